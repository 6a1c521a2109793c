import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import type { ScopeSettings } from '../../src/graph/scope';
import { createSyncPeople, type SyncResult } from '../../src/people/sync-people';
import { buildDirectoryHouse, silent, type DirectoryHouse } from '../fakes/directory-house';

const GROUP = '70000000-0000-4000-8000-00000000000A';
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const colleagues = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: id(index + 1),
    displayName: `Colleague ${index + 1}`,
    accountEnabled: true,
    skills: ['Excel'],
    aboutMe: 'I know Power BI.',
  }));

let house: DirectoryHouse;
beforeEach(async () => {
  house = await buildDirectoryHouse({ people: colleagues(30), pageSize: 10 });
});
afterEach(() => house.close());

/** A sync with these limits, by the same clock into the same database. */
function syncWith(scope: ScopeSettings): Promise<SyncResult> {
  const { graph, store, time } = house;
  const directory = createGraphDirectory({
    send: connectGraph({ baseUrl: graph.url }),
    clock: time.clock,
    wait: time.wait,
    scope,
  });
  return createSyncPeople({ directory, store, clock: time.clock, log: silent })();
}
const listed = async () => {
  const all = await Promise.all(colleagues(30).map((one) => house.store.find(one.id)));
  return all.flatMap((person, index) => (person?.listed ? [index + 1] : []));
};

test('only members of the group are read, however their ids are written, and who joins or leaves follows', async () => {
  house.graph.group(GROUP, [id(1), id(2).toUpperCase(), id(3), 'nobody-here']);
  expect(await syncWith({ group: GROUP })).toMatchObject({ people: 3 });
  expect(house.graph.counts().item).toBe(3);
  // Nothing changed: the next one only asks for the group and for changes.
  expect(await syncWith({ group: GROUP.toLowerCase() })).toMatchObject({ requests: 2, updated: 0 });
  house.graph.group(GROUP, [id(2), id(3), id(20)]);
  expect(await syncWith({ group: GROUP })).toMatchObject({ people: 3, added: 1, removed: 1 });
  expect(await listed()).toEqual([2, 3, 20]);
  expect(house.skillsOf(id(1))).toBeUndefined();
  // Somebody outside changes.
  house.graph.set({ id: id(5), displayName: 'Moved', accountEnabled: true });
  expect(await syncWith({ group: GROUP })).toMatchObject({ people: 3, added: 0 });
});

test('a large group is read page by page', async () => {
  house.graph.group(GROUP, [
    ...colleagues(30).map((one) => one.id),
    ...Array.from({ length: 2000 }, (_, n) => `x${n}`),
  ]);
  expect(await syncWith({ group: GROUP })).toMatchObject({ people: 30 });
  expect(house.graph.counts().members).toBe(3);
});

test.each([
  ['is unknown', (): void => undefined],
  ['seems empty', (): void => house.graph.group(GROUP, [])],
  [
    'is refused',
    (): void =>
      house.graph.faults(({ kind }) => (kind === 'members' ? { kind: 'status', status: 403 } : undefined)),
  ],
])('nobody is forgotten when the group %s', async (_, happens) => {
  await house.sync();
  happens();
  await expect(syncWith({ group: GROUP })).rejects.toMatchObject({ code: 'unavailable' });
  expect(await listed()).toHaveLength(30);
});

test('excluded people are never read, and forgotten when they are excluded later', async () => {
  await syncWith({ excluded: [id(1)] });
  expect(await house.store.find(id(1))).toBeUndefined();
  await syncWith({ excluded: [id(2).toUpperCase()] });
  expect((await listed()).slice(0, 3)).toEqual([1, 3, 4]);
  await syncWith({});
  expect(await listed()).toHaveLength(30);
});

test('fields that are not wanted are not read, and forgotten when that is decided later', async () => {
  await syncWith({});
  await syncWith({ fields: ['skills'] });
  const known = [...house.profiles.known.values()];
  expect(known.map(({ profile }) => profile.aboutMe)).toEqual(Array(30).fill(''));
  expect(known[0]?.profile.skills).toEqual(['Excel']);
});
