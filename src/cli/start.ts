import type { Config } from '../config';
import { AppError } from '../errors';
import { consoleToLog, type Log } from '../log';
import { meteredLog, type Meter } from '../meter';
import { keepInSync } from '../people/keep-in-sync';
import { createPrometheusMeter, type Standing } from '../prometheus/meter';
import { startMetricsServer } from '../prometheus/metrics-server';
import { createFigures } from '../sqlite/standing-figures';
import { createUndeliveredList } from '../sqlite/undelivered-list';
import { takeServiceLock } from '../sqlite/service-lock';
import { openStores, openSync, run, type Running, type RunOptions, type Stores } from '../wire';
import { openResolver } from './open-resolver';
import { syncBeside } from './sync-beside';

/**
 * `npm start`: real Teams, real Graph.
 *
 * @throws Error when another service is at work on the database.
 */
export async function start(
  config: Config,
  plainLog: Log,
  options: Pick<RunOptions, 'keysForTest'> = {},
): Promise<Running> {
  consoleToLog(plainLog);
  const release = takeServiceLock(config.databaseUrl);
  const stores = openStores(config, Date.now, await openResolver(config.words));
  const figures = createFigures(stores.db, stores.clock);
  const undelivered = createUndeliveredList(stores.db, stores.clock);
  let synced: number | undefined;
  const metrics = config.metrics
    ? await startMetrics(
        config.metrics,
        async () => ({ ...figures(), synced: synced && synced / 1000 }),
        plainLog,
      )
    : undefined;
  const meter = metrics?.meter;
  const log = meter ? meteredLog(plainLog, meter) : plainLog;
  const running = await run(config, stores, log, {
    ...options,
    meter,
    details: () => ({
      database: 'ok',
      undelivered: undelivered(),
      schema: stores.db.pragma('user_version', { simple: true }) as number,
      peopleRead: synced === undefined ? null : new Date(synced).toISOString(),
    }),
  });
  running.ready();
  log.info({ port: running.server.port }, 'KnowWho listens');
  // The bot answers with what it knows meanwhile.
  const syncing = keepInSync({
    syncOnce: async (stopped) => {
      await timed(() => syncOnce(config, stores, log, stopped), meter);
      synced = stores.clock();
    },
    schedule: config.directory?.schedule ?? '0 * * * *',
    log,
  });
  return {
    ...running,
    stop: async () => {
      await syncing.stop();
      await running.stop();
      await metrics?.close();
      release();
    },
  };
}

async function startMetrics(
  address: NonNullable<Config['metrics']>,
  standing: () => Promise<Standing>,
  log: Log,
) {
  const prometheus = createPrometheusMeter(standing);
  const server = await startMetricsServer(prometheus, address, log);
  return { meter: prometheus.meter, close: () => server.close() };
}

async function timed(work: () => Promise<void>, meter: Meter | undefined): Promise<void> {
  const started = performance.now();
  const note = (outcome: Parameters<Meter['sync']>[0]) => meter?.sync(outcome, performance.now() - started);
  try {
    await work();
    note('completed');
  } catch (error) {
    note(error instanceof AppError && error.code === 'conflict' ? 'gave way' : 'failed');
    throw error;
  }
}

/** In a process of its own, unless the database lives in this one's memory. */
async function syncOnce(config: Config, stores: Stores, log: Log, stopped: AbortSignal): Promise<void> {
  if (!config.graph) return;
  if (config.databaseUrl !== 'file::memory:') return syncBeside(stopped);
  await openSync({ ...config, graph: config.graph }, stores, log, stopped)();
}
