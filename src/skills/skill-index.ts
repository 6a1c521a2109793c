import type { PersonId } from '../people/person';
import type { Evidence, EvidenceSource, Level, SkillId, Topic } from './skill';

/** How well a findable person's evidence supports a skill. */
export interface Standing {
  readonly person: PersonId;
  readonly skill: SkillId;
  /** 0 to 1. */
  readonly score: number;
}

/** A skill that people here have together with another one. */
export interface Companion {
  readonly skill: SkillId;
  /** Smoothed normalised pointwise mutual information, above 0 to 1. */
  readonly weight: number;
}

/** Somebody's own words that fit a question. */
export interface Statement {
  readonly person: PersonId;
  readonly source: EvidenceSource;
  readonly text: string;
}

/** How often somebody was thanked for a skill. */
export interface ThanksCount {
  readonly person: PersonId;
  readonly skill: SkillId;
  /** Distinct people within 12 months. */
  readonly people: number;
}

/** Somebody who wants to learn a skill. */
export interface Learner {
  readonly person: PersonId;
  /** Their own words for it. */
  readonly text: string;
  /** When they said so, in ms since 1970. */
  readonly at?: number | undefined;
}

/** A skill as its holder sees it. */
export interface OwnSkill extends Evidence {
  readonly person: PersonId;
  /** Nobody else sees it, because the person hides this skill or everything from this source. */
  readonly hidden?: 'skill' | 'source' | undefined;
  /** What they called it before it became a part of this skill. */
  readonly once?: string | undefined;
}

/** Who has which skill. People who may not be found never leave it, except to themselves. */
export interface SkillIndex {
  /** Lets the resolver know the skills that another process brought along; cheap when there are none. */
  refresh(): Promise<void>;
  /**
   * The best findable people for each of the skills, best first, at most `limit` a skill. Where more are equal than fit,
   * others come every day.
   */
  standing(skills: readonly SkillId[], limit: number): Promise<readonly Standing[]>;
  /** Those of the skills that at least one findable person can help with. */
  offered(skills: readonly SkillId[]): Promise<ReadonlySet<SkillId>>;
  /** Findable people who have both skills, best first, with both scores. */
  standingOfBoth(
    one: SkillId,
    other: SkillId,
    limit: number,
  ): Promise<{ person: PersonId; scores: readonly [number, number] }[]>;
  /** What people who have this skill have besides, closest first. */
  companions(skill: SkillId, limit: number): Promise<Companion[]>;
  /** Why these people stand where they stand, strongest source first. */
  evidence(
    people: readonly PersonId[],
    skills: readonly SkillId[],
  ): Promise<(Evidence & { person: PersonId })[]>;
  thanks(people: readonly PersonId[], skills: readonly SkillId[]): Promise<ThanksCount[]>;
  /** Findable people who said in the chat that they want to learn this skill, latest wish first. */
  learners(skill: SkillId, limit: number): Promise<Learner[]>;
  /** Findable people who wrote all these words (stems) in a sentence, best first. */
  saying(stems: readonly string[], limit: number): Promise<Statement[]>;
  /** Findable people whose name has all these words, folded; empty when there are none. */
  named(words: readonly string[], limit: number): Promise<PersonId[]>;
  /** The one findable person whose name these words are with a slip in one of them; empty when that is not sure. */
  nearlyNamed(words: readonly string[]): Promise<PersonId[]>;
  /** Everything known about one person's skills, for that person. */
  skillsOf(person: PersonId): Promise<OwnSkill[]>;
  /**
   * Adds or renews skills said in the chat, in the person's words; what they hid or took back is shown again.
   * `skill` says which one it is, `own` that it is none that others have. Answers which skills they became.
   */
  addSkills(
    person: PersonId,
    skills: readonly {
      words: string;
      level?: Level | undefined;
      skill?: SkillId | undefined;
      own?: boolean | undefined;
    }[],
  ): Promise<SkillId[]>;
  /** Takes a skill away whatever its source; false when there was none. It comes back only by adding it. */
  removeSkill(person: PersonId, skill: SkillId): Promise<boolean>;
  /** Those of the skills that this person may know of: see `sqlite/known-topics.ts`. */
  known(skills: readonly SkillId[], person: PersonId): Promise<ReadonlySet<SkillId>>;
  /** Skills by how many findable people can help, most first. */
  topics(limit: number): Promise<Topic[]>;
}
