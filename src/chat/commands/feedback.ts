import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { feedbackCard, feedbackForm, feedbackKeptCard } from '../../cards/feedback-cards';
import { saidCard } from '../../cards/said-card';
import type { Clock } from '../../clock';
import { MAX_FEEDBACK, type FeedbackStore } from '../../feedback/feedback';
import { namedIn } from '../../feedback/feedback-notices';
import type { CommunityManagers } from '../../people/community-managers';
import type { PeopleStore } from '../../people/people-store';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { readData } from '../read-data';

const typedText = z
  .string()
  .max(MAX_FEEDBACK * 8)
  .catch('');
const sendData = z.looseObject({ feedback: typedText });
const answerData = z.looseObject({ feedback: z.number().int().positive(), answer: typedText });
const lengthOf = (text: string) => [...text].length;

/** `/feedback`: a word to the community managers, with a name or without; and their answer. */
export function createFeedbackCommand(deps: {
  readonly feedback: FeedbackStore;
  readonly communityManagers: CommunityManagers;
  readonly people: Pick<PeopleStore, 'find'>;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
  readonly clock: Clock;
}): Command {
  const { feedback, communityManagers } = deps;

  async function begin(turn: Turn, text: string): Promise<Reply> {
    const { feedback: say } = turn.words;
    if (!turn.private) return errorCard(turn, say.private, say.privateHint);
    const managers = await communityManagers.all();
    if (managers.length === 0) return feedbackKeptCard(turn.words, say.nobody, say.nobodyHint, text);
    return feedbackForm(turn.words, text);
  }

  const send =
    (anonymous: boolean): ActionHandler =>
    async (turn, data) => {
      const { words, sender } = turn;
      const { feedback: say } = words;
      if (!turn.private) return errorCard(turn, say.private, say.privateHint);
      const text = readData(sendData, data).feedback.trim();
      if (!text) return errorCard(turn, say.heading, say.empty);
      if (lengthOf(text) > MAX_FEEDBACK)
        return feedbackKeptCard(words, say.heading, say.tooLong(MAX_FEEDBACK), text);
      const managers = await communityManagers.all();
      if (managers.length === 0) return feedbackKeptCard(words, say.nobody, say.nobodyHint, text);
      // Whoever is one of several need not read their own words; without a name, whom they do not reach would tell whose they are.
      const readers = anonymous ? managers : managers.filter((manager) => manager !== sender.id);
      if (readers.length === 0) return feedbackKeptCard(words, say.nobody, say.nobodyHint, text);
      const fresh = { author: sender.id, text, anonymous, at: deps.clock() };
      const came = await feedback.send(fresh, readers, turn.route);
      turn.log.info({ came }, 'feedback');
      if (came === 'limited') return feedbackKeptCard(words, say.limited, say.limitedHint, text);
      deps.noticesWritten();
      return saidCard(words, say.sent, anonymous ? say.sentAnonymous : say.sentNamed);
    };

  async function answer(turn: Turn, data: unknown): Promise<Reply> {
    const { words, sender } = turn;
    const { feedback: say } = words;
    const typed = readData(answerData, data);
    const text = typed.answer.trim();
    if (!(await communityManagers.isCommunityManager(sender.id)))
      return errorCard(turn, say.notYours, say.notYoursHint);
    if (!turn.private) return errorCard(turn, say.private, say.notYoursHint);
    if (!text) return errorCard(turn, say.answer, say.empty);
    if (lengthOf(text) > MAX_FEEDBACK)
      return feedbackKeptCard(words, say.answer, say.tooLong(MAX_FEEDBACK), text);
    const answered = await feedback.answer(typed.feedback, sender.id, text, deps.clock());
    const now = await feedback.find(typed.feedback);
    turn.log.info({ answered }, 'feedback answer');
    if (!now || (!answered && now.answer?.text !== text))
      return feedbackKeptCard(words, say.gone, say.goneHint, text);
    deps.noticesWritten();
    return feedbackCard(words, now, await namedIn(now, deps.people));
  }

  return {
    name: 'feedback',
    aliases: { en: ['feedback'], de: ['feedback'] },
    takesWords: true,
    run: begin,
    actions: {
      'feedback-named': send(false),
      'feedback-anonymous': send(true),
      'answer-feedback': answer,
    },
  };
}
