import {
  startGraphEmulator,
  type GraphEmulator,
  type GraphEmulatorOptions,
} from '../../src/demo/graph-emulator';
import { connectGraph, type SendToGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import type { Log } from '../../src/log';
import type { Directory } from '../../src/people/directory';
import type { PeopleStore, SyncStore } from '../../src/people/people-store';
import { createSyncPeople, type SyncPeople } from '../../src/people/sync-people';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { knownProfiles, type KnownProfiles } from './profile-writer';

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

/** Time that passes only when somebody waits. */
export interface Time {
  now: number;
  clock(): number;
  wait(ms: number): Promise<void>;
}

export function startTime(): Time {
  const time: Time = {
    now: Date.UTC(2026, 0, 5),
    clock: () => time.now,
    wait: async (ms) => {
      time.now += ms;
    },
  };
  return time;
}

/** A directory over HTTP, a database and a sync between them. */
export interface DirectoryHouse {
  readonly graph: GraphEmulator;
  readonly db: Database;
  readonly store: PeopleStore & SyncStore;
  readonly directory: Directory;
  readonly profiles: KnownProfiles;
  readonly time: Time;
  readonly sync: SyncPeople;
  /** Skills that the search knows of this person; undefined when it knows nothing. */
  skillsOf(id: string): readonly string[] | undefined;
  /** Their title, as the search knows it. */
  titleOf(id: string): string | undefined;
  /** A sync that dies when `point` throws; it is asked before each writing step. */
  syncUntil(point: (step: string) => void): SyncPeople;
  close(): Promise<void>;
}

export async function buildDirectoryHouse(
  options: Partial<GraphEmulatorOptions> = {},
  send?: SendToGraph,
): Promise<DirectoryHouse> {
  const time = startTime();
  const graph = await startGraphEmulator({ people: [], clock: time.clock, ...options });
  const db = openDatabase('file::memory:');
  const profiles = knownProfiles();
  const store = createPeopleStore(db, { clock: time.clock, profiles });
  const directory = createGraphDirectory({
    send: send ?? connectGraph({ baseUrl: graph.url }),
    clock: time.clock,
    wait: time.wait,
  });
  const keyOf = db.prepare<[string], { key: number }>('SELECT key FROM person WHERE id = ?');
  const known = (id: string) => {
    const row = keyOf.get(id.toLowerCase());
    return row && profiles.known.get(row.key);
  };
  return {
    graph,
    db,
    store,
    directory,
    profiles,
    time,
    sync: createSyncPeople({ directory, store, clock: time.clock, log: silent }),
    skillsOf: (id) => known(id)?.profile.skills,
    titleOf: (id) => known(id)?.title,
    syncUntil: (point) =>
      createSyncPeople({ directory, store: dying(store, point), clock: time.clock, log: silent }),
    async close() {
      await graph.close();
      db.close();
    },
  };
}

/** The store of a process that can be killed: `end` is never reached then. */
function dying(store: PeopleStore & SyncStore, point: (step: string) => void): PeopleStore & SyncStore {
  return {
    ...store,
    applyPage: async (run, page) => {
      point('page');
      const done = await store.applyPage(run, page);
      point('after page');
      return done;
    },
    sweep: async (run) => {
      point('sweep');
      return store.sweep(run, 1);
    },
    saveReadings: async (run, readings) => {
      point('profiles');
      await store.saveReadings(run, readings);
    },
    end: async () => undefined,
  };
}
