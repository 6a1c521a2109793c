import type { Activity, TurnContext } from 'botbuilder';
import type { ChatStore } from '../chat/chats';
import type { Reply } from '../chat/command';
import type { Log } from '../log';
import { ConnectorError, withRetries, type ConnectorClient } from './connector';
import { createMessenger } from './messenger';
import { replyMessage } from './reply';
import { isTargeted, routeOf, senderId } from './turn';

/**
 * Answers a message where it was written, at once.
 *
 * @returns the id of the message, where Teams tells it.
 * @throws ConnectorError when Teams does not take it.
 */
export type Answer = (context: TurnContext, reply: Reply) => Promise<string | undefined>;

/**
 * Not every client, tenant or cloud takes targeted messages. What was asked for one pair of eyes is then answered in
 * that person's own chat with the bot, never before the group.
 *
 * @param connector counts what it sends; answers do not wait for their turn.
 */
export function createAnswer({
  connector,
  chats,
  log,
}: {
  readonly connector: ConnectorClient;
  readonly chats: ChatStore;
  readonly log: Log;
}): Answer {
  const own = createMessenger({ connector, chats });

  async function aside(activity: Activity, reply: Reply, refused: ConnectorError): Promise<void> {
    const outcome = await own.send(senderId(activity), routeOf(activity), reply, () => Promise.resolve());
    log.info({ status: refused.status, code: refused.code, own: outcome.kind }, 'targeted answer refused');
    if (outcome.kind !== 'sent') throw refused;
  }

  return async (context, reply) => {
    const { activity } = context;
    const message = replyMessage(activity, reply);
    // Then the answer travels in the response of this very request.
    if (activity.deliveryMode === 'expectReplies') {
      await context.sendActivity(message as Partial<Activity>);
      return undefined;
    }
    try {
      return await withRetries(() => connector.send(activity.serviceUrl, message, activity.id));
    } catch (error) {
      if (!isTargeted(activity) || !(error instanceof ConnectorError) || error.passes) throw error;
      await aside(activity, reply, error);
      return undefined;
    }
  };
}
