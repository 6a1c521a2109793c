import { DAY } from '../clock';
import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** The kind of notice; its subject is the key of a question. */
export const AMBASSADOR = 'ambassador';

/** Somebody who was helped is asked this long after it, in ms, so that there was time to try; */
export const ASK_AFTER = 4 * DAY;
/** and no longer than this, in ms. */
export const ASK_UNTIL = 45 * DAY;
/** Nobody is asked twice within this time, in ms. */
export const ASKED_ONCE_IN = 7 * DAY;
/** Whoever helped so many different people with a topic is asked whether they want to be its champion. */
export const CHAMPION_PEOPLE = 3;
/** Doing much: so many skills added, people answered with yes, and people thanked, within {@link MOVER_WITHIN}. */
export const MOVER = { skills: 5, answers: 3, thanks: 3 } as const;
/** In ms. */
export const MOVER_WITHIN = 90 * DAY;

/**
 * `start`: was helped with a topic, and could get beginners started. `champion`: helped several with it. `mover`: adds,
 * answers and thanks much; no question, a hint.
 */
export type AmbassadorKind = 'start' | 'champion' | 'mover';

/** One question to one person. */
export interface AmbassadorQuestion {
  readonly id: number;
  readonly person: PersonId;
  readonly kind: AmbassadorKind;
  /** Absent of a `mover`. */
  readonly skill: SkillId | undefined;
  readonly answer: 'yes' | 'no' | undefined;
  /** It stands in the person's chat. */
  readonly told: boolean;
  /** Neither hidden, paused nor gone. */
  readonly findable: boolean;
}

/** From helped to helping. Each question is asked once for a person and topic, ever; each method is one transaction. */
export interface AmbassadorStore {
  /**
   * Writes questions, and the notices that carry them, to people who can be found, have a chat with the bot and were not
   * asked within {@link ASKED_ONCE_IN}; never about what they have already, took back or keep to themselves.
   *
   * @param limit so many people at most.
   * @param when a good moment for a person, ms since 1970; undefined when there is none.
   * @returns how many are asked.
   */
  ask(now: number, limit: number, when: (one: Askable) => number | undefined): Promise<number>;
  find(id: number): Promise<AmbassadorQuestion | undefined>;
  /**
   * The first answer stands: a no is final.
   *
   * @returns the question afterwards; undefined when this person was not asked.
   */
  answer(id: number, person: PersonId, answer: 'yes' | 'no'): Promise<AmbassadorQuestion | undefined>;
}
