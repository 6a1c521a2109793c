import type { SkillId } from './skill';
import type { Companion } from './skill-index';
import type { Concept } from './vocabulary';

/** How near a neighbour in the vocabulary is; a narrower skill shows that somebody can do the broader one. */
const NARROWER = 0.9;
const RELATED = 0.6;
const BROADER = 0.55;

/** Neighbours of a skill by the vocabulary's own relations. */
export function createRelations(concepts: Iterable<Concept>): (skill: SkillId) => Companion[] {
  const neighbours = new Map<SkillId, Map<SkillId, number>>();
  const link = (from: SkillId, to: SkillId, weight: number): void => {
    const row = neighbours.get(from) ?? new Map<SkillId, number>();
    neighbours.set(from, row.set(to, Math.max(weight, row.get(to) ?? 0)));
  };
  for (const { id, broader, related } of concepts) {
    for (const other of broader) {
      link(id, other, BROADER);
      link(other, id, NARROWER);
    }
    for (const other of related) {
      link(id, other, RELATED);
      link(other, id, RELATED);
    }
  }
  return (skill) => [...(neighbours.get(skill) ?? [])].map(([id, weight]) => ({ skill: id, weight }));
}

/** So many people together make what they say of two skills count half: one person with both may be chance. */
const FEW_TOGETHER = 2.5;

/**
 * How much more often two skills are held together than by chance, 0 to 1: normalised pointwise mutual
 * information (Bouma, 2009), smoothed by one imagined person who holds neither together and shrunk where only
 * few people hold both.
 */
export function npmi(counts: {
  together: number;
  /** How many of those were looked at, where only a sample was. */
  seen?: number;
  first: number;
  second: number;
  all: number;
}): number {
  const { together, first, second, all, seen = together } = counts;
  if (together <= 0 || all <= 1) return 0;
  const joint = together / (all + 1);
  const value = Math.log((joint * (all + 1) * (all + 1)) / ((first + 1) * (second + 1))) / -Math.log(joint);
  return (Math.max(0, Math.min(1, value)) * seen) / (seen + FEW_TOGETHER);
}

/** Both kinds of neighbours as one list, nearest first. */
export function mergeCompanions(lists: readonly (readonly Companion[])[], limit: number): Companion[] {
  const best = new Map<SkillId, number>();
  for (const { skill, weight } of lists.flat()) best.set(skill, Math.max(weight, best.get(skill) ?? 0));
  return [...best]
    .map(([skill, weight]) => ({ skill, weight }))
    .sort((a, b) => b.weight - a.weight || (a.skill < b.skill ? -1 : 1))
    .slice(0, limit);
}
