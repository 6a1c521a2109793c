import { DAY } from '../../src/clock';
import { messages } from '../../src/i18n/messages';
import { objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string) => ({
  ...{ id: objectId(n), name, language: 'en', upn: `p${n}@x.example` },
  profile: { skills: n === 2 ? ['Excel'] : [] },
});
const PEOPLE = ['Anna', 'Ben', 'Chloe', 'David', 'Eva'].map((name, n) => person(n + 1, name));
const [ANNA, BEN, CHLOE, DAVID] = PEOPLE as [any, any, any, any];

let house: SmallHouse;
let now = Date.UTC(2026, 10, 25, 9);

beforeAll(async () => {
  house = await openSmallHouse(PEOPLE, {
    clock: () => now,
    config: { community: { managers: [DAVID.id] } },
  });
  for (const who of PEOPLE) await house.teams.say(who, '/help');
});
beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 9);
  house.stores.db.exec(
    `DELETE FROM thanks; DELETE FROM notice; DELETE FROM ambassador_question; DELETE FROM champion; DELETE FROM choice;
     DELETE FROM evidence WHERE source = 'added'; DELETE FROM dropped_skill`,
  );
});
afterAll(() => house.close());

const thank = (asker: any, helper: any, skill = 'excel') =>
  house.stores.thanks.thank(
    { asker: asker.id, helper: helper.id, skill, at: now },
    { serviceUrl: house.teams.serviceUrl, botId: '28:bot' },
  );
const ask = () => house.stores.ambassadors.ask(now, 1000, () => now);
const asked = () =>
  house.stores.db
    .prepare<[], [string, string, string]>(
      'SELECT p.name, q.kind, q.skill FROM ambassador_question q JOIN person p ON p.key = q.person ORDER BY q.key',
    )
    .raw()
    .all();
const answer = (who: any, word: 'yes' | 'no', id: number) =>
  house.teams.press(who, { verb: `ambassador-${word}`, data: { ambassador: id, person: ANNA.id } });
const levels = async (who: any) =>
  (await house.stores.index.skillsOf(who.id)).flatMap(({ source, level }) =>
    source === 'added' ? [level] : [],
  );
const lastId = () =>
  house.stores.db.prepare('SELECT max(key) FROM ambassador_question').pluck().get() as number;

test('some days after being helped somebody is asked once; a yes offers the topic to beginners, and can be taken back', async () => {
  await thank(ANNA, BEN);
  now += 3 * DAY;
  expect(await ask()).toBe(0);
  now += 2 * DAY;
  expect(await ask()).toBe(1);
  expect(asked()).toEqual([['Anna', 'start', 'excel']]);
  const id = lastId();
  // Nobody answers for somebody else.
  expect(textOf(await answer(CHLOE, 'yes', id))).toContain('This question is no longer open');
  expect(await levels(CHLOE)).toEqual([]);
  expect(textOf(await answer(ANNA, 'yes', id))).toContain('You get others started with #excel');
  await answer(ANNA, 'yes', id);
  expect(await levels(ANNA)).toEqual(['start']);
  await house.teams.press(ANNA, { verb: 'undo' });
  expect(await levels(ANNA)).toEqual([]);
  now += 20 * DAY;
  expect(await ask()).toBe(0);
});

test('a no is final for the topic, at most one question comes a week, and who offers it already is not asked', async () => {
  await thank(ANNA, BEN);
  await thank(ANNA, BEN, 'welding');
  await thank(CHLOE, BEN);
  await thank(DAVID, BEN, 'welding');
  await house.stores.index.addSkills(CHLOE.id, [{ words: 'Excel', level: 'teach' }]);
  await house.stores.people.choose(DAVID.id, { hidden: true });
  now += 5 * DAY;
  expect(await ask()).toBe(1);
  const first = lastId();
  await answer(ANNA, 'no', first);
  expect(textOf(await answer(ANNA, 'yes', first))).toContain('I won’t ask you about');
  expect(await levels(ANNA)).toEqual([]);
  now += 6 * DAY;
  expect(await ask()).toBe(0);
  now += 2 * DAY;
  expect(await ask()).toBe(1);
  expect(asked().map(([name]) => name)).toEqual(['Anna', 'Anna']);
  expect(new Set(asked().map(([, , skill]) => skill)).size).toBe(2);
  now += 10 * DAY;
  expect(await ask()).toBe(0);
});

test('who helped three different people with a topic is asked to be its champion, and is one only by their own yes', async () => {
  for (const asker of [ANNA, CHLOE]) await thank(asker, BEN);
  now += DAY;
  expect(await ask()).toBe(0);
  await thank(DAVID, BEN);
  expect(await ask()).toBe(1);
  expect(asked()).toEqual([['Ben', 'champion', 'excel']]);
  expect(await house.stores.champions.championsOf(['excel'])).toEqual([]);
  expect(textOf(await answer(BEN, 'yes', lastId()))).toContain('Welcome, champion for #excel');
  expect(await house.stores.champions.championsOf(['excel'])).toEqual([BEN.id]);
  now += 30 * DAY;
  expect(asked().filter(([name]) => name === 'Ben')).toHaveLength(1);
});

test('who adds, answers and thanks much reads it alone, once, with the way to the community manager', async () => {
  const { index, requests, ambassadors } = house.stores;
  const route = { serviceUrl: house.teams.serviceUrl, botId: '28:bot' };
  await index.addSkills(
    ANNA.id,
    ['Excel', 'Welding', 'Juggling', 'Onion soup', 'Knots'].map((words) => ({
      words,
      level: 'solve' as const,
    })),
  );
  for (const other of PEOPLE.slice(1, 4)) {
    await thank(ANNA, other, '');
    const made = await requests.ask(
      { asker: other.id, question: 'How?', anonymous: false, chosen: ANNA.id, at: now },
      route,
      10,
    );
    if (made === 'limited') throw new Error('limited');
    const { id, version } = made.request;
    const pings = [{ helper: ANNA.id, until: now + DAY, weekly: 9 }];
    await requests.step({ request: id, version, at: now, pings, dueAt: now + DAY });
    await requests.answer(id, ANNA.id, 'accept', now, { remindAt: now + DAY, expireAt: now + DAY });
  }
  expect(await ask()).toBe(1);
  expect(asked()).toEqual([['Anna', 'mover', '']]);
  await house.running.app.deliver();
  const texts = house.teams.messages.map(({ attachments }) =>
    JSON.stringify(attachments?.[0]?.content ?? ''),
  );
  const { mover } = messages('en').ambassador;
  const told = texts.filter((text) => text.includes(mover.alone));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('users=p4%40x.example');
  expect((await ambassadors.find(lastId()))?.told).toBe(true);
  now += 10 * DAY;
  expect(await ask()).toBe(0);
});
