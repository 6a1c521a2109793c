import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config';
import { createLog } from '../../src/log';
import { NO_PROFILE } from '../../src/people/person';
import { openStores, run } from '../../src/wire';
import { makeCompany } from './match-people';

const BATCH = 1000;

/** The bot with so many made-up people, in a database in a file, as it is where so many work. */
async function main(people: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: `file:${join(folder, 'house.db')}`,
    bot: undefined,
    graph: undefined,
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    timeZone: 'UTC',
    weeklyPings: 3,
    logLevel: 'warn',
  };
  const stores = openStores(config);
  // Filling would take minutes if each batch waited for the disk; answers are measured with it.
  stores.db.pragma('synchronous = OFF');
  const store = stores.people;
  const { run: number } = await store.begin({ full: true, takeOver: true });
  const all = [...makeCompany(people).people()];
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    await store.applyPage(number, {
      restarted: from === 0,
      changes: batch.map(({ id }) => ({
        kind: 'listed' as const,
        id,
        facts: { name: `Colleague ${id}`, enabled: true, guest: false },
      })),
      token: `token-${from}`,
      last: from + BATCH >= all.length,
    });
    await store.saveReadings(
      number,
      batch.map(({ id, skills }) => ({ id, profile: { ...NO_PROFILE, skills: [...skills] } })),
    );
  }
  await store.end(number);
  stores.db.pragma('synchronous = FULL');
  const running = await run(config, stores, createLog(config.logLevel));
  running.ready();
  process.send?.(running.server.port);
  process.on('disconnect', () => process.exit(0));
}

void main(Number(process.argv[2]));
