import * as fc from 'fast-check';
import { WEEK } from '../../src/clock';
import { chooseMentors, type MentorCandidate, type MentorTopic } from '../../src/rituals/mentors';
import type { Level } from '../../src/skills/skill';
import { DIRECTORY, objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const NOW = Date.UTC(2026, 0, 8, 9);
const BOSS = objectId(9);
const colleague = (n: number, name: string, facts: object = {}) => ({
  ...{ id: objectId(n), name, upn: `${name}@x.example`, language: 'de' },
  ...facts,
});
const NEW = colleague(1, 'Nina', { language: 'en', manager: BOSS, department: 'Finance' });
const TEACHER = colleague(2, 'Tara Teach');
const SOLVER = colleague(3, 'Samir Solve', { language: 'en' });
const LISTED = colleague(4, 'Lena Listed', { department: 'Finance', profile: { skills: ['Golang'] } });
const PEOPLE = [NEW, TEACHER, SOLVER, LISTED];
const AWAY = ['Paul Paused', 'Hugo Hidden', 'Carla Capped', 'Lars Later', 'Berta Boss'].map((name, n) =>
  colleague(n + 5, name),
);
const [PAUSED, HIDDEN, CAPPED, LATER] = AWAY as [(typeof AWAY)[0], ...typeof AWAY];
const REPORTS = colleague(10, 'Rita Reports', { manager: NEW.id });
const BLOCKS = colleague(11, 'Bob Blocks');

let house: SmallHouse;

beforeAll(async () => {
  house = await openSmallHouse([...PEOPLE, ...AWAY, REPORTS, BLOCKS], {
    clock: () => NOW,
    config: { directory: { ...DIRECTORY, manager: true } },
  });
  const say = async (who: { id: string }, words: string, level: Level) =>
    house.stores.index.addSkills(who.id, [{ words, level }]);
  await say(TEACHER, 'Excel', 'teach');
  await say(SOLVER, 'Excel', 'solve');
  for (const who of [...AWAY, REPORTS, BLOCKS]) await say(who, 'Excel', 'teach');
  await house.stores.people.choose(PAUSED.id, { pausedUntil: NOW + WEEK });
  await house.stores.people.choose(HIDDEN!.id, { hidden: true });
  await house.stores.people.choose(CAPPED!.id, { weeklyPings: 0 });
  const { db } = house.stores;
  const key = (who: { id: string }) => db.prepare('SELECT key FROM person WHERE id = ?').pluck().get(who.id);
  db.prepare('INSERT INTO asker_block (helper, asker, at) VALUES (?, ?, ?)').run(key(BLOCKS), key(NEW), NOW);
  // Asked this morning, by somebody else: not today.
  await house.teams.press(TEACHER, { verb: 'ask', data: { helper: LATER!.id, skill: 'excel' } });
  await house.running.app.deliver();
  const ping = db.prepare('SELECT key FROM ping WHERE helper = ?').pluck().get(key(LATER!));
  db.prepare(`UPDATE ping SET answer = 'later', answered_at = ? WHERE key = ?`).run(NOW - 1000, ping);
});
afterAll(() => house.close());

const search = async (typed: string) => {
  const value = { dataset: 'mentor-topics', queryText: typed };
  const invoke = { type: 'invoke', name: 'application/search', value };
  return (await house.teams.post(house.teams.activity(NEW, invoke))).body.value.results;
};
const written = (): number => Number(house.stores.db.prepare('SELECT total_changes()').pluck().get());

test('somebody new finds colleagues who have time, with a first message in the language of each', async () => {
  const welcome = (
    await house.teams.post(house.teams.activity(NEW, { type: 'installationUpdate', action: 'add' }))
  ).status;
  expect(welcome).toBeLessThan(300);
  const start = house.teams.messages.at(-1).attachments[0].content;
  const form = await house.teams.press(NEW, button(start, 'mentors'));
  expect(textOf(form)).toContain('I write to nobody, and I do not keep what you choose.');
  expect(button(await house.teams.press(NEW, button(form, 'welcome')), 'first-week')).toBeDefined();
  expect(await search('exc')).toEqual([expect.objectContaining({ value: 'excel' })]);
  // Nobody can help with these, so nobody is led into a dead end.
  expect(await search('product')).toEqual([]);

  const before = written();
  const calls = house.teams.calls.length;
  const looked = button(form, 'mentors-find');
  const input = (picks: string) => ({ ...looked, data: { ...looked.data, picks } });
  const found = await house.teams.press(NEW, input('excel,go,pivot-tables'));
  const [tara, lena, samir] = [TEACHER, LISTED, SOLVER].map(({ name }) => textOf(found).indexOf(name));
  // Each topic gets its turn before one has a second colleague.
  expect([tara! > 0, tara! < lena!, lena! < samir!]).toEqual([true, true, true]);
  for (const { name } of [...AWAY, REPORTS, BLOCKS]) expect(textOf(found)).not.toContain(name);
  expect(textOf(found)).toContain('Can teach it: Excel');
  expect(textOf(found)).toContain('Nobody has room for #pivot-tables just now.');
  const drafts = actionsOf(found).flatMap(({ url }) => (url ? [decodeURIComponent(url)] : []));
  expect(drafts).toEqual([
    expect.stringMatching(/users=Tara Teach@x.example&message=Hallo Tara, ich bin Nina und neu hier.*#excel/),
    expect.stringMatching(/users=Lena Listed@x.example&message=Hallo Lena, .*#go/),
    expect.stringMatching(/users=Samir Solve@x.example&message=Hi Samir, I am Nina, and I am new.*#excel/),
  ]);
  // Nothing is kept, and nobody is told.
  expect(written()).toBe(before);
  await house.running.app.deliver();
  expect(house.teams.calls).toHaveLength(calls);
  const again = await house.teams.press(NEW, button(found, 'mentors'));
  expect(JSON.stringify(again)).toContain('"value":"excel,go,pivot-tables"');
});

test('one to three topics: what was chosen stays, and the button takes turns', async () => {
  const none = await house.teams.press(NEW, { verb: 'mentors-find', data: { picks: ' , no such topic' } });
  expect(textOf(none)).toContain('Choose at least one topic.');
  const many = await house.teams.press(NEW, {
    verb: 'mentors-look',
    data: { picks: 'excel,go,cpp,pivot-tables' },
  });
  expect(textOf(many)).toContain('Choose 3 topics at most.');
  expect(JSON.stringify(many)).toContain('"value":"excel,go,cpp,pivot-tables"');
  expect([button(none, 'mentors-look'), button(many, 'mentors-find')]).not.toContain(undefined);
  const nobody = await house.teams.press(NEW, { verb: 'mentors-find', data: { picks: 'pivot-tables' } });
  expect(textOf(nobody)).toContain('Nobody has room for this just now');
  // In a group others would read who is new at what.
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat' } };
  const value = { action: { type: 'Action.Execute', verb: 'mentors', data: {} } };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', value, ...group };
  const refused = await house.teams.post(house.teams.activity(NEW, invoke));
  expect(JSON.stringify(refused.body)).not.toContain('mentors-find');
});

test('it is found again later: with the commands, and in the first week', async () => {
  expect(button(await house.teams.say(NEW, '/help'), 'mentors')).toBeDefined();
  expect(button(await house.teams.say(NEW, '/hilfe'), 'mentors')).toBeDefined();
  await house.teams.press(NEW, { verb: 'first-week' });
  const asking = await house.teams.press(NEW, { verb: 'first-week-next' });
  expect(button(asking, 'mentors', 'Who could show me the ropes?')).toBeDefined();
});

const topic = (id: string, level?: Level): MentorTopic => ({
  ...{ kind: 'evidence', source: level ? 'added' : 'profile', text: id, level },
  skill: { id, labels: { en: id, de: id }, tags: { en: id, de: id } },
});
const candidate = fc.record({
  topics: fc.uniqueArray(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('teach', 'solve', 'start', undefined))
      .map(([id, level]) => topic(id, level)),
    { minLength: 1, maxLength: 3, selector: ({ skill }) => skill.id },
  ),
  pings: fc.nat(4),
});

test('whoever there is: each topic gets its turn, and not everybody new ends up with the same people', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 12 }), (list) => {
      const people: MentorCandidate[] = list.map((one, n) => ({ ...one, person: objectId(n) }));
      const chosen = chooseMentors(people, NEW.id);
      expect(chosen).toHaveLength(Math.min(3, people.length));
      expect(new Set(chosen).size).toBe(chosen.length);
      const topics = (of: readonly MentorCandidate[]) =>
        new Set(of.flatMap((one) => one.topics.map(({ skill }) => skill.id)));
      expect(topics(chosen)).toEqual(topics(people));
      if (people.some((one) => one.topics.some(({ level }) => level === 'teach')))
        expect(chosen[0]!.topics.some(({ level }) => level === 'teach')).toBe(true);
    }),
  );
  const alike = Array.from({ length: 30 }, (_, n) => ({
    ...{ person: objectId(n), topics: [topic('a', 'teach')], pings: 0 },
  }));
  const firsts = Array.from({ length: 20 }, (_, n) => chooseMentors(alike, objectId(100 + n))[0]?.person);
  expect(new Set(firsts).size).toBeGreaterThan(10);
  expect(chooseMentors(alike, NEW.id)).toEqual(chooseMentors([...alike].reverse(), NEW.id));
});
