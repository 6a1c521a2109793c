import type { Config } from '../../src/config';
import { company } from '../../src/demo/company';
import { startGraphEmulator } from '../../src/demo/graph-emulator';
import { createLog } from '../../src/log';
import { openStores, openSync, run } from '../../src/wire';

const config: Config = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: 'file::memory:',
  bot: undefined,
  graph: undefined,
  visibility: 'opt-out',
  defaultLocale: 'en',
  workingHours: 'always',
  weeklyPings: 3,
  timeZone: 'UTC',
  logLevel: 'warn',
};

/** The bot as it runs for real, without the demo's page, with the demo's people; only nobody is authenticated. */
async function main(): Promise<void> {
  const log = createLog(config.logLevel);
  const graph = await startGraphEmulator({ people: company(), units: Infinity });
  const stores = openStores(config);
  await openSync({ graph: { baseUrl: graph.url } }, stores, log)({ full: true, takeOver: true });
  await graph.close();
  const running = await run(config, stores, log);
  running.ready();
  process.send?.(running.server.port);
  process.on('disconnect', () => process.exit(0));
}

void main();
