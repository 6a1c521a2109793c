import { createLog } from '../../src/log';
import { openStores, run, type Running, type Stores } from '../../src/wire';
import type { Config } from '../../src/config';
import { CONFIG, type Colleague } from '../fakes/house';
import { TeamsDouble } from '../fakes/teams-double';
import { smallResolver } from '../skills/small-vocabulary';

/** The whole bot over a vocabulary of a handful of skills, which takes no time to learn. */
export interface SmallHouse {
  readonly stores: Stores;
  readonly teams: TeamsDouble;
  readonly running: Running;
  readonly url: string;
  close(): Promise<void>;
}

export async function openSmallHouse(
  people: readonly Colleague[],
  { config = {}, clock = Date.now }: { config?: Partial<Config>; clock?: () => number } = {},
): Promise<SmallHouse> {
  const settings = { ...CONFIG, ...config };
  const stores = openStores(settings, clock, smallResolver());
  await fillWith(stores, people);
  const running = await run(settings, stores, createLog(settings.logLevel));
  running.ready();
  const url = `http://127.0.0.1:${running.server.port}`;
  const teams = await new TeamsDouble(() => url).start();
  return {
    stores,
    teams,
    running,
    url,
    close: async () => {
      await running.stop();
      await teams.stop();
    },
  };
}

/** The directory lists these people. */
export async function fillWith(stores: Stores, people: readonly Colleague[]): Promise<void> {
  const { run: number } = await stores.people.begin({ full: true, takeOver: true });
  await stores.people.applyPage(number, {
    restarted: true,
    changes: people.map(({ id, profile: _profile, ...facts }) => ({
      kind: 'listed',
      id,
      facts: { enabled: true, guest: false, ...facts },
    })),
    token: 'token',
    last: true,
  });
  const empty = {
    skills: [],
    interests: [],
    pastProjects: [],
    responsibilities: [],
    schools: [],
    aboutMe: '',
  };
  await stores.people.saveReadings(
    number,
    people.map(({ id, profile }) => ({ id, profile: { ...empty, ...profile } })),
  );
  await stores.people.end(number);
}
