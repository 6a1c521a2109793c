import { openSmallHouse, type SmallHouse } from '../teams/small-house';
import { objectId } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { SURFACES } from './surfaces';

/** The own word of somebody who hides, and one that nobody ever said: as long, and as far from everything we know. */
const HIDDEN = 'Zarquinade';
const NEVER = 'Wixtromute';
const DORA = {
  id: objectId(1),
  name: 'Dora Ohm',
  upn: 'dora@x.example',
  profile: { skills: ['Excel', HIDDEN], pastProjects: [`Three years of ${HIDDEN}`] },
};
const BEN = { id: objectId(2), name: 'Ben Fischer', upn: 'ben@x.example', profile: { skills: ['Excel'] } };
/** Two who are alike in everything: each guesses one of the two words. Both may tidy topics up. */
const [GUESSER, OTHER] = [3, 4].map((n) => ({
  id: objectId(n),
  name: `Twin Alike${n}`,
  upn: `twin${n}@x.example`,
  profile: { skills: ['Welding'] },
})) as [typeof BEN, typeof BEN];

let house: SmallHouse;
beforeEach(async () => {
  const config = { community: { managers: [GUESSER.id, OTHER.id] }, weeklyPings: 500 };
  house = await openSmallHouse([DORA, BEN, GUESSER, OTHER], { config });
  await house.teams.say(DORA, '/me');
});
afterEach(() => house.close());

const idOf = (word: string): string => `org:${word.toLowerCase()}`;
/** What somebody reads, without what tells the two words and the two who guess them apart. */
function seen(shown: unknown, word: string): string {
  const half = word.slice(0, 4).toLowerCase();
  return (JSON.stringify(shown) ?? '')
    .replace(new RegExp(`${half}\\w*`, 'gi'), 'WORD')
    .replaceAll(/"read":"[^"]*"|Alike\d|[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#');
}

type Look = (person: typeof BEN, word: string) => Promise<unknown>;
const invoke =
  (name: string, value: (word: string) => object): Look =>
  async (person, word) => {
    const activity = house.teams.activity(person, { type: 'invoke', name, value: value(word) });
    return (await house.teams.post(activity)).body;
  };

/** Everything that a button, a field or an old card may carry. */
const dataOf = (word: string, told: 'ids' | 'words'): object => ({
  ...{ skill: idOf(word), topic: idOf(word), target: idOf(word), picks: idOf(word), more: idOf(word) },
  ...(told === 'ids' ? { skills: [idOf(word)] } : { words: word, skills: word }),
  ...{ helper: BEN.id, person: BEN.id, level: 'solve', question: told === 'ids' ? {} : { words: word } },
  ...{ request: 99, thanks: 99, merge: 99, feedback: 99, nomination: 99, locale: 'en', source: 'about' },
  ...{ sentence: 'Hello', anonymous: 'no', until: 'two-weeks', offset: 0 },
});
const LAST = ['forget', 'hide', 'pause'];

/** Every way to ask whether there is such a topic. */
function looks(): [name: string, look: Look][] {
  const says = [
    ...[(w: string) => `/skill ${w}`, (w: string) => `#${w}`, (w: string) => `who knows ${w}?`],
    ...[(w: string) => `/skill ${w}n`, (w: string) => `/skill ${w.slice(0, 6)}${w.slice(7)}`],
    ...[(w: string) => `excel and ${w}`, (w: string) => `/skill ${idOf(w)}`, (w: string) => `/add ${w}`],
    ...[(w: string) => `/champions ${w}`, (w: string) => `/ask who can show me ${w}?`, () => '/topics'],
    ...[(w: string) => `/ask ${w}`, (w: string) => `/thank Ben Fischer for ${w}`, () => '/pulse'],
  ];
  const presses = SURFACES.flatMap((surface) => surface.presses).filter((verb) => !LAST.includes(verb));
  const dialogs = SURFACES.flatMap((surface) => surface.dialogs ?? []);
  const searches = SURFACES.flatMap((surface) => surface.searches ?? []);
  return [
    ...says.map((text): [string, Look] => [text('WORD'), (who, word) => house.teams.say(who, text(word))]),
    ...searches.flatMap((dataset) =>
      [4, 10].map((length): [string, Look] => [
        `search ${dataset} ${length}`,
        invoke('application/search', (word) => ({ dataset, queryText: word.slice(0, length) })),
      ]),
    ),
    ...[4, 9, 10].map((length): [string, Look] => [
      `compose ${length}`,
      invoke('composeExtension/query', (word) => ({
        commandId: 'findHelpers',
        parameters: [{ name: 'skill', value: word.slice(0, length) }],
      })),
    ]),
    ...[...new Set(presses)].flatMap((verb) =>
      (['ids', 'words'] as const).map((told): [string, Look] => [
        `press ${verb} ${told}`,
        (who, word) => house.teams.press(who, { verb, data: dataOf(word, told) }),
      ]),
    ),
    ...dialogs.flatMap((dialog) =>
      (['ids', 'words'] as const).flatMap((told) =>
        ['task/fetch', 'task/submit'].map((name): [string, Look] => [
          `${name} ${dialog} ${told}`,
          invoke(name, (word) => ({
            data: {
              ...dataOf(word, told),
              dialog,
              topic: word,
              question: 'Hello',
              skills: dialog === 'add-skills' && told === 'words' ? word.slice(0, 9) : '',
              picks: '',
            },
          })),
        ]),
      ),
    ),
  ];
}

test('whoever guesses the word of somebody who hides learns nothing: every answer is as for a word that never was', async () => {
  const before = JSON.stringify(await house.teams.say(GUESSER, `/skill ${HIDDEN}`));
  expect(before).toContain(DORA.name);
  await house.teams.press(DORA, { verb: 'hide' });
  for (const [name, look] of looks()) {
    const hidden = seen(await look(GUESSER, HIDDEN), HIDDEN);
    const never = seen(await look(OTHER, NEVER), NEVER);
    expect([name, hidden]).toEqual([name, never]);
  }
  // To herself it is what it was.
  expect(textOf(await house.teams.say(DORA, '/me'))).toContain('#zarquinade');
  const edit = await house.teams.press(DORA, { verb: 'edit', data: { skill: idOf(HIDDEN) } });
  expect(textOf(edit)).toContain('#zarquinade');
  // Who comes upon the word by themselves has it in their own spelling, and only theirs.
  const data = { dialog: 'add-skills', skills: 'ZarQuinade', level: 'solve' };
  await invoke('task/submit', () => ({ data }))(OTHER, '');
  const found = JSON.stringify(await house.teams.say(GUESSER, `/skill ${HIDDEN}`));
  expect(found).toContain('Alike4');
  expect(found).not.toMatch(/Dora|Zarquinade/);
  // And when she shows herself again, both are found.
  await house.teams.press(DORA, { verb: 'show' });
  expect(JSON.stringify(await house.teams.say(GUESSER, `/skill ${HIDDEN}`))).toContain(DORA.name);
});

test('thanks from an old card arrive also when nobody is found for its topic any more: without it, and once', async () => {
  const thanksOf = async (person: typeof BEN) =>
    (await house.stores.thanks.given(person.id, 0)).map(({ helper, skill }) => [helper, skill]);
  const thank = { verb: 'thank', data: { helper: BEN.id, skill: idOf(HIDDEN) } };
  // This one thanks while the topic is known.
  await house.teams.press(GUESSER, thank);
  await house.teams.press(DORA, { verb: 'pause' });
  for (const person of [GUESSER, OTHER, OTHER]) {
    const thanked = await house.teams.press(person, thank);
    expect(textOf(thanked)).toContain(BEN.name);
    expect(actionsOf(thanked).map(({ verb }) => verb)).toContain('add-sentence');
  }
  expect(await thanksOf(GUESSER)).toEqual([[BEN.id, idOf(HIDDEN)]]);
  expect(await thanksOf(OTHER)).toEqual([[BEN.id, undefined]]);
});
