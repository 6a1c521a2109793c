import { DAY } from '../../src/clock';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const WORD = 'Zarquinade';
const ID = 'org:zarquinade';
const DORA = { id: objectId(1), name: 'Dora', profile: { skills: [WORD] } };
const BEN = { id: objectId(2), name: 'Ben', profile: { skills: ['Excel'] } };

let now: number;
let stores: Stores;
async function open(visibility: 'opt-in' | 'opt-out' = 'opt-out'): Promise<Stores> {
  now = Date.UTC(2026, 10, 23, 9);
  stores = openStores({ ...CONFIG, visibility }, () => now, smallResolver());
  await fillWith(stores, [DORA, BEN]);
  return stores;
}
afterEach(() => stores.db.close());

/** Ids that words lead to, by every layer, and whether the id itself is known to Ben. */
async function traces(): Promise<string[]> {
  const { resolver, index } = stores;
  const { skills, nearest } = resolver.resolve(`who knows ${WORD}?`, 'en');
  const found = [
    ...[...skills.map(({ skill }) => skill), ...nearest, resolver.resolve('zarquinde', 'en').nearest[0]],
    ...[resolver.name(WORD)?.skill, resolver.mentioned(`About ${WORD}`, 'notes')[0]?.skill],
  ].map((skill) => skill?.id);
  const ids = [...found, ...resolver.bearing(WORD), ...resolver.beginning('zarq', 5).map((one) => one.skill)];
  const known = await index.known([ID], BEN.id);
  return [...ids, ...(known.has(ID) ? ['known'] : [])].filter((id) => id === ID || id === 'known');
}
const choose = (choice: object) => stores.people.choose(DORA.id, choice);
const mine = async () => (await stores.index.known([ID], DORA.id)).has(ID);

test.each<[string, () => Promise<unknown>, (() => Promise<unknown>)?]>([
  ['hides', () => choose({ hidden: true }), () => choose({ hidden: false })],
  ['is away for two weeks', () => choose({ pausedUntil: now + 14 * DAY }), async () => (now += 14 * DAY)],
  [
    'keeps this skill to herself',
    () => stores.ownSkills.hideSkill(DORA.id, ID, true),
    () => stores.ownSkills.hideSkill(DORA.id, ID, false),
  ],
  [
    'lets nobody see her list',
    () => stores.ownSkills.hideSources(DORA.id, ['profile'], true),
    () => stores.ownSkills.hideSources(DORA.id, ['profile'], false),
  ],
  [
    'took it back',
    () => stores.index.removeSkill(DORA.id, ID),
    () => stores.index.addSkills(DORA.id, [{ words: WORD }]),
  ],
  [
    'left',
    async () => stores.db.prepare('UPDATE person SET enabled = 0 WHERE id = ?').run(DORA.id),
    async () => stores.db.prepare('UPDATE person SET enabled = 1 WHERE id = ?').run(DORA.id),
  ],
])('the word of a colleague who %s is no word, but to herself', async (_, vanish, comeBack) => {
  await open();
  const all = await traces();
  expect(all.length).toBeGreaterThanOrEqual(6);
  await vanish();
  expect(await traces()).toEqual([]);
  expect(await mine()).toBe(true);
  await comeBack?.();
  expect(await traces()).toEqual(all);
});

test('what a forgotten colleague brought along was never there', async () => {
  await open();
  await stores.privacy.forget(DORA.id, now);
  expect([await traces(), await mine()]).toEqual([[], false]);
});

test('where profiles count only after a yes, their words do as well', async () => {
  await open('opt-in');
  expect([await traces(), await mine()]).toEqual([[], true]);
  await choose({ optedIn: true });
  expect((await traces()).length).toBeGreaterThanOrEqual(6);
});

test('whoever asked about it while it was known may go on about it; a champion who is seen keeps it known', async () => {
  await open();
  const route = { serviceUrl: 'https://teams.example/', botId: '28:bot' };
  const asking = { question: 'How?', skill: ID, anonymous: false, chosen: DORA.id, at: now };
  await stores.requests.ask({ asker: BEN.id, ...asking }, route, 10);
  await choose({ hidden: true });
  expect((await stores.index.known([ID], BEN.id)).has(ID)).toBe(true);
  expect((await stores.index.known([ID], objectId(3))).has(ID)).toBe(false);
  await stores.champions.signUp(BEN.id, ID, now);
  expect((await traces()).length).toBeGreaterThanOrEqual(6);
});
