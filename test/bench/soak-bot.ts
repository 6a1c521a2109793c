import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { syncBeside } from '../../src/cli/sync-beside';
import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { takeServiceLock } from '../../src/sqlite/service-lock';
import { APP, redirectTeams, TENANT } from './soak-signed';

/** How often the process says how much memory and time it took, in ms. */
const EVERY = 2000;
/** No limit of a person's day or week is met, however long a soak takes. */
const ANY = 1_000_000;

/**
 * The bot of a soak: on a file, at a port that stays the same over restarts, as in production. Its Teams is a double, and
 * the keys that Teams signs with are those of a server on this machine. Whoever started it tells it when to sync.
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
    weeklyPings: ANY,
    requests: { atOnce: 3, patience: 4 * 60 * 60_000, perDay: ANY },
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
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send?.({ rss, own: ownMemory(), heap: heapUsed, external, cpu: (user + system) / 1000 });
  };
  process.send?.({ ready: true });
  setInterval(tell, EVERY).unref();
  const program = join(__dirname, '../../src/main.js');
  const stopping = new AbortController();
  process.on('message', ({ sync }: { sync?: boolean }) => {
    if (sync === undefined) return;
    syncBeside(stopping.signal, [program, 'sync', '--give-way', ...(sync ? ['--full'] : [])]).then(
      () => process.send?.({ synced: '' }),
      (error: unknown) => process.send?.({ synced: String(error) }),
    );
  });
  process.on('SIGTERM', () => {
    tell();
    stopping.abort();
    void running
      .stop()
      .then(release)
      .then(() => process.exit(0));
  });
  process.on('disconnect', () => process.exit(0));
}

/** What the process holds for itself, in bytes: not the pages of the database's file, which the system takes back at will. */
function ownMemory(): number | undefined {
  try {
    const [, kb] = /^Anonymous:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8')) ?? [];
    return kb === undefined ? undefined : Number(kb) * 1024;
  } catch {
    return undefined;
  }
}

const [databaseUrl = '', port = '', teams = '', keys = ''] = process.argv.slice(2);
void main(databaseUrl, Number(port), teams, keys);
