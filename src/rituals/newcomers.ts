import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';

/** The kind of notice; its subject is the key of a newcomer's row. */
export const NEWCOMER = 'newcomer';

/** Colleagues who are new by the directory's start date, where the house lets it be read. */
export interface NewcomerStore {
  /** So many weeks from the first day on somebody is new; 0: nobody's start is read. */
  readonly weeks: number;
  /**
   * Forgets the starts of whoever is not new any more (that they were written to stays known for a while), then writes once to everybody else who has begun and has a chat
   * with the bot, unless the cards of the first week come to them already.
   *
   * @param when a good moment for a person from the day after their first day on; undefined when there is none.
   * @returns how many were written to.
   */
  write(now: number, when: (one: Askable, startedAt: number) => number | undefined): Promise<number>;
  /** Whom a notice is for; undefined when they are not new any more, are shown around already, or stay away. */
  find(key: number): Promise<PersonId | undefined>;
}
