import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepHeapSmall } from '../../src/cli/heap';
import { openSkills } from '../../src/cli/open-skills';
import { readBatch } from '../../src/graph/batch';
import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import { createLog } from '../../src/log';
import { PROFILE_FIELDS } from '../../src/people/person';
import { createSyncPeople, type SyncResult } from '../../src/people/sync-people';
import { openDatabase } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import type { GraphOrder } from './graph-process';

/** What to measure. */
export interface SyncTask {
  readonly people: number;
  /** Resource units in 10 s, by a clock that only waiting moves on. */
  readonly units: number;
  /** Of each answer, in real ms. */
  readonly latency: number;
  /** Reads profiles one after the other, one request each. */
  readonly naive: boolean;
  /** Profiles of one skill instead of well-kept ones. */
  readonly isShort?: boolean | undefined;
}

/** What a sync of many people took. */
export interface SyncFigures {
  readonly first: SyncResult;
  /** After 100 people changed. */
  readonly second: SyncResult;
  /** Time that was waited for the throttle in the first, in virtual ms. */
  readonly waitedMs: number;
  /** Real time of the first, in ms. */
  readonly realMs: number;
  /** Highest resident memory of this process until then, in MB. */
  readonly peakMb: number;
  readonly databaseMb: number;
}

/** Syncs over HTTP into a file, with the index that the search reads, as `npm run sync` does. */
async function measure({ people, units, latency, naive, isShort }: SyncTask): Promise<SyncFigures> {
  keepHeapSmall();
  const graph = fork(
    join(__dirname, 'graph-process.js'),
    [people, units, latency, Number(isShort ?? false)].map(String),
    {
      execArgv: [],
    },
  );
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-bench-'));
  const order = async (what: GraphOrder): Promise<void> => {
    graph.send(what);
    await once(graph, 'message');
  };
  try {
    const [url] = (await once(graph, 'message')) as [string];
    const file = join(folder, 'k.db');
    const db = openDatabase(`file:${file}`);
    db.pragma('synchronous = NORMAL');
    let now = Date.now();
    const clock = () => now;
    const send = connectGraph({ baseUrl: url });
    const directory = createGraphDirectory({
      send,
      clock,
      wait: async (ms) => {
        now += ms;
        await order({ now });
      },
    });
    await order({ now });
    const sync = createSyncPeople({
      directory: naive
        ? {
            ...directory,
            async *profiles(ids) {
              for await (const id of ids) {
                const path = `/users/${id}?$select=${PROFILE_FIELDS.join(',')}`;
                const { status, body } = await send(path, 30_000);
                const items = { responses: [{ id: '1', status, body }] };
                const answer = readBatch([id], { status: 200, body: items });
                yield [{ id, profile: answer.items?.get(id)?.profile }];
              }
            },
          }
        : directory,
      store: createPeopleStore(db, { clock, profiles: openSkills(db, 'opt-out').index.profiles }),
      clock,
      log: createLog('silent'),
    });
    const [began, virtual] = [Date.now(), now];
    const first = await sync();
    const [realMs, waitedMs] = [Date.now() - began, now - virtual];
    // Kilobytes, whatever the system.
    const peakMb = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
    await order({ change: 100 });
    const second = await sync();
    db.close();
    return { first, second, waitedMs, realMs, peakMb, databaseMb: Math.round(statSync(file).size / 1e6) };
  } finally {
    graph.disconnect();
    rmSync(folder, { recursive: true });
  }
}

process.once('message', (task: SyncTask) => {
  void measure(task).then((figures) => {
    process.send?.(figures, () => process.disconnect());
  });
});
