import type { ChatStore } from '../chat/chats';
import type { Log } from '../log';
import type { Messenger } from '../notices/deliver';
import { createAnswer, type Answer } from './answer';
import { createChannelMessenger } from './channel-messenger';
import { createConnectorClient, type ConnectorClient } from './connector';
import { createMessenger } from './messenger';
import { counted, createPace } from './pace';

/** How the bot speaks in Teams. */
export interface Speech {
  /** What is answered: at once, and counted. */
  readonly connector: ConnectorClient;
  /** The same for a whole reply, also where it must not be sent as it was asked for. */
  readonly answer: Answer;
  /** What the bot says on its own to people: it waits for its turn within the same limits. */
  readonly messenger: Messenger;
  /** The same in a channel, by its conversation id. */
  readonly inChannel: (channel: string) => Messenger;
}

/** @param token absent in the demo, where nobody asks for one. */
export function createSpeech({
  token,
  chats,
  log,
}: {
  readonly token?: (() => Promise<string>) | undefined;
  readonly chats: ChatStore;
  readonly log: Log;
}): Speech {
  const connector = createConnectorClient(token ? { token } : {});
  const pace = createPace();
  const atOnce = counted(connector, pace);
  return {
    connector: atOnce,
    answer: createAnswer({ connector: atOnce, chats, log }),
    messenger: createMessenger({ connector, chats, pace }),
    inChannel: (channel) => createChannelMessenger({ channel, connector, pace }),
  };
}
