import { createHash } from 'node:crypto';
import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import type { Thanks } from './thanks';

/** A sentence about a helper that others may read, because both sides let them. */
export interface Testimonial {
  readonly helper: PersonId;
  /** Who wrote it. */
  readonly asker: PersonId;
  readonly skill?: SkillId | undefined;
  /** In the asker's words; never to be shown as markup. */
  readonly sentence: string;
  /** ms since 1970. */
  readonly at: number;
}

/** Somebody's word on whether others may read a sentence. */
export interface SentenceWish {
  readonly open: boolean;
  /** {@link fingerprint} of the words that they read; a yes counts for these only. */
  readonly read?: string | undefined;
}

/** Sentences with thanks, and who lets others read them. */
export interface TestimonialStore {
  /**
   * The asker or the helper says whether others may read the sentence; twice is once. What was told about it is made
   * anew. A yes to words that have changed meanwhile changes nothing.
   *
   * @returns the thanks afterwards; undefined when they are not this person's, or carry no sentence.
   */
  wish(id: number, person: PersonId, wish: SentenceWish, at: number): Promise<Thanks | undefined>;
  /**
   * The asker puts a sentence that both let others read before the community, without names; twice is once. It goes from
   * there with either yes, and with the thanks.
   *
   * @returns the thanks afterwards; undefined when this person gave no such thanks with a sentence.
   */
  post(
    id: number,
    asker: PersonId,
    read: string | undefined,
    at: number,
    route: Route,
  ): Promise<Thanks | undefined>;
  /** What the community may read of these thanks now; undefined when that is nothing. */
  ofPost(id: number): Promise<Pick<Testimonial, 'sentence' | 'skill'> | undefined>;
  /**
   * One testimonial for each of these helpers who has one: about one of these topics if there is any, else the newest.
   * Without those whose helper or author may not be found now, and those about a skill that the helper keeps to themselves.
   */
  about(
    helpers: readonly PersonId[],
    skills: readonly SkillId[],
  ): Promise<ReadonlyMap<PersonId, Testimonial>>;
}

/** Where others read it, as both were told; a yes on a card that tells of other places counts for nothing. */
const TOLD = 'on the card and in the record with the name, in the digest and the community without';

/** Tells whether words, and where they are shown, are still what somebody read. */
export function fingerprint(sentence: string): string {
  return createHash('sha256').update(`${TOLD}\n${sentence}`).digest('hex').slice(0, 12);
}
