import { openSkills } from '../../src/cli/open-skills';
import { DAY } from '../../src/clock';
import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import { createSyncPeople } from '../../src/people/sync-people';
import type { SkillResolver } from '../../src/skills/resolve';
import { createShippedResolver } from '../../src/skills/shipped-resolver';
import { openDatabase } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createNoteShown } from '../../src/sqlite/shown-store';
import { buildDirectoryHouse, silent, type DirectoryHouse } from '../fakes/directory-house';

const id = (number: number) => `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`;

let house: DirectoryHouse;
/** Learning the vocabulary takes a second, so the tests share what was learned. */
let learned: SkillResolver | undefined;
afterEach(() => house.close());

/** Syncs these people, with the search's own index, and answers what it knows of each. */
async function synced(...people: { id: string; [field: string]: unknown }[]) {
  house = await buildDirectoryHouse({ people: people.map((one) => ({ accountEnabled: true, ...one })) });
  const db = openDatabase('file::memory:');
  const { index } = openSkills(db, 'opt-out', house.time.clock, (learned ??= createShippedResolver()));
  const store = createPeopleStore(db, { clock: house.time.clock, profiles: index.profiles });
  const directory = createGraphDirectory({
    send: connectGraph({ baseUrl: house.graph.url }),
    clock: house.time.clock,
    wait: house.time.wait,
  });
  const result = await createSyncPeople({ directory, store, clock: house.time.clock, log: silent })();
  return { result, store, index };
}

test('people without mail, name or principal name are listed under what there is', async () => {
  const { result, store } = await synced(
    { id: id(1), skills: ['Excel'] },
    { id: id(2), displayName: null, userPrincipalName: 'kim@example.org', skills: ['Excel'] },
    { id: id(3), displayName: ' \u0007 ', mail: 'lee@example.org', skills: ['Excel'] },
  );
  expect(result).toMatchObject({ people: 3, unknown: 0 });
  expect([await store.find(id(1)), await store.find(id(2)), await store.find(id(3))]).toMatchObject([
    { name: id(1), mail: undefined, upn: undefined },
    { name: 'kim' },
    { name: 'lee' },
  ]);
});

test('400 skills, a skill of 10,000 characters and control characters hurt nobody', async () => {
  const skills = [
    ...Array.from({ length: 400 }, (_, n) => `Werkstoff Nummer ${n}`),
    'x'.repeat(10_000),
    `Pivot\u0000\u001b[31m\u202e${'-Tabellen'}`,
    '\ud800',
    '',
    7,
  ];
  const { result, index } = await synced({ id: id(1), displayName: 'Kim', skills });
  expect(result).toMatchObject({ people: 1, unknown: 0 });
  const texts = (await index.skillsOf(id(1))).map(({ text }) => text);
  expect(texts.length).toBeGreaterThan(390);
  expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(200);
  expect(texts.join('')).not.toMatch(/\p{Cc}|\p{Cs}|\u202e/u);
});

test('two people of the same mail are two people, and both are found by it', async () => {
  const { store } = await synced(
    { id: id(1), displayName: 'Kim', mail: 'team@example.org' },
    { id: id(2), displayName: 'Lee', mail: 'Team@Example.org' },
  );
  expect((await store.named('team@example.org', 5)).map(({ name }) => name)).toEqual(['Kim', 'Lee']);
});

test('an id in another case is the same person', async () => {
  const { store, result } = await synced({ id: id(1).toUpperCase(), displayName: 'Kim', skills: ['Excel'] });
  expect(result).toMatchObject({ people: 1, unknown: 0 });
  house.graph.set({ id: id(1), displayName: 'Kim Moved', accountEnabled: true });
  await house.sync();
  expect(await house.store.counts()).toMatchObject({ people: 1 });
  expect(await store.find(id(1).toUpperCase())).toMatchObject({ name: 'Kim', id: id(1) });
});

describe('a clock that jumps', () => {
  const people = [{ id: id(1), displayName: 'Kim', accountEnabled: true, skills: ['Excel'] }];

  test('by a year and back does not put readings off for a year', async () => {
    house = await buildDirectoryHouse({ people });
    house.time.now += 365 * DAY;
    await house.sync();
    house.time.now -= 365 * DAY;
    await house.sync();
    house.graph.faults();
    const before = house.graph.counts().item;
    house.time.now += 8 * DAY;
    await house.sync();
    expect(house.graph.counts().item - before).toBe(1);
  });

  test.each([365 * DAY, -365 * DAY])(
    'by %d ms during a sync loses nobody, nor later readings',
    async (jump) => {
      const many = Array.from({ length: 120 }, (_, n) => ({
        ...people[0],
        id: id(n + 1),
        displayName: `P${n}`,
      }));
      house = await buildDirectoryHouse({ people: many, pageSize: 50 });
      // Once while people are listed, and back while profiles are read.
      house.graph.faults(({ kind, count }) => {
        if (kind === 'delta' && count === 1) house.time.now += jump;
        if (kind === 'batch' && count === 3) house.time.now -= jump;
        return kind === 'batch' && count === 4 ? { kind: 'status', status: 429, retryAfter: 2 } : undefined;
      });
      // What takes time is told by a clock of its own, which the machine's leaves alone.
      const directory = createGraphDirectory({
        send: connectGraph({ baseUrl: house.graph.url }),
        wait: (ms) => {
          expect(ms).toBeLessThanOrEqual(15_000);
          return house.time.wait(ms);
        },
        clock: (
          (waited) => () =>
            (waited += 500)
        )(0),
      });
      const sync = createSyncPeople({ directory, store: house.store, log: silent });
      const result = await sync();
      expect(result).toMatchObject({ people: 120, unknown: 0, added: 120 });
      expect(result.ms).toBeGreaterThanOrEqual(0);
      house.graph.faults();
      const before = house.graph.counts().item;
      house.time.now += 8 * DAY;
      expect(await sync()).toMatchObject({ people: 120, removed: 0, updated: 0 });
      expect(house.graph.counts().item - before).toBe(120);
    },
  );

  test('back while a sync is at work does not lock the next one out', async () => {
    house = await buildDirectoryHouse({ people });
    await house.store.begin({ full: false, takeOver: false });
    house.time.now -= 10 * DAY;
    expect(await house.sync()).toMatchObject({ people: 1 });
  });
});

test('a profile is read again after the days that are set, of people shown lately after a day', async () => {
  const people = [1, 2].map((n) => ({
    id: id(n),
    displayName: `P${n}`,
    accountEnabled: true,
    skills: ['Excel'],
  }));
  house = await buildDirectoryHouse({ people });
  await house.sync();
  const writes: (() => void)[] = [];
  const note = createNoteShown(house.db, house.time.clock, (write) => void writes.push(write));
  note([id(2)]);
  note([id(2)]);
  expect(writes).toHaveLength(1);
  writes[0]?.();
  const readIn = async (days: number) => {
    const before = house.graph.counts().item;
    house.time.now += days * DAY;
    await house.sync();
    return house.graph.counts().item - before;
  };
  expect(await readIn(0.5)).toBe(0);
  expect(await readIn(1)).toBe(1);
  // Shown more than a week ago: like everybody else, a week after the last reading.
  expect(await readIn(6)).toBe(1);
  expect(await readIn(0.5)).toBe(0);
  expect(await readIn(0.6)).toBe(1);
});
