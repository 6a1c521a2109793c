import type { NoticeContent, Route } from '../notices/notice';
import type { PersonId } from '../people/person';

/** The longest word to the community managers, and the longest answer, in characters. */
export const MAX_FEEDBACK = 1000;

/** Words of one person within a day. */
export const FEEDBACK_PER_DAY = 5;

/** The same word twice within this time is a second press, in ms. */
export const SAME_FEEDBACK_WITHIN = 10 * 60_000;

/** A word to the community managers. */
export interface Feedback {
  readonly id: number;
  /** For the bot alone where it is anonymous: the answer has to find them. */
  readonly author: PersonId;
  readonly text: string;
  readonly anonymous: boolean;
  /** ms since 1970. */
  readonly at: number;
  readonly answer: { readonly text: string; readonly by: PersonId } | undefined;
}

/** A word as it is sent. */
export interface FreshFeedback {
  readonly author: PersonId;
  readonly text: string;
  readonly anonymous: boolean;
  readonly at: number;
}

/** Words to the community managers. Each method is one transaction, with the notices that it causes. */
export interface FeedbackStore {
  /**
   * Stores a word and tells it to these managers. The same word of the same author within
   * {@link SAME_FEEDBACK_WITHIN} is stored once.
   *
   * @returns `limited` when the author sent {@link FEEDBACK_PER_DAY} within a day.
   * @throws AppError `not_found` when the author is not known.
   */
  send(
    feedback: FreshFeedback,
    managers: readonly PersonId[],
    route: Route,
  ): Promise<'sent' | 'same' | 'limited'>;
  find(id: number): Promise<Feedback | undefined>;
  /**
   * Answers; the author is told, and the other managers see it. Who may answer, the caller has checked.
   *
   * @returns false when it was answered before, or there is no such word (any more).
   */
  answer(id: number, by: PersonId, text: string, at: number): Promise<boolean>;
}

/** Kinds of notices about feedback; the subject is the feedback. */
export const aboutFeedback = (kind: 'feedback' | 'feedback-answer', subject: number) =>
  ({ kind, subject }) satisfies NoticeContent;
