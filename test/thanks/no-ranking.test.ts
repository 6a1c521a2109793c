import * as fc from 'fast-check';
import { objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, skills: string[] = []) => ({
  ...{ id: objectId(n), name, upn: `${n}@x.example`, profile: { skills } },
});
const ASKER = person(1, 'Astrid Asker');
const HELPERS = ['Zoe', 'Mark', 'Anton', 'Hanna'].map((name, n) =>
  person(n + 2, `${name} Helper`, ['Excel']),
);
/** Thanks from so many are as good as from more. */
const ENOUGH = 5;
const MOST = 12;
const THANKFUL = Array.from({ length: MOST }, (_, n) => person(n + 20, `Thankful ${n}`));
const SURFACES = ['/skill excel', '/champions excel', '/champions', '/thank', '/skill Zoe Helper'];
const ROUTE = { serviceUrl: 'https://teams.example/', tenantId: 'tenant', botId: '28:bot' };

let house: SmallHouse;
const now = Date.UTC(2026, 0, 8, 9);

beforeAll(async () => {
  house = await openSmallHouse([ASKER, ...HELPERS, ...THANKFUL], { clock: () => now });
  // Whoever offers enough is not asked what others could ask them.
  const offers = ['Welding', 'Golang', 'Contract law'].map((words) => ({ words }));
  await house.stores.index.addSkills(ASKER.id, offers);
  for (const { id } of HELPERS) await house.stores.champions.signUp(id, 'excel', now);
});
afterAll(() => house.close());

/** Everything that somebody else reads of them when so many thanked each. */
async function read(counts: readonly number[]): Promise<string[]> {
  house.stores.db.exec('DELETE FROM thanks');
  for (const [n, helper] of HELPERS.entries())
    for (const { id } of THANKFUL.slice(0, counts[n]))
      await house.stores.thanks.thank({ asker: id, helper: helper.id, skill: 'excel', at: now }, ROUTE);
  const texts: string[] = [];
  for (const words of SURFACES) texts.push(textOf(await house.teams.say(ASKER, words)));
  return texts;
}

test('no surface ranks people: how many thanked whom changes neither an order nor a word that others read', async () => {
  const equals = await read(HELPERS.map(() => ENOUGH));
  // All of them are on it, so that finding no difference means something.
  for (const { name } of HELPERS) expect(equals.slice(0, 2).every((text) => text.includes(name))).toBe(true);
  const many = fc.tuple(...HELPERS.map(() => fc.integer({ min: ENOUGH, max: MOST })));
  await fc.assert(
    fc.asyncProperty(many, async (counts) => {
      expect(await read(counts)).toEqual(equals);
    }),
    { numRuns: 3 },
  );
  // Who volunteers stands by name, whatever anybody did.
  const champions = equals[1] ?? '';
  const places = [...HELPERS]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name }) => champions.indexOf(name));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});
