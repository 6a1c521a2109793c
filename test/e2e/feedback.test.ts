import { FEEDBACK_PER_DAY, MAX_FEEDBACK } from '../../src/feedback/feedback';
import { TERMS } from '../../src/privacy/privacy';
import { DAY } from '../../src/clock';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string) => ({ id: objectId(n), name, language });
const ANNA = person(1, 'Annamaria Berger', 'de-AT');
const MIA = person(2, 'Mia Manager', 'en-GB');
const MAX = person(3, 'Max Manager', 'en-GB');
const TEXT = 'Mehr *Beispiele* <b>bitte</b>\nzu Excel';

let house: SmallHouse;
let now = 0;

beforeAll(async () => {
  const community = { managers: [MIA.id, MAX.id] };
  house = await openSmallHouse([ANNA, MIA, MAX], { clock: () => now, config: { community } });
});
beforeEach(() => {
  now = Date.UTC(2026, 10, 23, 9);
  house.stores.db.exec('DELETE FROM feedback; DELETE FROM notice');
  house.teams.calls.length = 0;
});
afterAll(() => house.close());

/** Until the bot has nothing left to tell. */
async function settle(): Promise<void> {
  const due = house.stores.db
    .prepare<[number], number>('SELECT count(*) FROM notice WHERE due_at <= ?')
    .pluck();
  house.running.app.start();
  while ((due.get(now) ?? 0) > 0) await new Promise(setImmediate);
}
type Who = typeof ANNA;
const told = (who: Who): any[] =>
  house.teams.calls.flatMap(({ method, path, body }) =>
    method !== 'DELETE' && path.includes(encodeURIComponent(`a:${who.id}`)) && !body.replyToId
      ? [body.attachments[0].content]
      : [],
  );
async function send(who: Who, verb: 'feedback-named' | 'feedback-anonymous', feedback = TEXT) {
  const card = await house.teams.press(who, { verb, data: { feedback } });
  await settle();
  return card;
}
async function answer(who: Who, text: string, data: object) {
  const card = await house.teams.press(who, { verb: 'answer-feedback', data: { ...data, answer: text } });
  await settle();
  return card;
}
const stored = () => house.stores.db.prepare('SELECT count(*) FROM feedback').pluck().get();

test('a word without a name reaches the managers, and their answer reaches whoever wrote it', async () => {
  const form = await house.teams.say(ANNA, `/feedback ${TEXT}`);
  expect(actionsOf(form).map(({ verb }) => verb)).toEqual(['feedback-named', 'feedback-anonymous']);
  expect(JSON.stringify(form.body)).toContain('Mehr *Beispiele* <b>bitte</b>');
  expect(stored()).toBe(0);
  expect(textOf(await send(ANNA, 'feedback-anonymous'))).toContain('Ohne deinen Namen');
  // Pressed twice it is one word.
  await send(ANNA, 'feedback-anonymous');
  expect(told(MIA)).toHaveLength(1);
  expect(told(MAX)).toHaveLength(1);
  const [word] = told(MIA);
  expect(textOf(word)).toContain('Somebody has feedback for you');
  expect(textOf(word)).toContain(TEXT);
  for (const { body } of house.teams.calls.filter(({ path }) => !path.includes(encodeURIComponent(ANNA.id))))
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`Annamaria|${ANNA.id}`));

  const { data } = button(word, 'answer-feedback');
  expect(textOf(await answer(ANNA, 'I answer myself', data))).toContain('antwortet die Community-Leitung');
  expect(textOf(await answer(MIA, 'Next week, with *pleasure*', data))).toContain('Mia Manager answered:');
  const reply = told(ANNA).at(-1);
  expect(textOf(reply)).toContain('Mia Manager antwortet dir');
  expect(textOf(reply)).toContain('Next week, with *pleasure*');
  // The other one sees it, and cannot answer again; a second press of the first does no harm.
  expect(textOf(told(MAX).at(-1))).toContain('Mia Manager answered:');
  expect(textOf(await answer(MAX, 'Me too', data))).toContain('This feedback is no longer there');
  expect(textOf(await answer(MIA, 'Next week, with *pleasure*', data))).toContain('answered:');
  expect(told(ANNA)).toHaveLength(1);
  // What is stored about whoever answered does not lead to whoever asked.
  expect(JSON.stringify(await house.stores.privacy.stored(MIA.id))).not.toMatch(/Annamaria|Beispiele/);
  expect(JSON.stringify(await house.stores.privacy.stored(ANNA.id))).toContain('Next week');
});

test('with a name the name is told, and a manager does not read their own word; without one all managers read it, or who does not would have written it', async () => {
  await send(ANNA, 'feedback-named');
  expect(textOf(told(MIA)[0])).toContain('Annamaria Berger has feedback for you');
  await send(MIA, 'feedback-named', 'Something else');
  expect([told(MIA).length, told(MAX).length]).toEqual([1, 2]);
  await send(MIA, 'feedback-anonymous', 'Something that stays without a name');
  expect([told(MIA).length, told(MAX).length]).toEqual([2, 3]);
  expect(textOf(told(MIA)[1])).toBe(textOf(told(MAX)[2]));
  // The only one there is: nobody else would read it.
  house.stores.db.exec("UPDATE person SET enabled = 0 WHERE name LIKE 'Max%'");
  const alone = await send(MIA, 'feedback-named', 'To nobody');
  expect(textOf(alone)).toContain('There is nobody yet to read it');
  expect(textOf(await send(MIA, 'feedback-anonymous', 'To nobody'))).toContain('Without your name');
  house.stores.db.exec('UPDATE person SET enabled = 1');
});

test('nothing is lost: without words, with too many, too often, in a group, and where nobody would read it', async () => {
  expect(textOf(await send(ANNA, 'feedback-named', '  '))).toContain('Es wurde nichts geschickt');
  const long = await send(ANNA, 'feedback-named', 'ä'.repeat(MAX_FEEDBACK + 1));
  expect(textOf(long)).toContain(`höchstens ${MAX_FEEDBACK} Zeichen`);
  expect(textOf(long)).toContain('ä'.repeat(MAX_FEEDBACK));
  for (let n = 0; n < FEEDBACK_PER_DAY; n += 1) await send(ANNA, 'feedback-named', `Word ${n}`);
  const much = await send(ANNA, 'feedback-named', 'One more');
  expect(textOf(much)).toContain('viel Feedback für einen Tag');
  expect(textOf(much)).toContain('One more');
  expect(stored()).toBe(FEEDBACK_PER_DAY);
  now += DAY + 1;
  expect(textOf(await send(ANNA, 'feedback-named', 'One more'))).toContain('unterwegs');

  const group = { conversation: { id: '19:x', conversationType: 'groupChat', tenantId: 'tenant' } };
  const public_ = await house.teams.say(ANNA, '/feedback secret', group);
  expect(textOf(public_)).toContain('in unserem eigenen Chat');
  expect(JSON.stringify(public_)).not.toContain('secret');

  house.stores.db.exec("UPDATE person SET enabled = 0 WHERE name LIKE '%Manager'");
  const nobody = await house.teams.say(ANNA, '/feedback Hört mich wer?');
  house.stores.db.exec('UPDATE person SET enabled = 1');
  expect(textOf(nobody)).toContain('Hier liest es noch niemand');
  expect(textOf(nobody)).toContain('Hört mich wer?');
});

test('it goes with its author, with whoever answered, and when its time is over', async () => {
  await send(ANNA, 'feedback-anonymous');
  const { data } = button(told(MIA)[0], 'answer-feedback');
  await answer(MIA, 'An answer of Mia', data);
  await house.stores.privacy.forget(MIA.id, now);
  await settle();
  expect(house.teams.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(house.stores.db.prepare('SELECT answer FROM feedback').pluck().get()).toBeNull();
  expect(JSON.stringify(told(MAX).at(-1))).not.toContain('Mia');

  await house.stores.privacy.forget(ANNA.id, now);
  await settle();
  expect(stored()).toBe(0);
  expect(house.teams.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(2);

  await send(MAX, 'feedback-anonymous', 'From Max');
  now += (TERMS.feedbackDays - 1) * DAY;
  expect(await house.stores.privacy.tidy(now, TERMS)).toMatchObject({ feedback: 0 });
  now += 2 * DAY;
  expect(await house.stores.privacy.tidy(now, TERMS)).toMatchObject({ feedback: 1, wiped: true });
});
