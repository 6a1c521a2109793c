import type { Config } from '../config';
import { consoleToLog, type Log } from '../log';
import { keepInSync } from '../people/keep-in-sync';
import { openStores, openSync, run, type Running, type Stores } from '../wire';
import { takeServiceLock } from '../sqlite/service-lock';
import { syncBeside } from './sync-beside';

/** `npm start`: real Teams, real Graph. */
export async function start(config: Config, log: Log): Promise<Running> {
  consoleToLog(log);
  const release = takeServiceLock(config.databaseUrl);
  const stores = openStores(config);
  const running = await run(config, stores, log);
  running.ready();
  log.info({ port: running.server.port }, 'KnowWho listens');
  // The bot answers with what it knows meanwhile.
  const syncing = keepInSync({
    syncOnce: (stopped) => syncOnce(config, stores, log, stopped),
    schedule: config.directory?.schedule ?? '0 * * * *',
    log,
  });
  return {
    ...running,
    stop: async () => {
      await syncing.stop();
      await running.stop();
      release();
    },
  };
}

/** In a process of its own, unless the database lives in this one's memory. */
async function syncOnce(config: Config, stores: Stores, log: Log, stopped: AbortSignal): Promise<void> {
  if (!config.graph) return;
  if (config.databaseUrl !== 'file::memory:') return syncBeside(stopped);
  await openSync({ ...config, graph: config.graph }, stores, log, stopped)();
}
