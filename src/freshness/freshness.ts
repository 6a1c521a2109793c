import { DAY } from '../clock';
import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';
import type { Level, SkillId } from '../skills/skill';

/** The kind of notice; its subject is the key of a question. */
export const FRESHNESS = 'freshness';

/** What somebody said longer ago than this, in ms, is asked about. */
export const STALE_AFTER = 365 * DAY;
/** Nobody is asked twice within this time, in ms. */
export const ASKED_ONCE_IN = 30 * DAY;
/** So many skills are asked about at once. */
export const MOST_SKILLS = 3;

/** A skill asked about. */
export interface AskedSkill {
  readonly skill: SkillId;
  readonly level?: Level | undefined;
  /** When the person last said so, in ms since 1970; absent once it is gone. */
  readonly at?: number | undefined;
  /** Not answered yet; renewed since it was asked about; taken back since. */
  readonly now: 'open' | 'kept' | 'gone';
}

/** One question to one person. */
export interface FreshnessQuestion {
  readonly id: number;
  readonly person: PersonId;
  readonly skills: readonly AskedSkill[];
  /** The question stands in the person's chat. */
  readonly told: boolean;
  /** Neither hidden, paused nor gone. */
  readonly findable: boolean;
}

/** Questions whether skills that people added themselves are still theirs. Each method is one transaction. */
export interface FreshnessStore {
  /**
   * Writes questions, and the notices that carry them, to people who can be found, have a chat with the bot, were not
   * asked within {@link ASKED_ONCE_IN} and said something open to others longer than {@link STALE_AFTER} ago; oldest first.
   *
   * @param limit so many people at most.
   * @param when a good moment for a person, ms since 1970; undefined when there is none.
   * @returns how many are asked.
   */
  ask(now: number, limit: number, when: (one: Askable) => number | undefined): Promise<number>;
  find(id: number): Promise<FreshnessQuestion | undefined>;
  /**
   * Renews skills of a question or takes them back; skills that were answered stay as they are, so twice is once.
   *
   * @param skill all that are open when absent.
   * @returns the question afterwards; undefined when it is not this person's, or over.
   */
  answer(
    id: number,
    person: PersonId,
    answer: { readonly skill?: SkillId | undefined; readonly keep: boolean },
    now: number,
  ): Promise<FreshnessQuestion | undefined>;
}
