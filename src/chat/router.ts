import { z } from 'zod';
import { errorCard, invalidCard, unavailableCard } from '../cards/error-card';
import { unknownCard } from '../cards/unknown-card';
import { AppError } from '../errors';
import type {
  ActionHandler,
  Choice,
  Command,
  Dialog,
  DialogAnswer,
  DialogCard,
  Reply,
  Search,
  Turn,
} from './command';
import type { FindInserts, InsertQuery, Inserts } from './insert';
import { parse, type Asked } from './parse';
import { readData } from './read-data';
import { isSmallTalk } from './small-talk';

/** Longer texts are no questions; they are answered with a hint. */
export const MAX_QUESTION = 1000;

/** From words, buttons and dialogs to commands. */
export interface Router {
  message(turn: Turn, text: string): Promise<Reply>;
  action(turn: Turn, verb: string, data: unknown): Promise<Reply>;
  openDialog(turn: Turn, name: string, data: unknown): Promise<DialogCard>;
  submitDialog(turn: Turn, name: string, data: unknown): Promise<DialogAnswer>;
  /** Choices for what was typed into a field; undefined when there is no such data set. */
  search(turn: Turn, dataset: string, typed: string): Promise<readonly Choice[] | undefined>;
  /** What somebody can put into the message that they write. */
  inserts(turn: Turn, query: InsertQuery): Promise<Inserts>;
}

/**
 * @param commands every command there is.
 * @param find the command that takes sentences and hashtags.
 * @throws Error at once when two commands claim the same name, alias, verb, dialog or data set, or all inserts.
 */
export function createRouter(commands: readonly Command[], find: Command): Router {
  const byName = new Map<string, Command>();
  const actions = new Map<string, ActionHandler>();
  const dialogs = new Map<string, Dialog>();
  const searches = new Map<string, Search>();
  const inserts = new Map<'inserts', FindInserts>();
  // A button that asks the way a message would.
  claim(actions, 'try', (turn, data) => message(turn, readData(tryData, data).text));
  for (const command of commands) {
    for (const name of new Set([command.name, ...command.aliases.en, ...command.aliases.de])) {
      claim(byName, name, command);
    }
    for (const [verb, handler] of Object.entries(command.actions ?? {})) claim(actions, verb, handler);
    for (const [name, dialog] of Object.entries(command.dialogs ?? {})) claim(dialogs, name, dialog);
    for (const [name, search] of Object.entries(command.searches ?? {})) claim(searches, name, search);
    if (command.inserts) claim(inserts, 'inserts', command.inserts);
  }

  function commandFor(asked: Asked): Command | undefined {
    const command = byName.get(asked.name);
    if (!command || asked.slash) return command;
    // "Thank you" and "danke dir" are said to the bot.
    if (asked.args !== '' && isSmallTalk(asked.text)) return undefined;
    // Without the slash, "wer kann …" and "help me with …" are sentences.
    const takes = command.takesWords;
    const belong = typeof takes === 'boolean' ? takes : takes.test(asked.args);
    const sentence = asked.args !== '' && (!belong || QUESTION_WORDS.has(asked.name));
    return sentence ? undefined : command;
  }

  async function message(turn: Turn, text: string): Promise<Reply> {
    const asked = parse(text);
    if ([...asked.text].length > MAX_QUESTION) return errorReply(turn, 'tooLong');
    const command = commandFor(asked);
    if (command) return command.run(turn, asked.args);
    if (asked.slash && asked.name) return unknownCard(turn, `/${asked.name}`);
    if (!asked.text || isSmallTalk(asked.text)) return unknownCard(turn);
    return find.run(turn, asked.text);
  }

  /** The one place where expected failures become words. */
  async function guarded<T>(turn: Turn, work: () => Promise<T>, sorry: (error: AppError) => T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      turn.log.info({ code: error.code, why: error.message }, 'refused');
      return sorry(error);
    }
  }

  return {
    message: (turn, text) =>
      guarded(
        turn,
        () => message(turn, text),
        (error) => failure(turn, error),
      ),
    action: (turn, verb, data) =>
      guarded(
        turn,
        async () => {
          const handler = actions.get(verb);
          if (!handler) throw new AppError('invalid', 'no such verb');
          return handler(turn, data);
        },
        (error) => failure(turn, error),
      ),
    openDialog: (turn, name, data) =>
      guarded(
        turn,
        () => dialogNamed(dialogs, name).open(turn, data),
        (error) => asDialog(turn, error),
      ),
    submitDialog: (turn, name, data) =>
      guarded(
        turn,
        () => dialogNamed(dialogs, name).submit(turn, data),
        (error) => ({ stay: asDialog(turn, error) }),
      ),
    search: async (turn, dataset, typed) => searches.get(dataset)?.(turn, typed.slice(0, MAX_QUESTION)),
    inserts: async (turn, { words, ...page }) =>
      (await inserts.get('inserts')?.(turn, { words: words.slice(0, MAX_QUESTION), ...page })) ?? NO_INSERTS,
  };
}

const NO_INSERTS: Inserts = { kind: 'list', inserts: [] };

function claim<K extends string, T>(map: Map<K, T>, name: K, value: T): void {
  if (map.has(name)) throw new Error(`Two commands claim "${name}".`);
  map.set(name, value);
}

function dialogNamed(dialogs: ReadonlyMap<string, Dialog>, name: string): Dialog {
  const dialog = dialogs.get(name);
  if (!dialog) throw new AppError('invalid', 'no such dialog');
  return dialog;
}

const tryData = z.object({ text: z.string().min(1).max(300) });

/** Names that belong to the sentence they begin: `wer kann …`. */
const QUESTION_WORDS = new Set(['wer', 'who']);

function failure(turn: Turn, error: AppError): Reply {
  return error.code === 'unavailable' ? unavailableCard(turn) : invalidCard(turn);
}

function errorReply(turn: Turn, kind: 'tooLong'): Reply {
  const { error } = turn.words;
  return errorCard(turn, error[kind], error.tooLongHint(MAX_QUESTION));
}

function asDialog(turn: Turn, error: AppError): DialogCard {
  const reply = failure(turn, error);
  return { title: 'KnowWho', card: reply.card };
}
