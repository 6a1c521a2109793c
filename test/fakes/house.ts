import { createLog } from '../../src/log';
import { openStores, run, type Running, type Stores } from '../../src/wire';
import type { Config } from '../../src/config';
import type { DirectoryConfig } from '../../src/directory-config';
import type { DirectoryFacts } from '../../src/people/directory';
import { PROFILE_FIELDS, type Profile } from '../../src/people/person';
import type { SkillResolver } from '../../src/skills/resolve';
import { createShippedResolver } from '../../src/skills/shipped-resolver';
import { TeamsDouble } from './teams-double';

/** A colleague of a test. */
export interface Colleague extends DirectoryFacts {
  readonly id: string;
  readonly name: string;
  readonly profile?: Partial<Profile>;
}

const NO_PROFILE: Profile = {
  skills: [],
  interests: [],
  pastProjects: [],
  responsibilities: [],
  schools: [],
  aboutMe: '',
};

/** The whole bot on loopback, with a real database in memory and a Teams that is played. */
export interface House {
  readonly stores: Stores;
  readonly teams: TeamsDouble;
  readonly running: Running;
  readonly url: string;
  /** The directory lists these people from now on, or what changed about them. */
  people(...colleagues: readonly Colleague[]): Promise<void>;
  /** The directory no longer lists this person. */
  leaves(id: string): Promise<void>;
  close(): Promise<void>;
}

export const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: 'file::memory:',
  visibility: 'opt-out',
  defaultLocale: 'en',
  workingHours: 'always',
  weeklyPings: 3,
  timeZone: 'UTC',
  logLevel: 'silent',
};

/** What is read of the directory, as if nothing were set. */
export const DIRECTORY: DirectoryConfig = {
  schedule: '0 * * * *',
  refreshDays: 7,
  excluded: [],
  fields: PROFILE_FIELDS,
  presence: false,
  manager: false,
};

/** Learning the vocabulary takes a second, so the tests of a file share what was learned. */
let resolver: SkillResolver | undefined;

export async function openHouse({
  config = {},
  clock = Date.now,
}: { config?: Partial<Config>; clock?: () => number } = {}): Promise<House> {
  const settings = { ...CONFIG, ...config };
  const stores = openStores(settings, clock, (resolver ??= createShippedResolver()));
  const running = await run(settings, stores, createLog(settings.logLevel));
  running.ready();
  const url = `http://127.0.0.1:${running.server.port}`;
  const teams = await new TeamsDouble(() => url).start();
  let started = false;
  return {
    stores,
    teams,
    running,
    url,
    people: async (...colleagues) => {
      const { run: number } = await stores.people.begin({ full: false, takeOver: true });
      await stores.people.applyPage(number, {
        restarted: !started,
        changes: colleagues.map(({ id, profile: _profile, ...facts }) => ({
          kind: 'listed',
          id,
          facts: { enabled: true, guest: false, ...facts },
        })),
        token: 'token',
        last: true,
      });
      started = true;
      const readings = colleagues.map(({ id, profile }) => ({ id, profile: { ...NO_PROFILE, ...profile } }));
      await stores.people.saveReadings(number, readings);
      await stores.people.end(number);
    },
    leaves: async (id) => {
      const { run: number } = await stores.people.begin({ full: false, takeOver: true });
      const changes = [{ kind: 'removed' as const, id, restorable: true }];
      await stores.people.applyPage(number, { restarted: false, changes, token: 'token', last: true });
      await stores.people.end(number);
    },
    close: async () => {
      await running.stop();
      await teams.stop();
    },
  };
}

/** A stable object id for the n-th colleague of a test. */
export function objectId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}
