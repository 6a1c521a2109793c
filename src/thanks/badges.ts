import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';

/** The badges that there are, in the order in which they are shown. */
export const BADGES = ['first-help', 'ten-people', 'pioneer', 'ambassador'] as const;
export type BadgeName = (typeof BADGES)[number];

/** This many different people make a badge. */
export const MANY_PEOPLE = 10;
/** A pioneer was thanked first for a topic, and by so many different people since. */
export const PIONEER_PEOPLE = 3;

/** Something that mattered, once. */
export interface EarnedBadge {
  readonly name: BadgeName;
  /** Of those that are about a topic. */
  readonly skill?: SkillId | undefined;
}

/**
 * Badges: first help; ten different people helped; pioneer (the first here to be thanked for a topic, by three people
 * since); ambassador (was helped with a topic, and helped somebody else with it later). Nothing of it is stored: they are
 * worked out from thanks and solved requests whenever they are looked at, count different people only, and rank nobody.
 */
export interface BadgeStore {
  /** For the person's own eyes. */
  mine(person: PersonId): Promise<readonly EarnedBadge[]>;
  /** Of those among these people who may be found and let others see them; without topics that they keep to themselves. */
  shownOf(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly EarnedBadge[]>>;
}
