import type { PersonId } from '../people/person';
import type { EvidenceSource, Level, SkillId } from './skill';

/** Where something in a Microsoft 365 profile stands. */
export type ProfileSource = Exclude<EvidenceSource, 'added'>;

export const PROFILE_SOURCES = [
  'profile',
  'project',
  'responsibility',
  'title',
  'about',
  'interest',
] as const satisfies readonly ProfileSource[];

/** What a person has decided about their own skills. */
export interface Decisions {
  /** Skills that nobody else sees. */
  readonly hidden: readonly SkillId[];
  /** Sources that nobody else sees anything of. */
  readonly sources: readonly ProfileSource[];
  /** Skills they took back. */
  readonly removed: readonly SkillId[];
}

/** A person's say over what is known of their skills. Each method is one unit of work that `undo` takes back. */
export interface OwnSkills {
  decisions(person: PersonId): Promise<Decisions>;
  /**
   * Says how far the person can take others, of skills they have from wherever; others are left out. Hidden ones stay
   * hidden. Answers those that the person has.
   *
   * @param words the person's own words where they said none yet.
   */
  setLevels(
    person: PersonId,
    levels: readonly { readonly skill: SkillId; readonly level: Level; readonly words: string }[],
  ): Promise<SkillId[]>;
  /** Keeps a skill from others, or no longer; false when the person does not have it. Twice is once. */
  hideSkill(person: PersonId, skill: SkillId, hidden: boolean): Promise<boolean>;
  /** Keeps from others what these sources say, or no longer; in addition to what was hidden before. */
  hideSources(person: PersonId, sources: readonly ProfileSource[], hidden: boolean): Promise<void>;
}
