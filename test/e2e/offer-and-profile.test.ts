import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de-AT', upn: 'anna@x.example' };
const BEN = {
  id: objectId(2),
  name: 'Ben Fischer',
  language: 'en-GB',
  upn: 'ben@x.example',
  profile: { skills: ['Excel dashboards', 'Power Query'] },
};

let house: House;
let now = Date.UTC(2026, 10, 23, 9);

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9);
  house = await openHouse({ clock: () => now });
  await house.people(ANNA, BEN);
});
afterEach(() => house.close());

async function dialog(
  person: { id: string },
  name: 'task/fetch' | 'task/submit',
  data: object,
): Promise<any> {
  const { status, body } = await house.teams.post(
    house.teams.activity(person, {
      type: 'invoke',
      name,
      value: { data: { dialog: 'add-skills', ...data } },
    }),
  );
  expect(status).toBe(200);
  return body.task.value.card.content;
}

async function finds(words: string): Promise<string> {
  return textOf(await house.teams.say(ANNA, words));
}

test('three skills are offered in one go, and the next question finds them', async () => {
  const opened = await house.teams.say(BEN, '/add moderation, C#');
  const [open] = actionsOf(opened).filter(({ data }) => data?.msteams?.type === 'task/fetch');
  expect(open.data).toMatchObject({ dialog: 'add-skills', skills: 'moderation, C#' });
  const form = await dialog(BEN, 'task/fetch', open.data);
  expect(form.body.find(({ id }: any) => id === 'skills').value).toBe('moderation, C#');
  expect(form.body.find(({ id }: any) => id === 'level').choices).toHaveLength(4);

  const saved = await dialog(BEN, 'task/submit', {
    skills: '#facilitation, C# #pottery-glazes',
    level: 'teach',
  });
  expect(textOf(saved)).toContain('Your 3 skills are saved');
  expect(await finds('C#')).toContain('Ben Fischer');
  expect(await finds('C#')).toContain('Kann es zeigen');
  expect(await finds('pottery glazes')).toContain('Ben Fischer');
  expect(await finds('C++')).not.toContain('Ben Fischer');
});

test('before a tag is born that looks like another, the person is asked, and nothing is lost', async () => {
  await dialog(ANNA, 'task/submit', { skills: 'Zwiebelkuchenrezepte', level: 'solve' });
  const asked = await dialog(BEN, 'task/submit', { skills: 'Zwiebelkuchenrezeptur, French', level: 'start' });
  expect(textOf(asked)).toContain('#french');
  const [question] = asked.body.filter(({ type }: any) => type === 'Input.ChoiceSet');
  expect(question.label).toContain('Zwiebelkuchenrezeptur');
  expect(question.choices[0].title).toContain('1 person');
  const { data } = actionsOf(asked)[0];
  const saved = await dialog(BEN, 'task/submit', { ...data, [question.id]: question.choices[0].value });
  expect(textOf(saved)).toContain('you and 1 colleague');
  expect(await finds('Zwiebelkuchenrezepte')).toContain('Ben Fischer');
});

test.each([
  ['', 'Name at least one skill'],
  [' , #, ;', 'Name at least one skill'],
  [Array.from({ length: 21 }, (_, n) => `skill number ${n}`).join(','), 'At most 20 skills'],
  ['x'.repeat(101), 'at most 100 characters'],
])('a form that cannot be saved says why and keeps what was typed (%#)', async (skills, problem) => {
  const form = await dialog(BEN, 'task/submit', { skills, level: 'nonsense' });
  expect(textOf(form)).toContain(problem);
  expect(form.body.find(({ id }: any) => id === 'skills').value ?? '').toBe(skills);
  expect(await house.stores.index.skillsOf(BEN.id)).toHaveLength(2);
});

test('/me is one card: skills a line each, and sections that start closed', async () => {
  const me = await house.teams.say(BEN, '/me');
  const titles = (actions: any[]) => actions.map(({ type, title }) => `${type.slice(7)} ${title}`);
  expect(titles(me.actions)).toEqual([
    'Submit Offer a skill',
    'Execute Pause until Monday',
    'ShowCard Thanks · 0',
    'ShowCard Who finds me',
    'ShowCard Settings',
  ]);
  const open = me.body.flatMap(({ actions = [] }: any) => actions);
  expect(titles(open)).toEqual(['ShowCard Change or remove']);
  expect(textOf({ body: me.body.filter(({ type }: any) => type !== 'ActionSet') })).toMatch(
    /#power-query · .*profile/,
  );
});

test('a skill is removed, stays away after a sync, and comes back by undo', async () => {
  const me = await house.teams.say(BEN, '/me');
  const remove = actionsOf(me).find(
    ({ verb, data }) => verb === 'remove' && data.skill === 'excel-dashboards',
  );
  const removed = await house.teams.press(BEN, remove);
  expect(textOf(removed)).toContain('#excel-dashboards is removed');
  await house.people(BEN);
  expect(await finds('Excel-Dashboards')).not.toMatch(/Nennt Excel dashboards im Profil/);
  await house.teams.press(BEN, button(removed, 'undo'));
  expect(await finds('Excel-Dashboards')).toContain('Ben Fischer');
});

test('who hides is found by nobody until they show themselves', async () => {
  const hidden = await house.teams.press(BEN, button(await house.teams.say(BEN, '/me'), 'hide'));
  expect(textOf(hidden)).toContain('You are hidden');
  expect(await finds('Power Query')).not.toContain('Ben');
  expect(await finds('/topics')).not.toContain('power-query');
  const me = await house.teams.say(BEN, '/me');
  expect(textOf(me)).toContain('Nobody finds you');
  await house.teams.press(BEN, button(me, 'show'));
  expect(await finds('Power Query')).toContain('Ben');
});

test('a pause ends by itself, or by a tap', async () => {
  const me = await house.teams.say(BEN, '/me');
  const paused = await house.teams.press(BEN, button(me, 'pause', 'Pause until Monday'));
  expect(textOf(paused)).toContain('30 November');
  expect(await finds('Power Query')).not.toContain('Ben');
  now = Date.UTC(2026, 10, 30, 0, 0, 1);
  expect(await finds('Power Query')).toContain('Ben');
  await house.teams.press(BEN, { verb: 'pause', data: { until: '2026-12-24' } });
  expect(await finds('Power Query')).not.toContain('Ben');
  await house.teams.press(BEN, button(await house.teams.say(BEN, '/me'), 'resume'));
  expect(await finds('Power Query')).toContain('Ben');
});

test('undo takes back the last change only, whatever it was', async () => {
  await house.teams.press(BEN, { verb: 'hide', data: {} });
  await dialog(BEN, 'task/submit', { skills: 'French', level: 'solve' });
  await house.teams.press(BEN, { verb: 'undo', data: {} });
  expect((await house.stores.index.skillsOf(BEN.id)).map(({ skill }) => skill)).not.toContain('french');
  expect((await house.stores.people.choices(BEN.id)).hidden).toBe(true);
  const again = await house.teams.press(BEN, { verb: 'undo', data: { again: 1 } });
  expect(textOf(again)).toContain('nothing to take back');
});

test('the language is the person’s choice from then on', async () => {
  const said = await house.teams.press(BEN, button(await house.teams.say(BEN, '/me'), 'language'));
  expect(textOf(said)).toContain('Ab jetzt sprechen wir Deutsch');
  expect(textOf(await house.teams.say(BEN, '/help'))).toContain('Was du mich fragen kannst');
});

test('with opt-in, a profile is used only after a yes; what somebody adds is found', async () => {
  await house.close();
  house = await openHouse({ clock: () => now, config: { visibility: 'opt-in' } });
  await house.people(ANNA, BEN);
  expect(await finds('Power Query')).not.toContain('Ben');
  await dialog(BEN, 'task/submit', { skills: 'French', level: 'solve' });
  expect(await finds('Französisch')).toContain('Ben');
  expect(await finds('Power Query')).not.toContain('Ben');
  await house.teams.press(BEN, button(await house.teams.say(BEN, '/me'), 'show'));
  expect(await finds('Power Query')).toContain('Ben');
});
