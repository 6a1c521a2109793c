import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const person = (n: number, name: string, language: string, department = 'Sales') => ({
  ...{ id: objectId(n), name, language, department, upn: `p${n}@x.example`, mail: `p${n}@x.example` },
  profile: { skills: ['Excel'] },
});
const ANNA = person(1, 'Anna Berger', 'de-AT');
const BEN = person(2, 'Ben Fischer', 'de-DE');
const CHLOE = person(3, 'Chloe Martin', 'en-GB');
const KIMS = [person(4, 'Kim Weber', 'en-GB', 'Finance'), person(5, 'Kim Weber', 'en-GB', 'IT')];
const JANA = person(6, 'Moser, Jana', 'de-AT');

let house: House;
const now = Date.UTC(2026, 10, 25, 9);

beforeAll(async () => {
  house = await openHouse({ clock: () => now });
});
beforeEach(async () => {
  house.stores.db.exec('DELETE FROM thanks; DELETE FROM notice; DELETE FROM choice; DELETE FROM last_change');
  await house.people(ANNA, BEN, CHLOE, ...KIMS, JANA);
});
afterAll(() => house.close());

const received = async ({ id }: { id: string }) => house.stores.thanks.received(id);

test.each([
  ['/danke Ben Fischer für Excel', 'excel'],
  ['danke Ben Fischer für Excel', 'excel'],
  ['/thank ben for #excel', 'excel'],
  ['/danke an Ben Fischer', undefined],
  ['/thank p2@x.example for excel', 'excel'],
  ['<at>KnowWho</at> /danke <at>Ben Fischer</at> für Excel', 'excel'],
])('%s', async (text, skill) => {
  expect(textOf(await house.teams.say(ANNA, text))).toContain('Dein Dank ist unterwegs zu Ben Fischer');
  expect((await received(BEN)).map((one) => one.skill)).toEqual([skill]);
});

test('a reason that is no topic reaches the helper as a sentence', async () => {
  await house.teams.say(ANNA, '/danke Ben Fischer für deine Geduld gestern Abend');
  expect(await received(BEN)).toMatchObject([{ sentence: 'deine Geduld gestern Abend' }]);
});

test('several at once, and each can be taken back', async () => {
  const nobody = await house.teams.say(ANNA, '/thank Ben Fischer and Zacharias for Excel');
  expect(textOf(nobody)).toContain('niemanden namens „Zacharias“');
  expect(await received(BEN)).toEqual([]);
  const both = await house.teams.say(ANNA, '/thank Ben Fischer und Chloe Martin for Excel');
  expect(textOf(both)).toContain('unterwegs zu Ben Fischer und Chloe Martin');
  const back = actionsOf(both).find(({ title }) => title.includes('Ben'));
  await house.teams.press(ANNA, back);
  expect(await received(BEN)).toEqual([]);
  expect(await received(CHLOE)).toHaveLength(1);
  expect(textOf(await house.teams.say(ANNA, '/danke Moser, Jana'))).toContain('unterwegs zu Moser, Jana');
});

test('two of the same name: nothing is sent before one is chosen', async () => {
  const card = await house.teams.say(ANNA, '/danke Kim Weber für Excel');
  expect(textOf(card)).toContain('„Kim Weber“ heißen mehrere');
  for (const kim of KIMS) expect(await received(kim)).toEqual([]);
  const chosen = button(card, 'thank', 'Kim Weber · IT');
  const thanked = await house.teams.press(ANNA, chosen);
  expect(actionsOf(thanked).some(({ verb }) => verb === 'thank')).toBe(false);
  expect(await received(KIMS[1]!)).toMatchObject([{ skill: 'excel', asker: ANNA.id }]);
});

test('without a name it explains and offers who said yes lately', async () => {
  expect(textOf(await house.teams.say(ANNA, '/danke'))).toContain('Wem möchtest du danken?');
  const asked = await house.teams.say(ANNA, '/skill excel');
  const ask = actionsOf(asked).find(({ verb, data }) => verb === 'ask' && data.helper === BEN.id);
  const request = button(await house.teams.press(ANNA, ask), 'withdraw').data;
  await house.teams.press(BEN, { verb: 'accept', data: request });
  const offered = await house.teams.say(ANNA, '/danke für die Hilfe');
  await house.teams.press(ANNA, button(offered, 'thank', 'Ben Fischer · #excel'));
  expect(await received(BEN)).toMatchObject([{ skill: 'excel' }]);
  // Whoever hides is not offered: a button that refuses would tell so.
  await house.stores.people.choose(BEN.id, { hidden: true });
  const later = await house.teams.say(ANNA, '/danke');
  expect(actionsOf(later).filter(({ verb }) => verb === 'thank')).toEqual([]);
});

test('nobody of that name, somebody hidden, oneself: nothing is sent, and it says so', async () => {
  expect(textOf(await house.teams.say(ANNA, '/danke Zacharias Nobody'))).toContain('Ich finde niemanden');
  await house.stores.people.choose(BEN.id, { hidden: true });
  expect(textOf(await house.teams.say(ANNA, '/danke Ben Fischer'))).toContain('Ich finde niemanden');
  expect(textOf(await house.teams.say(ANNA, '/danke Anna Berger'))).toContain('Das bist du selbst');
  expect(textOf(await house.teams.say(ANNA, `/danke ${'ä '.repeat(400)}`))).toContain('Ich finde niemanden');
  expect(await house.stores.thanks.given(ANNA.id, 0)).toEqual([]);
});

test.each(['danke dir', 'vielen dank', 'thank you', 'Thanks a lot'])(
  '“%s” is said to the bot',
  async (text) => {
    expect(textOf(await house.teams.say(ANNA, text))).toContain('Eins kann ich gut');
  },
);
