import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { takeServiceLock } from '../../src/sqlite/service-lock';
import { APP, redirectTeams, TENANT } from './soak-signed';

/** How often the process says how much memory and time it took, in ms. */
const EVERY = 2000;

/**
 * The bot of a soak: on a file, at a port that stays the same over restarts, as in production. Its Teams is a double, and
 * the keys that Teams signs with are those of a server on this machine.
 */
async function main(databaseUrl: string, port: number, teams: string, keys: string): Promise<void> {
  const config: Config = {
    port,
    host: '127.0.0.1',
    databaseUrl,
    bot: { appId: APP, type: 'UserAssignedMSI', tenantId: TENANT },
    graph: undefined,
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    weeklyPings: 50,
    timeZone: 'UTC',
    logLevel: 'error',
  };
  redirectTeams(teams);
  const { openStores, run } = await import('../../src/wire.js');
  const log = createLog(config.logLevel);
  const release = takeServiceLock(databaseUrl);
  const running = await run(config, openStores(config), log, { keysForTest: keys });
  running.ready();
  const tell = () => {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed, cpu: (user + system) / 1000 });
  };
  process.send?.({ ready: true });
  setInterval(tell, EVERY).unref();
  process.on('SIGTERM', () => {
    tell();
    void running
      .stop()
      .then(release)
      .then(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
}

const [databaseUrl = '', port = '', teams = '', keys = ''] = process.argv.slice(2);
void main(databaseUrl, Number(port), teams, keys);
