import { card } from '../../src/cards/elements';
import type { Command, Reply } from '../../src/chat/command';
import { createRouter, MAX_QUESTION, type Router } from '../../src/chat/router';
import { AppError } from '../../src/errors';
import { messages } from '../../src/i18n/messages';
import { turnIn } from '../cards/every-card';

const said = (summary: string): Reply => ({ card: card('en', summary, []), summary });

function command(fields: Partial<Command> & Pick<Command, 'name'>): Command {
  return {
    aliases: { en: [], de: [] },
    takesWords: false,
    run: async (_, args) => said(`${fields.name}: ${args}`),
    ...fields,
  };
}

const skill = command({
  name: 'skill',
  takesWords: true,
  aliases: { en: ['skill', 'who', 'find'], de: ['wer', 'finde'] },
});
const help = command({ name: 'help', aliases: { en: ['help', 'commands'], de: ['hilfe'] } });
const me = command({
  name: 'me',
  aliases: { en: ['me'], de: ['ich'] },
  actions: {
    remove: async (_, data) => said(`remove ${JSON.stringify(data)}`),
    missing: async () => {
      throw new AppError('not_found', 'secret name of somebody');
    },
    away: async () => {
      throw new AppError('unavailable', 'secret host');
    },
    broken: async () => {
      throw new Error('a bug');
    },
  },
  dialogs: {
    'add-skills': {
      open: async () => ({ title: 'Add', card: said('add').card }),
      submit: async () => {
        throw new AppError('invalid', 'wrong');
      },
    },
  },
});
const router: Router = createRouter([skill, help, me], skill);
const turn = turnIn('en');
const { error, unknown } = messages('en');
const answer = async (text: string) => (await router.message(turn, text)).summary;

test.each([
  ['/skill excel', 'skill: excel'],
  ['skill excel', 'skill: excel'],
  ['SKILL: Excel', 'skill: Excel'],
  ['/Skill   excel   dashboards', 'skill: excel dashboards'],
  ['/WER excel', 'skill: excel'],
  ['/ skill excel', 'skill: excel'],
  ['finde excel', 'skill: excel'],
  ['／skill\u00a0excel\u200b', 'skill: excel'],
  ['/skill', 'skill: '],
  ['/help', 'help: '],
  ['/help me', 'help: me'],
  [`help${'!'.repeat(900)}`, 'help: '],
  ['Hilfe', 'help: '],
  ['commands', 'help: '],
  ['ICH', 'me: '],
  ['/me', 'me: '],
])('%j is a command', async (text, expected) => {
  expect(await answer(text)).toBe(expected);
});

test.each([
  ['help me with excel'],
  ['ich brauche Hilfe mit Excel'],
  ['me and my excel'],
  ['Wer kann mir bei Pivot-Tabellen helfen?'],
  ['who knows about GDPR?'],
  ['#excel-dashboards'],
  ['excel'],
  ['C#'],
  ['hello excel'],
  ['constructor'],
  ['__proto__'],
])('%j is a question', async (text) => {
  expect(await answer(text)).toBe(`skill: ${text}`);
});

test.each([
  'hi',
  'Hallo!',
  'Danke dir :)',
  'thank you!!',
  '👍',
  '...',
  'guten   morgen',
  'Hallo KnowWho',
  '',
  '   ',
  '/',
  "what's up?",
])('%j asks for nobody', async (text) => {
  expect(await answer(text)).toBe(unknown.smallTalk);
});

test.each(['/nonsense', '/skil excel', '/toString', '/__proto__'])(
  '%s is no command, and is told so',
  async (text) => {
    expect(await answer(text)).toContain(unknown.command(text.split(' ')[0]!.toLowerCase()));
  },
);

test('a text longer than a question is answered with a hint; an emoji counts as one', async () => {
  expect(await answer('🧮'.repeat(MAX_QUESTION - 1) + 'a')).toMatch(/^skill: /);
  expect(await answer('a'.repeat(MAX_QUESTION + 1))).toContain(error.tooLong);
  expect(await answer(`/skill ${'a'.repeat(MAX_QUESTION)}`)).toContain(error.tooLong);
});

describe('two commands cannot claim the same', () => {
  test.each([
    ['name', command({ name: 'topics', aliases: { en: ['me'], de: [] } })],
    ['alias', command({ name: 'topics', aliases: { en: [], de: ['wer'] } })],
    ['verb', command({ name: 'topics', actions: { remove: async () => said('') } })],
    ['verb of the router', command({ name: 'topics', actions: { try: async () => said('') } })],
    ['dialog', command({ name: 'topics', dialogs: me.dialogs! })],
  ])('%s', (_, other) => {
    expect(() => createRouter([skill, help, me, other], skill)).toThrow('Two commands claim');
  });

  test('but the same word in both languages is no collision', () => {
    const champions = command({ name: 'topics', aliases: { en: ['champions'], de: ['champions'] } });
    expect(() => createRouter([skill, champions], skill)).not.toThrow();
  });
});

describe('buttons and dialogs', () => {
  test('go to their command with what they carry', async () => {
    expect((await router.action(turn, 'remove', { skill: 'excel' })).summary).toBe(
      'remove {"skill":"excel"}',
    );
    expect((await router.openDialog(turn, 'add-skills', {})).title).toBe('Add');
  });

  test('an example button asks what stands on it', async () => {
    expect((await router.action(turn, 'try', { text: '/skill excel' })).summary).toBe('skill: excel');
  });

  test.each([
    ['no-such-verb', {}],
    ['constructor', {}],
    ['missing', {}],
    ['try', {}],
    ['try', { text: 7 }],
    ['try', undefined],
  ])('%s %j is answered kindly, without details', async (verb, data) => {
    const { summary } = await router.action(turn, verb, data);
    expect(summary).toBe(`${error.invalid}. ${error.invalidHint}`);
  });

  test('what is away for a moment is told so', async () => {
    expect((await router.action(turn, 'away', {})).summary).toContain(error.unavailable);
  });

  test('a bug is no kind answer: the edge has to see it', async () => {
    await expect(router.action(turn, 'broken', {})).rejects.toThrow('a bug');
  });

  test('a dialog that fails stays open and says so', async () => {
    const sent = await router.submitDialog(turn, 'add-skills', {});
    expect(sent).toMatchObject({
      stay: { card: { fallbackText: expect.stringContaining(error.invalid) as string } },
    });
    expect((await router.openDialog(turn, 'no-such-dialog', {})).card.fallbackText).toContain(error.invalid);
  });
});
