import type { PersonId } from '../people/person';
import type { SkillId } from './skill';

/** How long a merge can be taken back, in ms: one day. */
export const UNDO_MERGE_WITHIN = 24 * 60 * 60 * 1000;

/** A topic of the organisation that became a part of another one. */
export interface Merge {
  readonly id: number;
  readonly topic: SkillId;
  readonly label: string;
  readonly target: SkillId;
  readonly at: number;
  /** `moving` and `returning` go on by themselves, after a crash too. */
  readonly state: 'moving' | 'merged' | 'returning';
}

/**
 * What came of a wish to merge.
 * - `gone`: one of both is no topic any more, or the first is none of this organisation;
 * - `busy`: one of both is being merged or brought back just now;
 * - `means`: the label of the first is the name of something else too.
 */
export type Merged =
  | { readonly came: 'done'; readonly merge: number }
  | { readonly came: 'gone' | 'busy' | 'same' }
  | { readonly came: 'means'; readonly skill: SkillId };

/** What came of taking a merge back; `first` is the merge that has to go back before this one. */
export type Parted =
  | { readonly came: 'done'; readonly merge: Merge }
  | { readonly came: 'none' | 'late' | 'busy' }
  | { readonly came: 'first'; readonly merge: Merge };

/** What came of teaching a word; `means` names what it means already. */
export type Taught =
  | { readonly came: 'done' }
  | { readonly came: 'same' | 'gone' }
  | { readonly came: 'means'; readonly skill: SkillId };

/** A word that somebody taught. */
export interface TaughtWord {
  readonly words: string;
  readonly skill: SkillId;
  /** ms since 1970; absent where nobody knows. */
  readonly at?: number | undefined;
}

/** Merges topics and teaches words. What people have moves afterwards, in pieces. */
export interface TopicMerges {
  /** Whether two topics could be merged now; changes nothing. */
  check(topic: SkillId, target: SkillId): Promise<Exclude<Merged, { came: 'done' }> | undefined>;
  merge(topic: SkillId, target: SkillId, by: PersonId, at: number): Promise<Merged>;
  /** Brings the topic back, with what people changed in between; within {@link UNDO_MERGE_WITHIN}. */
  part(merge: number, at: number): Promise<Parted>;
  find(merge: number): Promise<Merge | undefined>;
  /** Merges into these topics, or all of them; newest first. */
  latest(limit: number, targets?: readonly SkillId[]): Promise<readonly Merge[]>;
  teach(words: string, skill: SkillId, by: PersonId, at: number): Promise<Taught>;
  /** @returns false when it was not taught. */
  unteach(words: string): Promise<boolean>;
  /** Words taught to these topics, or all; newest first. */
  taught(limit: number, skills?: readonly SkillId[]): Promise<readonly TaughtWord[]>;
  /** Goes on with what is under way; at the start and every night. Resolves when nothing is left to move. */
  settle(): Promise<void>;
  /** Ends between two people; the rest goes on with the next start. */
  stop(): Promise<void>;
}
