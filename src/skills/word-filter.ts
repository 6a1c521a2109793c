/** Room for some million words and beginnings with few of them taken for others. */
const BITS = 1 << 23;

/**
 * Says quickly that a piece of a word is surely no known word, or the beginning of none (a Bloom filter with one
 * hash). Looking pieces up in a map would cut out a new string each time.
 */
export interface WordFilter {
  /** The hash of nothing; `next` adds a letter to a hash. */
  readonly start: number;
  next(hash: number, letter: number): number;
  mayBeWord(hash: number): boolean;
  mayBegin(hash: number): boolean;
}

/** Creates the filter of some words. */
export function createWordFilter(words: Iterable<string>): WordFilter {
  const whole = new Uint32Array(BITS / 32);
  const beginnings = new Uint32Array(BITS / 32);
  const next = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);
  const bitOf = (hash: number): number => ((hash ^ (hash >>> 15)) >>> 0) % BITS;
  const set = (bits: Uint32Array, hash: number): void => {
    const bit = bitOf(hash);
    bits[bit >>> 5]! |= 1 << (bit & 31);
  };
  const has = (bits: Uint32Array, hash: number): boolean => {
    const bit = bitOf(hash);
    return (bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  };
  const start = 0x811c9dc5 | 0;
  for (const word of words) {
    let hash = start;
    for (let i = 0; i < word.length; i++) {
      hash = next(hash, word.charCodeAt(i));
      set(beginnings, hash);
    }
    set(whole, hash);
  }
  return {
    start,
    next,
    mayBeWord: (hash) => has(whole, hash),
    mayBegin: (hash) => has(beginnings, hash),
  };
}
