import * as fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_PROFILE } from '../../src/people/person';
import { TERMS } from '../../src/privacy/privacy';
import { UNDO_MERGE_WITHIN } from '../../src/skills/merge-topics';
import { createMergeStore } from '../../src/sqlite/merge-store';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

const PEOPLE = Array.from({ length: 6 }, (_, n) => objectId(n + 1));
const [ANNA, BEN, CHLOE, DAVID] = PEOPLE as [string, string, string, string];
const LABELS = ['Quasarquilt', 'Zimtzupfer', 'Wobbelwerk', 'Knorzknoten'];
const [QUILT, ZIMT, WOBBEL] = LABELS.map((label) => `org:${label.toLowerCase()}`) as [string, string, string];
const ROUTE = { serviceUrl: 'http://127.0.0.1', tenantId: 'tenant', botId: 'bot' };
let now = Date.UTC(2026, 0, 5);
let stores: Stores;

const open = (databaseUrl = 'file::memory:') =>
  openStores({ ...CONFIG, databaseUrl }, () => now, smallResolver());
async function hire(): Promise<void> {
  for (const [n, id] of PEOPLE.entries()) await stores.people.meet({ id, name: `Colleague ${n}` });
}
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5);
  stores = open();
  await hire();
});
afterEach(() => stores.db.close());

const add = (person: string, words: string, level: 'start' | 'solve' | 'teach' = 'solve') =>
  stores.index.addSkills(person, [{ words, level, own: true }]);
const who = async (words: string, { resolver, index }: Stores = stores): Promise<string[]> => {
  await index.refresh();
  const [found] = resolver.resolve(words, 'de').skills;
  return found ? (await index.standing([found.skill.id], 100)).map(({ person }) => person).sort() : [];
};
async function merge(topic: string, target: string) {
  const came = await stores.merges.merge(topic, target, DAVID, now);
  await stores.merges.settle();
  return came;
}
async function part(id: number) {
  const came = await stores.merges.part(id, now);
  await stores.merges.settle();
  return came;
}

test('every old spelling finds the people of both, and taking it back finds those of each', async () => {
  await add(ANNA, LABELS[0]!, 'teach');
  await add(ANNA, 'Excel', 'start');
  await add(BEN, LABELS[0]!);
  await add(CHLOE, 'Excel');
  expect(await merge(QUILT, 'excel')).toEqual({ came: 'done', merge: 1 });
  for (const words of ['quasarquilt', '#QuasarQuilt', 'Excel', 'wer kann Quasarquilt?'])
    expect(await who(words)).toEqual([ANNA, BEN, CHLOE]);
  expect(await stores.index.skillsOf(ANNA)).toMatchObject([{ skill: 'excel', level: 'teach', at: now }]);
  // A card of the day before names the old topic.
  expect(stores.resolver.skill(QUILT)?.id).toBe('excel');
  // Whoever says it now says the target.
  await add(DAVID, LABELS[0]!);
  expect(await stores.index.skillsOf(DAVID)).toMatchObject([{ skill: 'excel' }]);

  expect(await part(1)).toMatchObject({ came: 'done' });
  expect(await who('quasarquilt')).toEqual([ANNA, BEN]);
  expect(await who('Excel')).toEqual([ANNA, CHLOE, DAVID]);
  expect(await stores.index.skillsOf(ANNA)).toMatchObject([
    { skill: 'excel', level: 'start' },
    { skill: QUILT, level: 'teach' },
  ]);
  expect(stores.db.prepare('SELECT * FROM topic_merge').all()).toEqual([]);
  expect(stores.db.pragma('foreign_key_check')).toEqual([]);
});

test('what is about the topic comes along and goes back: champions, thanks, requests, numbers of the pulse', async () => {
  await add(ANNA, LABELS[0]!);
  await stores.champions.signUp(ANNA, QUILT, now - 5);
  await stores.champions.signUp(BEN, 'excel', now - 3);
  await stores.thanks.thank({ asker: BEN, helper: ANNA, skill: QUILT, at: now }, ROUTE);
  const put = stores.db.prepare(
    `INSERT INTO pulse_count VALUES (2922, '${QUILT}', 'searched', 20), (2922, 'excel', 'searched', 10), (2922, '${QUILT}', 'nothing', 5)`,
  );
  put.run();
  await merge(QUILT, 'excel');
  expect([...(await stores.champions.championsOf(['excel']))].sort()).toEqual([ANNA, BEN]);
  expect((await stores.thanks.received(ANNA)).map(({ skill }) => skill)).toEqual(['excel']);
  expect(await stores.pulse.numbers(2922)).toEqual([
    { skill: 'excel', people: { searched: 20, nothing: 5 } },
  ]);
  expect(await stores.pulse.weeks(2922, 1, ['excel'])).toHaveLength(2);
  await part(1);
  expect(await stores.champions.championsOf(['excel'])).toEqual([BEN]);
  expect(await stores.champions.championsOf([QUILT])).toEqual([ANNA]);
  expect((await stores.thanks.received(ANNA)).map(({ skill }) => skill)).toEqual([QUILT]);
  expect(await stores.pulse.numbers(2922)).toHaveLength(2);
});

test('the last change of somebody goes back as before, merged or not', async () => {
  await add(ANNA, LABELS[0]!, 'start');
  await add(BEN, LABELS[0]!);
  await add(ANNA, LABELS[0]!, 'teach');
  await merge(QUILT, 'excel');
  expect(await stores.changes.undo(ANNA, now)).toMatchObject({ kind: 'skills' });
  expect(await stores.index.skillsOf(ANNA)).toMatchObject([{ skill: 'excel', level: 'start' }]);
  expect(await stores.changes.undo(BEN, now)).toMatchObject({ kind: 'skills' });
  expect(await stores.index.skillsOf(BEN)).toEqual([]);
});

test('a profile does not bring what is hidden or was taken back under its old name', async () => {
  const sync = async () => {
    const { run } = await stores.people.begin({ full: false, takeOver: true });
    await stores.people.saveReadings(
      run,
      [ANNA, BEN].map((id) => ({
        id,
        profile: { ...NO_PROFILE, skills: [LABELS[0]!, LABELS[1]!], aboutMe: '' },
      })),
    );
    await stores.people.end(run);
  };
  const { run } = await stores.people.begin({ full: true, takeOver: true });
  await stores.people.applyPage(run, {
    restarted: true,
    changes: PEOPLE.map((id) => ({
      kind: 'listed' as const,
      id,
      facts: { name: id, enabled: true, guest: false },
    })),
    token: 'token',
    last: true,
  });
  await stores.people.end(run);
  await sync();
  await add(ANNA, 'Excel');
  await stores.ownSkills.hideSkill(ANNA, QUILT, true);
  await stores.index.removeSkill(BEN, QUILT);
  await add(CHLOE, LABELS[0]!);
  await merge(QUILT, 'excel');
  for (let round = 0; round < 2; round++) {
    expect(await who('Quasarquilt')).toEqual([ANNA, CHLOE]);
    expect((await stores.index.evidence([ANNA], ['excel'])).map(({ text }) => text)).toEqual(['Excel']);
    expect((await stores.index.skillsOf(BEN)).map(({ skill }) => skill)).toEqual([ZIMT]);
    await sync();
  }
});

test('what cannot be merged is refused, and nothing changes', async () => {
  for (const label of LABELS) await add(ANNA, label);
  await add(ANNA, 'PM office');
  const { merges } = stores;
  expect(await merges.merge('excel', QUILT, DAVID, now)).toEqual({ came: 'gone' });
  expect(await merges.merge(QUILT, QUILT, DAVID, now)).toEqual({ came: 'same' });
  expect(await merges.merge(QUILT, 'no-such-skill', DAVID, now)).toEqual({ came: 'gone' });
  // Two champions at the same moment: the first wish counts.
  const both = [merges.merge(QUILT, ZIMT, ANNA, now), merges.merge(QUILT, 'excel', BEN, now)] as const;
  expect(await both[0]).toEqual({ came: 'done', merge: 1 });
  expect(await both[1]).toEqual({ came: 'busy' });
  await merges.settle();
  expect(await merges.merge(QUILT, 'excel', BEN, now)).toEqual({ came: 'gone' });
  // The other way round: what is merged is no target.
  expect(await merges.merge(ZIMT, QUILT, BEN, now)).toEqual({ came: 'gone' });
  expect(await merge(ZIMT, WOBBEL)).toEqual({ came: 'done', merge: 2 });
  expect(stores.resolver.skill(QUILT)?.id).toBe(WOBBEL);
  expect(await part(1)).toMatchObject({ came: 'first', merge: { id: 2 } });
  expect(await part(2)).toMatchObject({ came: 'done' });
  expect(stores.resolver.skill(QUILT)?.id).toBe(ZIMT);
  now += UNDO_MERGE_WITHIN + 1;
  expect(await part(1)).toEqual({ came: 'late' });
  await stores.privacy.tidy(now, TERMS);
  expect(stores.db.prepare('SELECT before FROM topic_moved').pluck().all()).toEqual([null]);
});

test('whose word it was: forgotten people take it along, the last one for good', async () => {
  await add(ANNA, LABELS[0]!);
  await add(BEN, LABELS[0]!);
  await add(CHLOE, 'Excel');
  await merge(QUILT, 'excel');
  await stores.privacy.forget(BEN, now);
  expect(await who('Quasarquilt')).toEqual([ANNA, CHLOE]);
  await stores.privacy.forget(ANNA, now);
  expect(await who('Quasarquilt')).toEqual([]);
  expect(await who('Excel')).toEqual([CHLOE]);
  expect(stores.db.prepare('SELECT label FROM topic_merge').all()).toEqual([]);
  expect(stores.db.pragma('foreign_key_check')).toEqual([]);
});

test('words are taught and untaught; what means something else is refused', async () => {
  await add(CHLOE, 'Excel');
  const { merges } = stores;
  expect(await merges.teach('tabellenzauber', 'excel', DAVID, now)).toEqual({ came: 'done' });
  expect(await who('Tabellenzauber')).toEqual([CHLOE]);
  expect(await merges.teach('tabellenzauber', 'excel', DAVID, now)).toEqual({ came: 'same' });
  expect(await merges.teach('tabellenzauber', 'welding', DAVID, now)).toEqual({
    came: 'means',
    skill: 'excel',
  });
  expect(await merges.teach('PM', 'excel', DAVID, now)).toMatchObject({ came: 'means' });
  expect(await merges.taught(10)).toEqual([{ words: 'tabellenzauber', skill: 'excel', at: now }]);
  expect(await merges.unteach('tabellenzauber')).toBe(true);
  expect(await merges.unteach('tabellenzauber')).toBe(false);
  expect(await who('Tabellenzauber')).toEqual([]);
});

describe('with several processes', () => {
  let folder: string;
  beforeEach(async () => {
    stores.db.close();
    folder = mkdtempSync(join(tmpdir(), 'merge-'));
    stores = open(`file:${join(folder, 'house.db')}`);
    await hire();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('another one sees it, and one that died in the middle is carried on', async () => {
    for (const person of PEOPLE) await add(person, LABELS[0]!);
    const other = open(`file:${join(folder, 'house.db')}`);
    expect(await who('Quasarquilt', other)).toHaveLength(6);
    // Wished for, and dead after some of the people.
    const dying = createMergeStore(stores.db, { ...stores.index, resolver: stores.resolver });
    await dying.merge(QUILT, 'excel', DAVID, now);
    await dying.stop();
    await other.merges.settle();
    expect(await who('Quasarquilt', other)).toHaveLength(6);
    expect(await who('Excel')).toHaveLength(6);
    expect(other.db.prepare('SELECT phase FROM topic_merge').pluck().all()).toEqual(['merged']);
    await stores.merges.part(1, now);
    await stores.merges.stop();
    await other.merges.settle();
    expect(await who('Excel', other)).toEqual([]);
    expect(await who('Quasarquilt', other)).toHaveLength(6);
    other.db.close();
  });
});

const step = fc.oneof(
  fc.record({ do: fc.constant('merge' as const), topic: fc.nat(3), target: fc.nat(4) }),
  fc.record({ do: fc.constant('part' as const) }),
);

test('after any merges that are taken back everything is as before, and nothing hidden shows at any time', async () => {
  const skills = [...LABELS, 'Excel'];
  const idOf = (n: number) => (n < 4 ? `org:${LABELS[n]!.toLowerCase()}` : 'excel');
  const has = fc.array(fc.record({ person: fc.nat(5), skill: fc.nat(4), hidden: fc.boolean() }), {
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(has, fc.array(step, { maxLength: 6 }), async (held, steps) => {
      stores.db.close();
      stores = open();
      await hire();
      for (const { person, skill, hidden } of held) {
        await add(PEOPLE[person]!, skills[skill]!);
        await stores.ownSkills.hideSkill(PEOPLE[person]!, idOf(skill), hidden);
      }
      const spellings = async () => Promise.all(skills.map((words) => who(words)));
      const before = await spellings();
      const mine = async () => Promise.all(PEOPLE.map((one) => stores.index.skillsOf(one)));
      const had = await mine();
      const done: number[] = [];
      for (const one of steps) {
        if (one.do === 'part') {
          const last = done.pop();
          if (last !== undefined) expect(await part(last)).toMatchObject({ came: 'done' });
        } else {
          const came = await merge(idOf(one.topic), idOf(one.target));
          if (came.came === 'done') done.push(came.merge);
        }
        const found = await spellings();
        for (const [n, people] of found.entries()) {
          const same = skills.flatMap((_, at) =>
            stores.resolver.skill(idOf(at))?.id === stores.resolver.skill(idOf(n))?.id ? [at] : [],
          );
          const openly = new Set(same.flatMap((at) => before[at]!));
          expect(people.filter((person) => !openly.has(person))).toEqual([]);
          // Whoever had one of them openly and hid none of them is found by all.
          const hiding = (person: string) =>
            held.some((h) => PEOPLE[h.person] === person && same.includes(h.skill) && h.hidden);
          expect([...openly].filter((person) => !hiding(person) && !people.includes(person))).toEqual([]);
        }
      }
      while (done.length > 0) await part(done.pop()!);
      expect(await spellings()).toEqual(before);
      expect(await mine()).toEqual(had);
    }),
    { numRuns: 15 },
  );
});
