/** The parts of a compound without their linking letters, or undefined when it is better left whole. */
export type Split = (word: string) => readonly string[] | undefined;

const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens'];
/** What a verb or noun loses at the end when it becomes the front of a compound. */
const LOST = ['', 'e', 'en', 'n'];
const ENDINGS = ['', 's', 'n', 'en', 'e'];
const SHORTEST = 4;
/** Shorter parts must be quite common words, else nonsense fits everywhere. */
const SHORT_BUT_COMMON = 12;
const MOST_PARTS = 4;

/**
 * Splits German compounds where the geometric mean of the parts' frequencies is above the frequency of the
 * whole (Koehn and Knight, "Empirical Methods for Compound Splitting", 2003), over the vocabulary's own words.
 */
export function createSplit(frequency: ReadonlyMap<string, number>): Split {
  const commonness = (part: string): number => {
    const count = frequency.get(part) ?? 0;
    return part.length >= SHORTEST || (part.length === 3 && count >= SHORT_BUT_COMMON) ? count : 0;
  };
  /** The known word behind a front part, with its frequency. */
  const front = (piece: string): { part: string; count: number } | undefined => {
    let best: { part: string; count: number } | undefined;
    for (const link of LINKS) {
      if (!piece.endsWith(link)) continue;
      const base = piece.slice(0, piece.length - link.length);
      for (const lost of link === '' ? LOST : ['']) {
        const count = base.length < 3 ? 0 : commonness(base + lost);
        if (count > (best?.count ?? 0)) best = { part: base + lost, count };
      }
    }
    return best;
  };
  /** The known word at the end, which may be known in another number only. */
  const back = (piece: string): { part: string; count: number } | undefined => {
    for (const ending of ENDINGS) {
      const count = commonness(piece + ending);
      if (count > 0) return { part: piece + ending, count };
    }
    const count = piece.endsWith('s') ? commonness(piece.slice(0, -1)) : 0;
    return count > 0 ? { part: piece.slice(0, -1), count } : undefined;
  };
  const best = (word: string, parts: number): { parts: string[]; log: number } | undefined => {
    const whole = back(word);
    let found = whole && { parts: [whole.part], log: Math.log(whole.count) };
    if (parts === 1) return found;
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const head = front(word.slice(0, cut));
      if (!head) continue;
      const tail = best(word.slice(cut), parts - 1);
      if (!tail) continue;
      const log = (Math.log(head.count) + tail.log * tail.parts.length) / (tail.parts.length + 1);
      if (!found || log > found.log) found = { parts: [head.part, ...tail.parts], log };
    }
    return found;
  };
  return (word) => {
    if (word.length < 7 || word.length > 60 || !/^\p{L}+$/u.test(word)) return undefined;
    const result = best(word, MOST_PARTS);
    return result && result.parts.length > 1 ? result.parts : undefined;
  };
}
