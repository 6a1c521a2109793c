import { z } from 'zod';
import { messageForm, withWayToAsk } from '../cards/ask-form';
import { shorten } from '../cards/elements';
import { AppError } from '../errors';
import type { Dialog, Reply, Turn } from './command';
import { readData } from './read-data';

const typedText = z.string().catch('');
const typedData = z.looseObject({
  question: typedText,
  topic: typedText,
  anonymous: z.string().catch('no'),
});
/** So many characters of what was typed are looked at. */
const MOST = 1000;

/**
 * Who can help with a message: the same answer as in the chat, inside the dialog, and a way back to asking.
 *
 * @param answer finds helpers for these words.
 */
export function createFindDialog(
  answer: (turn: Turn, question: { readonly words: string }) => Promise<Reply>,
): Dialog {
  return {
    open: async () => {
      throw new AppError('invalid', 'opened by its form only');
    },
    submit: async (turn, data) => {
      const typed = readData(typedData, data);
      const { words } = turn;
      const title = words.inserts.messageTitle;
      const asked = shorten(typed.topic.trim() || typed.question, MOST);
      if (!asked) return { stay: { title, card: messageForm(words, typed, words.requests.missing) } };
      const { card } = await answer(turn, { words: asked });
      return { done: { title, card: withWayToAsk(words, card, typed) } };
    },
  };
}
