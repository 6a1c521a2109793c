import type { PersonId } from '../people/person';
import { CAN_HELP } from './rank';
import type { SkillId } from './skill';
import type { SkillIndex } from './skill-index';

/** Counting stops there; nobody needs to know more on a card. */
export const MOST_COUNTED = 100;

/** How many findable people can help with a skill, somebody aside; at most {@link MOST_COUNTED}. */
export async function countHelpers(
  index: Pick<SkillIndex, 'standing'>,
  skill: SkillId,
  aside?: PersonId,
): Promise<number> {
  const standing = await index.standing([skill], MOST_COUNTED);
  return standing.filter(({ person, score }) => score >= CAN_HELP && person !== aside).length;
}
