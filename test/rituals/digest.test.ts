import { createHash } from 'node:crypto';
import { DAY } from '../../src/clock';
import { fingerprint } from '../../src/thanks/testimonial';
import { momentsOf } from '../../src/rituals/digest-nightly';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string) => ({
  ...{ id: objectId(n), name, language, upn: `${name}@x.example`, country: 'AT' },
});
const [ANNA, BEN, HIDDEN, PAUSED, LEFT, FORGOTTEN, NOT_WISHED] = [
  'Annaq',
  'Benq',
  'Hugoq',
  'Paulaq',
  'Leoq',
  'Fritzq',
  'Nellq',
].map((name, n) => person(n + 1, name, n === 1 ? 'en-GB' : 'de')) as [any, any, any, any, any, any, any];
const EVERYBODY = [ANNA, BEN, HIDDEN, PAUSED, LEFT, FORGOTTEN, NOT_WISHED];
/** A Wednesday; the digest comes on Monday, 12 January 2026, at nine in Vienna. */
const WEDNESDAY = Date.UTC(2026, 0, 7, 10);
const NIGHT = Date.UTC(2026, 0, 12, 1, 39);
const MORNING = Date.UTC(2026, 0, 12, 8, 1);
const ROUTE = { serviceUrl: 'https://teams.example/', tenantId: 'tenant', botId: '28:bot' };

let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = WEDNESDAY;
  house = await openSmallHouse(EVERYBODY, { clock: () => now });
  for (const who of EVERYBODY) {
    await house.teams.say(who, '/help');
    await house.stores.people.choose(who.id, { digest: who !== NOT_WISHED, timeZone: 'Europe/Vienna' });
  }
  house.teams.calls.length = 0;
});
afterEach(() => house.close());

/** What happens at night, and how many digests are written then. */
const night = async () => {
  await house.stores.digests.prepare(now);
  return house.stores.digests.write(now, momentsOf(now, { weekday: 0, minutes: 540 }, 'UTC'));
};
const digests = (who: { id: string }) =>
  house.teams.calls
    .filter(({ method, path, body }) => method === 'POST' && path.includes(who.id) && !body.replyToId)
    .map(({ body }) => body.attachments[0].content)
    .filter((card) => actionsOf(card).some(({ verb }) => verb === 'digest-off'));
const add = (who: { id: string }, ...skills: string[]) =>
  house.stores.index.addSkills(
    who.id,
    skills.map((words) => ({ words, level: 'solve' as const })),
  );
const thank = async (skill: string, count: number) => {
  for (const asker of EVERYBODY.slice(0, count))
    await house.stores.thanks.thank(
      { asker: asker.id, helper: asker === BEN ? ANNA.id : BEN.id, skill, at: now },
      ROUTE,
    );
  house.stores.db.exec("DELETE FROM notice WHERE kind = 'thanks'");
};
const ask = async (question: string, skill: string, anonymous = false) => {
  const asked = await house.stores.requests.ask(
    { asker: NOT_WISHED.id, question, skill, anonymous, at: now },
    ROUTE,
    10,
  );
  if (asked === 'limited') throw new Error('limited');
  return asked.request.id;
};

test('one card a week for whoever wants it: topics, numbers from five up, open questions without a name', async () => {
  // Three people can help with Excel from the beginning, so it is new to nobody.
  for (const who of [ANNA, BEN, HIDDEN]) await add(who, 'Excel');
  now = WEDNESDAY - 7 * DAY;
  await night();
  now = WEDNESDAY;
  for (const who of [ANNA, BEN, PAUSED]) await add(who, 'Juggling');
  for (const who of [ANNA, BEN]) await add(who, 'Knots');
  await thank('welding', 6);
  await thank('excel', 4);
  await house.teams.press(HIDDEN, { verb: 'hide' });
  await house.teams.press(PAUSED, { verb: 'pause', data: { until: '2026-01-20' } });
  await ask('How do pivots work?', 'excel', true);
  now = Date.UTC(2026, 0, 11, 21);
  await ask('Asked an hour ago', 'excel');
  await house.stores.privacy.forget(FORGOTTEN.id, now);
  const { run } = await house.stores.people.begin({ full: false, takeOver: true });
  const gone = [{ kind: 'removed' as const, id: LEFT.id, restorable: true }];
  await house.stores.people.applyPage(run, { restarted: false, changes: gone, token: 't', last: true });
  await house.stores.people.end(run);
  // Back for a moment, so that three people can be found by it again.
  await add(HIDDEN, 'Juggling');

  now = NIGHT;
  await house.teams.press(HIDDEN, { verb: 'show' });
  expect(await night()).toBe(4);
  expect(await night()).toBe(0);
  await house.teams.press(HIDDEN, { verb: 'hide' });
  house.teams.calls.length = 0;
  await house.running.app.deliver();
  expect(EVERYBODY.flatMap(digests)).toEqual([]);
  now = MORNING;
  await house.stores.people.choose(PAUSED.id, { pausedUntil: null });
  await house.running.app.deliver();
  await house.running.app.deliver();
  expect(EVERYBODY.map((who) => digests(who).length)).toEqual([1, 1, 1, 1, 0, 0, 0]);

  const [english] = digests(BEN).map(textOf);
  expect(english).toContain('#juggling · 3 can help');
  expect(english).toContain(
    'At least 5 colleagues said thank you last week, among other things for #welding.',
  );
  expect(english).toContain('How do pivots work?');
  for (const kept of ['knots', '#excel · 3', 'Asked an hour ago']) expect(english).not.toContain(kept);
  const [german] = digests(ANNA).map(textOf);
  expect(german).toContain('#juggling · 3 können helfen');
  expect(german).toContain('Mindestens 5 Personen haben letzte Woche jemandem gedankt');
  expect(textOf(digests(HIDDEN)[0])).not.toContain('How do pivots work?');
  for (const { name } of EVERYBODY) expect(JSON.stringify(digests(BEN))).not.toContain(name);
});

test('sentences of the week are those that both let others read: without a name, one a person, until either takes it back', async () => {
  const { thanks, testimonials } = house.stores;
  /** @param yes who lets others read it, and when the second of them said so. */
  const praise = async (asker: any, helper: any, sentence: string, yes: readonly any[], at = now) => {
    const { thanks: given } = await thanks.thank(
      { asker: asker.id, helper: helper.id, skill: 'excel', at },
      ROUTE,
    );
    await thanks.addSentence(given.id, asker.id, sentence, at, ROUTE);
    for (const { id } of yes)
      await testimonials.wish(given.id, id, { open: true, read: fingerprint(sentence) }, at);
    return given.id;
  };
  const both = await praise(BEN, HIDDEN, 'Saved my week', [BEN, HIDDEN]);
  // Only one of them is told: both are to the same helper.
  await praise(FORGOTTEN, HIDDEN, 'Saved my day', [FORGOTTEN, HIDDEN]);
  await praise(PAUSED, LEFT, 'Saved my year', [PAUSED]);
  await praise(LEFT, PAUSED, 'Saved my month', [PAUSED]);
  await praise(NOT_WISHED, ANNA, 'Saved my past', [NOT_WISHED, ANNA], now - 7 * DAY);
  // A yes to a card that did not tell of the digest is none.
  const old = createHash('sha256').update('Saved my month').digest('hex').slice(0, 12);
  await testimonials.wish(4, LEFT.id, { open: true, read: old }, now);
  now = MORNING;
  const read = async () => textOf(await house.teams.press(ANNA, { verb: 'digest' }));
  const first = await read();
  const told = ['week', 'day'].filter((what) => first.includes(`„Saved my ${what}“ · #excel`));
  expect(told).toHaveLength(1);
  for (const kept of ['year', 'month', 'past']) expect(first).not.toContain(`Saved my ${kept}`);
  expect(first).not.toContain('Mindestens');
  for (const { name } of EVERYBODY) expect(first).not.toContain(name);
  await house.teams.press(HIDDEN, { verb: 'hide' });
  expect(await read()).toContain('Diese Woche gibt es nichts zu erzählen');
  await house.teams.press(HIDDEN, { verb: 'show' });
  expect(await read()).toContain(`„Saved my ${told[0]}“`);
  for (const id of [both, both + 1])
    for (const { id: who } of [BEN, FORGOTTEN]) await testimonials.wish(id, who, { open: false }, now);
  expect(await read()).toContain('Diese Woche gibt es nichts zu erzählen');
  // What became readable this week is told in the next.
  await testimonials.wish(3, LEFT.id, { open: true, read: fingerprint('Saved my year') }, now);
  expect(await read()).not.toContain('Saved my year');
  now += 7 * DAY;
  expect(await read()).toContain('„Saved my year“');
});

test('a question from the digest is taken with a tap by whoever offers the topic, and by nobody else', async () => {
  await add(BEN, 'Excel');
  await house.stores.index.addSkills(ANNA.id, [{ words: 'Excel', level: 'learn' }]);
  const request = await ask('How do pivots work?', 'excel', true);
  const fresh = await house.teams.press(BEN, { verb: 'accept', data: { request } });
  expect(textOf(fresh)).not.toContain('Nellq');
  now = WEDNESDAY + 2 * DAY;
  expect(textOf(await house.teams.press(ANNA, { verb: 'digest' }))).not.toContain('How do pivots work?');
  const digest = await house.teams.press(BEN, { verb: 'digest' });
  expect(textOf(digest)).toContain('How do pivots work?');
  expect(textOf(await house.teams.press(ANNA, button(digest, 'accept')))).not.toContain('Nellq');
  expect(textOf(await house.teams.press(BEN, button(digest, 'accept')))).toContain('Nellq');
  expect(textOf(await house.teams.press(BEN, { verb: 'digest' }))).toContain('Nothing to tell this week');
});

test('nothing to tell is no message; it stops with one tap, which can be taken back', async () => {
  now = NIGHT;
  expect(await night()).toBe(6);
  now = MORNING;
  await house.running.app.deliver();
  expect(EVERYBODY.flatMap(digests)).toEqual([]);

  now += 2 * DAY;
  await thank('welding', 5);
  now = NIGHT + 7 * DAY;
  await house.teams.press(BEN, { verb: 'digest-off' });
  expect(await night()).toBe(5);
  await house.teams.press(BEN, { verb: 'undo' });
  expect(await night()).toBe(1);
  // Who stops it at the last moment gets none.
  await house.teams.press(ANNA, { verb: 'digest-off' });
  house.teams.calls.length = 0;
  now = MORNING + 7 * DAY;
  await house.running.app.deliver();
  expect([digests(ANNA).length, digests(BEN).length]).toEqual([0, 1]);
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat' } };
  const told = await house.teams.press(BEN, { verb: 'digest-off' }, group);
  expect(textOf(told)).toContain('for your eyes only');
  expect((await house.stores.people.choices(BEN.id)).digest).toBe(true);
});

test('nobody gets it twice: neither when the process dies in a send, nor late together with the next one', async () => {
  await thank('welding', 6);
  now = NIGHT;
  await night();
  now = MORNING;
  const begun = await house.stores.notices.due(now, 100);
  for (const { id } of begun.slice(0, 2)) await house.stores.notices.begin(id, now + 60_000);
  now += 5 * 60_000;
  await house.running.app.deliver();
  expect(EVERYBODY.flatMap(digests)).toHaveLength(4);

  // Teams is away for a week.
  await thank('excel', 6);
  now = NIGHT + 7 * DAY;
  await night();
  now += 2 * DAY;
  await thank('go', 6);
  now = NIGHT + 14 * DAY;
  await night();
  house.teams.calls.length = 0;
  now = MORNING + 14 * DAY;
  await house.running.app.deliver();
  await house.running.app.deliver();
  expect(EVERYBODY.map((who) => digests(who).length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  expect(textOf(digests(BEN)[0])).toContain('#go');
});

test('where the house has switched pings off, nobody reads what others ask', async () => {
  await house.close();
  house = await openSmallHouse(EVERYBODY, { clock: () => now, config: { reach: { pings: false } } });
  await add(BEN, 'Excel');
  await ask('How do pivots work?', 'excel');
  now += 2 * DAY;
  expect(textOf(await house.teams.press(BEN, { verb: 'digest' }))).toContain('Nothing to tell this week');
});

test('in the settings stands when it comes, and one can look at it right away', async () => {
  await thank('welding', 6);
  now = MORNING;
  await night();
  const invoke = (name: string, data: object) =>
    house.teams.post(
      house.teams.activity(BEN, { type: 'invoke', name, value: { data: { dialog: 'settings', ...data } } }),
    );
  const form = (await invoke('task/fetch', {})).body.task.value.card.content;
  expect(JSON.stringify(form)).toContain('Weekly digest (Monday 09:00)');
  await invoke('task/submit', { digest: 'no' });
  const saved = (await invoke('task/submit', { digest: 'yes' })).body.task.value.card.content;
  expect(textOf(saved)).toContain('Weekly digest: Monday 09:00');
  const shown = await house.teams.press(BEN, button(saved, 'digest'));
  expect(textOf(shown)).toContain('Your weekly digest');
  expect(actionsOf(shown).map(({ verb }) => verb)).toContain('digest-off');
});
