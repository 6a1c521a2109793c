import type { Config } from '../config';
import type { Log } from '../log';
import { openStores, openSync, run, type Running } from '../wire';

/** `npm start`: real Teams, real Graph. */
export async function start(config: Config, log: Log): Promise<Running> {
  const stores = openStores(config);
  const running = await run(config, stores, log);
  running.ready();
  log.info({ port: running.server.port }, 'KnowWho listens');
  const { graph } = config;
  if (graph) {
    // The bot answers with what it knows meanwhile.
    openSync(graph, stores, log)().then(
      (result) => log.info({ ...result }, 'people are up to date'),
      (error: unknown) => log.error({ err: error }, 'people could not be read; see npm run sync'),
    );
  }
  return running;
}
