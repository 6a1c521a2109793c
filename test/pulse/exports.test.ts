import * as fc from 'fast-check';
import { WEEK } from '../../src/clock';
import { messages } from '../../src/i18n/messages';
import { COUNTED, EVERYTHING, FEWEST, startOf, weekOf, type Counted } from '../../src/pulse/pulse';
import { createPulseTable } from '../../src/pulse/pulse-table';
import { createPulseBooks } from '../../src/sqlite/pulse-books';
import { createPulseCounter } from '../../src/sqlite/pulse-counter';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

const MONDAY = startOf(weekOf(Date.UTC(2026, 0, 7)));
const MANAGER = objectId(90);
/** Two of the house's own topics, which may become one with the third, and a topic of the vocabulary. */
const [QUILT, ZIMT, EXCEL] = ['org:quasarquilt', 'org:zimtzupfer', 'excel'];
const TAGS: Readonly<Record<string, string>> = {
  'all topics': EVERYTHING,
  '#quasarquilt': QUILT,
  '#zimtzupfer': ZIMT,
  '#excel': EXCEL,
};

let now: number;
let stores: Stores;

async function open(): Promise<void> {
  now = MONDAY;
  stores = openStores({ ...CONFIG, databaseUrl: 'file::memory:' }, () => now, smallResolver());
  await stores.people.meet({ id: MANAGER, name: 'Manager' });
  await stores.index.addSkills(MANAGER, [{ words: 'Quasarquilt' }, { words: 'Zimtzupfer' }]);
}

/** The table that somebody takes: the number of each week, topic and kind. */
async function taken(only?: readonly string[]): Promise<Map<string, number>> {
  const table = await createPulseTable(stores)(messages('en'), only);
  const cells = new Map<string, number>();
  for (const line of table.slice(1).trim().split('\r\n').slice(1)) {
    const [monday = '', tag = '', ...numbers] = line.split(',');
    for (const [n, what] of COUNTED.entries())
      if (numbers[n]) cells.set([monday, TAGS[tag] ?? tag, what].join(' '), Number(numbers[n]));
  }
  return cells;
}

const deed = fc.record({
  kind: fc.constant('deed' as const),
  people: fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 3, maxLength: 20 }),
  skill: fc.constantFrom(QUILT, ZIMT, EXCEL),
  what: fc.constantFrom<readonly Counted[]>(
    ['searched', 'found'],
    ['searched', 'nothing'],
    ['searched', 'nothing', 'without'],
    ['asked', 'declined', 'unsolved'],
    ['asked', 'answered', 'solved'],
  ),
});
const step = fc.oneof(
  { weight: 6, arbitrary: deed },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('week' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('merge' as const),
      topic: fc.constantFrom(QUILT, ZIMT),
      target: fc.constantFrom(QUILT, ZIMT, EXCEL),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('part' as const) }) },
);

test('whatever is taken before and after weeks end and topics become one or two: no number, and no difference, is about fewer than five people', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      await open();
      const unasked = () => undefined;
      const counter = createPulseCounter(stores.db, () => now, unasked);
      const books = createPulseBooks(stores.db);
      /** Who was counted for what, by week, topic and kind, as nobody but this test knows. */
      const truth = new Map<string, Set<number>>();
      const exports: Map<string, number>[] = [];
      const take = async (): Promise<void> => {
        exports.push(await taken(), await taken([EXCEL]));
      };
      const close = async (): Promise<void> => {
        now += WEEK;
        await books.close(now);
        await take();
      };
      for (const one of steps) {
        if (one.kind === 'week') await close();
        else if (one.kind === 'deed') {
          const monday = new Date(startOf(weekOf(now))).toISOString().slice(0, 10);
          // Words of a topic that became another one mean the other one.
          const skill = stores.resolver.skill(one.skill)?.id ?? one.skill;
          for (const what of one.what) {
            for (const person of one.people) counter.note(what, [skill], objectId(person));
            for (const topic of [skill, EVERYTHING]) {
              const key = [monday, topic, what].join(' ');
              truth.set(key, new Set([...(truth.get(key) ?? []), ...one.people]));
            }
          }
          counter.flush();
        } else if (one.kind === 'merge') {
          await stores.merges.merge(one.topic, one.target, MANAGER, now);
          await stores.merges.settle();
          await take();
        } else {
          const [latest] = await stores.merges.latest(1);
          if (latest) await stores.merges.part(latest.id, now);
          await stores.merges.settle();
          await take();
        }
      }
      await close();
      stores.db.close();

      // Everything that anybody ever read of one week and kind.
      const read = new Map<string, Map<string, Set<number>>>();
      for (const cells of exports) {
        for (const [key, number] of cells) {
          expect([key, number % FEWEST, number >= FEWEST]).toEqual([key, 0, true]);
          const [monday, topic, what] = key.split(' ') as [string, string, string];
          const at = `${monday} ${what}`;
          const topics = read.get(at) ?? new Map<string, Set<number>>();
          read.set(at, topics.set(topic, (topics.get(topic) ?? new Set()).add(number)));
        }
      }
      for (const [at, topics] of read) {
        const [monday = '', what = ''] = at.split(' ');
        const whoWas = (topic: string) => truth.get([monday, topic, what].join(' ')) ?? new Set();
        const everybody = whoWas(EVERYTHING);
        const told = [...(topics.get(EVERYTHING) ?? [])];
        // All topics together were told once and for all.
        expect(told.length).toBeLessThanOrEqual(1);
        for (const [topic, numbers] of topics) {
          for (const number of numbers) {
            // Of a topic, or of one that is or was a part of it: at least so many people.
            const behind = [topic, QUILT, ZIMT].map(whoWas).filter((people) => people.size >= number);
            expect([at, topic, number, behind.length > 0]).toEqual([at, topic, number, true]);
            if (topic === EVERYTHING || told[0] === undefined || told[0] === number) continue;
            // What is left of everybody, whichever topic the number was told of.
            const rest = behind.map((people) => everybody.size - people.size);
            expect([at, topic, number, Math.max(...rest) >= FEWEST]).toEqual([at, topic, number, true]);
          }
        }
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
});
