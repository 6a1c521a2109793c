import type { ChatStore } from '../chat/chats';
import type { Messenger } from '../notices/deliver';
import { createChannelMessenger } from './channel-messenger';
import { createConnectorClient, type ConnectorClient } from './connector';
import { createMessenger } from './messenger';
import { counted, createPace } from './pace';

/** How the bot speaks in Teams. */
export interface Speech {
  /** What is answered: at once, and counted. */
  readonly connector: ConnectorClient;
  /** What the bot says on its own to people: it waits for its turn within the same limits. */
  readonly messenger: Messenger;
  /** The same in a channel, by its conversation id. */
  readonly inChannel: (channel: string) => Messenger;
}

/** @param token absent in the demo, where nobody asks for one. */
export function createSpeech({
  token,
  chats,
}: {
  readonly token?: (() => Promise<string>) | undefined;
  readonly chats: ChatStore;
}): Speech {
  const connector = createConnectorClient(token ? { token } : {});
  const pace = createPace();
  return {
    connector: counted(connector, pace),
    messenger: createMessenger({ connector, chats, pace }),
    inChannel: (channel) => createChannelMessenger({ channel, connector, pace }),
  };
}
