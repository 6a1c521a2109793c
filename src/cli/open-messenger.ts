import type { ChatStore } from '../chat/chats';
import type { Clock } from '../clock';
import type { Config } from '../config';
import { connectGraph } from '../graph/client';
import { createInstallApp } from '../graph/install-app';
import type { Log } from '../log';
import { meteredMessenger, type Meter } from '../meter';
import type { Messenger } from '../notices/deliver';
import { installing } from '../notices/installing';

/** What the bot says on its own to people; with `INSTALL_APP`, to those too who have not got the app yet. */
export function openMessenger(
  messenger: Messenger,
  deps: {
    readonly config: Pick<Config, 'graph' | 'reach'>;
    readonly chats: Pick<ChatStore, 'removedIt'>;
    readonly clock: Clock;
    readonly log: Log;
    readonly meter: Meter | undefined;
  },
): Messenger {
  const { config, chats, clock, log, meter } = deps;
  const { graph } = config;
  const app = config.reach?.installApp;
  if (!graph || !app) return meteredMessenger(messenger, meter);
  const install = createInstallApp({ send: connectGraph(graph), graph, app, clock, log });
  return meteredMessenger(installing(messenger, { install, removedIt: chats.removedIt, clock }), meter);
}
