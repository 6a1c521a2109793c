import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import { createLog } from '../../src/log';
import type { ProfileWriter } from '../../src/people/people-store';
import { createSyncPeople, type SyncResult } from '../../src/people/sync-people';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';

/** What a sync of many people takes. */
export interface SyncFigures {
  readonly first: SyncResult;
  /** After 100 people changed. */
  readonly second: SyncResult;
  readonly requestsPerPerson: number;
  /** Highest resident memory during the first, in MB. */
  readonly peakMb: number;
  readonly databaseMb: number;
  /** Longest time that the event loop stood still, in ms. */
  readonly longestPauseMs: number;
}

/** Syncs a directory of this size over HTTP into a file. */
export async function benchSync(
  people: number,
  profiles: (db: Database) => ProfileWriter,
): Promise<SyncFigures> {
  const graph = fork(join(__dirname, 'graph-process.js'), [String(people)], { execArgv: [] });
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
  try {
    const [url] = (await once(graph, 'message')) as [string];
    const file = join(folder, 'k.db');
    const db = openDatabase(`file:${file}`);
    const sync = createSyncPeople({
      directory: createGraphDirectory({ send: connectGraph({ baseUrl: url }) }),
      store: createPeopleStore(db, { clock: Date.now, profiles: profiles(db) }),
      clock: Date.now,
      log: createLog('silent'),
    });
    let peak = 0;
    const pauses = monitorEventLoopDelay({ resolution: 10 });
    pauses.enable();
    const first = await sync({
      progress: () => {
        peak = Math.max(peak, process.memoryUsage.rss());
      },
    });
    pauses.disable();
    graph.send(100);
    await once(graph, 'message');
    const second = await sync();
    db.close();
    return {
      first,
      second,
      requestsPerPerson: first.requests / people,
      peakMb: Math.round(peak / 1e6),
      databaseMb: Math.round(statSync(file).size / 1e6),
      longestPauseMs: Math.round(pauses.max / 1e6),
    };
  } finally {
    graph.disconnect();
    rmSync(folder, { recursive: true });
  }
}
