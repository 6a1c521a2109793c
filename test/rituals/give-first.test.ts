import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, skills: string[]) => ({
  ...{ id: objectId(n), name, language: n === 1 ? 'de' : 'en', upn: `${name}@x.example` },
  ...{ department: 'Finance', profile: { skills } },
});
const ANNA = person(1, 'Anna', ['Welding']);
const BEN = person(2, 'Ben', []);
const CHLOE = person(3, 'Chloe', ['Excel', 'Golang']);

let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 8, 9);
  house = await openSmallHouse([ANNA, BEN, CHLOE], { clock: () => now });
});
afterEach(() => house.close());

const search = (who: { id: string }, text = '#excel', fields = {}) => house.teams.say(who, text, fields);
const isAsked = (card: unknown) => actionsOf(card).some(({ verb }) => verb === 'idea-no');
/** The results of so many searches. */
async function searches(who: { id: string }, count: number): Promise<any[]> {
  const cards = [];
  for (let n = 0; n < count; n += 1) cards.push(await search(who, n % 2 ? '#golang' : '#excel'));
  return cards;
}

test('below the third result of a month, on the same card, and in private only', async () => {
  const group = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat' } };
  for (let n = 0; n < 4; n += 1) expect(isAsked(await search(ANNA, '#excel', group))).toBe(false);
  const cards = await searches(ANNA, 5);
  expect(cards.map(isAsked)).toEqual([false, false, true, false, false]);
  expect(textOf(cards[2])).toContain('Chloe');
  expect(textOf(cards[2])).toContain('Was könnten andere dich fragen?');
  // From the profile, and what people in the department can; nothing that she has or searched for.
  const tags = actionsOf(cards[2]).filter(({ verb }) => verb === 'idea-yes');
  expect(tags.map(({ title }) => title)).toEqual(['#schweißen', '#go']);
  // How often somebody searches is written down nowhere.
  expect(house.stores.db.prepare('SELECT count(*) FROM choice').pluck().get()).toBe(0);
  const pages = await house.teams.press(ANNA, { verb: 'choose', data: { skills: ['excel'] } });
  expect(isAsked(pages)).toBe(false);
});

test('a tap offers the skill, is taken back with another, and leads back to the result', async () => {
  const card = (await searches(BEN, 3))[2];
  const added = await house.teams.press(BEN, button(card, 'idea-yes', '#go'));
  expect(textOf(added)).toContain('#go: colleagues find you by it now');
  expect(textOf(await search(ANNA, '#golang'))).toContain('Ben');
  expect(textOf(await house.teams.press(BEN, button(added, 'choose')))).toContain('Chloe');
  await house.teams.press(BEN, button(added, 'undo'));
  expect(textOf(await search(ANNA, '#golang'))).not.toContain('Ben');
});

test('two noes end it for good; undo and the settings bring it back', async () => {
  const first = (await searches(BEN, 3))[2];
  const result = await house.teams.press(BEN, button(first, 'idea-no'));
  expect(textOf(result)).toContain('Chloe');
  expect(isAsked(result)).toBe(false);
  now = Date.UTC(2026, 1, 3);
  const second = (await searches(BEN, 3))[2];
  const never = await house.teams.press(BEN, button(second, 'idea-no'));
  expect(textOf(never)).toContain('I won’t ask again');
  now = Date.UTC(2026, 2, 3);
  expect((await searches(BEN, 4)).map(isAsked)).toEqual([false, false, false, false]);
  await house.teams.press(BEN, button(never, 'undo'));
  now = Date.UTC(2026, 3, 3);
  await house.teams.press(BEN, button((await searches(BEN, 3))[2], 'idea-no'));

  const invoke = (name: string, data: object) =>
    house.teams.post(
      house.teams.activity(BEN, { type: 'invoke', name, value: { data: { dialog: 'settings', ...data } } }),
    );
  const form = (await invoke('task/fetch', {})).body.task.value.card.content;
  expect(form.body.find(({ id }: { id?: string }) => id === 'ideas').value).toBe('no');
  await invoke('task/submit', { ideas: 'yes' });
  now = Date.UTC(2026, 4, 3);
  expect(isAsked((await searches(BEN, 3))[2])).toBe(true);
  // Saving other settings leaves the noes as they are.
  await house.teams.press(BEN, { verb: 'idea-no', data: { question: { skills: ['excel'] } } });
  await invoke('task/submit', { digest: 'yes', ideas: 'yes' });
  expect((await house.stores.people.choices(BEN.id)).ideaNoes).toBe(1);
});

test('who gives already is not asked, and who was forgotten is new', async () => {
  await house.stores.index.addSkills(
    ANNA.id,
    ['Knots', 'Kites', 'Stilts'].map((words) => ({ words, level: 'solve' as const })),
  );
  expect((await searches(ANNA, 4)).some(isAsked)).toBe(false);
  await searches(BEN, 2);
  await house.teams.press(BEN, { verb: 'forget', data: { confirm: true } });
  expect((await searches({ ...BEN, id: BEN.id }, 2)).some(isAsked)).toBe(false);
});
