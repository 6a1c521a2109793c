import type { Reply, Turn } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { card, heading, line, type Action } from './elements';

/** Something did not work: what happened, that nothing was lost, what to do next. */
export function errorCard(
  { words }: { readonly words: Messages },
  title: string,
  hint: string,
  actions: readonly Action[] = [],
): Reply {
  const summary = `${title}. ${hint}`;
  return { card: card(words.locale, summary, [heading(title), line(hint)], actions), summary };
}

/** A button or dialog that does not fit (any more). */
export function invalidCard(turn: Turn): Reply {
  return errorCard(turn, turn.words.error.invalid, turn.words.error.invalidHint);
}

export function unavailableCard(turn: Turn): Reply {
  return errorCard(turn, turn.words.error.unavailable, turn.words.error.unavailableHint);
}

/** A bug: the person gets a number that stands in the log. */
export function failedCard(words: Messages, id: string): Reply {
  return errorCard({ words }, words.error.failed, words.error.failedHint(id));
}

/** More messages came than are answered in a minute. */
export function tooMuchCard(words: Messages): Reply {
  return errorCard({ words }, words.tooMuch.title, words.tooMuch.hint);
}
