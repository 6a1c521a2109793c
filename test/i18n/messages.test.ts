import { createAddCommand } from '../../src/chat/commands/add';
import { createPrivacyCommand } from '../../src/chat/commands/privacy';
import { createAskCommand } from '../../src/chat/commands/ask';
import { createRequestsCommand } from '../../src/chat/commands/requests';
import { createThankCommand } from '../../src/chat/commands/thank-command';
import { createChampionsCommand } from '../../src/chat/commands/champions';
import { createFeedbackCommand } from '../../src/chat/commands/feedback';
import { createPulse } from '../../src/chat/commands/pulse';
import { createHelpCommand } from '../../src/chat/commands/help';
import { createMeCommand } from '../../src/chat/commands/me';
import { createSkillCommand } from '../../src/chat/commands/skill';
import { createTopicsCommand } from '../../src/chat/commands/topics';
import { COMMANDS } from '../../src/chat/commands/names';
import { parse } from '../../src/chat/parse';
import { isSmallTalk } from '../../src/chat/small-talk';
import { day, messages, pickLocale } from '../../src/i18n/messages';

const nothing = undefined as never;
const commands = [
  createSkillCommand({
    findHelpers: nothing,
    people: nothing,
    ...{ thanks: nothing, praiseOf: nothing },
    championsOf: nothing,
    localeOf: nothing,
    clock: nothing,
    topics: nothing,
    actions: {},
  }),
  createAddCommand({
    offerSkills: nothing,
    ideasFor: nothing,
    suggest: nothing,
    ...{ resolver: nothing, index: nothing },
    withPartners: nothing,
    undo: nothing,
  }),
  createAskCommand({
    ...{ askForHelp: nothing, requests: nothing, recognise: nothing, views: nothing, resolver: nothing },
    ...{ index: nothing, written: nothing, clock: nothing },
  }),
  createRequestsCommand({
    ...{ requests: nothing, people: nothing, views: nothing, seek: nothing, rules: nothing },
    ...{ written: nothing, clock: nothing, defaultLocale: 'en' as const },
  }),
  createThankCommand({
    ...{ giveThanks: nothing, thanks: nothing, people: nothing, requests: nothing, resolver: nothing },
    ...{ recognise: nothing, mayBeShown: nothing, undo: nothing, clock: nothing, actions: {} },
  }),
  createChampionsCommand({
    ...{ champions: nothing, rounds: nothing, questionsFor: nothing, badge: nothing, people: nothing },
    ...{ index: nothing, resolver: nothing, communityManagers: nothing, findHelpers: nothing },
    ...{ localeOf: nothing, mayBeShown: nothing, noticesWritten: nothing, clock: nothing },
  }),
  createFeedbackCommand({
    ...{
      feedback: nothing,
      communityManagers: nothing,
      people: nothing,
      noticesWritten: nothing,
      clock: nothing,
    },
  }),
  createMeCommand({
    people: nothing,
    index: nothing,
    ownSkills: nothing,
    ...{ thanks: nothing, testimonials: nothing },
    resolver: nothing,
    optIn: false,
    weeklyPings: 3,
    timeZone: 'UTC',
    clock: nothing,
  }),
  createTopicsCommand({ index: nothing, communityManagers: nothing, champions: nothing }),
  createPulse({
    ...{ communityManagers: nothing, champions: nothing, pulse: nothing, merges: nothing },
    ...{ resolver: nothing, index: nothing, clock: nothing },
  }).command,
  createPrivacyCommand({
    privacy: nothing,
    people: nothing,
    terms: nothing,
    resolver: nothing,
    timeZone: 'UTC',
    clock: nothing,
    noticesWritten: nothing,
  }),
  createHelpCommand({ commands: () => [] }),
];

/** Every text of a language; those that take something are given it. */
function textsOf(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    // Most take a word, some a number or a list first.
    for (const given of [['Jana', '3. Mai', 2], [2, 3, 4], [['Jana']]]) {
      try {
        return [[path, (node as (...args: unknown[]) => string)(...given)]];
      } catch {
        // The next kind of argument.
      }
    }
  }
  if (node && typeof node === 'object')
    return Object.entries(node).flatMap(([key, value]) => textsOf(value, `${path}.${key}`));
  return [];
}

// Teams inserts the title of a command as the message.
test.each(
  COMMANDS.flatMap(({ name }) =>
    (['en', 'de'] as const).map((locale) => ({ name, locale, ...messages(locale).commands[name] })),
  ),
)('$locale: the title and the example of $name lead to it', ({ name, title, example, locale }) => {
  const command = commands.find((one) => one.name === name);
  const names = [command?.name, ...(command?.aliases[locale] ?? [])];
  expect(names).toContain(title);
  expect(names).toContain(parse(example).name);
  expect(parse(example).slash).toBe(true);
});

test('the examples of the welcome are questions', () => {
  for (const locale of ['en', 'de'] as const) {
    for (const example of messages(locale).welcome.examples) {
      expect(isSmallTalk(example)).toBe(false);
      expect(parse(example).args).not.toBe('');
    }
  }
});

test('both languages say everything, in their own words, without forbidden ones', () => {
  const en = new Map(textsOf(messages('en'), ''));
  const de = new Map(textsOf(messages('de'), ''));
  expect([...de.keys()]).toEqual([...en.keys()]);
  for (const [path, text] of [...en, ...de])
    expect([path, text]).toEqual([
      path,
      expect.not.stringMatching(/\busers?\b|\bexperts?\b|\bNutzer|\bExpert|undefined|\[object|^\s*$/i),
    ]);
  // What is the same in both: names, and words that both languages share.
  const same = [...en].filter(([path, text]) => de.get(path) === text).map(([path]) => path);
  expect(
    same.filter(
      (path) =>
        !/^\.(me|find|add|page\.field)\.|^\.champions\.(badge|heading|chat)$|^\.commands\.(champions|feedback)\.title$|^\.settings\.(german|english)$|^\.(reason|thanksNotice|colleagues)/.test(
          path,
        ),
    ),
  ).toEqual([]);
  for (const path of ['.error', '.unknown']) {
    for (const [key, text] of [...en, ...de]) if (key.startsWith(path)) expect(text).not.toContain('!');
  }
});

test.each([
  [['de-AT'], 'de'],
  [['DE_ch'], 'de'],
  [['en-US', 'de'], 'en'],
  [[undefined, null, '', 'fr-FR', 'de'], 'de'],
  [['deutsch'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('of the wishes %j the first that is spoken: %s', (wishes, expected) => {
  expect(pickLocale(wishes, 'en')).toBe(expected);
});

test('a day is written as people write it', () => {
  expect(day(Date.UTC(2026, 10, 3), 'en')).toBe('3 November');
  expect(day(Date.UTC(2026, 10, 3), 'de')).toBe('3. November');
});
