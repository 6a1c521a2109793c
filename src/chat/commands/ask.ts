import { z } from 'zod';
import {
  ASK_DIALOG,
  askForm,
  askOfferCard,
  CHANGE_DIALOG,
  MESSAGE_DIALOG,
  messageForm,
  type TypedRequest,
} from '../../cards/ask-form';
import { askedInGroupCard, requestCard, type ShownRequest } from '../../cards/request-cards';
import { saidCard } from '../../cards/said-card';
import { AppError } from '../../errors';
import { storedId } from '../../people/name';
import type { AskForHelp, Question } from '../../requests/ask';
import { MAX_REQUEST, type HelpRequest, type RequestStore } from '../../requests/request';
import type { RequestViews } from '../../requests/views';
import { knownSkill, type KnownSkillDeps } from '../../skills/known-skill';
import type { SkillId } from '../../skills/skill';
import type { Clock } from '../../clock';
import type { Locale } from '../../people/person';
import type { Command, Dialog, DialogAnswer, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';

const askData = z.object({
  helper: z.string().min(1).max(200),
  skill: z.string().max(300).optional(),
  question: questionSchema.optional().catch(undefined),
});
const askChampionsData = z.object({
  skill: z.string().min(1).max(300),
  question: questionSchema.optional().catch(undefined),
});
const typedText = z.string().catch('');
const dialogData = z.looseObject({
  question: typedText,
  topic: typedText,
  anonymous: z.union([z.string(), z.boolean()]).transform(String).catch('no'),
});
const changeData = dialogData.extend({ request: z.number().int().positive() });
const LONGEST_TOPIC = 100;
/** So much of a question that is too long stays in the dialog to be shortened: what a card can carry, in characters. */
const MOST_KEPT = 4 * MAX_REQUEST;

/** What asking stands on. */
export interface AskDeps extends KnownSkillDeps {
  readonly askForHelp: AskForHelp;
  readonly requests: Pick<RequestStore, 'reword' | 'find'>;
  readonly recognise: (words: string, locale: Locale) => SkillId | undefined;
  readonly views: RequestViews;
  /** Something was written: deliver, and keep looking. */
  readonly written: () => void;
  readonly clock: Clock;
}

/** `/ask`: the bot asks helpers for me; also the Ask button, and the dialog. */
export function createAskCommand(deps: AskDeps): Command {
  const { views } = deps;

  async function ask(
    turn: Turn,
    question: Omit<Question, 'asker' | 'locale'>,
    verb?: string,
  ): Promise<Reply> {
    const { sender, locale, words } = turn;
    const request = await deps.askForHelp({ ...question, asker: sender.id, locale }, turn.route);
    if (typeof request === 'string') return saidCard(words, ...refusal(turn, request));
    return sent(turn, request, await views.ofRequest(request), verb);
  }

  /** Before a group, nothing of the question is told. */
  function sent(turn: Turn, { skill }: HelpRequest, shown: ShownRequest, verb?: string): Reply {
    turn.log.info({ asked: true, topic: skill !== undefined }, 'ask');
    return turn.private ? requestCard(turn.words, shown, verb) : askedInGroupCard(turn.words);
  }

  /** Why nothing was sent: in a few words, and what can be done. */
  function refusal({ words: { requests: say }, log }: Turn, why: 'limited' | 'off'): [string, string] {
    log.info({ refused: why }, 'ask');
    return why === 'off' ? [say.off, say.offHint] : [say.limited, say.limitedHint];
  }

  /** What is wrong with what was typed. */
  function problemOf({ words }: Turn, question: string, topic: string): string | undefined {
    if (question.trim() === '' && topic.trim() === '') return words.requests.missing;
    const tooLong = [...question.trim()].length > MAX_REQUEST || [...topic].length > LONGEST_TOPIC;
    return tooLong ? words.requests.tooLong(MAX_REQUEST) : undefined;
  }

  const asking: Dialog = {
    open: async (turn, data) => {
      const typed = readData(dialogData, data);
      return { title: turn.words.requests.title, card: askForm(turn.words, cut(typed)) };
    },
    submit: async (turn, data) => {
      const typed = readData(dialogData, data);
      const { question, topic } = typed;
      const title = turn.words.requests.title;
      const problem = problemOf(turn, question, topic);
      if (problem) return { stay: { title, card: askForm(turn.words, cut(typed, MOST_KEPT), { problem }) } };
      const anonymous = typed.anonymous === 'yes' || typed.anonymous === 'true';
      const { sender, locale, words } = turn;
      const asked = { words: question.trim(), topic, anonymous, told: true };
      const request = await deps.askForHelp({ ...asked, asker: sender.id, locale }, turn.route);
      if (typeof request === 'string') {
        // What was typed stays there, to be sent another time.
        const card = askForm(words, cut(typed), { problem: refusal(turn, request).join('. ') });
        return { stay: { title, card } };
      }
      return { done: { title, card: sent(turn, request, await views.ofRequest(request)).card } };
    },
  };

  const aboutMessage: Dialog = {
    open: async (turn, data) => {
      const typed = cut(readData(dialogData, data));
      return { title: turn.words.inserts.messageTitle, card: messageForm(turn.words, typed) };
    },
    submit: (turn, data) => asking.submit(turn, data),
  };

  const changing: Dialog = {
    open: async (turn, data) => {
      const { request, ...typed } = readData(changeData, data);
      return { title: turn.words.requests.title, card: askForm(turn.words, cut(typed), { request }) };
    },
    submit: async (turn, data) => {
      const { request, ...typed } = readData(changeData, data);
      const { question, topic } = typed;
      const title = turn.words.requests.title;
      const problem = problemOf(turn, question, topic);
      if (problem)
        return { stay: { title, card: askForm(turn.words, cut(typed, MOST_KEPT), { request, problem }) } };
      return reword(turn, request, question.trim(), topic);
    },
  };

  async function reword(turn: Turn, id: number, question: string, topic: string): Promise<DialogAnswer> {
    const { words, sender, locale } = turn;
    const skill = deps.recognise(topic.trim() || question, locale);
    const done = await deps.requests.reword(id, sender.id, { question, skill }, deps.clock());
    deps.written();
    const title = words.requests.title;
    const { requests: say } = words;
    if (done.kind === 'none') return { done: { title, card: saidCard(words, say.gone, say.goneHint).card } };
    return { done: { title, card: requestCard(words, await views.ofRequest(done.request)).card } };
  }

  async function askHelper(turn: Turn, data: unknown): Promise<Reply> {
    const { helper, skill, question } = readData(askData, data);
    const chosen = storedId(helper);
    const { requests: say } = turn.words;
    if (chosen === turn.sender.id) return saidCard(turn.words, say.self, say.selfHint, { question });
    const topic = (await knownSkill(deps, skill, turn.sender.id))?.id;
    return ask(turn, { words: question?.words ?? '', skill: topic, chosen, anonymous: false }, 'ask');
  }

  /** From a result: the champions of its topic first, whoever they are. */
  async function askChampions(turn: Turn, data: unknown): Promise<Reply> {
    const { skill: id, question } = readData(askChampionsData, data);
    const skill = await knownSkill(deps, id, turn.sender.id);
    if (!skill) throw new AppError('invalid', 'no such skill');
    const asked = { words: question?.words ?? '', skill: skill.id, champions: true, anonymous: false };
    return ask(turn, asked, 'ask-champions');
  }

  return {
    name: 'ask',
    aliases: { en: ['ask'], de: ['frage', 'fragen'] },
    takesWords: true,
    run: async (turn, args) => {
      const { words, locale } = turn;
      if (!args) return askOfferCard(words, {});
      const skill = deps.recognise(args, locale);
      // Without a topic nobody can be found; the dialog asks for one, with the question in it.
      if (skill === undefined)
        return askOfferCard(words, { question: args }, words.requests.noTopicYet, words.requests.noTopic);
      return ask(turn, { words: args, skill, anonymous: false });
    },
    actions: { ask: askHelper, 'ask-champions': askChampions },
    dialogs: { [ASK_DIALOG]: asking, [MESSAGE_DIALOG]: aboutMessage, [CHANGE_DIALOG]: changing },
  };
}

/** Old cards may carry more than fits. */
function cut({ question, topic, anonymous }: TypedRequest, most = MAX_REQUEST): TypedRequest {
  return {
    question: [...question].slice(0, most).join(''),
    topic: [...topic].slice(0, LONGEST_TOPIC).join(''),
    anonymous,
  };
}
