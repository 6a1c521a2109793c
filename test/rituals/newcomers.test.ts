import { DAY, WEEK } from '../../src/clock';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { START } from '../../src/graph/facts';
import { createLog } from '../../src/log';
import { parseWorkingHours } from '../../src/people/working-hours';
import { nextDayAfter } from '../../src/rituals/next-day';
import { createNewcomerStore } from '../../src/sqlite/newcomer-store';
import { openSync } from '../../src/wire';
import { DIRECTORY, objectId } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const HOURS = parseWorkingHours('Mon-Fri 08:00-18:00');
/** A Thursday, at night. */
const NIGHT = Date.UTC(2026, 0, 8, 1, 50);
const hired = (days: number) => new Date(NIGHT + days * DAY).toISOString();
const user = (n: number, displayName: string, start?: string | null) => ({
  ...{ id: objectId(n), displayName, accountEnabled: true, userType: 'Member', usageLocation: 'AT' },
  ...{ preferredLanguage: n === 1 ? 'de' : 'en', [START]: start },
});
const [NINA, SOON, OLD, NONE] = [
  user(1, 'Nina', hired(-1)),
  user(2, 'Sonja', hired(20)),
  user(3, 'Olaf', hired(-43)),
  user(4, 'Norbert', null),
];

let house: SmallHouse;
let graph: GraphEmulator;
let now: number;

beforeEach(async () => {
  now = NIGHT;
  graph = await startGraphEmulator({ people: [NINA, SOON, OLD, NONE], units: Infinity });
  const config = { directory: { ...DIRECTORY, newcomerWeeks: 6 } };
  house = await openSmallHouse([], { config, clock: () => now });
});
afterEach(async () => {
  await house.close();
  await graph.close();
});

async function sync(newcomerWeeks?: number): Promise<void> {
  const directory = { ...DIRECTORY, newcomerWeeks };
  const run = openSync({ graph: { baseUrl: graph.url }, directory }, house.stores, createLog('silent'));
  await run();
}
const starts = () =>
  house.stores.db
    .prepare<[], { id: string; at: number }>(
      `SELECT p.id, n.started_at AS at FROM newcomer n JOIN person p ON p.key = n.person
       WHERE n.started_at <> 0 ORDER BY p.id`,
    )
    .all()
    .map(({ id, at }) => [id, (at - NIGHT) / DAY]);
const night = (store = house.stores.newcomers) =>
  store.write(now, (_, startedAt) => nextDayAfter(now, startedAt, { hours: HOURS, zone: 'Europe/Vienna' }));
async function morning(who: { id: string }): Promise<any[]> {
  house.teams.calls.length = 0;
  await house.running.app.deliver();
  return house.teams.calls
    .filter(({ method, path, body }) => method === 'POST' && path.includes(who.id) && !body.replyToId)
    .map(({ body }) => body.attachments[0].content);
}

test('of the starts in the directory only the new ones are kept, as a day, and none without the setting', async () => {
  await sync();
  expect(starts()).toEqual([]);
  await sync(6);
  const sinceMidnight = (NIGHT % DAY) / DAY;
  expect(starts()).toEqual([
    [NINA.id, -1 - sinceMidnight],
    [SOON.id, 20 - sinceMidnight],
  ]);
  // A change names only some; who has left, or has no start any more, has none here either.
  graph.set({ ...SOON, displayName: 'Sonja Neu' });
  graph.remove(NINA.id, 'changed');
  await sync(6);
  expect(starts().map(([id]) => id)).toEqual([SOON.id]);
  graph.set(user(2, 'Sonja', null));
  await sync(6);
  expect(starts()).toEqual([]);
  graph.set(NINA);
  await sync(6);
  // Switched off, it goes with the next sync, and at the start already.
  await night(createNewcomerStore(house.stores.db, () => now));
  expect(starts()).toEqual([]);
});

test('who is new is written to once, on a morning after their first day; then the start is forgotten', async () => {
  await sync(6);
  for (const one of [NINA, SOON, OLD]) await house.teams.say({ id: one.id, name: one.displayName }, '/help');
  expect(await night()).toBe(1);
  expect(await night()).toBe(0);
  expect(await morning(NINA)).toEqual([]);
  now = Date.UTC(2026, 0, 8, 9, 1);
  const [card, ...more] = await morning(NINA);
  expect(more).toEqual([]);
  expect(textOf(card)).toContain('Schön, dass du da bist');
  expect(textOf(card)).toContain('6 Wochen nach deinem ersten Tag');
  expect(actionsOf(card).map(({ verb }) => verb)).toEqual(['mentors', 'first-week']);
  const stored = await house.stores.privacy.stored(NINA.id);
  expect(stored.newcomer).toMatchObject([{ started_at: '2026-01-07T00:00:00.000Z' }]);
  // A sync that names her again does not make her new again.
  await sync(6);
  expect(await night()).toBe(0);
  now = NIGHT + 21 * DAY;
  expect(await night()).toBe(1);
  // Meanwhile she is shown around anyway.
  await house.teams.press({ id: SOON.id, name: 'Sonja' }, { verb: 'first-week' });
  now += DAY;
  expect(await morning(SOON)).toEqual([]);
  now = NIGHT + 6 * WEEK;
  await night();
  expect(starts().map(([id]) => id)).toEqual([SOON.id]);
});

test('whoever was written to is not written to again when their day was away; of the day itself nothing stays', async () => {
  await sync(6);
  await house.teams.say({ id: NINA.id, name: NINA.displayName }, '/help');
  expect(await night()).toBe(1);
  // A day that cannot be read says nothing new.
  graph.set({ ...NINA, [START]: 'soon' });
  await sync(7);
  expect(starts().map(([id]) => id)).toContain(NINA.id);
  const away = [
    async () => {
      graph.set({ ...NINA, [START]: null });
      await sync(7);
      graph.set(NINA);
    },
    async () => {
      graph.remove(NINA.id, 'changed');
      await sync(7);
      graph.set(NINA);
    },
    async () => void (await night(createNewcomerStore(house.stores.db, () => now))),
  ];
  for (const [index, leave] of away.entries()) {
    await leave();
    expect(starts().map(([id]) => id)).not.toContain(NINA.id);
    const [mark] = (await house.stores.privacy.stored(NINA.id)).newcomer ?? [];
    expect(mark).toMatchObject({ started_at: 0, written: 1 });
    // Other weeks read the whole directory anew.
    await sync(8 + index);
    expect(starts().map(([id]) => id)).toContain(NINA.id);
    expect(await night()).toBe(0);
  }
  // When no setting could make her new any more, the mark goes as well.
  now = NIGHT + 40 * WEEK;
  await night();
  expect((await house.stores.privacy.stored(NINA.id)).newcomer).toEqual([]);
});

test.each([
  ['America/New_York', Date.UTC(2026, 0, 8, 15)],
  ['Europe/Berlin', Date.UTC(2026, 0, 8, 9)],
  ['Pacific/Auckland', Date.UTC(2026, 0, 7, 21)],
])('the first day is a date: in %s the morning is that of the day after it', (zone, morningAfter) => {
  const wednesday = Date.UTC(2026, 0, 7);
  for (const at of [wednesday, wednesday + 2 * 60 * 60 * 1000])
    expect(nextDayAfter(at, wednesday, { hours: HOURS, zone })).toBe(morningAfter);
});
