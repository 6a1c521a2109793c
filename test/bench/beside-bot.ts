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
    logLevel: 'warn',
  };
  const stores = openStores(config);
  const running = await run(config, stores, createLog(config.logLevel));
  running.ready();
  // Whatever it is told is the command of a sync that it runs as the service does.
  process.on('message', (command: string[]) => {
    void syncBeside(new AbortController().signal, command).then(() => process.send?.('synced'));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(running.server.port);
}

void main(process.argv[2] ?? '');
