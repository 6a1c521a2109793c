import { setTimeout as wait } from 'node:timers/promises';
import type { ChatStore, OwnChat } from '../chat/chats';
import type { Reply } from '../chat/command';
import type { Route, SentMessage } from '../notices/notice';
import type { Messenger, Outcome } from '../notices/deliver';
import type { PersonId } from '../people/person';
import { ConnectorError, type ConnectorClient, type OutgoingActivity } from './connector';
import type { Pace } from './pace';
import { cardMessage } from './reply';

/** Teams' word for a person who blocked the bot. */
const BLOCKED = 'MessageWritesBlocked';
/** For room within Teams' limits we wait so long, in ms; for more, others come first. */
const PATIENCE = 2500;

/** Speaks to people on the bot's own account, in their 1:1 chat. */
export function createMessenger(deps: {
  readonly connector: ConnectorClient;
  readonly chats: ChatStore;
  /** Absent: nobody counts. */
  readonly pace?: Pace | undefined;
  readonly sleep?: (ms: number) => Promise<unknown>;
}): Messenger {
  const { connector, chats, pace, sleep = wait } = deps;

  const room = (conversation?: string) => roomFor(pace, sleep, conversation);

  /** A new chat with somebody, or why there is none. */
  async function open(recipient: PersonId, route: Route): Promise<OwnChat | Outcome> {
    try {
      const full = await room();
      if (full) return full;
      return { conversation: await connector.open(route, recipient), route };
    } catch (error) {
      return unopened(error);
    }
  }

  async function say({ conversation, route }: OwnChat, reply: Reply): Promise<Outcome> {
    const activity = await connector.send(route.serviceUrl, addressed(conversation, route, reply));
    return { kind: 'sent', message: { conversation, activity }, route };
  }

  return {
    send: async (recipient, route, reply, begin) => {
      const known = await chats.find(recipient);
      if (known) {
        try {
          const full = await room(known.conversation);
          if (full) return full;
          await begin();
          return await say(known, reply);
        } catch (error) {
          if (!(error instanceof ConnectorError) || !isGone(error, known, route)) return outcomeOf(error);
          await chats.forget(recipient);
        }
      }
      const chat = await open(recipient, route);
      if ('kind' in chat) return chat;
      try {
        await chats.remember(recipient, chat);
        const full = await room(chat.conversation);
        if (full) return full;
        await begin();
        return await say(chat, reply);
      } catch (error) {
        return outcomeOf(error);
      }
    },
    update: (route, message, reply) =>
      changed(route, message, () =>
        connector.update(route.serviceUrl, message, addressed(message.conversation, route, reply)),
      ),
    remove: (route, message) => changed(route, message, () => connector.remove(route.serviceUrl, message)),
  };
}

/** Waits for room for a call; undefined when there is, else for how long there is none. */
export async function roomFor(
  pace: Pace | undefined,
  sleep: (ms: number) => Promise<unknown>,
  conversation?: string,
): Promise<Outcome | undefined> {
  for (let waited = 0; ;) {
    const ms = await pace?.take(conversation);
    if (ms === undefined) return undefined;
    if (waited + ms > PATIENCE) return { kind: 'wait', after: ms };
    waited += ms;
    await sleep(ms);
  }
}

/** A call that changes a message of ours. */
export async function changed(
  route: Route,
  message: SentMessage,
  work: () => Promise<void>,
): Promise<Outcome> {
  try {
    await work();
    return { kind: 'sent', message, route };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** A reply as a message of the bot's own in that conversation. */
export function addressed(conversation: string, route: Route, reply: Reply): OutgoingActivity {
  return {
    ...cardMessage(reply),
    channelId: 'msteams',
    from: { id: route.botId, name: 'KnowWho' },
    conversation: { id: conversation },
  };
}

/** Teams no longer knows that chat, or nobody is there while the cause of the notice came by another way. */
function isGone(error: ConnectorError, known: OwnChat, route: Route): boolean {
  const { status, mayHaveArrived } = error;
  if (status !== undefined) return status === 404;
  return !mayHaveArrived && known.route.serviceUrl !== route.serviceUrl;
}

/** A message that failed, as what follows from it. */
export function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof ConnectorError)) throw error;
  const { status, code, retryAfter, passes, mayHaveArrived } = error;
  if (passes) return { kind: mayHaveArrived ? 'unsure' : 'later', after: retryAfter };
  if (status !== 403) return { kind: 'failed' };
  // The person blocked the bot, or removed it. Asking again would be nagging.
  return { kind: code === 'BotNotInConversationRoster' ? 'not-installed' : 'blocked' };
}

/** A chat that could not be opened: nothing was said yet, so whatever passes is tried again. */
function unopened(error: unknown): Outcome {
  const outcome = outcomeOf(error);
  if (outcome.kind === 'unsure') return { ...outcome, kind: 'later' };
  const { status, code } = error as ConnectorError;
  const missing = status === 404 || (status === 403 && code !== BLOCKED);
  return missing ? { kind: 'not-installed' } : outcome;
}
