import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** A question that still misses a helper, as a champion may read it: without the asker. */
export interface OpenQuestion {
  /** The key of the request. */
  readonly request: number;
  readonly skill: SkillId;
  /** In the asker's words; may be empty. Never to be shown as markup. */
  readonly question: string;
  /** ms since 1970. */
  readonly since: number;
}

/** Open requests, for those who may answer them. */
export interface OpenRequests {
  /**
   * Requests about these topics that look for a helper, longest open first. Without those of this person, those that
   * they answered, those of askers whom they block, and those that only the helper whom the asker picked has to know.
   */
  openFor(champion: PersonId, skills: readonly SkillId[], limit: number): Promise<readonly OpenQuestion[]>;
}

/** The weekly round of one champion. */
export interface Round {
  readonly person: PersonId;
  readonly wanted: boolean;
  /** Neither hidden, paused nor gone. */
  readonly findable: boolean;
}

/** Nobody hears of a round twice within this time, in ms: five days, since one that waited comes later in its week. */
export const ROUND_ONCE_IN = 5 * 24 * 60 * 60 * 1000;

/** Who wants the weekly round, and when it comes. Each method is one transaction. */
export interface RoundStore {
  /**
   * Writes the notices of rounds to champions who want them, can be found, have a chat with the bot and had none
   * within {@link ROUND_ONCE_IN}. What they hold is read when they are sent; where nothing is open, nothing is.
   *
   * @param when a good moment for a person, ms since 1970; undefined when it is not their turn yet.
   * @returns how many were written.
   */
  write(now: number, when: (one: Askable) => number | undefined): Promise<number>;
  find(id: number): Promise<Round | undefined>;
  wanted(person: PersonId): Promise<boolean>;
  /** False when this person never was champion. */
  want(person: PersonId, wanted: boolean): Promise<boolean>;
}
