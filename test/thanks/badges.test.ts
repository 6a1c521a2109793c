import { objectId } from '../fakes/house';
import { button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const PEOPLE = Array.from({ length: 13 }, (_, n) => ({
  ...{ id: objectId(n + 1), name: n === 0 ? 'Zora Quick' : `Person ${n + 1}`, upn: `p${n + 1}@x.example` },
  profile: { skills: ['Excel'] },
}));
const [ANNA, BEN] = PEOPLE as [(typeof PEOPLE)[number], (typeof PEOPLE)[number]];
const ROUTE = { serviceUrl: 'http://127.0.0.1/', botId: '28:bot' };

let house: SmallHouse;
let now = Date.UTC(2026, 10, 25, 9);

beforeAll(async () => {
  house = await openSmallHouse(PEOPLE, { clock: () => now });
});
beforeEach(() => {
  house.stores.db.exec(
    'DELETE FROM thanks; DELETE FROM notice; DELETE FROM choice; DELETE FROM hidden_skill',
  );
});
afterAll(() => house.close());

async function thank(asker: number, helper: number, skill = 'excel'): Promise<void> {
  now += 40 * 24 * 60 * 60 * 1000;
  await house.stores.thanks.thank(
    { asker: objectId(asker), helper: objectId(helper), skill, at: now },
    ROUTE,
  );
}
const CHLOE = PEOPLE[11]!;
const badges = async (n: number) => (await house.stores.badges.mine(objectId(n))).map(({ name }) => name);

test('different people count, however often one of them says thanks', async () => {
  expect(await badges(1)).toEqual([]);
  for (let time = 0; time < 12; time += 1) await thank(2, 1);
  expect(await badges(1)).toEqual(['first-help']);
  for (let asker = 3; asker <= 10; asker += 1) await thank(asker, 1, '');
  expect(await badges(1)).toEqual(['first-help']);
  await thank(11, 1, '');
  expect(await badges(1)).toEqual(['first-help', 'ten-people']);
});

test('pioneers are the first of a topic; ambassadors pass on what somebody else helped them with', async () => {
  await thank(2, 1);
  for (const asker of [6, 7, 8]) await thank(asker, 5);
  // Three people thank Person 5, but Person 1 was first.
  expect(await badges(5)).toEqual(['first-help']);
  for (const asker of [3, 4]) await thank(asker, 1);
  expect(await badges(1)).toEqual(['first-help', 'pioneer']);
  // Person 2 was helped; the thanks of whoever helped them are no passing on.
  await thank(1, 2);
  expect(await badges(2)).toEqual(['first-help']);
  await thank(4, 2);
  expect(await badges(2)).toEqual(['first-help', 'ambassador']);
});

test('only their owner sees them until one tap shows them, and none about what is kept to oneself', async () => {
  for (const asker of [3, 4, 5]) await thank(asker, 1);
  const seen = async () => textOf(await house.teams.say(BEN, '/skill Zora Quick'));
  const mine = await house.teams.press(ANNA, { verb: 'my-thanks' });
  expect(textOf(mine)).toMatch(/only you see them\n✦ Helped for the first time\n✦ Led the way with #excel/);
  expect(await seen()).not.toContain('✦');
  await house.teams.press(ANNA, button(mine, 'show-badges'));
  expect(await seen()).toContain('✦ Helped for the first time · ✦ Led the way with #excel');
  await house.stores.ownSkills.hideSkill(ANNA.id, 'excel', true);
  const kept = textOf(await house.teams.say(BEN, '/skill Zora Quick'));
  expect(kept).not.toContain('Led the way');
  await house.teams.press(ANNA, { verb: 'hide-badges' });
  expect(await seen()).not.toContain('✦');
});

test('others read of no topic that its owner took back, or that nobody visible has', async () => {
  const { index, ownSkills } = house.stores;
  for (const { id } of [ANNA, CHLOE]) await index.addSkills(id, [{ words: 'Falke', level: 'solve' }]);
  for (const asker of [3, 4, 5]) await thank(asker, 1, 'org:falke');
  await house.teams.press(ANNA, { verb: 'show-badges' });
  const seen = async () => textOf(await house.teams.say(BEN, '/skill Zora Quick'));
  expect(await seen()).toContain('Led the way with #falke');
  await index.removeSkill(ANNA.id, 'org:falke');
  expect(await seen()).not.toContain('#falke');
  await house.teams.press(ANNA, { verb: 'undo' });
  expect(await seen()).toContain('#falke');
  // Thanked for what only somebody else has, who hides it by now.
  house.stores.db.exec('DELETE FROM thanks');
  await index.addSkills(BEN.id, [{ words: 'Sperber' }]);
  for (const asker of [3, 4, 5]) await thank(asker, 1, 'org:sperber');
  const asChloe = async () => textOf(await house.teams.say(CHLOE, '/skill Zora Quick'));
  expect(await asChloe()).toContain('#sperber');
  await ownSkills.hideSkill(BEN.id, 'org:sperber', true);
  expect(await asChloe()).toMatch(/✦ Helped for the first time(?!.*sperber)/);
  expect(textOf(await house.teams.press(ANNA, { verb: 'my-thanks' }))).toContain('#sperber');
});
