import type { ChatStore } from '../chat/chats';
import type { Messenger } from '../notices/deliver';
import { createConnectorClient, type ConnectorClient } from './connector';
import { createMessenger } from './messenger';
import { counted, createPace } from './pace';

/**
 * How the bot speaks in Teams: what is answered goes out at once and counts, what the bot says on its own waits for its
 * turn within the same limits.
 *
 * @param token absent in the demo, where nobody asks for one.
 */
export function createSpeech({
  token,
  chats,
}: {
  readonly token?: (() => Promise<string>) | undefined;
  readonly chats: ChatStore;
}): { readonly connector: ConnectorClient; readonly messenger: Messenger } {
  const connector = createConnectorClient(token ? { token } : {});
  const pace = createPace();
  return { connector: counted(connector, pace), messenger: createMessenger({ connector, chats, pace }) };
}
