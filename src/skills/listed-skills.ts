import type { SkillResolver } from './resolve';
import type { SkillId } from './skill';

/** From this confidence on words are the very name of a skill; what stands in brackets is often a short remark. */
const SAME_NAME = 0.93;
/** `Excel (Pivot, SVERWEIS)`, `Excel - tabele przestawne`: a name, and what it is about. */
const WITH_REMARK = /^([^()]+?)\s*(?:\(([^()]*)\)|\s[-–:]\s(.+)|:\s(.+))$/u;
/** Levels of the Common European Framework from which somebody gets by in a language. */
const LEVEL = /\s+(?:B1|B2|C1|C2)\b.*$/u;
/** Who calls it that says that others know more; it stays a word of their own. */
const BASIC =
  /(?<!\p{L})(?:basics?|beginners?|learning|A1|A2|grundlagen|grundkenntnisse|anfänger(?:in)?|basiswissen)(?!\p{L})/iu;

/**
 * The skills that one entry of a profile names: the one with this very name, else the one before a bracket and those
 * within it, and a language without its level. Empty when none of it is known.
 */
export function listedSkills(entry: string, resolver: SkillResolver): readonly SkillId[] {
  const whole = resolver.name(entry);
  if (whole) return [whole.skill.id];
  if (BASIC.test(entry)) return [];
  const [, before = entry, ...remarks] = WITH_REMARK.exec(entry) ?? [];
  const name = resolver.name(before) ?? resolver.name(before.replace(LEVEL, ''));
  const within = remarks
    .flatMap((remark) => (remark ?? '').split(/[,;/]/))
    .map((part) => resolver.name(part.trim()))
    .filter((part) => part !== undefined && part.confidence >= SAME_NAME);
  return [...new Set([name, ...within].flatMap((one) => (one ? [one.skill.id] : [])))];
}
