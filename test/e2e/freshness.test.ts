import { DAY } from '../../src/clock';
import { goodMorning } from '../../src/people/good-morning';
import { parseWorkingHours } from '../../src/people/working-hours';
import { wallClock } from '../../src/people/time-zone';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string) => ({
  ...{ id: objectId(n), name, language, upn: `${name}@x.example`, country: 'AT' },
  profile: { skills: ['Power Query'] },
});
const ANNA = person(1, 'Anna', 'de-AT');
const BEN = person(2, 'Ben', 'en-GB');
const [HIDDEN, PAUSED, LEFT, FORGOTTEN] = ['Hugo', 'Paula', 'Leo', 'Fritz'].map((name, n) =>
  person(n + 3, name, 'de'),
) as [any, any, any, any];
const EVERYBODY = [ANNA, BEN, HIDDEN, PAUSED, LEFT, FORGOTTEN];
/** A Friday afternoon. */
const ADDED = Date.UTC(2025, 9, 10, 14);

let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = ADDED;
  house = await openSmallHouse(EVERYBODY, { clock: () => now });
});
afterEach(() => house.close());

const ask = () =>
  house.stores.freshness.ask(now, 1000, ({ choices }) =>
    goodMorning(now, {
      hours: parseWorkingHours('Mon-Fri 08:00-18:00'),
      zone: choices.timeZone ?? 'Europe/Vienna',
      quiet: choices.quietHours,
    }),
  );
const add = (who: { id: string }, ...skills: string[]) =>
  house.stores.index.addSkills(
    who.id,
    skills.map((words) => ({ words, level: 'solve' as const })),
  );
const saidAt = async (who: { id: string }) =>
  Object.fromEntries(
    (await house.stores.index.skillsOf(who.id))
      .filter(({ source }) => source === 'added')
      .map(({ skill, at }) => [skill, at]),
  );
const cards = (who: { id: string }) =>
  house.teams.calls
    .filter(({ method, path, body }) => method === 'POST' && path.includes(who.id) && !body.replyToId)
    .map(({ body }) => body.attachments[0].content);
/** Everybody writes once and adds two skills; 13 months later it is a Saturday night. */
async function live(): Promise<void> {
  for (const who of EVERYBODY) {
    await house.teams.say(who, '/help');
    await add(who, 'Juggling', 'Onion soup');
  }
  now += 390 * DAY;
  now = Date.UTC(2026, 10, 7, 1);
}

test('asks who can be found once a month, about what is old, on a working morning where they live', async () => {
  await live();
  await house.teams.press(HIDDEN, { verb: 'hide' });
  await house.teams.press(PAUSED, { verb: 'pause' });
  await house.stores.privacy.forget(FORGOTTEN.id, now);
  const { run } = await house.stores.people.begin({ full: false, takeOver: true });
  const changes = [{ kind: 'removed' as const, id: LEFT.id, restorable: true }];
  await house.stores.people.applyPage(run, { restarted: false, changes, token: 't', last: true });
  await house.stores.people.end(run);
  await house.stores.people.choose(BEN.id, {
    timeZone: 'America/New_York',
    quietHours: { from: 540, to: 690 },
  });

  expect(await ask()).toBe(2);
  expect(await ask()).toBe(0);
  const due = house.stores.db
    .prepare<[], number>(`SELECT due_at FROM notice WHERE kind = 'freshness' ORDER BY recipient`)
    .pluck()
    .all();
  expect([wallClock(due[0]!, 'Europe/Vienna'), wallClock(due[1]!, 'America/New_York')]).toMatchObject([
    { day: 9, weekday: 0, minutes: 600 },
    { day: 9, weekday: 0, minutes: 690 },
  ]);
  await house.running.app.deliver();
  expect(EVERYBODY.flatMap(cards)).toEqual([]);
  now = Date.UTC(2026, 10, 9, 17);
  await house.running.app.deliver();
  expect(EVERYBODY.map((who) => cards(who).length)).toEqual([1, 1, 0, 0, 0, 0]);
  expect(textOf(cards(ANNA)[0])).toContain('Stimmt das noch?');
  expect(textOf(cards(ANNA)[0])).toContain('gesagt im Oktober 2025');
  expect(textOf(cards(BEN)[0])).toContain('Still yours?');

  // Nobody answered, so nothing changed; the next question replaces the last. One pause is over.
  now += 29 * DAY;
  expect(await ask()).toBe(1);
  now += 2 * DAY;
  expect(await ask()).toBe(2);
  now += 4 * DAY;
  await house.running.app.deliver();
  expect(house.teams.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(2);
  expect(EVERYBODY.map((who) => cards(who).length)).toEqual([2, 2, 0, 1, 0, 0]);
});

test('asks about three skills at most, none that are new, hidden or from the profile', async () => {
  await house.teams.say(BEN, '/help');
  await add(BEN, 'Juggling', 'Onion soup', 'Knots', 'Kites', 'Stilts');
  await house.stores.ownSkills.hideSkill(BEN.id, 'org:knots', true);
  now += 370 * DAY;
  await add(BEN, 'Kites', 'Excel');
  expect(await ask()).toBe(1);
  const asked = house.stores.db.prepare('SELECT skills FROM freshness').pluck().get();
  expect(JSON.parse(asked as string)).toEqual({ skills: ['org:juggling', 'org:onionsoup', 'org:stilts'] });
});

test('an answer renews or takes away, once, and is taken back; no card answers for somebody else', async () => {
  await live();
  await ask();
  now = Date.UTC(2026, 10, 9, 9, 30);
  await house.running.app.deliver();
  const [card] = cards(BEN);
  expect(actionsOf(card).map(({ verb }) => verb)).toEqual([
    'keep',
    'let-go',
    'keep',
    'let-go',
    'keep',
    'profile',
  ]);
  const before = await saidAt(BEN);
  const keep = button(card, 'keep', 'Still mine');

  const kept = await house.teams.press(BEN, keep);
  expect(textOf(kept)).toContain('#juggling · Can solve it · stays');
  expect(actionsOf(kept).map(({ verb }) => verb)).not.toContain('keep');
  expect(await saidAt(BEN)).toEqual({ ...before, 'org:juggling': now });
  const answeredAt = now;
  now += 60_000;
  await house.teams.press(BEN, keep);
  expect(await saidAt(BEN)).toEqual({ ...before, 'org:juggling': answeredAt });
  await house.teams.press(ANNA, keep);
  expect(await saidAt(ANNA)).toEqual({ 'org:juggling': ADDED, 'org:onionsoup': ADDED });

  const gone = await house.teams.press(BEN, button(kept, 'let-go-also'));
  expect(textOf(gone)).toContain('Thank you, that is all');
  expect(await saidAt(BEN)).toEqual({ 'org:juggling': answeredAt });
  expect(textOf(await house.teams.say(ANNA, '#onionsoup'))).not.toContain('Ben');
  await house.teams.press(BEN, button(gone, 'undo'));
  expect(await saidAt(BEN)).toEqual({ ...before, 'org:juggling': answeredAt });

  // Whatever was answered meanwhile: the old card does no harm, and what is open can all be kept at once.
  const all = await house.teams.press(BEN, button(card, 'keep', 'All still mine'));
  expect(textOf(all)).toContain('Thank you, that is all');
  expect(await saidAt(BEN)).toEqual({ 'org:juggling': answeredAt, 'org:onionsoup': now });
  const over = await house.teams.press(BEN, { verb: 'keep', data: { question: 999 } });
  expect(textOf(over)).toContain('This question is no longer open');
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat' } };
  expect(textOf(await house.teams.press(BEN, keep, group))).toContain('Your profile is for your eyes only');
});

test('who hides or renews before the morning is not asked, and may be asked later', async () => {
  await live();
  await ask();
  await house.teams.press(ANNA, { verb: 'hide' });
  await add(BEN, 'Juggling', 'Onion soup');
  now = Date.UTC(2026, 10, 9, 17);
  await house.running.app.deliver();
  expect([...cards(ANNA), ...cards(BEN)]).toEqual([]);
  await house.teams.press(ANNA, { verb: 'show' });
  expect(await ask()).toBe(1);
});

test('/me asks to be made anew for its owner alone', async () => {
  const me = await house.teams.say(BEN, '/me');
  expect(me.refresh).toMatchObject({ userIds: [`29:${BEN.id}`], action: { verb: 'refresh-profile' } });
  await add(BEN, 'Juggling');
  const again = await house.teams.press(BEN, me.refresh.action);
  expect(textOf(again)).toContain('#juggling');
  expect(again.refresh.action.verb).toBe('profile');
});
