import { NO_PROFILE } from '../../src/people/person';
import { PROFILE_SOURCES } from '../../src/skills/own-skills';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

const [ANNA, BEN] = [objectId(1), objectId(2)] as [string, string];
/** So many that two people with the same two skills are no chance. */
const EVERYBODY = Array.from({ length: 12 }, (_, n) => objectId(n + 1));
const NOW = Date.UTC(2026, 0, 5);
let stores: Stores;

beforeEach(async () => {
  stores = openStores(CONFIG, () => NOW, smallResolver());
  const { run } = await stores.people.begin({ full: true, takeOver: true });
  await stores.people.applyPage(run, {
    restarted: true,
    changes: EVERYBODY.map((id) => ({
      kind: 'listed' as const,
      id,
      facts: { name: `Colleague ${id}`, enabled: true, guest: false },
    })),
    token: 'token',
    last: true,
  });
  await stores.people.end(run);
  await sync();
});
afterEach(() => stores.db.close());

async function sync(): Promise<void> {
  const { run } = await stores.people.begin({ full: false, takeOver: true });
  await stores.people.saveReadings(run, [
    {
      id: ANNA,
      profile: {
        ...NO_PROFILE,
        skills: ['Excel', 'Welding'],
        pastProjects: ['Built Excel dashboards and pivot tables for the plant. Restored barns with welding.'],
        aboutMe: 'I do contract law for farmers.',
      },
    },
  ]);
  await stores.people.end(run);
}

const stand = async (skill: string) => (await stores.index.standing([skill], 10)).map(({ person }) => person);
const texts = async (skill: string) =>
  (await stores.index.evidence([ANNA], [skill])).map(({ source, text }) => `${source}: ${text}`);
const said = async (words: string) =>
  (await stores.index.saying(stores.resolver.stems(words), 10)).map(({ text }) => text);
const undo = () => stores.changes.undo(ANNA, NOW);
const topics = async () => (await stores.index.topics(20)).map(({ skill }) => skill.id);

test('of a hidden skill nothing counts and nothing is quoted, a sync changes nothing about it, and it comes back', async () => {
  expect(await stand('welding')).toEqual([ANNA]);
  expect(await said('restored barns')).toHaveLength(1);
  expect(await stores.ownSkills.hideSkill(ANNA, 'welding', true)).toBe(true);
  for (let round = 0; round < 2; round++) {
    expect(await stand('welding')).toEqual([]);
    expect(await texts('welding')).toEqual([]);
    expect(await said('restored barns')).toEqual([]);
    expect(await topics()).not.toContain('welding');
    expect(await stand('excel')).toEqual([ANNA]);
    await sync();
  }
  const mine = await stores.index.skillsOf(ANNA);
  expect(mine.filter(({ hidden }) => hidden === 'skill').map(({ skill }) => skill)).toEqual([
    'welding',
    'welding',
  ]);
  expect(await undo()).toMatchObject({ kind: 'skills' });
  expect(await stand('welding')).toEqual([ANNA]);
  expect(await said('restored barns')).toHaveLength(1);
});

test('a sentence that names a hidden skill is not quoted for another one either', async () => {
  expect(await texts('pivot-tables')).toEqual([
    'project: Built Excel dashboards and pivot tables for the plant.',
  ]);
  await stores.ownSkills.hideSkill(ANNA, 'excel-dashboards', true);
  expect(await texts('pivot-tables')).toEqual(['project: ']);
  expect(await stand('pivot-tables')).toEqual([ANNA]);
  expect(await said('plant')).toEqual([]);
});

test('of a hidden source nothing counts and nothing is quoted, until it is shown again', async () => {
  await stores.ownSkills.hideSources(ANNA, ['project'], true);
  expect(await texts('welding')).toEqual(['profile: Welding']);
  expect(await stand('pivot-tables')).toEqual([]);
  expect(await said('plant')).toEqual([]);
  expect(await stand('contract-law')).toEqual([ANNA]);
  await stores.ownSkills.hideSources(ANNA, PROFILE_SOURCES, true);
  await sync();
  expect(await topics()).toEqual([]);
  expect((await stores.ownSkills.decisions(ANNA)).sources).toHaveLength(PROFILE_SOURCES.length);
  await undo();
  expect((await stores.ownSkills.decisions(ANNA)).sources).toEqual(['project']);
  await stores.ownSkills.hideSources(ANNA, ['project'], false);
  expect(await stand('pivot-tables')).toEqual([ANNA]);
});

test('what somebody adds counts whatever of their profile is hidden, and adding shows a hidden skill again', async () => {
  await stores.ownSkills.hideSources(ANNA, PROFILE_SOURCES, true);
  await stores.ownSkills.hideSkill(ANNA, 'excel', true);
  await stores.index.addSkills(ANNA, [{ words: 'Excel', level: 'teach' }]);
  expect(await texts('excel')).toEqual(['added: Excel']);
  await undo();
  expect(await stand('excel')).toEqual([]);
  expect((await stores.ownSkills.decisions(ANNA)).hidden).toEqual(['excel']);
});

test('levels are said of skills one has, from wherever; undo takes them back together', async () => {
  const levels = [
    { skill: 'excel', level: 'teach' as const, words: 'Excel' },
    { skill: 'welding', level: 'learn' as const, words: 'Welding' },
    { skill: 'crm', level: 'solve' as const, words: 'CRM' },
  ];
  expect(await stores.ownSkills.setLevels(ANNA, levels)).toEqual(['excel', 'welding']);
  expect(await stand('welding')).toEqual([]);
  expect((await stores.index.learners('welding', 5)).map(({ person }) => person)).toEqual([ANNA]);
  await stores.ownSkills.setLevels(ANNA, levels);
  await undo();
  expect(await stand('welding')).toEqual([ANNA]);
  expect((await stores.index.skillsOf(ANNA)).some(({ source }) => source === 'added')).toBe(false);
});

test('who wants to learn a skill and hides it is no learning partner', async () => {
  await stores.index.addSkills(ANNA, [{ words: 'CRM', level: 'learn' }]);
  expect(await stores.index.learners('crm', 5)).toHaveLength(1);
  await stores.ownSkills.hideSkill(ANNA, 'crm', true);
  expect(await stores.index.learners('crm', 5)).toEqual([]);
});

test('a skill of one’s own stays one, and nobody hides what they do not have', async () => {
  expect(await stores.index.addSkills(BEN, [{ words: 'Weldingg', own: true }])).toEqual(['org:weldingg']);
  expect(await stores.index.addSkills(BEN, [{ words: 'welding', own: true }])).toEqual(['welding']);
  expect(await stores.ownSkills.hideSkill(BEN, 'excel', true)).toBe(false);
});

test('what goes together is learned from people who can be found, and from what they show', async () => {
  for (const person of [ANNA, BEN]) {
    await stores.index.addSkills(person, [{ words: 'CRM' }, { words: 'Go' }]);
  }
  const others = async () => (await stores.index.companions('crm', 10)).map(({ skill }) => skill);
  expect(await others()).toContain('go');
  await stores.people.choose(BEN, { hidden: true });
  await stores.ownSkills.hideSkill(ANNA, 'go', true);
  expect(await others()).not.toContain('go');
});
