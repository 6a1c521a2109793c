import { WEEK } from '../../src/clock';
import { startOf, weekOf } from '../../src/pulse/pulse';
import { TERMS } from '../../src/privacy/privacy';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string, skills: string[] = []) => ({
  ...{ id: objectId(n), name, language, upn: `p${n}@x.example`, profile: { skills } },
});
/** The community manager. */
const ANNA = person(1, 'Anna Berger', 'de-AT');
const BEN = person(2, 'Ben Fischer', 'en-GB', ['Quasarquilt']);
const CHLOE = person(3, 'Chloe Martin', 'en-GB', ['Excel', 'Wobbelwerk']);
const DAVID = person(4, 'David Ohm', 'en-GB', ['Quasarquilt']);
const ASKERS = Array.from({ length: 6 }, (_, n) => person(10 + n, `Asker Nr${n}`, 'en-GB'));
const QUILT = 'org:quasarquilt';

let house: SmallHouse;
let now = startOf(weekOf(Date.UTC(2026, 0, 7)));

beforeAll(async () => {
  house = await openSmallHouse([ANNA, BEN, CHLOE, DAVID, ...ASKERS], {
    clock: () => now,
    config: { community: { managers: [ANNA.id] } },
  });
});
afterAll(() => house.close());

type Who = { readonly id: string; readonly name: string };
const say = (who: Who, text: string, fields = {}) => house.teams.say(who, text, fields);
const press = (who: Who, verb: string, data: object = {}) => house.teams.press(who, { verb, data });
const settled = () => house.stores.merges.settle();

test('a community manager merges a topic after one question, everybody is found by either word, and it goes back', async () => {
  const topics = await say(ANNA, '/themen');
  const form = await house.teams.press(ANNA, button(topics, 'merges'));
  expect(textOf(form)).toContain('Zwei Namen für dasselbe?');
  expect(await press(ANNA, 'merge', { topic: QUILT }).then(textOf)).toContain('Wähl erst zwei Themen aus');
  const question = await press(ANNA, 'merge', { topic: QUILT, target: 'excel' });
  expect(textOf(question)).toContain('#quasarquilt mit #excel zusammenlegen?');
  expect(textOf(question)).toMatch(/#quasarquilt · 2 .*können helfen/);
  // Nothing has happened yet.
  expect(textOf(await say(CHLOE, '#quasarquilt'))).not.toContain('Chloe');
  const done = await house.teams.press(ANNA, button(question, 'merge'));
  expect(textOf(done)).toContain('#quasarquilt gehört jetzt zu #excel');
  await settled();
  const found = textOf(await say(ASKERS[0]!, 'who knows quasarquilt?'));
  for (const { name } of [BEN, CHLOE, DAVID]) expect(found).toContain(name);
  // Whose word it was reads it, and may say that it is not theirs.
  const mine = await say(BEN, '/me');
  expect(textOf(mine)).toContain('you called it “Quasarquilt”');
  await house.teams.press(BEN, button(mine, 'remove'));
  expect(textOf(await say(ASKERS[0]!, '#excel'))).not.toContain(BEN.name);
  // Pressed twice, by whomever: a clear word, and nothing happens.
  expect(textOf(await house.teams.press(ANNA, button(question, 'merge')))).toContain(
    'kein eigenes Thema mehr',
  );

  expect(textOf(await house.teams.press(ANNA, button(done, 'part')))).toContain('wieder ein eigenes Thema');
  await settled();
  const back = textOf(await say(ASKERS[0]!, '#quasarquilt'));
  expect(back).toContain(DAVID.name);
  expect([BEN.name, CHLOE.name].filter((name) => back.includes(name))).toEqual([]);
  expect(textOf(await house.teams.press(ANNA, button(done, 'part')))).toContain('schon zurückgenommen');
});

test('champions merge into their own topics; nobody else does, and not where others read along', async () => {
  await house.stores.champions.signUp(CHLOE.id, 'excel', now);
  await house.stores.champions.signUp(DAVID.id, QUILT, now);
  const wish = { topic: QUILT, target: 'excel', confirm: true };
  expect(textOf(await press(ASKERS[0]!, 'merge', wish))).not.toContain('part of');
  expect(actionsOf(await say(ASKERS[0]!, '/topics')).map(({ verb }: any) => verb)).not.toContain('merges');
  expect(textOf(await press(CHLOE, 'merge', wish))).toContain('Somebody else is a champion for #quasarquilt');
  expect(textOf(await press(DAVID, 'merge', wish))).toContain('You are not a champion for #excel');
  expect(house.stores.db.prepare('SELECT * FROM topic_merge').all()).toEqual([]);
  await house.stores.champions.stepDown(DAVID.id, QUILT);
  expect(
    textOf(await press(CHLOE, 'merge', { topic: 'org:wobbelwerk', target: 'excel', confirm: true })),
  ).toContain('#wobbelwerk is now a part of #excel');
  await settled();
  const list = await press(CHLOE, 'merges');
  expect(textOf(list)).toContain('#Wobbelwerk → #excel');
  expect(textOf(await house.teams.press(CHLOE, button(list, 'part')))).toContain('topic of its own again');
  await settled();
});

test('a word that five people looked for is asked about and taught; of four, and of names, nothing is told', async () => {
  const search = async (people: readonly Who[], words: string) => {
    for (const who of people) await say(who, `#${words}`);
  };
  await search(ASKERS, 'flimflorp');
  await search(ASKERS.slice(0, 4), 'zwirbelzast');
  await search(ASKERS, 'fischer');
  house.stores.counter.flush();
  const stored = JSON.stringify(house.stores.db.prepare('SELECT * FROM pulse_word').all());
  expect(stored).toContain('flimflorp');
  expect(stored).not.toContain('zwirbelzast');
  expect(stored).not.toContain('fischer');
  expect(textOf(await say(ANNA, '/puls'))).not.toContain('flimflorp');
  now += WEEK;
  await house.stores.privacy.tidy(now, TERMS);
  const pulse = await say(ANNA, '/puls');
  expect(textOf(pulse)).toContain('flimflorp');
  expect(textOf(pulse)).not.toMatch(/zwirbelzast|fischer/);
  const what = await house.teams.press(ANNA, button(pulse, 'what-is'));
  expect(textOf(what)).toContain('Was heißt „flimflorp“?');
  // Nothing chosen is no mistake of two topics, and the way leads back to the word.
  const nothing = await press(ANNA, 'teach', { words: 'flimflorp' });
  expect(textOf(nothing)).toContain('Wähl erst ein Thema aus');
  expect(textOf(await house.teams.press(ANNA, button(nothing, 'what-is')))).toBe(textOf(what));
  const question = await press(ANNA, 'teach', { words: 'flimflorp', target: 'excel' });
  expect(textOf(question)).toContain('Heißt „flimflorp“ #excel?');
  const taught = await house.teams.press(ANNA, button(question, 'teach'));
  expect(textOf(taught)).toContain('„flimflorp“ heißt ab jetzt #excel');
  expect(textOf(await say(ASKERS[0]!, '#FlimFlorp'))).toContain(CHLOE.name);
  expect(textOf(await say(ANNA, '/puls'))).not.toContain('flimflorp');
  expect(
    textOf(await press(ANNA, 'teach', { words: 'flimflorp', skill: 'welding', confirm: true })),
  ).toContain('„flimflorp“ heißt auch #excel');
  expect(textOf(await house.teams.press(ANNA, button(taught, 'unteach')))).toContain('habe ich vergessen');
  expect(textOf(await say(ASKERS[0]!, '#flimflorp'))).not.toContain(CHLOE.name);
});
