import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildManifest, listCommands, readTemplates } from '../../src/cli/app-package';
import type { AppPackage, ListedCommand } from '../../src/cli/app-package';
import { messages } from '../../src/i18n/messages';
import type { Messages } from '../../src/i18n/messages';

const run = promisify(execFile);

/** What Microsoft's validator finds wrong; without a schema it takes the one that the value names. */
async function validate(value: unknown, schema?: unknown): Promise<string[]> {
  const judge = run(process.execPath, ['test/appPackage/validate.mjs']);
  judge.child.stdin?.end(JSON.stringify({ value, schema }));
  return JSON.parse((await judge).stdout) as string[];
}

const SCHEMAS = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams', 'v1.29');

const NAMES = Object.keys(messages('en').commands) as (keyof Messages['commands'])[];
const COMMANDS = listCommands(NAMES.map((name) => ({ name })));

const templates = readTemplates('appPackage');
const GRAPH = '6f0e1d52-7c1b-4a53-9a36-0b9f3d1c2e4b';
const build = (commands: readonly ListedCommand[] = COMMANDS, installedBy?: string) =>
  buildManifest({
    ...{ appId: '6f0e1d52-7c1b-4a53-9a36-0b9f3d1c2e4a', version: '1.2.3', commands, templates },
    installedBy,
  });

/** What stands at a path such as `bots[0].commandLists[1].commands[2].title`. */
function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}

/** The manifest as somebody reads it whose Teams speaks that language. */
function inLanguage({ manifest, languages }: AppPackage, locale: 'en' | 'de'): unknown {
  const copy = JSON.parse(JSON.stringify(manifest)) as unknown;
  for (const [path, text] of paths(languages[locale])) {
    const cut = path.lastIndexOf('.');
    (at(copy, path.slice(0, cut)) as Record<string, string>)[path.slice(cut + 1)] = text;
  }
  return copy;
}

function paths(language: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(language).filter(([path]) => path !== '$schema');
}

describe('the Teams manifest', () => {
  test.each(['en', 'de'] as const)("holds against Microsoft's schema, in %s", async (locale) => {
    // Once as it is, once as it may install itself for people.
    const built = build(COMMANDS, locale === 'de' ? GRAPH : undefined);
    expect(await validate(inLanguage(built, locale))).toEqual([]);
    expect(at(built.manifest, 'webApplicationInfo.id')).toBe(locale === 'de' ? GRAPH : undefined);
  });

  test('the judge is awake: a manifest without the bot id fails', async () => {
    const { manifest } = buildManifest({ appId: 'nobody', version: '1.2.3', commands: COMMANDS, templates });
    expect((await validate(manifest)).join()).toContain('/bots/0/botId');
  });

  test.each(['en', 'de'] as const)(
    "the language file %s holds against Microsoft's schema",
    async (locale) => {
      const text = readFileSync(join(SCHEMAS, 'MicrosoftTeams.Localization.schema.json'), 'utf8');
      // The published schema leaves two brackets unescaped, which the validator's regular expressions refuse.
      const schema = JSON.parse(text.replace(/^\uFEFF/, '').replaceAll(')\\\\b]', ')\\\\b\\\\]')) as unknown;
      expect(await validate(build().languages[locale], schema)).toEqual([]);
      expect(await validate({ ...build().languages[locale], 'bots[0].name': 'x' }, schema)).not.toEqual([]);
    },
  );

  test('both languages translate the same texts, and each of them stands in the manifest', () => {
    const { manifest, languages } = build();
    expect(Object.keys(languages.de)).toEqual(Object.keys(languages.en));
    for (const [path, text] of paths(languages.en)) expect([path, at(manifest, path)]).toEqual([path, text]);
  });

  test('offers every command by mention everywhere, and by slash where Teams has slash commands', () => {
    const { manifest, languages } = build();
    const names = COMMANDS.map(({ title }) => title.en);
    const lists = manifest.bots[0]?.commandLists as unknown as {
      scopes: string[];
      triggers: string[];
      commands: { title: string }[];
    }[];
    expect(at(manifest, 'bots[0].supportsTargetedMessages')).toBe(true);
    expect(lists.map(({ triggers, scopes }) => [triggers, scopes])).toEqual([
      [['mention'], ['personal', 'team', 'groupChat']],
      [['slash'], ['team', 'groupChat']],
    ]);
    for (const list of lists) expect(list.commands.map(({ title }) => title)).toEqual(names);
    expect(languages.de['bots[0].commandLists[1].commands[0].title']).toBe(COMMANDS[0]?.title.de);
  });

  test('a command that needs words stands ready with an example that the bot understands', () => {
    const { manifest, languages } = build();
    expect(at(manifest, 'bots[0].commandLists[0].commands[0]')).toMatchObject({
      type: 'prompt',
      prompt: 'skill excel-dashboards',
    });
    expect(languages.de['bots[0].commandLists[0].commands[0].prompt']).toBe('wer excel-dashboards');
    // One writes on after the name of a native slash command.
    expect(at(manifest, 'bots[0].commandLists[1].commands[0].prompt')).toBeUndefined();
    // Nor would anybody want to thank whoever an example names.
    for (const name of ['me', 'thank'] as const)
      expect(at(manifest, `bots[0].commandLists[0].commands[${NAMES.indexOf(name)}].type`)).toBeUndefined();
  });

  test('the compose box finds helpers from the first moment on, and any message can become a question', () => {
    const [search, action] = at(build().manifest, 'composeExtensions[0].commands') as Record<
      string,
      unknown
    >[];
    expect(at(build().manifest, 'composeExtensions[0].botId')).toBe(at(build().manifest, 'bots[0].botId'));
    expect(search).toMatchObject({ type: 'query', initialRun: true, context: ['compose', 'commandBox'] });
    expect(action).toMatchObject({ type: 'action', fetchTask: true, context: ['message'] });
  });

  test('asks for no permission and no domain', () => {
    const { manifest } = build();
    for (const field of [
      'permissions',
      'authorization',
      'devicePermissions',
      'validDomains',
      'webApplicationInfo',
    ])
      expect(manifest).not.toHaveProperty(field);
  });

  test('names the command whose words Teams would cut', () => {
    const long = { ...COMMANDS[0]!, title: { en: 'skill', de: 'w'.repeat(33) } };
    expect(() => build([long])).toThrow(/title of the command skill \(de\).*32/);
  });

  test('refuses a thirteenth command', () => {
    const many = Array.from({ length: 13 }, () => COMMANDS[0]!);
    expect(() => build(many)).toThrow('at most 12');
  });

  test('a misspelt placeholder does not slip through', () => {
    const manifest = { ...templates.manifest, name: { short: '{{name.shrt}}' } };
    expect(() =>
      buildManifest({ appId: 'x', version: '1.0.0', commands: [], templates: { ...templates, manifest } }),
    ).toThrow('{{name.shrt}}');
  });
});
