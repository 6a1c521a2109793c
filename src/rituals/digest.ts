import type { OpenQuestion } from '../champions/round';
import type { Askable } from '../people/good-morning';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** The kind of notice; its subject is the key of a digest. */
export const DIGEST = 'digest';

/** A topic is told from so many people up who can help with it. */
export const SEVERAL = 3;
/** So many new topics are told, and so many topics of thanks. */
export const SHOWN_TOPICS = 5;
/** So many questions that miss a helper are told. */
export const MISSED_QUESTIONS = 3;
/** So many sentences of thanks are told. */
export const SHOWN_SENTENCES = 3;
/** Who could not be reached for this time, in ms, hears of it next week: one day. */
export const STALE_DIGEST = 24 * 60 * 60 * 1000;

/** What everybody may hear of a week that is over; topics and numbers, never people. */
export interface HouseNews {
  /** Topics that several people can help with since that week, most people first. */
  readonly topics: readonly SkillId[];
  /** Distinct people who thanked somebody, rounded down to fives; 0 when they were fewer. */
  readonly thankful: number;
  /** Topics that at least five of them thanked for, in no order that says more. */
  readonly thankedFor: readonly SkillId[];
}

/** Words of somebody's thanks that both sides let others read; without either name. */
export interface SentenceOfTheWeek {
  /** In the words of whoever said thank you; never to be shown as markup. */
  readonly sentence: string;
  readonly skill?: SkillId | undefined;
}

/** The digest of one person as it was written. */
export interface PlannedDigest {
  readonly person: PersonId;
  /** ms since 1970. */
  readonly dueAt: number;
  /** False when the person has stopped it, is away or gone. */
  readonly wanted: boolean;
  /** Neither hidden, paused nor gone. */
  readonly findable: boolean;
}

/** When somebody gets the digest of which week; undefined while that is not to be written yet. */
export type DigestTime = (
  one: Askable,
) => { readonly week: number; /** ms since 1970. */ readonly at: number } | undefined;

/** Who gets the weekly digest, and what the house has to tell. */
export interface DigestStore {
  /**
   * Writes down what the week before this moment has to tell, once. Others get their turn meanwhile.
   *
   * @returns false when that was done before, or nothing is known yet.
   */
  prepare(now: number): Promise<boolean>;
  /**
   * Writes the notices of digests to everybody who wants one, has a chat with the bot and has none of that week, a few
   * people in a transaction; a second run writes none twice.
   *
   * @returns how many were written.
   */
  write(now: number, when: DigestTime): Promise<number>;
  find(id: number): Promise<PlannedDigest | undefined>;
  /** Of the week before this moment; nothing while it is not prepared. */
  news(now: number): Promise<HouseNews>;
  /**
   * Sentences of thanks that became readable in the week before this moment, by lot and of different people each; looked
   * up whenever they are read, so that none is told that may not be read any more.
   */
  sentences(now: number): Promise<readonly SentenceOfTheWeek[]>;
  /** Questions that have missed a helper for a day, in topics this person is champion of or offers, oldest first. */
  missed(person: PersonId, now: number): Promise<readonly OpenQuestion[]>;
}
