import * as fc from 'fast-check';
import { WEEK } from '../../src/clock';
import type { Card } from '../../src/cards/elements';
import { createPulse, type PulseDeps } from '../../src/chat/commands/pulse';
import { COUNTED, FEWEST, startOf, weekOf, type Counted } from '../../src/pulse/pulse';
import { TERMS } from '../../src/privacy/privacy';
import { createPulseBooks } from '../../src/sqlite/pulse-books';
import { createPulseCounter, type PulseCounter } from '../../src/sqlite/pulse-counter';
import { openStores, type Stores } from '../../src/wire';
import { turnIn } from '../cards/every-card';
import { CONFIG, objectId, openHouse } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

const MONDAY = startOf(weekOf(Date.UTC(2026, 0, 7)));
const SKILLS = ['excel', 'welding'];

let now: number;
let stores: Stores;
let counter: PulseCounter;

beforeEach(() => {
  now = MONDAY;
  stores = openStores({ ...CONFIG, databaseUrl: 'file::memory:' }, () => now, smallResolver());
  // Written when the test says so.
  counter = createPulseCounter(
    stores.db,
    () => now,
    () => undefined,
  );
});
afterEach(() => stores.db.close());

const everything = () => stores.db.prepare('SELECT * FROM pulse_count ORDER BY 1, 2, 3').all();
const rows = (table: string) => stores.db.prepare(`SELECT * FROM ${table}`).all();
const told = (skill: string, what: string) =>
  stores.db
    .prepare<[string, string], number>('SELECT people FROM pulse_count WHERE skill = ? AND what = ?')
    .pluck()
    .all(skill, what);
const note = (people: number, skill: string, what: Counted, first = 1) => {
  for (let n = first; n < first + people; n += 1) counter.note(what, [skill], objectId(n));
  counter.flush();
};
const tidy = () => stores.privacy.tidy(now, TERMS);
const isManager = (yes: boolean) => () => Promise.resolve(yes);
interface Readers {
  readonly isCommunityManager: PulseDeps['communityManagers']['isCommunityManager'];
  readonly championedBy: PulseDeps['champions']['topicsOf'];
}
const room = ({
  isCommunityManager = isManager(false),
  championedBy = () => Promise.resolve([]),
}: Partial<Readers>) =>
  createPulse({
    ...stores,
    communityManagers: { isCommunityManager },
    champions: { topicsOf: championedBy, championsOf: () => Promise.resolve([]) },
    clock: () => now,
  });
const command = (readers: Partial<Readers>) => room(readers).command;
const textOf = (card: Card) => JSON.stringify(card.body);

test('somebody counts once a week and topic, and a week is told only when it is over', async () => {
  note(7, 'excel', 'searched');
  note(7, 'excel', 'searched');
  await tidy();
  expect(everything()).toEqual([]);
  now += WEEK;
  await tidy();
  expect(told('excel', 'searched')).toEqual([5]);
});

test('the secret and the hashes go with the week, and no hash is the same for two topics', async () => {
  note(1, 'excel', 'searched');
  note(1, 'welding', 'searched');
  const hashes = stores.db
    .prepare<[], Buffer>('SELECT hash FROM pulse_hash')
    .pluck()
    .all()
    .map((hash) => hash.toString('hex'));
  expect(new Set(hashes).size).toBe(3);
  now += WEEK;
  await tidy();
  expect([...rows('pulse_key'), ...rows('pulse_hash'), ...everything()]).toEqual([]);
});

test('whoever is forgotten counts no longer in the running week', async () => {
  for (let n = 1; n <= 5; n += 1) await stores.people.meet({ id: objectId(n), name: `Colleague ${n}` });
  note(5, 'excel', 'searched');
  await stores.privacy.forget(objectId(1), now);
  expect(rows('pulse_hash')).toHaveLength(8);
  now += WEEK;
  await tidy();
  expect(told('excel', 'searched')).toEqual([]);
});

test('numbers go when their time is over', async () => {
  note(5, 'excel', 'searched');
  now += WEEK;
  await tidy();
  now += TERMS.pulseWeeks * WEEK;
  await tidy();
  expect(everything()).toEqual([]);
});

const event = fc.record({
  person: fc.integer({ min: 1, max: 25 }),
  skill: fc.constantFrom(...SKILLS),
  what: fc.constantFrom(...COUNTED),
  week: fc.integer({ min: 0, max: 2 }),
});

const MERGED = `INSERT INTO topic_merge (topic, label, target, at, phase) VALUES ('welding', 'Welding', 'excel', 1, 'merged')`;

test('exports of any two weeks differ by whole weeks only, and nothing below five people is in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 150 }), async (events) => {
      stores.db.exec('DELETE FROM pulse_hash; DELETE FROM pulse_key; DELETE FROM pulse_count');
      const books = createPulseBooks(stores.db);
      const ordered = [...events].sort((a, b) => a.week - b.week);
      let before: readonly unknown[] = [];
      for (let week = 0; week <= 3; week += 1) {
        now = MONDAY + week * WEEK;
        await books.close(now);
        const after = everything();
        // What was told once never changes.
        expect(after.slice(0, before.length)).toEqual(before);
        before = after;
        for (const one of ordered.filter((each) => each.week === week)) {
          counter.note(one.what, [one.skill], objectId(one.person));
          counter.flush();
        }
        expect(everything()).toEqual(before);
      }
      for (const row of everything() as { week: number; skill: string; what: string; people: number }[]) {
        const truth = new Set(
          events
            .filter(
              (one) =>
                one.what === row.what &&
                (row.skill === '' || one.skill === row.skill) &&
                weekOf(MONDAY) + one.week === row.week,
            )
            .map(({ person }) => person),
        ).size;
        expect(row.people).toBeGreaterThanOrEqual(FEWEST);
        expect(row.people).toBeLessThanOrEqual(truth);
      }
      // Read from the page of its week or not, a number is the same.
      const last = weekOf(MONDAY) + 2;
      const weeks = [last - 2, last - 1, last];
      const numbers = () => Promise.all(weeks.map((week) => stores.pulse.numbers(week)));
      const apart = await numbers();
      stores.db.exec('DELETE FROM pulse_page');
      expect(await numbers()).toEqual(apart);
      // Two topics that become one are told as a number that was told before, so there is nothing to subtract.
      stores.db.exec(MERGED);
      expect(await numbers()).toEqual(
        apart.map((topics) => {
          const [excel, welding] = SKILLS.map((id) => topics.find(({ skill }) => skill === id)?.people);
          const both = COUNTED.flatMap((what) => {
            const people = Math.max(excel?.[what] ?? 0, welding?.[what] ?? 0);
            return people > 0 ? [[what, people]] : [];
          });
          const rest = topics.filter(({ skill }) => !SKILLS.includes(skill));
          const one = { skill: 'excel', people: Object.fromEntries(both) as (typeof rest)[0]['people'] };
          return both.length > 0 ? [...rest, one] : rest;
        }),
      );
      stores.db.exec('DELETE FROM topic_merge');
    }),
    { numRuns: 30 },
  );
});

test('what a champion sees, taken from what a community manager sees, is about five people or nobody', async () => {
  note(9, 'excel', 'searched');
  note(3, 'welding', 'searched', 10);
  now += WEEK;
  await tidy();
  // Twelve searched, nine of them for Excel: ten and five would leave a group of three.
  expect([told('', 'searched'), told('excel', 'searched')]).toEqual([[5], [5]]);
});

test('community managers see gaps and the house, champions their topics, others what it is', async () => {
  note(10, 'excel', 'nothing');
  note(10, 'welding', 'searched');
  note(25, 'excel', 'asked');
  note(15, 'excel', 'answered');
  now += WEEK;
  await tidy();
  const turn = turnIn('en');
  const all = textOf((await command({ isCommunityManager: isManager(true) }).run(turn, '')).card);
  expect(all).toContain('found nobody: <5 · <5 · <5 · 10');
  expect(all).toContain('About 60% of those who asked got a yes.');
  expect(all).toContain('Suggest a champion');
  const mine = textOf(
    (await command({ championedBy: () => Promise.resolve(['welding']) }).run(turn, '')).card,
  );
  expect(mine).toContain('searched: <5 · <5 · <5 · 10; in the four weeks before: <5 · <5 · <5 · <5');
  expect(mine).not.toContain('excel');
  expect(mine).not.toContain('60%');
  const others = await command({ isCommunityManager: isManager(false) }).run(turn, '');
  expect(others.summary).toBe('What the pulse is');
  expect(textOf(others.card)).not.toMatch(/10|excel/);
  const group = await command({ isCommunityManager: isManager(true) }).run({ ...turn, private: false }, '');
  expect(textOf(group.card)).not.toContain('found nobody');
});

test('picture and table say the same as the card, for each who may see it, and nothing of other topics', async () => {
  note(10, 'excel', 'nothing');
  note(10, 'welding', 'searched');
  note(4, 'excel', 'searched');
  for (let n = 1; n <= 6; n += 1) await stores.people.meet({ id: objectId(n), name: `Colleague ${n}` });
  const [quilting] = await stores.index.addSkills(objectId(1), [{ words: 'Quilting' }]);
  note(10, quilting!, 'nothing');
  now += WEEK;
  await tidy();
  const turn = turnIn('de');
  const all = room({ isCommunityManager: isManager(true) });
  const table = String((await all.files['pulse-table'](turn)).content);
  const [heading, ...lines] = table.slice(1).trim().split('\r\n');
  expect(heading).toMatch(/^Woche ab;Thema;suchten \(mindestens\);[^;]+;fanden niemanden \(mindestens\);/);
  // One line a week and topic; empty where fewer than five are behind it.
  expect(lines).toContain('2026-01-05;#excel;;;10;;;;;;;;;;');
  expect(lines).toContain('2026-01-05;#schweißen;10;;;;;;;;;;;;');
  expect(lines.filter((line) => line.startsWith('2026-01-05;alle Themen;10;;10;'))).toHaveLength(1);
  expect(table).not.toMatch(/;[1-4](;|$)/m);
  // What somebody brought along is told while others may see it.
  expect(lines).toContain('2026-01-05;#quilting;;;10;;;;;;;;;;');
  await stores.people.choose(objectId(1), { hidden: true });
  expect(String((await all.files['pulse-table'](turn)).content)).not.toContain('quilting');
  const picture = String((await all.files['pulse-picture'](turn)).content);
  expect(picture).toMatch(/<desc id="words">[^<]*#excel fanden niemanden: &lt;5 · &lt;5 · &lt;5 · 10/);
  expect(picture).not.toMatch(/NaN|undefined|Infinity/);

  const mine = room({ championedBy: () => Promise.resolve(['welding']) });
  const theirs = String((await mine.files['pulse-table'](turn)).content);
  expect(theirs.trim().split('\r\n').slice(1)).toEqual(['2026-01-05;#schweißen;10;;;;;;;;']);
  expect(String((await mine.files['pulse-picture'](turn)).content)).not.toContain('excel');
  const offered = await all.command.actions!['pulse-files']!(turn, {});
  expect(offered.files?.map(({ name }) => name)).toEqual(['puls-2026-01-12.svg', 'puls-2026-01-12.csv']);
  await expect(room({}).files['pulse-table'](turn)).rejects.toMatchObject({ code: 'forbidden' });
  // A button that somebody sends themselves tells no more than the command does.
  expect((await room({}).command.actions!['pulse-files']!(turn, {})).files).toBeUndefined();
});

test('before a week is over there is nothing to tell', async () => {
  note(10, 'excel', 'nothing');
  const { card } = await command({ isCommunityManager: isManager(true) }).run(turnIn('de'), '');
  expect(textOf(card)).toContain('Noch gibt es nichts zu zeigen');
});

test('searches and requests over HTTP are counted by topic, colleagues looked for by name are not', async () => {
  const house = await openHouse({ clock: () => now });
  try {
    const [anna, ben] = [
      { id: objectId(1), name: 'Anna Berger' },
      { id: objectId(2), name: 'Ben Fischer', profile: { skills: ['Excel'] } },
    ];
    await house.people(anna, ben);
    await house.teams.say(anna, '/skill excel');
    await house.teams.say(anna, '/skill excel');
    await house.teams.say(anna, '/skill Ben Fischer');
    await house.teams.say(anna, '/skill beekeeping');
    // Somebody is shown, who knows what is close; and nobody at all.
    await house.teams.say(anna, '/skill power query');
    await house.teams.say(anna, '/skill welding');
    house.stores.counter.flush();
    const counted = house.stores.db
      .prepare<[], { skill: string; what: string; n: number }>(
        "SELECT skill, what, count(*) AS n FROM pulse_hash WHERE skill <> '' GROUP BY 1, 2 ORDER BY 1, 2",
      )
      .all();
    expect(counted).toEqual(
      expect.arrayContaining([
        { skill: 'excel', what: 'found', n: 1 },
        { skill: 'excel', what: 'searched', n: 1 },
      ]),
    );
    expect(counted.every(({ n }) => n === 1)).toBe(true);
    expect(counted.filter(({ what }) => what === 'found')).toHaveLength(1);
    const vain = (what: string) => counted.filter((one) => one.what === what).map(({ skill }) => skill);
    expect(vain('nothing')).toEqual(expect.arrayContaining(['power-query', 'welding']));
    expect(vain('without')).toContain('welding');
    expect(vain('without')).not.toContain('power-query');
    const { requests } = house.stores;
    const route = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: 'tenant', botId: '28:bot' };
    const fresh = { asker: anna.id, question: '', skill: 'excel', anonymous: false, chosen: ben.id, at: now };
    const asked = await requests.ask(fresh, route, 10);
    if (asked === 'limited') throw new Error('limited');
    const { id, version } = asked.request;
    const pings = [{ helper: ben.id, until: now + WEEK, weekly: 9 }];
    await requests.step({ request: id, version, at: now, pings, dueAt: now + WEEK });
    await requests.answer(id, ben.id, 'accept', now, { remindAt: now + WEEK, expireAt: now + WEEK });
    await requests.verdict(id, anna.id, 'solved', now);
    house.stores.counter.flush();
    const kinds = house.stores.db
      .prepare<[], string>("SELECT what FROM pulse_hash WHERE skill = 'excel' ORDER BY 1")
      .pluck()
      .all();
    expect(kinds).toEqual(['answered', 'asked', 'found', 'searched', 'solved']);
  } finally {
    await house.close();
  }
});
