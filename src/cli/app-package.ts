import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandText } from '../chat/command';
import { messages } from '../i18n/messages';
import type { Messages } from '../i18n/messages';
import type { Locale } from '../people/person';

/** A command as Teams lists it. */
export interface ListedCommand {
  readonly name: string;
  /**
   * What Teams puts into the message when somebody picks the command, so the router must understand it: the
   * name or an alias in that language, without a slash, at most 32 characters.
   */
  readonly title: Readonly<Record<Locale, string>>;
  /** At most 128 characters. */
  readonly description: Readonly<Record<Locale, string>>;
  /** What stands ready to be sent when somebody picks a command that needs words; without a slash. */
  readonly prompt?: Readonly<Record<Locale, string>> | undefined;
}

/** The texts of one language: paths in the manifest, such as `name.short`, to words. */
export type LanguageFile = Readonly<Record<string, string>>;

interface CommandList {
  readonly triggers: readonly string[];
  readonly commands: readonly unknown[];
}

interface Manifest {
  readonly bots: readonly { readonly commandLists: readonly CommandList[] }[];
}

/** What a person edits in `appPackage/`: the manifest with `{{placeholders}}`, and each language's texts. */
export interface PackageTemplates {
  readonly manifest: Manifest;
  readonly languages: Readonly<Record<Locale, LanguageFile>>;
}

/** Same shape as the templates, ready for Teams. */
export type AppPackage = PackageTemplates;

const MOST_COMMANDS = 12;
// Schema 1.29 allows more; these are the limits of the schemas before 1.28, which clients still show.
const LONGEST = { title: 32, description: 128 };

/** The chat's commands as Teams lists them, in the words that `/help` uses too. */
export function listCommands(
  commands: readonly { readonly name: keyof Messages['commands'] }[],
): ListedCommand[] {
  const en = messages('en').commands;
  const de = messages('de').commands;
  return commands.map(({ name }) => ({
    name,
    title: { en: en[name].title, de: de[name].title },
    description: { en: en[name].description, de: de[name].description },
    // An example of thanks names somebody, who may work here: sent as it stands, it would thank them.
    prompt: name === 'thank' ? undefined : promptOf({ en: en[name], de: de[name] }),
  }));
}

/** The example of a command that takes words, where it has one in both languages. */
function promptOf(texts: Readonly<Record<Locale, CommandText>>): ListedCommand['prompt'] {
  const bare = (locale: Locale) => texts[locale].example.replace(/^\//, '');
  const prompt = { en: bare('en'), de: bare('de') };
  const complete = (text: string) => text.includes(' ') && !text.includes('…');
  return complete(prompt.en) && complete(prompt.de) ? prompt : undefined;
}

/** A native slash command is chosen and then written on; a mention starts with an example. */
function hasPrompts({ triggers }: CommandList): boolean {
  return triggers.includes('mention');
}

/** Reads the templates from the folder `appPackage/`. */
export function readTemplates(folder: string): PackageTemplates {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  return { manifest: read('manifest.json'), languages: { en: read('en.json'), de: read('de.json') } };
}

/**
 * Fills the templates: placeholders of the manifest with the bot's id, the version and the English texts,
 * every command list with all commands, and both languages with the words of the commands.
 *
 * @param appId the bot's app id, a GUID; the Teams app gets the same id.
 * @param installedBy the app id of the Graph identity that may install this app for people, and no other; absent: none.
 * @throws Error for a placeholder nobody knows, and for commands that Teams would refuse or cut.
 */
export function buildManifest({
  appId,
  installedBy,
  version,
  commands,
  templates,
}: {
  readonly appId: string;
  readonly installedBy?: string | undefined;
  readonly version: string;
  readonly commands: readonly ListedCommand[];
  readonly templates: PackageTemplates;
}): AppPackage {
  commands.forEach(checkLengths);
  if (commands.length > MOST_COMMANDS) {
    throw new Error(`Teams lists at most ${MOST_COMMANDS} commands, not ${commands.length}`);
  }
  const { manifest, languages } = templates;
  const filled = fill(manifest, { botId: appId, version, ...languages.en }) as Manifest;
  const words = (locale: Locale) => ({
    ...languages[locale],
    ...commandTexts(manifest, commands, locale),
  });
  return {
    manifest: {
      ...withCommands(filled, commands),
      // Nobody signs in here, and Teams wants a resource all the same.
      ...(installedBy ? { webApplicationInfo: { id: installedBy, resource: 'https://notapplicable' } } : {}),
    },
    languages: { en: words('en'), de: words('de') },
  };
}

function checkLengths(command: ListedCommand): void {
  for (const field of ['title', 'description'] as const) {
    for (const [locale, text] of Object.entries(command[field])) {
      if (text.length === 0 || text.length > LONGEST[field]) {
        throw new Error(
          `The ${field} of the command ${command.name} (${locale}) needs 1 to ${LONGEST[field]} characters: ${text}`,
        );
      }
    }
  }
}

function fill(value: unknown, texts: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{\{([^}]*)\}\}/g, (placeholder, key: string) => {
      const text = texts[key];
      if (text === undefined)
        throw new Error(`appPackage/manifest.json: nothing is known for ${placeholder}`);
      return text;
    });
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, texts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, texts)]));
}

function withCommands(manifest: Manifest, commands: readonly ListedCommand[]): Manifest {
  const listed = (prompts: boolean) =>
    commands.map(({ title, description, prompt }) => ({
      title: title.en,
      description: description.en,
      ...(prompts && prompt ? { type: 'prompt', prompt: prompt.en } : {}),
    }));
  return {
    ...manifest,
    bots: manifest.bots.map((bot) => ({
      ...bot,
      commandLists: bot.commandLists.map((list) => ({ ...list, commands: listed(hasPrompts(list)) })),
    })),
  };
}

function commandTexts(manifest: Manifest, commands: readonly ListedCommand[], locale: Locale): LanguageFile {
  const texts: Record<string, string> = {};
  manifest.bots.forEach((bot, b) =>
    bot.commandLists.forEach((list, l) =>
      commands.forEach((command, c) => {
        const path = `bots[${b}].commandLists[${l}].commands[${c}]`;
        texts[`${path}.title`] = command.title[locale];
        texts[`${path}.description`] = command.description[locale];
        if (hasPrompts(list) && command.prompt) texts[`${path}.prompt`] = command.prompt[locale];
      }),
    ),
  );
  return texts;
}
