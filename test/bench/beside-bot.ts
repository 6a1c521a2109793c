import { syncBeside } from '../../src/cli/sync-beside';
import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { openStores, run } from '../../src/wire';

/** The bot as `npm start` runs it, over this file; only nobody is authenticated. */
async function main(databaseUrl: string): Promise<void> {
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl,
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    weeklyPings: 3,
    timeZone: 'UTC',
    logLevel: 'warn',
  };
  const stores = openStores(config);
  const running = await run(config, stores, createLog(config.logLevel));
  running.ready();
  const stopping = new AbortController();
  // It is told the command of a sync, which it runs as the service does, or to end that.
  process.on('message', (told: string[] | 'stop') => {
    if (told === 'stop') stopping.abort();
    else {
      const ended = syncBeside(stopping.signal, told).then(
        () => 'synced',
        () => 'stopped',
      );
      void ended.then((how) => process.send?.(how));
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(running.server.port);
}

void main(process.argv[2] ?? '');
