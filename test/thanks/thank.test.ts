import { objectId } from '../fakes/house';
import { button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de' };
const BEN = { id: objectId(2), name: 'Ben Fischer', profile: { skills: ['Excel'] } };
const HIDDEN = { id: objectId(3), name: 'Hedi Still' };
const GUEST = { id: objectId(4), name: 'Gus Fremd', guest: true };
const LEAVER = { id: objectId(5), name: 'Leo Fort', enabled: false };

let house: SmallHouse;

beforeEach(async () => {
  house = await openSmallHouse([ANNA, BEN, HIDDEN, GUEST, LEAVER]);
  await house.stores.people.choose(HIDDEN.id, { hidden: true });
});
afterEach(() => house.close());

const thank = (data: object) => house.teams.press(ANNA, { verb: 'thank', data });
const addSentence = (card: any, sentence: unknown) => {
  const form = button(card, 'add-sentence');
  return house.teams.press(ANNA, { verb: form.verb, data: { ...form.data, sentence } });
};

test('who may not be found is thanked by nobody, and nothing says that they exist', async () => {
  const answers = [];
  for (const { id } of [HIDDEN, GUEST, LEAVER, { id: objectId(99) }])
    answers.push(textOf(await thank({ helper: id })));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('nicht mehr zu finden');
  expect(await house.stores.thanks.given(ANNA.id, 0)).toEqual([]);
  expect(await house.stores.notices.nextDue()).toBeUndefined();
});

test('the id of a helper counts in any case of letters, also for oneself', async () => {
  expect(textOf(await thank({ helper: BEN.id.toUpperCase(), skill: 'excel' }))).toContain(
    'unterwegs zu Ben Fischer',
  );
  expect(textOf(await thank({ helper: ANNA.id.toUpperCase() }))).toContain('Das bist du selbst');
});

test('thanks without a topic are thanks', async () => {
  expect(textOf(await thank({ helper: BEN.id }))).toContain('unterwegs zu Ben Fischer');
  expect(await house.stores.thanks.received(BEN.id)).toEqual([expect.objectContaining({ skill: undefined })]);
});

test('a broken way back to the results does not spoil the thanks', async () => {
  const card = await thank({ helper: BEN.id, skill: 'excel', question: { skills: 'x', offset: -1 } });
  expect(textOf(card)).toContain('unterwegs');
});

test('a sentence has 1 to 500 characters, an emoji counts as one, and blanks around it go', async () => {
  const card = await thank({ helper: BEN.id, skill: 'excel' });
  for (const bad of ['', '  \n ', 'x'.repeat(501), '🧮'.repeat(501), 7, undefined, ['x']]) {
    expect([bad, textOf(await addSentence(card, bad))]).toEqual([
      bad,
      expect.stringContaining('Es wurde nichts geändert'),
    ]);
  }
  expect(textOf(await addSentence(card, ` ${'🧮'.repeat(500)} `))).toContain('unterwegs zu Ben Fischer');
  expect((await house.stores.thanks.received(BEN.id))[0]?.sentence).toBe('🧮'.repeat(500));
  // A double click is no second sentence; other words are.
  expect(textOf(await addSentence(card, '🧮'.repeat(500)))).toContain('unterwegs zu Ben Fischer');
  expect(textOf(await addSentence(card, 'Noch etwas'))).toContain('schon einen Satz');
});

test('nobody learns by guessing whether there are thanks of others', async () => {
  const { thanks } = button(await thank({ helper: BEN.id, skill: 'excel' }), 'add-sentence').data;
  const guess = async (id: number) =>
    textOf(
      await house.teams.press(HIDDEN, { verb: 'add-sentence', data: { thanks: id, sentence: 'Hello' } }),
    );
  expect(await guess(thanks)).toBe(await guess(4711));
  expect((await house.stores.thanks.received(BEN.id))[0]?.sentence).toBeUndefined();
});

test('undo without data takes the last change back', async () => {
  await thank({ helper: BEN.id, skill: 'excel' });
  const undone = await house.teams.press(ANNA, { verb: 'undo' });
  expect(textOf(undone)).toContain('Zurückgenommen');
  expect(await house.stores.thanks.received(BEN.id)).toEqual([]);
});

test('the way back leads to the same results', async () => {
  const results = await house.teams.say(ANNA, '/skill excel');
  const thanked = await house.teams.press(ANNA, button(results, 'thank'));
  const back = await house.teams.press(ANNA, button(thanked, 'choose'));
  expect(textOf(back)).toContain('Ben Fischer');
  // Who was thanked is not offered to be thanked again.
  expect(() => button(back, 'thank')).toThrow('No button');
});
