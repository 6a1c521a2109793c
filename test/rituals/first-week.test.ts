import { wallClock } from '../../src/people/time-zone';
import { parseWorkingHours } from '../../src/people/working-hours';
import { nextDay } from '../../src/rituals/next-day';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, office: string, skills: string[]) => ({
  ...{
    id: objectId(n),
    name,
    language: n === 1 ? 'en' : 'de',
    upn: `${name}@x.example`,
    country: 'AT',
    office,
  },
  department: 'Finance',
  profile: { skills },
});
const NEW = person(1, 'Nina', 'Vienna', ['Welding']);
const GERMAN = person(2, 'Gerd', 'Graz', []);
const [NEAR, HIDDEN, FAR] = [
  person(3, 'Nora', 'Vienna', ['Excel', 'Zarquinade']),
  person(4, 'Hugo', 'Vienna', ['Zarbolismo']),
  person(5, 'Fred', 'Linz', ['Golang']),
];
const HOURS = parseWorkingHours('Mon-Fri 08:00-18:00');
/** A Thursday, half past eight in Vienna. */
const THURSDAY = Date.UTC(2026, 0, 8, 7, 30);
const ROUTE = { serviceUrl: 'https://teams.example/', tenantId: 'tenant', botId: '28:bot' };

let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = THURSDAY;
  house = await openSmallHouse([NEW, GERMAN, NEAR, HIDDEN, FAR], { clock: () => now });
});
afterEach(() => house.close());

const install = async (who: { id: string }, fields: object = {}) => {
  const asked = house.teams.activity(who, { type: 'installationUpdate', action: 'add', ...fields });
  await house.teams.post(asked);
  return house.teams.messages.at(-1).attachments[0].content;
};
/** Night after night, and what arrives in the morning after each: the titles of the cards, by day. */
async function days(who: { id: string }, nights: number): Promise<Record<string, string[]>> {
  const told: Record<string, string[]> = {};
  for (let n = 0; n < nights; n += 1) {
    const { year, month, day } = wallClock(now, 'Europe/Vienna');
    now = Date.UTC(year, month - 1, day + 1, 1, 55);
    await house.stores.firstWeeks.write(now, (_, lastAt) =>
      nextDay(now, lastAt, { hours: HOURS, zone: 'Europe/Vienna' }),
    );
    await house.stores.firstWeeks.write(now, (_, lastAt) =>
      nextDay(now, lastAt, { hours: HOURS, zone: 'Europe/Vienna' }),
    );
    house.teams.calls.length = 0;
    now = Date.UTC(year, month - 1, day + 1, 9, 1);
    await house.running.app.deliver();
    await house.running.app.deliver();
    const cards = house.teams.calls
      .filter(({ method, path, body }) => method === 'POST' && path.includes(who.id) && !body.replyToId)
      .map(({ body }) => body.attachments[0].content);
    if (cards.length > 0)
      told[`${day + 1}`] = cards.map(({ speak }) => String(speak).replace(/^[^:]*: /, ''));
  }
  return told;
}

test('the welcome offers it in a chat of one’s own; a no, or no answer, leaves nothing behind', async () => {
  const welcome = await install(NEW);
  expect(textOf(welcome)).toContain('Shall I show you around this week?');
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat' } };
  expect(actionsOf(await install(GERMAN, group)).map(({ verb }) => verb)).not.toContain('first-week');
  const no = await house.teams.press(NEW, button(welcome, 'first-week-no'));
  expect(textOf(no)).toContain('Hello, I am KnowWho');
  expect(actionsOf(no).map(({ verb }) => verb)).not.toContain('first-week');
  expect(house.stores.db.prepare('SELECT count(*) FROM first_week').pluck().get()).toBe(0);
  expect(house.stores.db.prepare('SELECT count(*) FROM choice').pluck().get()).toBe(0);
  // Whoever was there before hears nothing of it.
  await house.teams.say(NEAR, '/help');
  expect(await days(NEAR, 3)).toEqual({});
});

test('five cards on five working days, one a day, each with something to do', async () => {
  const first = await house.teams.press(NEW, { verb: 'first-week' });
  expect(textOf(first)).toContain('What could others ask you?');
  expect(button(first, 'confirm', '#welding')).toBeDefined();
  expect(textOf(await house.teams.press(NEW, { verb: 'first-week' }))).toBe(textOf(first));
  await house.teams.press(HIDDEN, { verb: 'hide' });
  expect(await days(NEW, 9)).toEqual({
    9: ['Ask your first question'],
    12: ['What people near you can help with'],
    13: ['Thank somebody'],
    14: ['When do you want to be left alone?'],
  });
});

test('what somebody has done already is left out, also when they do it before the morning', async () => {
  await house.stores.index.addSkills(GERMAN.id, [{ words: 'Excel', level: 'solve' }]);
  const first = await house.teams.press(GERMAN, { verb: 'first-week' });
  expect(textOf(first)).toContain('Stell deine erste Frage');
  await house.stores.thanks.thank({ asker: GERMAN.id, helper: NEAR.id, at: now }, ROUTE);
  await house.stores.people.choose(GERMAN.id, { quietHours: { from: 1200, to: 420 } });
  // Nobody else works in Graz, so it is the department.
  expect(await days(GERMAN, 6)).toEqual({ 9: ['Wer in deiner Nähe was kann'] });
  expect((await house.stores.people.choices(GERMAN.id)).firstWeek).toBeUndefined();
});

test('topics of people nearby are those of people who can be found', async () => {
  await house.teams.press(HIDDEN, { verb: 'hide' });
  await house.teams.press(NEW, { verb: 'first-week' });
  await house.teams.press(NEW, { verb: 'first-week-next' });
  const around = await house.teams.press(NEW, { verb: 'first-week-more' });
  expect(textOf(around)).toContain('Your colleagues in Vienna can help with these');
  const tags = actionsOf(around).map(({ title }) => title);
  expect(tags).toEqual(expect.arrayContaining(['#excel', '#zarquinade']));
  for (const kept of ['#zarbolismo', '#go']) expect(tags).not.toContain(kept);
  expect(textOf(await house.teams.press(NEW, button(around, 'choose', '#excel')))).toContain('Nora');
});

test('one tap ends it, and takes the end back; whoever reads on gets no second card that day', async () => {
  const first = await house.teams.press(NEW, { verb: 'first-week' });
  const stopped = await house.teams.press(NEW, button(first, 'first-week-off'));
  expect(await days(NEW, 1)).toEqual({});
  await house.teams.press(NEW, button(stopped, 'undo'));
  // Monday’s card is written on Saturday night; reading on takes it, so that Monday brings another one.
  now = Date.UTC(2026, 0, 10, 1, 55);
  await house.stores.firstWeeks.write(now, (_, lastAt) =>
    nextDay(now, lastAt, { hours: HOURS, zone: 'Europe/Vienna' }),
  );
  now = Date.UTC(2026, 0, 10, 12);
  const next = await house.teams.press(NEW, button(first, 'first-week-next'));
  expect(textOf(next)).toContain('Ask your first question');
  expect(await days(NEW, 2)).toEqual({ 12: ['What people near you can help with'] });
  for (const verb of ['first-week-next', 'first-week-more', 'first-week-next'])
    await house.teams.press(NEW, { verb });
  expect(textOf(await house.teams.press(NEW, { verb: 'first-week-more' }))).toContain(
    'That was your first week',
  );
  expect(await days(NEW, 3)).toEqual({});
});

test('a pause is kept, and nobody goes through the first week of somebody else', async () => {
  await house.teams.press(NEW, { verb: 'first-week' });
  await house.teams.press(NEW, { verb: 'pause', data: { until: '2026-01-13' } });
  await house.teams.press(NEAR, { verb: 'first-week-off', data: { person: NEW.id } });
  expect(Object.keys(await days(NEW, 9))).toEqual(['13', '14', '15', '16']);
});
