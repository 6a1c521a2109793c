import type { ChatStore, OwnChat } from '../chat/chats';
import type { Reply } from '../chat/command';
import type { Route, SentMessage } from '../notices/notice';
import type { Messenger, Outcome } from '../notices/deliver';
import { ConnectorError, type ConnectorClient, type OutgoingActivity } from './connector';
import { cardMessage } from './reply';

/** A message that arrived, and the way it took. */
interface Sent {
  readonly message: SentMessage;
  readonly route: Route;
}

/** Speaks to people on the bot's own account, in their 1:1 chat. */
export function createMessenger(deps: {
  readonly connector: ConnectorClient;
  readonly chats: ChatStore;
}): Messenger {
  const { connector, chats } = deps;

  async function deliver({ conversation, route }: OwnChat, reply: Reply): Promise<Sent> {
    const activity = await connector.send(route.serviceUrl, addressed(conversation, route, reply));
    return { message: { conversation, activity }, route };
  }

  return {
    send: (recipient, route, reply) =>
      outcome(async () => {
        const known = await chats.find(recipient);
        if (known) {
          try {
            return await deliver(known, reply);
          } catch (error) {
            if (!(error instanceof ConnectorError) || !isGone(error, known, route)) throw error;
            await chats.forget(recipient);
          }
        }
        const chat = { conversation: await connector.open(route, recipient), route };
        const sent = await deliver(chat, reply);
        await chats.remember(recipient, chat);
        return sent;
      }),
    update: (route, message, reply) =>
      outcome(async () => {
        await connector.update(route.serviceUrl, message, addressed(message.conversation, route, reply));
        return { message, route };
      }),
    remove: (route, message) =>
      outcome(async () => {
        await connector.remove(route.serviceUrl, message);
        return { message, route };
      }),
  };
}

function addressed(conversation: string, route: Route, reply: Reply): OutgoingActivity {
  return {
    ...cardMessage(reply),
    channelId: 'msteams',
    from: { id: route.botId, name: 'KnowWho' },
    conversation: { id: conversation },
  };
}

/** Teams no longer knows that chat, or nobody answers there while the cause of the notice came by another way. */
function isGone({ status }: ConnectorError, known: OwnChat, route: Route): boolean {
  return status === 404 || (status === undefined && known.route.serviceUrl !== route.serviceUrl);
}

/** Failures of Teams as what follows from them. */
async function outcome(work: () => Promise<Sent>): Promise<Outcome> {
  try {
    return { kind: 'sent', ...(await work()) };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.passes) return { kind: 'later', after: error.retryAfter };
    // 403: the person blocked the bot or removed the app. Asking again would be nagging.
    return { kind: error.status === 403 ? 'blocked' : 'failed' };
  }
}
