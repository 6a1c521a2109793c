import { setTimeout as wait } from 'node:timers/promises';
import type { Messenger, Outcome } from '../notices/deliver';
import type { ConnectorClient } from './connector';
import { ConnectorError } from './connector';
import { addressed, changed, outcomeOf, roomFor } from './messenger';
import type { Pace } from './pace';

/**
 * Speaks in one channel, whoever is addressed. The bot has to be a member of the team.
 *
 * @param channel the channel's conversation id, such as `19:…@thread.tacv2`.
 */
export function createChannelMessenger(deps: {
  readonly channel: string;
  readonly connector: ConnectorClient;
  readonly pace?: Pace | undefined;
}): Messenger {
  const { channel, connector, pace } = deps;
  const room = (conversation: string) => roomFor(pace, wait, conversation);
  return {
    send: async (_, route, reply, begin) => {
      const full = await room(channel);
      if (full) return full;
      await begin();
      try {
        const activity = await connector.send(route.serviceUrl, addressed(channel, route, reply));
        return { kind: 'sent', message: { conversation: channel, activity }, route };
      } catch (error) {
        return missing(error) ?? outcomeOf(error);
      }
    },
    update: async (route, message, reply) =>
      (await room(message.conversation)) ??
      changed(route, message, () =>
        connector.update(route.serviceUrl, message, addressed(message.conversation, route, reply)),
      ),
    remove: async (route, message) =>
      (await room(message.conversation)) ??
      changed(route, message, () => connector.remove(route.serviceUrl, message)),
  };
}

/** There is no such channel, or the bot is not in its team. */
function missing(error: unknown): Outcome | undefined {
  const gone = error instanceof ConnectorError && (error.status === 403 || error.status === 404);
  return gone ? { kind: 'not-installed' } : undefined;
}
