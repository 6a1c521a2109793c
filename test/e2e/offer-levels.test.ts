import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de-AT', upn: 'anna@x.example' };
const BEN = {
  id: objectId(2),
  name: 'Ben Fischer',
  language: 'en-GB',
  upn: 'ben@x.example',
  title: 'Controller',
  profile: {
    skills: ['Excel dashboards', 'Power Query'],
    pastProjects: ['Rolled out Power BI in the sales team.'],
    aboutMe: 'I give French lessons in the evening.',
  },
};
const CHLOE = { id: objectId(3), name: 'Chloe Martin', language: 'en-GB', upn: 'chloe@x.example' };

let house: House;
const now = Date.UTC(2026, 10, 23, 9);

beforeEach(async () => {
  house = await openHouse({ clock: () => now });
  await house.people(ANNA, BEN, CHLOE);
});
afterEach(() => house.close());

async function dialog(person: { id: string }, data: object, name = 'task/submit'): Promise<any> {
  const value = { data: { dialog: 'add-skills', ...data } };
  const { status, body } = await house.teams.post(
    house.teams.activity(person, { type: 'invoke', name, value }),
  );
  expect(status).toBe(200);
  return body.task.value.card.content;
}
async function search(person: { id: string }, value: unknown) {
  const { status, body } = await house.teams.post(
    house.teams.activity(person, { type: 'invoke', name: 'application/search', value }),
  );
  return { status, body, results: body?.value?.results ?? [] };
}
const typing = async (queryText: string, person: { id: string } = BEN) =>
  (await search(person, { kind: 'search', queryText, dataset: 'skills', queryOptions: { skip: 0, top: 15 } }))
    .results;
const finds = async (words: string, person = ANNA) => textOf(await house.teams.say(person, words));
const inputs = (card: any) => card.body.filter(({ type }: any) => type === 'Input.ChoiceSet');
const submits = (card: any, title: string) => actionsOf(card).find((one) => one.title === title).data;
const mine = async ({ id }: { id: string }) =>
  (await house.stores.index.skillsOf(id)).flatMap(({ skill, source, level }) =>
    source === 'added' ? [`${skill}: ${level}`] : [],
  );

test('the same search sent again is answered with what is true then', async () => {
  const value = {
    kind: 'search',
    queryText: 'underwater',
    dataset: 'skills',
    queryOptions: { skip: 0, top: 15 },
  };
  const typed = house.teams.activity(BEN, { type: 'invoke', name: 'application/search', value });
  const shown = async () => JSON.stringify((await house.teams.post(typed)).body);
  expect(await shown()).not.toContain('#underwater-hockey');
  await dialog(CHLOE, { skills: 'Underwater hockey', level: 'solve' });
  expect(await shown()).toContain('#underwater-hockey');
});

test('three skills in one go, then a level each, and both can be taken back in the dialog', async () => {
  const saved = await dialog(CHLOE, { skills: 'French, facilitation #excel', level: 'solve' });
  expect(inputs(saved).map(({ value }: any) => value)).toEqual(['solve', 'solve', 'solve']);
  const done = await dialog(CHLOE, {
    ...submits(saved, 'Save levels'),
    level0: 'teach',
    level1: 'nonsense',
    level2: 'start',
  });
  expect(textOf(done)).toContain('#french · Can teach it');
  expect(await mine(CHLOE)).toEqual(['excel: start', 'facilitation: solve', 'french: teach']);
  expect(await finds('Französisch')).toContain('Kann es zeigen');

  const back = await dialog(CHLOE, submits(done, 'Take back'));
  expect(textOf(back)).toContain('Your skills are as they were before.');
  expect(await mine(CHLOE)).toEqual(['excel: solve', 'facilitation: solve', 'french: solve']);
  const form = await dialog(CHLOE, submits(back, 'Add more'));
  expect(form.body.some(({ id }: any) => id === 'skills')).toBe(true);
});

test('sent twice, sent again weeks later, closed midway: nothing is lost and nothing comes twice', async () => {
  const typed = { skills: 'French', level: 'teach' };
  const one = await dialog(CHLOE, typed);
  const two = await dialog(CHLOE, typed);
  expect(textOf(two)).toBe(textOf(one));
  const levels = { ...submits(one, 'Save levels'), level0: 'start' };
  await dialog(CHLOE, levels);
  await dialog(CHLOE, levels);
  await house.teams.press(CHLOE, { verb: 'undo', data: {} });
  expect(await mine(CHLOE)).toEqual(['french: teach']);
  // A form of a time before levels could be chosen one by one, and one whose skills are gone.
  await dialog(CHLOE, { asked: ['Frensh'], level: 'start', as0: 'new' });
  await dialog(CHLOE, { chosen: ['no-such-skill', 'excel'], level0: 'teach', level1: 'teach' });
  expect(await mine(CHLOE)).toEqual(['french: teach', 'org:frensh: start']);
});

test('several near namesakes: taken over, kept as one’s own, left out; all of it with levels afterwards', async () => {
  await dialog(ANNA, {
    skills: 'Zwiebelkuchenrezepte, Drechslereikunde, Kleiderkreiselei',
    level: 'solve',
  });
  const asked = await dialog(BEN, {
    skills: 'French, Zwiebelkuchenrezeptur, Drechslereikunst, Kleiderkreisel',
    level: 'start',
  });
  expect(textOf(asked)).toContain('#french · you are the first');
  const questions = inputs(asked);
  expect(questions).toHaveLength(3);
  // Closing here would keep French.
  expect(await mine(BEN)).toEqual(['french: start']);
  const saved = await dialog(BEN, {
    ...submits(asked, 'Save'),
    as0: questions[0].choices[0].value,
    as1: 'new',
    as2: 'none',
  });
  expect(inputs(saved).map(({ label }: any) => label)).toEqual([
    '#french · you are the first',
    '#zwiebelkuchenrezepte · you and 1 colleague',
    '#drechslereikunst · you are the first',
  ]);
  await dialog(BEN, { ...submits(saved, 'Save levels'), level0: 'teach', level1: 'learn' });
  expect(await mine(BEN)).toEqual([
    'french: teach',
    'org:drechslereikunst: start',
    'org:zwiebelkuchenrezepte: learn',
  ]);
});

test('a word that only a hidden colleague has is neither suggested nor asked about', async () => {
  await dialog(ANNA, { skills: 'Zwiebelkuchenrezepte', level: 'solve' });
  expect(await typing('zwiebel')).toMatchObject([
    { title: '#zwiebelkuchenrezepte · 1 person', value: 'org:zwiebelkuchenrezepte' },
    { title: '“zwiebel” as a new skill', value: 'zwiebel' },
  ]);
  await house.teams.press(ANNA, { verb: 'hide', data: {} });
  expect(await typing('zwiebel')).toEqual([{ title: '“zwiebel” as a new skill', value: 'zwiebel' }]);
  const saved = await dialog(BEN, { skills: 'Zwiebelkuchenrezeptur', level: 'solve' });
  expect(textOf(saved)).toContain('#zwiebelkuchenrezeptur · you are the first');
});

describe('while somebody types', () => {
  test('known skills come in their language, by any of their names, with how many can help', async () => {
    expect((await typing('excel'))[0].title).toBe('#excel');
    expect((await typing('exce'))[0].value).toBe('excel-dashboards');
    expect((await typing('excel da'))[0]).toEqual({
      title: '#excel-dashboards · 1 person',
      value: 'excel-dashboards',
    });
    expect((await typing('franz'))[0]).toMatchObject({ title: expect.stringContaining('#french') });
    const [dsgvo] = (await search(ANNA, { queryText: 'DSGVO', dataset: 'skills' })).results;
    expect(dsgvo.title).toMatch(/^#datenschutz.*DSGVO/);
    expect((await typing('C#')).map(({ title }: any) => title)[0]).toBe('#c#');
    expect(await typing('e')).toHaveLength(14);
    expect(await typing('')).toEqual([]);
    expect(await typing('🦄')).toEqual([{ title: '“🦄” as a new skill', value: '🦄' }]);
    expect((await typing('x'.repeat(100_000))).length).toBeLessThan(2);
  });

  test('hidden, paused and forgotten people are not counted', async () => {
    const title = async () => (await typing('power qu', CHLOE))[0].title;
    expect(await title()).toBe('#power-query · 1 person');
    await house.teams.press(BEN, { verb: 'hide-skill', data: { skill: 'power-query' } });
    expect(await title()).toBe('#power-query');
    await house.teams.press(BEN, { verb: 'show-skill', data: { skill: 'power-query' } });
    await house.teams.press(BEN, { verb: 'pause', data: {} });
    expect(await title()).toBe('#power-query');
    await house.teams.press(BEN, { verb: 'resume', data: {} });
    expect(await title()).toBe('#power-query · 1 person');
    await house.teams.press(BEN, { verb: 'forget', data: { confirm: true } });
    expect(await title()).toBe('#power-query');
  });

  test.each([
    undefined,
    null,
    'skills',
    [],
    {},
    { dataset: 'skills' },
    { dataset: 'skills', queryText: 7 },
    { dataset: '', queryText: 'a' },
    { dataset: 'people', queryText: 'a' },
  ])('what is no search is answered 400 (%#)', async (value) => {
    const { status, body } = await search(BEN, value);
    expect(status).toBe(400);
    expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  });

  test('what was chosen is stored with what was typed, and stays in a form that cannot be saved', async () => {
    const form = await dialog(BEN, {}, 'task/fetch');
    const [field] = inputs(form);
    expect(field).toMatchObject({
      id: 'picks',
      isMultiSelect: true,
      'choices.data': { type: 'Data.Query', dataset: 'skills' },
    });
    const many = Array.from({ length: 21 }, (_, n) => `pottery ${n}`).join(',');
    const again = await dialog(BEN, { skills: many, picks: 'french,excel,Onion rings', level: 'start' });
    expect(inputs(again)[0].value).toBe('french,excel');
    expect(again.body.find(({ id }: any) => id === 'skills').value).toBe(`${many}, Onion rings`);
    await dialog(BEN, { skills: '', picks: 'french,excel,Onion rings', level: 'start' });
    expect(await mine(BEN)).toEqual(['excel: start', 'french: start', 'org:onionrings: start']);
  });
});

test('what the profile lists and what goes with it is offered with a tap each, and the rest stays', async () => {
  const card = await house.teams.say(BEN, '/add');
  const tap = (from: any, skill: string) => actionsOf(from).find(({ data }) => data?.skill === skill);
  expect(tap(card, 'excel-dashboards')).toMatchObject({ verb: 'confirm' });
  const one = await house.teams.press(BEN, tap(card, 'excel-dashboards'));
  expect(textOf(one)).toContain('#excel-dashboards · you are the first · Can solve it');
  const second = tap(one, 'power-query');
  expect(second).toMatchObject({ verb: 'confirm-also' });
  const two = await house.teams.press(BEN, second);
  expect(actionsOf(two).some(({ verb }) => verb === 'confirm-also')).toBe(false);
  await house.teams.press(BEN, { verb: 'level', data: { skill: 'power-query', level: 'teach' } });
  // The old card again: what was said since then stays.
  await house.teams.press(BEN, second);
  expect(await mine(BEN)).toEqual(['excel-dashboards: solve', 'power-query: teach']);

  const saved = await dialog(CHLOE, { skills: 'Power Query', level: 'teach' });
  const idea = actionsOf(saved).find(({ data }) => data?.more);
  const more = await dialog(CHLOE, { ...idea.data, level0: 'teach' });
  expect(inputs(more)).toHaveLength(2);
  expect(await mine(CHLOE)).toEqual([`${idea.data.more}: teach`, 'power-query: teach'].sort());
});

test('who wants to learn the same find each other, and are never helpers', async () => {
  const result = await house.teams.say(CHLOE, '/skill power query');
  const wish = await house.teams.press(CHLOE, button(result, 'learn', 'I want to learn this'));
  expect(textOf(wish)).toContain('You want to learn #power-query');
  expect(textOf(wish)).toContain('Nobody else has said so yet');
  expect(await finds('power query')).not.toContain('Chloe');

  const saved = await dialog(ANNA, { skills: 'Power Query', level: 'learn' });
  expect(textOf(saved)).toContain('1 Kollegin oder Kollege möchte #power-query auch lernen');
  expect(textOf(saved)).toContain('#power-query · 1 Person kann dir helfen');
  const { url } = actionsOf(saved).find(({ type }) => type === 'Action.OpenUrl');
  expect(url).toMatch(
    /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=chloe%40x\.example&message=Hi%20Chloe/,
  );

  await house.teams.press(ANNA, { verb: 'hide-skill', data: { skill: 'power-query' } });
  const again = await house.teams.press(CHLOE, button(result, 'learn'));
  expect(textOf(again)).not.toContain('Anna');
  const own = await house.teams.press(BEN, { verb: 'learn', data: { skill: 'power-query' } });
  expect(textOf(own)).toContain('You want to learn #power-query');
  await house.teams.press(BEN, { verb: 'undo', data: {} });
  await house.teams.press(BEN, { verb: 'confirm', data: { skill: 'power-query' } });
  const mineAlready = await house.teams.press(BEN, { verb: 'learn', data: { skill: 'power-query' } });
  expect(textOf(mineAlready)).toContain('You offer #power-query yourself');
});

describe('my skills', () => {
  test('all of them are reached, and each has a level, can be kept back and shown again', async () => {
    const many = Array.from({ length: 19 }, (_, n) => `Pottery technique ${String.fromCharCode(65 + n)}`);
    await dialog(CHLOE, { skills: many.join(','), level: 'solve' });
    const seen: string[] = [];
    let card = await house.teams.say(CHLOE, '/me');
    for (;;) {
      seen.push(...actionsOf(card).flatMap(({ verb, data }) => (verb === 'remove' ? [data.skill] : [])));
      const next = actionsOf(card).find(({ verb }) => verb === 'more-skills' || verb === 'next-skills');
      if (!next) break;
      card = await house.teams.press(CHLOE, next);
    }
    expect(new Set(seen).size).toBe(19);

    const me = await house.teams.say(CHLOE, '/me');
    const edit = await house.teams.press(CHLOE, button(me, 'edit'));
    expect(actionsOf(edit).filter(({ verb }) => verb === 'level')).toHaveLength(3);
    const set = await house.teams.press(CHLOE, button(edit, 'level', 'Can teach it'));
    expect(textOf(set)).toContain('Can teach it');
    const kept = await house.teams.press(CHLOE, button(edit, 'hide-skill'));
    expect(textOf(kept)).toContain('Only you see');
    expect(await finds('pottery technique a')).not.toMatch(/Chloe Martin[^]*Technique A\b/);
    await house.teams.press(CHLOE, button(kept, 'undo'));
    expect(await finds('pottery technique a')).toContain('Chloe Martin');
  });

  test('a source of the profile is kept back: found by nobody, quoted nowhere, until it is used again', async () => {
    expect(await finds('French lessons')).toContain('Ben Fischer');
    const me = await house.teams.say(BEN, '/me');
    const sources = await house.teams.press(BEN, button(me, 'sources'));
    expect(textOf(sources)).toContain('“About me” · used · 1 skill');
    const about = actionsOf(sources).find(({ data }) => data?.source === 'about');
    const kept = await house.teams.press(BEN, about);
    expect(textOf(kept)).toContain('“About me”: only you see it now');
    expect(await finds('French lessons')).not.toContain('Ben Fischer');
    expect(textOf(await house.teams.say(BEN, '/me'))).toContain('only you see this source');

    await house.teams.press(BEN, { verb: 'hide-source', data: { source: 'all' } });
    for (const words of ['power query', 'power bi', 'excel dashboards', '/topics'])
      expect(await finds(words)).not.toMatch(/Ben Fischer|#power-query · \d/);
    await house.people(BEN);
    expect(await finds('power query')).not.toContain('Ben Fischer');
    await house.teams.press(BEN, { verb: 'show-source', data: { source: 'all' } });
    expect(await finds('power query')).toContain('Ben Fischer');
  });

  test('is nobody else’s business', async () => {
    for (const [verb, data] of [
      ['edit', { skill: 'power-query' }],
      ['sources', {}],
      ['more-skills', { offset: 0 }],
      ['hide-source', { source: 'about' }],
      ['learn', { skill: 'power-query' }],
    ] as const) {
      const card = await house.teams.press(BEN, { verb, data }, { conversation: GROUP });
      expect(textOf(card)).toContain('for your eyes only');
    }
  });
});

const GROUP = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 'tenant' };
