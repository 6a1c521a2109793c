import type { Config } from '../config';
import type { Log } from '../log';
import { keepInSync } from '../people/keep-in-sync';
import { openStores, openSync, run, type Running } from '../wire';

/** `npm start`: real Teams, real Graph. */
export async function start(config: Config, log: Log): Promise<Running> {
  const stores = openStores(config);
  const running = await run(config, stores, log);
  running.ready();
  log.info({ port: running.server.port }, 'KnowWho listens');
  // The bot answers with what it knows meanwhile.
  const syncing = config.graph && keepInSync({ syncPeople: openSync(config.graph, stores, log), log });
  return {
    ...running,
    stop: async () => {
      syncing?.stop();
      await running.stop();
    },
  };
}
