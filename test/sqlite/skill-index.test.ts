import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { DAY } from '../../src/clock';
import type { Profile } from '../../src/people/person';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { MOST_FOUND } from '../../src/skills/skill';
import { openDatabase, type Database } from '../../src/sqlite/database';
import type { Visibility } from '../../src/sqlite/findable';
import { createSkillIndex } from '../../src/sqlite/skill-index';
import { smallResolver } from '../skills/small-vocabulary';

const NOW = Date.UTC(2026, 5, 1);
const nothing: Profile = {
  skills: [],
  interests: [],
  pastProjects: [],
  responsibilities: [],
  schools: [],
  aboutMe: '',
};

function house(options: { visibility?: Visibility; db?: Database } = {}) {
  const { visibility = 'opt-out', db = openDatabase('file::memory:') } = options;
  const clock = { now: NOW };
  const resolver = smallResolver();
  const index = createSkillIndex(db, { resolver, clock: () => clock.now, visibility });
  const findHelpers = createFindHelpers({ resolver, index, clock: () => clock.now });
  const find = async (words: string, asker?: string): Promise<string[]> =>
    (await findHelpers({ words, locale: 'en', limit: 10, asker })).helpers.map(({ person }) => person);
  return { db, clock, resolver, index, findHelpers, find };
}

function hire(
  { db, index }: Pick<ReturnType<typeof house>, 'db' | 'index'>,
  id: string,
  profile: Partial<Profile> & { title?: string } = {},
  state: { listed?: boolean; enabled?: boolean; guest?: boolean } = {},
): number {
  const { listed = true, enabled = true, guest = false } = state;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO person (id, name, listed, enabled, guest) VALUES (?, ?, ?, ?, ?)')
    .run(id, id, Number(listed), Number(enabled), Number(guest));
  const key = Number(lastInsertRowid);
  for (const word of id.split(' ')) db.prepare('INSERT INTO name_word VALUES (?, ?)').run(word, key);
  db.transaction(() => index.profiles.write(key, { ...nothing, ...profile }, profile.title))();
  return key;
}

const choose = (db: Database, key: number, column: string, value: number): void =>
  void db
    .prepare(
      `INSERT INTO choice (person, ${column}) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET ${column} = excluded.${column}`,
    )
    .run(key, value);

describe('finding helpers', () => {
  test('with more equals than are shown, everybody gets their turn, and who is better comes always', async () => {
    const all = house();
    const equals = Array.from({ length: 3 * MOST_FOUND }, (_, i) => `equal-${i}`);
    all.db.transaction(() => {
      for (const one of equals) hire(all, one, { skills: ['welding'] });
    })();
    hire(all, 'late');
    await all.index.addSkills('late', [{ words: 'welding', level: 'teach' }]);
    choose(all.db, hire(all, 'hidden', { skills: ['welding'] }), 'hidden', 1);
    const met = new Set<string>();
    for (let day = 0; day < 30; day++, all.clock.now += DAY) {
      const day1 = await all.findHelpers({ words: 'welding', locale: 'en', limit: MOST_FOUND });
      const again = await all.findHelpers({ words: 'Welding', locale: 'de', limit: MOST_FOUND });
      const people = day1.helpers.map(({ person }) => person);
      expect(again.helpers.map(({ person }) => person)).toEqual(people);
      expect(people).toHaveLength(MOST_FOUND);
      expect(people[0]).toBe('late');
      people.forEach((person) => met.add(person));
    }
    expect([...met].sort()).toEqual(['late', ...equals].sort());
  });

  test('by what their profile lists, with the reason', async () => {
    const all = house();
    hire(all, 'jana', { skills: ['Excel-Dashboards'] });
    hire(all, 'piotr', { skills: ['Welding'] });
    const { helpers, total } = await all.findHelpers({ words: 'Exceldashboard', locale: 'de', limit: 5 });
    expect(total).toBe(1);
    expect(helpers[0]).toMatchObject({
      person: 'jana',
      reasons: [
        { kind: 'evidence', source: 'profile', text: 'Excel-Dashboards', skill: { id: 'excel-dashboards' } },
      ],
    });
  });

  test('a related skill comes after the skill itself and says so', async () => {
    const all = house();
    hire(all, 'jana', { skills: ['Excel dashboards'] });
    hire(all, 'piotr', { skills: ['Pivot tables'] });
    const { helpers } = await all.findHelpers({ words: 'excel dashboards', locale: 'en', limit: 5 });
    expect(helpers.map(({ person }) => person)).toEqual(['jana', 'piotr']);
    expect(helpers[1]?.reasons[0]).toMatchObject({
      kind: 'related',
      skill: { id: 'pivot-tables' },
      asked: { id: 'excel-dashboards' },
    });
  });

  test('who can do both comes first', async () => {
    const all = house();
    hire(all, 'one', { skills: ['Welding'] });
    hire(all, 'both', { skills: ['Welding', 'Contract law'] });
    hire(all, 'other', { skills: ['Contract law'] });
    expect((await all.find('Who knows both welding and contract law?'))[0]).toBe('both');
  });

  test('the asker is never among them', async () => {
    const all = house();
    hire(all, 'jana', { skills: ['Welding'] });
    expect(await all.find('welding', 'jana')).toEqual([]);
  });

  test('somebody who only wants to learn it is not', async () => {
    const all = house();
    hire(all, 'jana');
    await all.index.addSkills('jana', [{ words: 'welding', level: 'learn' }]);
    expect(await all.find('welding')).toEqual([]);
  });

  test('words no skill is recognised in are looked up in what people wrote', async () => {
    const all = house();
    hire(all, 'jana', {
      aboutMe: 'I look after the Vogelsang archive. No experience with the Kranich press.',
    });
    const { helpers } = await all.findHelpers({ words: 'vogelsang archive', locale: 'en', limit: 5 });
    expect(helpers).toMatchObject([{ person: 'jana', reasons: [{ kind: 'text', source: 'about' }] }]);
    expect(await all.find('Kranich press')).toEqual([]);
  });

  test('the name of a colleague finds that colleague', async () => {
    const all = house();
    hire(all, 'jana moser', { skills: ['Welding'] });
    expect(await all.find('Jana Moser')).toEqual(['jana moser']);
    expect(await all.find('wer ist Moser?')).toEqual(['jana moser']);
  });

  test('thanks from several people lift a helper, and only for a year', async () => {
    const all = house();
    const helpers = ['ann', 'ben', 'cem'].map((id) => hire(all, id, { skills: ['Welding'] }));
    const askers = ['x', 'y', 'z'].map((id) => hire(all, id));
    const thank = all.db.prepare('INSERT INTO thanks (asker, helper, skill, at) VALUES (?, ?, ?, ?)');
    for (const asker of askers) thank.run(asker, helpers[2], 'welding', NOW - DAY);
    const { helpers: found } = await all.findHelpers({ words: 'welding', locale: 'en', limit: 3 });
    expect(found[0]?.person).toBe('cem');
    expect(found[0]?.reasons).toContainEqual(expect.objectContaining({ kind: 'thanks', people: 3 }));
    all.clock.now = NOW + 400 * DAY;
    const later = await all.findHelpers({ words: 'welding', locale: 'en', limit: 3 });
    expect(later.helpers.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).not.toContain('thanks');
  });

  test('every spelling gives the same order', async () => {
    const all = house();
    for (let i = 0; i < 20; i++) hire(all, `p${i}`, { skills: ['Excel dashboards'] });
    const order = await all.find('excel dashboards');
    for (const words of ['#Excel-Dashboards', 'Exceldashboards', 'wer kann excel dashboards?']) {
      expect(await all.find(words)).toEqual(order);
    }
  });

  test('pages follow each other without gaps', async () => {
    const all = house();
    for (let i = 0; i < 12; i++) hire(all, `p${i}`, { skills: ['Welding'] });
    const page = async (offset: number) =>
      (await all.findHelpers({ words: 'welding', locale: 'en', limit: 5, offset })).helpers;
    const seen = [...(await page(0)), ...(await page(5)), ...(await page(10))].map(({ person }) => person);
    expect(new Set(seen).size).toBe(12);
  });
});

describe('who may not be found', () => {
  test('is found nowhere, whatever they wrote', async () => {
    const state = fc.record({
      listed: fc.boolean(),
      enabled: fc.boolean(),
      guest: fc.boolean(),
      hidden: fc.boolean(),
      paused: fc.boolean(),
      opted: fc.boolean(),
      adds: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Visibility>('opt-out', 'opt-in'),
        fc.array(state, { maxLength: 6 }),
        async (visibility, states) => {
          const all = house({ visibility });
          const expected = new Set<string>();
          for (const [i, person] of states.entries()) {
            const key = hire(
              all,
              `person${i}`,
              { skills: ['Welding'], aboutMe: 'Keeper of the Vogelsang archive' },
              person,
            );
            if (person.adds) await all.index.addSkills(`person${i}`, [{ words: 'welding' }]);
            if (person.hidden) choose(all.db, key, 'hidden', 1);
            if (person.paused) choose(all.db, key, 'paused_until', NOW + 1);
            if (person.opted) choose(all.db, key, 'opted_in', 1);
            const allowed = person.enabled && !person.guest && !person.hidden && !person.paused;
            const profile = person.listed && (visibility === 'opt-out' || person.opted);
            if (allowed && (profile || person.adds)) expected.add(`person${i}`);
          }
          expect(new Set(await all.find('welding'))).toEqual(expected);
          const [topic] = await all.index.topics(5);
          expect(topic?.helpers ?? 0).toBe(expected.size);
          for (const words of [
            'vogelsang archive',
            'person0',
            'welding and contract law',
            'person1 person1',
          ]) {
            for (const person of await all.find(words)) {
              const { enabled, guest, hidden, paused } = states[Number(person.at(-1))]!;
              expect({ enabled, guest, hidden, paused }).toEqual({
                enabled: true,
                guest: false,
                hidden: false,
                paused: false,
              });
            }
          }
          all.db.close();
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a pause ends by itself', async () => {
    const all = house();
    choose(all.db, hire(all, 'jana', { skills: ['Welding'] }), 'paused_until', NOW + DAY);
    expect(await all.find('welding')).toEqual([]);
    all.clock.now = NOW + DAY;
    expect(await all.find('welding')).toEqual(['jana']);
  });
});

describe('skills of one’s own', () => {
  test('are found by the next question, keep their level and survive a sync', async () => {
    const all = house();
    const key = hire(all, 'jana', { skills: ['Excel'] });
    await all.index.addSkills('jana', [{ words: '#zebra-pflege', level: 'teach' }, { words: 'Welding' }]);
    expect(await all.find('Zebrapflege')).toEqual(['jana']);
    all.index.profiles.write(key, nothing);
    expect(await all.find('welding')).toEqual(['jana']);
    expect(await all.index.skillsOf('jana')).toMatchObject([
      { skill: 'org:zebrapflege', source: 'added', level: 'teach', text: 'zebra-pflege' },
      { skill: 'welding', source: 'added', level: undefined },
    ]);
  });

  test('taken back, they stay away until they are added again', async () => {
    const all = house();
    const key = hire(all, 'jana', { skills: ['Welding', 'Zebra care'] });
    expect(await all.index.removeSkill('jana', 'welding')).toBe(true);
    expect(await all.index.removeSkill('jana', 'welding')).toBe(false);
    await all.index.removeSkill('jana', 'org:zebracare');
    all.index.profiles.write(key, { ...nothing, skills: ['Welding', 'Zebra care'] });
    expect(await all.find('welding')).toEqual([]);
    expect(await all.find('zebra care')).toEqual([]);
    await all.index.addSkills('jana', [{ words: 'welding' }]);
    expect(await all.find('welding')).toEqual(['jana']);
  });

  test('nobody’s words stay behind when their skills are forgotten', async () => {
    const all = house();
    const key = hire(all, 'jana', { skills: ['Zebra care'], aboutMe: 'Vogelsang archive' });
    await all.index.addSkills('jana', [{ words: 'Okapi care' }]);
    all.index.profiles.forget(key);
    const left = ['skill', 'evidence', 'standing', 'statement', 'statement_stem', 'dropped_skill'].map(
      (table) => all.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()!.n,
    );
    expect(left).toEqual([0, 0, 0, 0, 0, 0]);
    expect(all.resolver.skill('org:zebracare')).toBeUndefined();
  });

  test('those that people want to learn find partners for learning, never helpers', async () => {
    const all = house();
    const keys = new Map<string, number>();
    for (const [day, name] of ['ann', 'ben', 'cem', 'dan', 'eve'].entries()) {
      all.clock.now = NOW + day;
      keys.set(name, hire(all, name, name === 'dan' ? { skills: ['Welding'] } : {}));
      await all.index.addSkills(name, [{ words: 'Schweißen', level: name === 'eve' ? 'solve' : 'learn' }]);
    }
    const learners = async (limit = 9) =>
      (await all.index.learners('welding', limit)).map(({ person }) => person);
    expect(await learners()).toEqual(['dan', 'cem', 'ben', 'ann']);
    expect(await learners(1)).toEqual(['dan']);
    expect(await all.find('welding')).toEqual(['eve']);
    expect((await all.index.topics(5)).map(({ helpers }) => helpers)).toEqual([1]);

    choose(all.db, keys.get('cem')!, 'hidden', 1);
    await all.index.removeSkill('ben', 'welding');
    await all.index.addSkills('ann', [{ words: 'welding', level: 'start' }]);
    expect(await learners()).toEqual(['dan']);
    expect(await all.find('welding')).toEqual(['eve', 'ann']);
    expect(await all.index.learners('nobody-knows', 9)).toEqual([]);
  });

  test('an unknown person is an error that says so', async () => {
    await expect(house().index.addSkills('nobody', [{ words: 'x' }])).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

test('what another process wrote is understood at once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-'));
  try {
    const url = `file:${join(folder, 'a.db')}`;
    const service = house({ db: openDatabase(url) });
    const sync = house({ db: openDatabase(url) });
    expect(await service.find('zebra care')).toEqual([]);
    hire(sync, 'jana', { skills: ['Zebra care'] });
    expect(await service.find('#zebra-care')).toEqual(['jana']);
    service.db.close();
    sync.db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what many people brought along elsewhere, or forgot there, is understood piece by piece', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-'));
  try {
    const url = `file:${join(folder, 'a.db')}`;
    const service = house({ db: openDatabase(url) });
    const sync = house({ db: openDatabase(url) });
    const words = Array.from({ length: 2000 }, (_, i) => `Zebra${i.toString(26).replace(/\d/g, 'q')}x${i}`);
    const bring = sync.db.prepare('INSERT INTO skill (id, label) VALUES (?, ?)');
    sync.db.transaction(() => words.forEach((word) => bring.run(`org:${word.toLowerCase()}`, word)))();
    const until = async (word: string, isKnown: boolean): Promise<void> => {
      while ((service.resolver.skill(`org:${word.toLowerCase()}`) !== undefined) !== isKnown)
        await service.index.refresh();
    };
    await until(words.at(-1)!, true);
    await until(words[0]!, true);

    // The next newcomer gets the key of the forgotten last one.
    sync.db
      .prepare('DELETE FROM skill WHERE id IN (?, ?)')
      .run('org:zebra', `org:${words[7]!.toLowerCase()}`);
    sync.db.prepare('DELETE FROM skill WHERE id = ?').run(`org:${words.at(-1)!.toLowerCase()}`);
    bring.run('org:okapi', 'Okapi');
    await until('Okapi', true);
    await until(words[7]!, false);
    await until(words.at(-1)!, false);
    await until(words[8]!, true);
    service.db.close();
    sync.db.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('merged words mean the skill from then on', async () => {
  const all = house();
  hire(all, 'jana', { skills: ['Welding'] });
  all.index.organisation.teach('Funkenflug', 'welding', 'de');
  expect(await all.find('Funkenflug')).toEqual(['jana']);
  expect(await house({ db: all.db }).find('funkenflug')).toEqual(['jana']);
});
