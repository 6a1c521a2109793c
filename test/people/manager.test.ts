import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import { createSyncPeople, type SyncResult } from '../../src/people/sync-people';
import { createPrivacyStore } from '../../src/sqlite/privacy-store';
import { buildDirectoryHouse, silent, type DirectoryHouse } from '../fakes/directory-house';

const id = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Number 1 leads; everybody else reports to number 1, unless told. */
const colleague = (number: number, manager: number | undefined = number === 1 ? undefined : 1) => ({
  id: id(number),
  displayName: `Colleague ${number}`,
  accountEnabled: true,
  skills: ['Excel'],
  ...(manager === undefined ? {} : { manager: id(manager).toUpperCase() }),
});

let house: DirectoryHouse;
beforeEach(async () => {
  house = await buildDirectoryHouse({
    people: [2, 3, 4, 5, 1].map((number) => colleague(number)),
    pageSize: 2,
  });
});
afterEach(() => house.close());

function sync(manager = true, full = false): Promise<SyncResult> {
  const { graph, store, time } = house;
  const directory = createGraphDirectory({
    send: connectGraph({ baseUrl: graph.url }),
    clock: time.clock,
    wait: time.wait,
    scope: { manager },
  });
  return createSyncPeople({ directory, store, clock: time.clock, log: silent })({ full });
}
const managers = async () =>
  Promise.all([1, 2, 3, 4, 5].map(async (number) => (await house.store.find(id(number)))?.manager));

test('managers come with the list, cost no request, and follow when they change', async () => {
  // 3 pages and a batch, as without.
  expect(await sync()).toMatchObject({ people: 5, requests: 4 });
  expect(await managers()).toEqual([undefined, id(1), id(1), id(1), id(1)]);
  house.graph.set(colleague(3, 2));
  house.graph.set({ ...colleague(4), jobTitle: 'Moved' });
  house.graph.set({ ...colleague(5), manager: undefined });
  expect(await sync()).toMatchObject({ updated: 3 });
  expect(await managers()).toEqual([undefined, id(1), id(2), id(1), undefined]);
  expect(await sync(true, true)).toMatchObject({ updated: 0 });
});

test('off, nobody is asked for them; switched off, they are forgotten with the next sync', async () => {
  await sync(false);
  expect(await managers()).toEqual(Array(5).fill(undefined));
  await sync(true);
  expect((await managers())[1]).toBe(id(1));
  expect(await sync(false)).toMatchObject({ people: 5, removed: 0 });
  expect(await managers()).toEqual(Array(5).fill(undefined));
});

test('who is forgotten is nobody’s manager any more, whatever the directory says', async () => {
  await sync();
  const privacy = createPrivacyStore(house.db, {
    profiles: { forget: () => undefined, prune: () => undefined },
  });
  await privacy.forget(id(1), house.time.now);
  expect(await managers()).toEqual(Array(5).fill(undefined));
  await sync(true, true);
  expect(await managers()).toEqual(Array(5).fill(undefined));
  expect((await privacy.stored(id(2))).person).toMatchObject([{ manager: null }]);
});
