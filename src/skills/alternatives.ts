import type { SkillId } from './skill';
import type { Reading } from './understand';

/** The most skills that one question may be about. */
export const MOST_SKILLS = 3;
/** From this confidence on words are surely about a skill, whatever they are called elsewhere. */
export const SAME = 0.77;
/** Further readings are kept when their score is so near the best one's. */
const NEAR = 0.35;
/** So much of a skill's name has to be said before wider ones are left out. */
const WHOLLY = 0.8;

/**
 * The best reading and those near it, surest first. Another one is as much less sure as its words are less near, has at
 * most what the best one leaves of certainty, and all the less the more of the question it leaves out: in "my Excel
 * formula is totally off", total productive maintenance explains one word that the best reading did not need. What is
 * only wider than one that was said wholly says the same words less well.
 *
 * @param found best first, with the nearness of the words as score.
 * @param confidence of the best one.
 */
export function alternatives(
  found: readonly Reading[],
  confidence: number,
  broaderOf: (skill: SkillId) => readonly SkillId[],
): Reading[] {
  const [best] = found;
  if (!best) return [];
  const isSaid = confidence >= SAME && (best.clues?.told ?? 1) >= WHOLLY;
  const wider = new Set(isSaid ? broaderOf(best.skill) : []);
  const share = (reading: Reading): number => {
    const even = (confidence * reading.score) / best.score;
    // Names that are letter for letter the same are equally meant.
    if (reading === best || !best.clues || !reading.clues) return even;
    return Math.min(even, 1 - confidence) * Math.min(1, reading.clues.together / best.clues.together) ** 2;
  };
  return found
    .filter(({ skill, score }) => score >= best.score - NEAR && !wider.has(skill))
    .slice(0, MOST_SKILLS)
    .map((reading) => ({ ...reading, score: share(reading) }))
    .sort((a, b) => b.score - a.score);
}
