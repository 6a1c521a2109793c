import type { Locale, PersonId } from '../people/person';

/** Id of a concept: that of the vocabulary, or `org:` and a key for one that people here brought along. */
export type SkillId = string;

/** A skill people can have, with its words in both languages. */
export interface Skill {
  readonly id: SkillId;
  readonly labels: Readonly<Record<Locale, string>>;
  /** The hashtag, without `#`, by language: `excel-dashboards`. */
  readonly tags: Readonly<Record<Locale, string>>;
}

/** How far a helper can take somebody. `learn` is a wish, not a skill. */
export type Level = 'start' | 'solve' | 'teach' | 'learn';

/** Where we know it from. `added` was said in the chat, everything else stands in the Microsoft 365 profile. */
export type EvidenceSource =
  'added' | 'profile' | 'project' | 'responsibility' | 'title' | 'about' | 'interest';

/** Why we think that a person has a skill. */
export interface Evidence {
  readonly skill: SkillId;
  readonly source: EvidenceSource;
  /** The person's own words, at most 200 characters. */
  readonly text: string;
  readonly level?: Level | undefined;
  /** When it was said, in ms since 1970; absent where the source has no date. */
  readonly at?: number | undefined;
}

/** A skill recognised in somebody's words. */
export interface RecognisedSkill {
  readonly skill: Skill;
  /** Share of such answers that are right, 0 to 1. */
  readonly confidence: number;
  /**
   * Which part of the question it answers, from 0 (also when absent). Two skills with one part are two readings
   * of the same words; skills of different parts are wanted together.
   */
  readonly part?: number | undefined;
}

/** What a question was understood to be about. */
export interface Resolution {
  /** At most 3, surest first; empty when nothing is sure enough. */
  readonly skills: readonly RecognisedSkill[];
  /** The word means several things: ask which. `skills` is empty then. */
  readonly ambiguous: readonly Skill[];
  /** The nearest skills when nothing is sure, nearest first, at most 5. */
  readonly nearest: readonly Skill[];
}

/** The skills that are wanted together: of each part of the question its surest reading. */
export function wanted({ skills }: Resolution): readonly RecognisedSkill[] {
  return skills.filter(({ part = 0 }, at) => skills.findIndex((one) => (one.part ?? 0) === part) === at);
}

/** Words to skills, in both languages at once. Pure and in memory. */
export interface Resolver {
  resolve(words: string, locale: Locale): Resolution;
  /** The skill with this id, or undefined when there is none (any more). */
  skill(id: SkillId): Skill | undefined;
}

/** One reason for showing somebody; never claims more than its evidence. */
export type Reason =
  | {
      readonly kind: 'evidence';
      readonly source: EvidenceSource;
      readonly skill: Skill;
      readonly text: string;
      readonly level?: Level | undefined;
    }
  /** Has a neighbouring skill; the one asked for does not stand in the profile. */
  | {
      readonly kind: 'related';
      readonly source: EvidenceSource;
      readonly skill: Skill;
      readonly asked: Skill;
      readonly text: string;
    }
  /** Wrote these words somewhere; no skill was recognised. */
  | { readonly kind: 'text'; readonly source: EvidenceSource; readonly text: string }
  | { readonly kind: 'thanks'; readonly skill: Skill; readonly people: number };

/** Somebody who can help. */
export interface Helper {
  readonly person: PersonId;
  /** 0 to 1. */
  readonly score: number;
  /** Strongest first, at most 2. */
  readonly reasons: readonly Reason[];
}

/** So many helpers are counted and shown page by page; who has more equals takes turns day by day. */
export const MOST_FOUND = 30;

/** A page of helpers. */
export interface Finding {
  readonly resolution: Resolution;
  /** Best first. */
  readonly helpers: readonly Helper[];
  /** How many there are in all, for "Show more" and the headline; at most {@link MOST_FOUND}. */
  readonly total: number;
}

/** A question for helpers. */
export interface HelperQuery {
  /** The words as typed; a command's argument or a whole sentence. */
  readonly words: string;
  /** Skills already chosen (a button said which): the words are not resolved again. */
  readonly skills?: readonly SkillId[] | undefined;
  readonly locale: Locale;
  /** Never among the answers. */
  readonly asker?: PersonId | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

/** The use case behind `/skill`. */
export type FindHelpers = (query: HelperQuery) => Promise<Finding>;

/** A topic for `/topics`. */
export interface Topic {
  readonly skill: Skill;
  /** Findable people who can help; at least 1. */
  readonly helpers: number;
}
