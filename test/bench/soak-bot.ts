import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { takeServiceLock } from '../../src/sqlite/service-lock';
import { openStores, run } from '../../src/wire';

/** How often the process says how much memory it holds, in ms. */
const EVERY = 2000;

/** The bot of a soak: on a file, at a port that stays the same over restarts; only nobody is authenticated. */
async function main(databaseUrl: string, port: number): Promise<void> {
  const config: Config = {
    port,
    host: '127.0.0.1',
    databaseUrl,
    bot: undefined,
    graph: undefined,
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    weeklyPings: 50,
    timeZone: 'UTC',
    logLevel: 'error',
  };
  const log = createLog(config.logLevel);
  const release = takeServiceLock(databaseUrl);
  const running = await run(config, openStores(config), log);
  running.ready();
  process.send?.({ ready: true });
  setInterval(() => process.send?.({ rss: process.memoryUsage().rss }), EVERY).unref();
  process.on(
    'SIGTERM',
    () =>
      void running
        .stop()
        .then(release)
        .then(() => process.exit(0)),
  );
  process.on('disconnect', () => process.exit(0));
}

const [databaseUrl = '', port = ''] = process.argv.slice(2);
void main(databaseUrl, Number(port));
