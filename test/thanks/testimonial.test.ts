import * as fc from 'fast-check';
import { DAY } from '../../src/clock';
import { fingerprint } from '../../src/thanks/testimonial';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string) => ({
  ...{ id: objectId(n), name, language, upn: `p${n}@x.example` },
  profile: { skills: n === 2 ? ['Excel', 'Welding'] : ['Excel'] },
});
const ANNA = person(1, 'Anna Berger', 'de');
const BEN = person(2, 'Ben Fischer', 'en');
const CHLOE = person(3, 'Chloe Martin', 'en');
const PEOPLE = [ANNA, BEN, CHLOE];
const SENTENCE = 'Hat mein Dashboard gerettet.';

let house: SmallHouse;
let now = Date.UTC(2026, 10, 25, 9);

beforeAll(async () => {
  house = await openSmallHouse(PEOPLE, { clock: () => now });
});
beforeEach(reset);
afterAll(() => house.close());

async function reset(): Promise<void> {
  now = Date.UTC(2026, 10, 25, 9);
  house.stores.db.exec(
    'DELETE FROM thanks; DELETE FROM notice; DELETE FROM choice; DELETE FROM hidden_skill',
  );
}

/** Anna thanks Ben for Excel with a sentence; her card, and Ben's. */
async function thankWithSentence() {
  const thanked = await house.teams.press(ANNA, { verb: 'thank', data: { helper: BEN.id, skill: 'excel' } });
  const form = button(thanked, 'add-sentence');
  const hers = await house.teams.press(ANNA, { ...form, data: { ...form.data, sentence: SENTENCE } });
  return { hers, id: form.data.thanks as number };
}
const chloeReads = async (text = '/skill excel') => textOf(await house.teams.say(CHLOE, text));

test('with both consents a sentence stands on the result and on the card of the colleague, and goes with either', async () => {
  const { hers, id } = await thankWithSentence();
  expect(textOf(hers)).toContain(
    'Dürfen andere ihn lesen? Mit deinem Namen auf der Karte von Ben und wo Ben den eigenen Dank vorzeigt',
  );
  expect(await chloeReads()).not.toContain(SENTENCE);
  const open = await house.teams.press(ANNA, button(hers, 'show-sentence'));
  expect(textOf(open)).toContain('wenn Ben auch Ja sagt');
  expect(await chloeReads()).not.toContain(SENTENCE);
  const list = await house.teams.press(BEN, { verb: 'my-thanks' });
  expect(textOf(list)).toMatch(
    /Thanked once, by 1 person[\s\S]*from Anna Berger · 25 November · waits for your yes/,
  );
  const his = await house.teams.press(BEN, button(list, 'show-sentence'));
  expect(textOf(his)).toContain(
    'Others read this sentence on your card, and perhaps without names in the weekly digest or the community.',
  );
  expect(await chloeReads()).toContain(`“${SENTENCE}” – Anna Berger`);
  expect(await chloeReads('/skill Ben Fischer')).toContain(`“${SENTENCE}” – Anna Berger`);

  await house.teams.press(BEN, button(his, 'hide-sentence'));
  expect(await chloeReads()).not.toContain(SENTENCE);
  await house.teams.press(BEN, button(await house.teams.press(BEN, { verb: 'my-thanks' }), 'show-sentence'));
  expect(await chloeReads()).toContain(SENTENCE);
  await house.teams.press(ANNA, button(open, 'hide-sentence'));
  expect(await chloeReads()).not.toContain(SENTENCE);
  // Nothing is left to say for Ben.
  expect(
    actionsOf(await house.teams.press(BEN, { verb: 'my-thanks' })).map(({ verb }) => verb),
  ).not.toContain('show-sentence');
  expect(id).toBeGreaterThan(0);
});

test('other words wait for the helper anew, and a yes to the old ones counts for nothing', async () => {
  const { hers } = await thankWithSentence();
  await house.teams.press(ANNA, button(hers, 'show-sentence'));
  const list = await house.teams.press(BEN, { verb: 'my-thanks' });
  await house.teams.press(BEN, button(list, 'show-sentence'));
  expect(await chloeReads()).toContain(SENTENCE);
  const reword = button(hers, 'change-sentence');
  await house.teams.press(ANNA, { ...reword, data: { ...reword.data, sentence: 'Ganz andere Worte' } });
  for (const words of [SENTENCE, 'Ganz andere Worte']) expect(await chloeReads()).not.toContain(words);
  // Ben presses the button of a card that he read before.
  const shown = await house.teams.press(BEN, button(list, 'show-sentence'));
  expect(textOf(shown)).toContain('Ganz andere Worte');
  expect(await chloeReads()).not.toContain('Ganz andere Worte');
  await house.teams.press(BEN, button(shown, 'show-sentence'));
  expect(await chloeReads()).toContain('“Ganz andere Worte” – Anna Berger');
});

test('the sentence about the topic that was asked for comes first, else the newest', async () => {
  const { thanks, testimonials } = house.stores;
  const route = { serviceUrl: house.teams.serviceUrl, botId: '28:bot' };
  for (const [skill, sentence] of [
    ['excel', 'About sheets'],
    ['welding', 'About seams'],
  ] as const) {
    now += DAY;
    const { thanks: given } = await thanks.thank({ asker: ANNA.id, helper: BEN.id, skill, at: now }, route);
    await thanks.addSentence(given.id, ANNA.id, sentence, now, route);
    for (const { id } of [ANNA, BEN])
      await testimonials.wish(given.id, id, { open: true, read: fingerprint(sentence) }, now);
  }
  const first = async (skills: string[]) =>
    (await testimonials.about([BEN.id], skills)).get(BEN.id)?.sentence;
  expect([await first(['excel']), await first(['welding']), await first([])]).toEqual([
    'About sheets',
    'About seams',
    'About seams',
  ]);
  // Nothing is quoted about what Ben keeps to himself.
  await house.stores.ownSkills.hideSkill(BEN.id, 'welding', true);
  expect(await first(['welding'])).toBe('About sheets');
});

const step = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom(
    ...(['show-sentence', 'show-sentence', 'show-sentence', 'hide-sentence', 'change-sentence'] as const),
    ...(['undo', 'hide', 'show', 'pause', 'resume', 'forget'] as const),
  ),
  /** Whom the card claims to be pressed by. */
  claims: fc.nat(2),
  read: fc.nat(2),
});

test('whatever is pressed: nobody reads a sentence that not both let others read, in these very words', async () => {
  const words = ['Zarquin', 'Zarbolo', 'Zartuff'];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      await reset();
      const { people, thanks } = house.stores;
      const route = { serviceUrl: house.teams.serviceUrl, botId: '28:bot' };
      for (const { id, name } of PEOPLE) await people.meet({ id, name });
      const { thanks: given } = await thanks.thank({ asker: ANNA.id, helper: BEN.id, at: now }, route);
      await thanks.addSentence(given.id, ANNA.id, words[0] ?? '', now, route);
      // What must be true, told from the presses alone.
      let current = 0;
      const agreed = [false, false];
      const away = new Set<number>();
      let gone = false;
      for (const { who, does, claims, read } of steps) {
        const sender = PEOPLE[who] ?? ANNA;
        const other = PEOPLE[claims]?.id;
        const sentence = words[read] ?? '';
        await house.teams.press(sender, {
          verb: does,
          data: {
            ...{ thanks: given.id, read: fingerprint(sentence), sentence, confirm: true },
            ...{ person: other, asker: other, helper: other, sender: other },
          },
        });
        if (does === 'show-sentence' && who < 2 && read === current) agreed[who] = true;
        if (does === 'hide-sentence' && who < 2) agreed[who] = false;
        if (does === 'change-sentence' && who === 0 && read !== current) {
          current = read;
          agreed[1] = false;
        }
        if (does === 'hide' || does === 'pause') away.add(who);
        if (does === 'show' || does === 'resume') away.delete(who);
        if ((does === 'undo' && who === 0) || (does === 'forget' && who < 2)) gone = true;
        if (gone || does === 'undo' || does === 'forget') break;
        const seen = (await house.stores.testimonials.about([BEN.id], [])).get(BEN.id)?.sentence;
        // The community reads what the result shows, and no more.
        expect((await house.stores.testimonials.ofPost(given.id))?.sentence).toBe(seen);
        const may = agreed.every(Boolean);
        if (!may) expect([does, seen]).toEqual([does, undefined]);
        else if (seen !== undefined) expect(seen).toBe(words[current]);
      }
      if (gone) expect((await house.stores.testimonials.about([BEN.id], [])).size).toBe(0);
      // Back to work.
      house.stores.db.exec('DELETE FROM forgotten; UPDATE person SET forgotten = 0');
    }),
    { numRuns: 40 },
  );
});
