import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** What one person thanked another for. */
export interface Thanks {
  readonly id: number;
  /** Absent for those of somebody who was forgotten since. */
  readonly asker: PersonId | undefined;
  readonly helper: PersonId;
  /** Absent for thanks that name no topic. */
  readonly skill?: SkillId | undefined;
  readonly sentence?: string | undefined;
  /** Who lets others read the sentence; absent where there is none. */
  readonly open?: { readonly asker: boolean; readonly helper: boolean } | undefined;
  /** The sentence stands before the community, or is on its way there. */
  readonly posted?: boolean | undefined;
  /** ms since 1970. */
  readonly at: number;
}

/** The kind of post that carries a sentence of thanks; the subject is the key of the thanks. */
export const POSTED_THANKS = 'thanks';

/** Kinds of notices about thanks; the subject is their key. The last one is for the asker, about their sentence. */
export const TOLD_OF_THANKS = ['thanks', 'sentence', 'sentence-given'] as const;

/** Thanks as they are given. */
export type FreshThanks = Omit<Thanks, 'id' | 'sentence' | 'open' | 'posted'> & { readonly asker: PersonId };

/** Thanks of one asker to one helper for one topic count once in this time, in ms: 30 days. */
export const THANKS_COUNT_ONCE_IN = 30 * 24 * 60 * 60 * 1000;

/** How long thanks can be taken back, in ms: one day. */
export const TAKE_BACK_WITHIN = 24 * 60 * 60 * 1000;

/** The longest sentence that thanks may carry, in characters. */
export const MAX_SENTENCE = 500;

export interface ThanksStore {
  /**
   * Thanks a helper and writes the notice to them, both or neither. When the same thanks were given in the last
   * {@link THANKS_COUNT_ONCE_IN} ms, nothing changes and these are returned with `fresh: false`.
   *
   * @throws AppError `not_found` when one of the two is no longer known, `invalid` when they are the same.
   */
  thank(thanks: FreshThanks, route: Route): Promise<{ readonly thanks: Thanks; readonly fresh: boolean }>;
  find(id: number): Promise<Thanks | undefined>;
  /**
   * Adds a sentence to thanks of this asker that have none, and writes the notice of it.
   *
   * @throws AppError `not_found` when the asker gave no such thanks, `conflict` when they have a sentence.
   */
  addSentence(id: number, asker: PersonId, sentence: string, at: number, route: Route): Promise<Thanks>;
  /**
   * Other words for a sentence of this asker. The helper's yes to the old ones counts no longer, and whoever was told
   * reads the new ones.
   *
   * @throws AppError `not_found` when the asker gave no such thanks, or none with a sentence.
   */
  rewordSentence(id: number, asker: PersonId, sentence: string, at: number): Promise<Thanks>;
  /**
   * Takes the asker's last thanks back if they are younger than {@link TAKE_BACK_WITHIN}, and what the helper was
   * told about them. Returns them, or undefined when there are none.
   *
   * @param named these instead of the last: a button that was pressed twice must not take back the ones before.
   */
  takeBack(asker: PersonId, now: number, named?: number): Promise<Thanks | undefined>;
  /** Thanks that this person gave after `since`, newest first. */
  given(asker: PersonId, since: number): Promise<readonly Thanks[]>;
  /** All thanks that a person got, newest first. */
  received(helper: PersonId): Promise<readonly Thanks[]>;
}
