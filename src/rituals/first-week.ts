import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';

/** The kind of notice; its subject is the key of somebody's first week. */
export const FIRST_WEEK = 'first-week';

/** The one small thing that each card is about, in the order in which they come. */
export const STEPS = ['skill', 'ask', 'around', 'thank', 'quiet'] as const;
export type FirstWeekStep = (typeof STEPS)[number];

/** What somebody is shown. */
export interface FirstWeekCard {
  readonly person: PersonId;
  readonly step: FirstWeekStep;
  /** Nothing comes after it. */
  readonly last: boolean;
  /** False when the person has stopped it, is away or gone, or did by themselves what it is about. */
  readonly worth: boolean;
}

/**
 * The first week of people who said yes to it. Each method is one transaction; what a person has done already is left
 * out wherever a card is chosen.
 */
export interface FirstWeekStore {
  /**
   * Says yes, and chooses the first card; pressed twice, it is the card that was shown last.
   *
   * @returns undefined when there is nothing left to show.
   */
  begin(person: PersonId, now: number): Promise<FirstWeekCard | undefined>;
  /** The next card at once; what waited to be sent is this one. */
  next(person: PersonId, now: number): Promise<FirstWeekCard | undefined>;
  /**
   * Writes the notices of the next cards, to whoever wants them and has nothing waiting.
   *
   * @param when a good moment for a person from the day after their last card on; undefined when there is none.
   * @returns how many were written.
   */
  write(now: number, when: (one: Askable, lastAt: number) => number | undefined): Promise<number>;
  /** The card that a notice carries. */
  find(id: number): Promise<FirstWeekCard | undefined>;
}
