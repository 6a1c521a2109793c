import { DAY, WEEK } from '../clock';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/**
 * What is counted about a topic: for each the distinct askers of one week. Whoever found nobody who lists the topic is in
 * `nothing`; where nobody could be shown at all, not even with something close, in `without` too.
 */
export const COUNTED = [
  'searched',
  'found',
  'nothing',
  'without',
  'asked',
  'answered',
  'declined',
  'unsolved',
  'solved',
] as const;
export type Counted = (typeof COUNTED)[number];

/** The kinds by which topics are put in order. */
export const RANKED_BY = ['searched', 'nothing', 'unsolved'] as const satisfies readonly Counted[];
export type RankedBy = (typeof RANKED_BY)[number];

/** What people here show of themselves, counted when a week ends: place, interests, what they want to learn, skills. */
export const LEVELS = ['place', 'interests', 'goals', 'skills'] as const;
export type Level = (typeof LEVELS)[number];

/** Everything of all topics together stands under this one. */
export const EVERYTHING: SkillId = '';

/** Fewer people than this are never told, nor kept once their week is over. */
export const FEWEST = 5;

/** Weeks that are compared with as many before. */
export const SPAN = 4;

/** Weeks whose course is shown. */
export const COURSE = 12;

/** The number of the week, from Monday 0:00 UTC; ordered as time is. */
export function weekOf(at: number): number {
  return Math.floor((at - 4 * DAY) / WEEK);
}

/** When a week begins, in ms since 1970. */
export function startOf(week: number): number {
  return week * WEEK + 4 * DAY;
}

/**
 * The number that may be told of so many distinct people: rounded down to fives, so that the difference of two numbers
 * tells of nobody; 0 when they are too few.
 */
export function toldOf(people: number): number {
  return people < FEWEST ? 0 : Math.floor(people / FEWEST) * FEWEST;
}

/**
 * Counts somebody once a week, topic and kind. Answers at once and writes a moment later; never throws.
 *
 * @param skills known topics only; without any it counts for everything together alone.
 */
export type NotePulse = (what: Counted, skills: readonly SkillId[], person: PersonId) => void;

/** Counts somebody who looked for a word that nobody could make sense of, as {@link NotePulse} does. */
export type NoteWord = (words: string, person: PersonId) => void;

/** A word that people looked for and nobody could make sense of, with the people of each week, oldest first. */
export interface UnknownWord {
  readonly words: string;
  readonly weeks: readonly number[];
}

/**
 * What topics are ranked by: numbers of the last {@link SPAN} closed weeks summed up, and of as many before. Never shown:
 * whoever searched in two weeks stands in it twice.
 */
export interface TopicSums {
  readonly skill: SkillId;
  readonly now: Readonly<Record<RankedBy, number>>;
  readonly before: Readonly<Record<RankedBy, number>>;
}

/** A topic's numbers week by week, oldest first; 0 where fewer than {@link FEWEST} people stand behind it. */
export interface TopicWeeks {
  readonly skill: SkillId;
  readonly what: Counted;
  readonly weeks: readonly number[];
}

/** Every number that may be told of a topic and one week; absent where fewer than {@link FEWEST} people stand behind it. */
export interface ToldTopic {
  readonly skill: SkillId;
  readonly people: Readonly<Partial<Record<Counted | Level | 'people', number>>>;
}

/** Numbers of closed weeks; all of them may be told. */
export interface PulseStore {
  /** The newest closed week that has numbers; undefined when there is none after `oldest`. */
  newest(oldest: number): Promise<number | undefined>;
  /** By topic, of {@link SPAN} weeks up to `week` and as many before. */
  sums(week: number): Promise<readonly TopicSums[]>;
  /** All kinds of these topics, `span` weeks up to `week`; kinds without a number are left out. */
  weeks(week: number, span: number, skills: readonly SkillId[]): Promise<readonly TopicWeeks[]>;
  /** How many people there are, and how many of them show what; undefined where it is not known. */
  levels(week: number): Promise<Readonly<Record<Level | 'people', number>> | undefined>;
  /** Words nobody could make sense of, of `span` weeks up to `week`. */
  unknown(week: number, span: number): Promise<readonly UnknownWord[]>;
  /** Weeks that have numbers, oldest first. */
  told(): Promise<readonly number[]>;
  /** Every topic that has numbers in this week. */
  numbers(week: number): Promise<readonly ToldTopic[]>;
}
