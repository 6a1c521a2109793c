import * as fc from 'fast-check';
import { DAY, WEEK } from '../../src/clock';
import { startOf, weekOf } from '../../src/pulse/pulse';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const PEOPLE = Array.from({ length: 12 }, (_, n) => ({ id: objectId(n + 1), name: `Person ${n}` }));
const TOPICS = ['excel', 'welding', 'go'];
const ROUTE = { serviceUrl: 'https://teams.example/', tenantId: 'tenant', botId: '28:bot' };
const WEEK_OVER = weekOf(Date.UTC(2026, 0, 5));

let stores: Stores;
let now: number;

beforeAll(async () => {
  now = startOf(WEEK_OVER);
  stores = openStores({ ...CONFIG, databaseUrl: 'file::memory:' }, () => now, smallResolver());
  await fillWith(stores, PEOPLE);
});
afterAll(() => stores.db.close());

const given = fc.record({
  asker: fc.nat(PEOPLE.length - 1),
  helper: fc.nat(PEOPLE.length - 1),
  topic: fc.nat(TOPICS.length - 1),
  /** In the week before, in the week that is told, or after it. */
  day: fc.integer({ min: -3, max: 9 }),
});

test('no number of thanks is about fewer than five people, nor by subtracting what is told before and after', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { maxLength: 60 }), fc.boolean(), async (thanks, takenBack) => {
      stores.db.exec('DELETE FROM thanks; DELETE FROM notice; DELETE FROM house_week');
      const real = new Map<string, Set<number>>();
      for (const { asker, helper, topic, day } of thanks) {
        if (asker === helper) continue;
        const at = startOf(WEEK_OVER) + day * DAY;
        const [from, to, skill] = [PEOPLE[asker]!.id, PEOPLE[helper]!.id, TOPICS[topic]!];
        const { fresh } = await stores.thanks.thank({ asker: from, helper: to, skill, at }, ROUTE);
        if (!fresh || day < 0 || day > 6) continue;
        for (const one of ['', skill]) real.set(one, (real.get(one) ?? new Set()).add(asker));
      }
      now = startOf(WEEK_OVER + 1);
      expect(await stores.digests.prepare(now)).toBe(real.size > 0);
      const news = await stores.digests.news(now);
      const rows = () =>
        stores.db.prepare<[], [string, number]>('SELECT skill, people FROM house_thanks').raw().all();
      const told = rows();
      for (const [skill, people] of told) {
        const { size } = real.get(skill) ?? { size: 0 };
        expect([people % 5, people >= 5, people <= size && size < people + 5]).toEqual([0, true, true]);
      }
      for (const [skill, { size }] of real) expect(told.some(([one]) => one === skill)).toBe(size >= 5);
      expect(news.thankful).toBe(told.find(([skill]) => skill === '')?.[1] ?? 0);
      // Whatever happens afterwards, the week is told as before.
      if (takenBack) stores.db.exec('DELETE FROM thanks WHERE key % 2 = 0');
      expect(await stores.digests.prepare(now + WEEK - 1)).toBe(false);
      expect(rows()).toEqual(told);
    }),
    { numRuns: 25 },
  );
});
