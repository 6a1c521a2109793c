import { createWordFilter } from './word-filter';

/** The parts of a compound without their linking letters, or undefined when it is better left whole. */
export type Split = (word: string) => readonly string[] | undefined;

const LINKS = ['', 's', 'es', 'n', 'en', 'er', 'e', 'ens'];
const LONGEST_LINK = 3;
/** What a verb or noun loses at the end when it becomes the front of a compound. */
const LOST = ['', 'e', 'en', 'n'];
const NOTHING_LOST = [''];
const ENDINGS = ['', 's', 'n', 'en', 'e'];
const LONGEST = 60;
const SHORTEST = 4;
const SHORTEST_PART = 3;
/** Shorter parts must be quite common words, else nonsense fits everywhere. */
const SHORT_BUT_COMMON = 12;
const MOST_PARTS = 4;

/** Fronts of verbs, which make another verb and no compound: `durchführen` is not about `durch` and `führen`. */
const PARTICLES: ReadonlySet<string> = new Set(
  'ab an auf aus bei bereit dar durch ein einher entgegen fest frei fort gegen gleich heim her hin hinter in mit nach nieder statt teil uber um unter vor voran voraus vorbei weg weiter wider wieder zu zuruck zusammen instand sicher'.split(
    ' ',
  ),
);

const LONGEST_PARTICLE = 8;

interface Known {
  readonly part: string;
  readonly count: number;
}

interface Parts {
  readonly parts: readonly string[];
  /** Mean logarithm of the parts' frequencies. */
  readonly log: number;
}

/**
 * Splits German compounds where the geometric mean of the parts' frequencies is above the frequency of the
 * whole (Koehn and Knight, "Empirical Methods for Compound Splitting", 2003), over the vocabulary's own words.
 */
export function createSplit(frequency: ReadonlyMap<string, number>): Split {
  const filter = createWordFilter(frequency.keys());
  const countOf = (part: string): number => {
    const count = frequency.get(part) ?? 0;
    return part.length >= SHORTEST || (part.length === SHORTEST_PART && count >= SHORT_BUT_COMMON)
      ? count
      : 0;
  };
  /** The count of a word with something at its end, given the hash of the word. */
  const counted = (word: string, from: number, to: number, hash: number, ending: string): number => {
    let all = hash;
    for (let i = 0; i < ending.length; i++) all = filter.next(all, ending.charCodeAt(i));
    return filter.mayBeWord(all) ? countOf(word.slice(from, to) + ending) : 0;
  };

  // One word is split at a time, so all share these: hashes of the beginnings of each tail, and what tails fall into.
  const hashes = new Int32Array(LONGEST * (LONGEST + 1));
  const isHashed = new Uint8Array(LONGEST);
  let known: (Parts | null | undefined)[] = [];
  let word = '';

  /** Where the hashes of what stands from here on begin. */
  const rowOf = (from: number): number => {
    const row = from * (LONGEST + 1);
    if (isHashed[from]) return row;
    isHashed[from] = 1;
    let hash = filter.start;
    hashes[row + from] = hash;
    for (let i = from; i < word.length; i++) {
      hash = filter.next(hash, word.charCodeAt(i));
      hashes[row + i + 1] = hash;
    }
    return row;
  };
  /** The known word behind a front part, with its frequency. */
  const front = (from: number, cut: number): Known | undefined => {
    const row = rowOf(from);
    let best: Known | undefined;
    if (cut - from <= LONGEST_PARTICLE && PARTICLES.has(word.slice(from, cut))) return undefined;
    for (const link of LINKS) {
      const to = cut - link.length;
      if (to - from < SHORTEST_PART || !filter.mayBegin(hashes[row + to]!) || !word.endsWith(link, cut))
        continue;
      for (const lost of link === '' ? LOST : NOTHING_LOST) {
        const count = counted(word, from, to, hashes[row + to]!, lost);
        if (count > (best?.count ?? 0)) best = { part: word.slice(from, to) + lost, count };
      }
    }
    return best;
  };
  /** The known word at the end, which may be known in another number only. */
  const back = (from: number): Known | undefined => {
    const { length } = word;
    const row = rowOf(from);
    for (const ending of ENDINGS) {
      const count = counted(word, from, length, hashes[row + length]!, ending);
      if (count > 0) return { part: word.slice(from) + ending, count };
    }
    if (!word.endsWith('s')) return undefined;
    const count = counted(word, from, length - 1, hashes[row + length - 1]!, '');
    return count > 0 ? { part: word.slice(from, -1), count } : undefined;
  };
  const best = (from: number, parts: number): Parts | null => {
    const key = from * (MOST_PARTS + 1) + parts;
    const before = known[key];
    if (before !== undefined) return before;
    const whole = back(from);
    let found: Parts | null = whole ? { parts: [whole.part], log: Math.log(whole.count) } : null;
    const row = rowOf(from);
    for (let cut = from + SHORTEST_PART; parts > 1 && cut <= word.length - SHORTEST_PART; cut++) {
      // No word begins like this, so none does with more letters either; only the link may still grow.
      const sure = cut - LONGEST_LINK;
      if (sure > from && !filter.mayBegin(hashes[row + sure]!)) break;
      const head = front(from, cut);
      const tail = head && best(cut, parts - 1);
      if (!head || !tail) continue;
      const log = (Math.log(head.count) + tail.log * tail.parts.length) / (tail.parts.length + 1);
      if (!found || log > found.log) found = { parts: [head.part, ...tail.parts], log };
    }
    return (known[key] = found);
  };
  return (whole) => {
    if (whole.length < 7 || whole.length > LONGEST || !/^\p{L}+$/u.test(whole)) return undefined;
    word = whole;
    isHashed.fill(0);
    known = [];
    const result = best(0, MOST_PARTS);
    return result && result.parts.length > 1 ? result.parts : undefined;
  };
}
