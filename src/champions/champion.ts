import type { NoticeContent, Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** Topics that one person may be champion of at the same time. */
export const MOST_TOPICS = 10;

/** Whoever was asked to become champion and did not say yes is not asked again for so long, in ms: half a year. */
export const NOMINATE_AGAIN_AFTER = 180 * 24 * 60 * 60 * 1000;

/** A topic that has champions. */
export interface ChampionedTopic {
  readonly skill: SkillId;
  /** Findable ones, by name; at least one. */
  readonly champions: readonly PersonId[];
}

/** Somebody was asked whether they want to be champion of a topic. */
export interface Nomination {
  readonly id: number;
  /** Who was asked. */
  readonly person: PersonId;
  readonly skill: SkillId;
  /** Who asked; absent after a no, and where they were forgotten. */
  readonly by: PersonId | undefined;
  readonly answer: 'yes' | 'no' | undefined;
  /** ms since 1970. */
  readonly at: number;
}

/** A nomination as it is made. */
export interface FreshNomination {
  readonly by: PersonId;
  readonly person: PersonId;
  readonly skill: SkillId;
  readonly at: number;
}

/** What came of signing up: `same` when it was so before, `full` beyond {@link MOST_TOPICS}. */
export type SignedUp = 'done' | 'same' | 'full';

/**
 * Champions volunteer for topics; nobody becomes one without their own yes. Each method is one transaction, with the
 * notices that it causes and the way back. Lists of champions hold findable people only: nobody who hides, pauses, was
 * forgotten or left, and nobody who keeps that skill to themselves.
 */
export interface ChampionStore {
  /** Who is champion of any of these topics, by name. */
  championsOf(skills: readonly SkillId[]): Promise<readonly PersonId[]>;
  /** Topics that have champions, those with most champions first. */
  topics(limit: number, offset?: number): Promise<readonly ChampionedTopic[]>;
  /** What this person is champion of, for themselves; longest first. */
  topicsOf(person: PersonId): Promise<readonly SkillId[]>;
  /** @throws AppError `not_found` when the person is not known. */
  signUp(person: PersonId, skill: SkillId, at: number): Promise<SignedUp>;
  /** False when they were none. */
  stepDown(person: PersonId, skill: SkillId): Promise<boolean>;
  /**
   * Asks somebody; they are told once, whatever happens. `champion` when they are one already. Whether they were asked
   * before, or said no, makes no difference to whoever asks.
   *
   * @returns `none` when there is no such person to be found.
   */
  nominate(nomination: FreshNomination, route: Route): Promise<'asked' | 'champion' | 'none'>;
  nomination(id: number): Promise<Nomination | undefined>;
  /**
   * The nominee answers; whoever asked is told of a yes and never of a no.
   *
   * @returns `none` when this person was not asked.
   */
  answer(id: number, person: PersonId, answer: 'yes' | 'no', at: number): Promise<SignedUp | 'over' | 'none'>;
}

/** Kinds of notices about champions; the subject is a nomination, of the round a row of `champion_round`. */
export const aboutChampions = (kind: 'nomination' | 'champion-yes' | 'champion-round', subject: number) =>
  ({ kind, subject }) satisfies NoticeContent;
