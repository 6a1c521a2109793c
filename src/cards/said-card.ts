import type { Reply } from '../chat/command';
import type { Messages } from '../i18n/messages';
import { card, execute, heading, line, type Action, type Element } from './elements';
import type { Question } from './helpers-card';

/** Where somebody may want to go after a confirmation. */
export interface WayOn {
  /** The results that the button stood on. */
  readonly question?: Question | undefined;
  readonly profile?: boolean;
  /** The list of requests, where the question still stands. */
  readonly requests?: boolean;
  /** What is used of the Microsoft 365 profile. */
  readonly sources?: boolean;
  /** Offers to take the change back; with what it was about, that one only. */
  readonly undo?: boolean | { readonly request: number };
}

/** A short word of confirmation, and the way on. */
export function saidCard(words: Messages, title: string, hint?: string, way: WayOn = {}): Reply {
  const body: Element[] = [heading(title), ...(hint ? [line(hint)] : [])];
  const actions: Action[] = [
    ...(way.undo ? [execute(words.undo.button, 'undo', way.undo === true ? {} : way.undo)] : []),
    ...(way.requests ? [execute(words.requests.heading, 'requests', {})] : []),
    ...(way.sources ? [execute(words.me.sources, 'sources', {})] : []),
    ...(way.profile ? [execute(words.thanksNotice.profile, 'profile', {})] : []),
    ...backToResults(words, way.question),
  ];
  return { card: card(words.locale, title, body, actions), summary: title };
}

/** A button back to the results; none where nothing was asked. */
export function backToResults(words: Messages, question: Question | undefined): Action[] {
  if (!question?.skills && !question?.words) return [];
  return [execute(words.thank.results, 'choose', { ...question })];
}
