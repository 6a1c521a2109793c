import { squeeze, wordsOf } from './normalize';
import type { Skill } from './skill';

/** The most skills that are offered at once. */
export const MOST_ENTRIES = 20;

/** The longest name of a skill, in characters. */
export const LONGEST_ENTRY = 100;

/**
 * The skills somebody typed: separated by commas, semicolons or lines, or hashtags one after the other. Each once,
 * in the person's own spelling. `C#` is a name, ` #excel` a hashtag.
 */
export function entriesOf(text: string): string[] {
  const entries = text
    .split(/[,;\n]|(?<=\s)(?=#)/)
    .map((entry) => entry.replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim())
    .filter((entry) => /[\p{L}\p{N}]/u.test(entry));
  const seen = new Set<string>();
  return entries.filter((entry) => {
    const key = squeeze(wordsOf(entry)) || entry.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** How alike two words must be to ask whether they mean the same: share of common letter pairs, 0 to 1. */
const NAMESAKE = 0.62;

/** True when an entry looks so much like a skill that is known that the person should be asked. */
export function isNamesake(entry: string, { labels, tags }: Skill): boolean {
  const own = pairsOf(squeeze(wordsOf(entry)));
  return [labels.en, labels.de, tags.en, tags.de].some(
    (name) => dice(own, pairsOf(squeeze(wordsOf(name)))) >= NAMESAKE,
  );
}

function pairsOf(word: string): string[] {
  return [...word].map((letter, at, all) => letter + (all[at + 1] ?? ''));
}

/** Dice's coefficient over letter pairs. */
function dice(one: readonly string[], other: readonly string[]): number {
  const rest = [...other];
  const common = one.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
  return (2 * common) / Math.max(1, one.length + other.length);
}
