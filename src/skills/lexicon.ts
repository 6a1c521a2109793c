import type { Split } from './compounds';
import { edits, withoutDigraphs } from './normalize';
import { slips } from './slips';
import type { Stem } from './stemming';

/** A known word near an unknown one. */
export interface NearWord {
  readonly atoms: readonly number[];
  /** 1 for the same word, less with each edit. */
  readonly likeness: number;
}

/**
 * The words of the vocabulary. Each is one *atom* (its stem) or, for a compound, the atoms of its parts, so that
 * `Museumsdatenbank` and `Datenbank für Museen` meet.
 */
export interface Lexicon {
  /** Atoms of a word that is part of the vocabulary from now on. */
  learn(word: string): readonly number[];
  /** Atoms of a word if it, its stem or all its parts are known. */
  find(word: string): readonly number[] | undefined;
  /** True for a word of the vocabulary in this very form, not only by its stem or its parts. */
  knows(word: string): boolean;
  /** Known words within 1 edit under 8 characters, 2 above, 3 from 14; one more where that finds nothing; none under 4 characters. */
  near(word: string, limit: number): readonly NearWord[];
  /** Known words of which this is the beginning, shortest first. */
  longer(beginning: string, limit: number): NearWord[];
  atom(stem: string): number | undefined;
  readonly size: number;
  /** Everything that was learned, as plain JSON. */
  written(): WrittenLexicon;
}

/** A lexicon as plain JSON. */
export interface WrittenLexicon {
  /** By atom. */
  readonly stems: readonly string[];
  readonly words: readonly (readonly [word: string, atoms: readonly number[]])[];
}

const MOST_REMEMBERED = 2000;
/** Further words are never near. */
const MOST_EDITS = 3;
const EDGE = 36;
const LETTERS = 64;

/** A letter as a number below 64; letters beyond a-z and 0-9 share the last ones. */
function letterOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 48 && code <= 57) return code - 22;
  return EDGE + 1 + (code % (LETTERS - EDGE - 1));
}

/** The runs of three letters of a word with its edges marked, each as a number; two runs seldom share one. */
function gramsOf(word: string): number[] {
  const grams: number[] = [];
  let last = EDGE;
  let letter = letterOf(word.charCodeAt(0));
  for (let i = 1; i <= word.length; i++) {
    const next = i === word.length ? EDGE : letterOf(word.charCodeAt(i));
    grams.push((last * LETTERS + letter) * LETTERS + next);
    last = letter;
    letter = next;
  }
  return grams;
}

/** Creates a lexicon, empty or with what was written once. */
export function createLexicon(
  analysers: {
    stem: Stem;
    split: Split;
    /** True for words of German texts; only they are split when they are learned. */
    isGerman: (word: string) => boolean;
  },
  known?: WrittenLexicon,
): Lexicon {
  const { stem, split, isGerman } = analysers;
  const atoms = new Map<string, number>();
  const words = new Map<string, readonly number[]>();
  const spelled: string[] = [];
  const byGram = new Array<number[] | undefined>(LETTERS ** 3);
  const counts = new Uint8Array(1 << 20);
  /** What was near lately: everyday words come again and again, and looking around them takes longest. */
  const remembered = new Map<string, readonly NearWord[]>();

  const atomOf = (root: string): number => {
    let atom = atoms.get(root);
    if (atom === undefined) atoms.set(root, (atom = atoms.size));
    return atom;
  };

  const learn = (word: string): readonly number[] => {
    const known = words.get(word);
    if (known) return known;
    const found = ((isGerman(word) ? split(word) : undefined) ?? [word]).map((part) => atomOf(stem(part)));
    enter(word, found);
    return found;
  };
  const enter = (word: string, found: readonly number[]): void => {
    words.set(word, found);
    for (const key of remembered.keys()) {
      if (edits(key.slice(key.indexOf(' ') + 1), word, MOST_EDITS) <= MOST_EDITS) remembered.delete(key);
    }
    const index = spelled.push(word) - 1;
    if (word.length >= 4 && index < counts.length) {
      for (const gram of gramsOf(word)) {
        const list = byGram[gram];
        // A word may have a trigram twice.
        if (!list) byGram[gram] = [index];
        else if (list[list.length - 1] !== index) list.push(index);
      }
    }
  };
  known?.stems.forEach(atomOf);
  known?.words.forEach(([word, found]) => enter(word, found));

  const find = (word: string): readonly number[] | undefined => {
    const known = words.get(word);
    if (known) return known;
    const stemmed = stem(word);
    const root = atoms.get(stemmed);
    // Where so much is cut off, it may be no ending but the second half of a compound: `Tongeräte` is not about tongs.
    if (root !== undefined && 2 * stemmed.length >= word.length) return [root];
    const plain = withoutDigraphs(word);
    if (plain !== undefined && words.has(plain)) return words.get(plain);
    const parts = split(word)?.map((part) => words.get(part) ?? atoms.get(stem(part)));
    if (parts?.every((part) => part !== undefined)) return parts.flat();
    return root === undefined ? undefined : [root];
  };

  const near = (word: string, limit: number): readonly NearWord[] => {
    const key = `${limit} ${word}`;
    let found = remembered.get(key);
    if (!found) {
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, (found = searchNear(word, limit)));
    }
    return found;
  };

  const searchNear = (word: string, limit: number): NearWord[] => {
    if (word.length < 4 || word.length > 60) return [];
    const usual = word.length < 8 ? 1 : word.length < 14 ? 2 : 3;
    const found = within(word, usual, limit);
    return found.length === 0 && word.length >= 5 && usual < 3 ? within(word, usual + 1, limit) : found;
  };

  const within = (word: string, allowed: number, limit: number): NearWord[] => {
    const touched: number[] = [];
    const grams = new Set(gramsOf(word));
    for (const gram of grams) {
      for (const index of byGram[gram] ?? []) {
        if (counts[index] === 0) touched.push(index);
        counts[index]!++;
      }
    }
    // Each edit spoils at most 3 trigrams, a swap 4.
    const least = Math.max(1, grams.size - 4 * allowed);
    const found: { word: string; likeness: number }[] = [];
    for (const index of touched) {
      if (counts[index]! >= least) {
        const other = spelled[index]!;
        const distance = edits(word, other, allowed);
        if (distance <= allowed) {
          found.push({ word: other, likeness: 1 - (distance && slips(word, other)) / (word.length + 1) });
        }
      }
      counts[index] = 0;
    }
    const partsOf = (other: string): number => words.get(other)!.length;
    return found
      .sort(
        (a, b) => b.likeness - a.likeness || partsOf(a.word) - partsOf(b.word) || (a.word < b.word ? -1 : 1),
      )
      .slice(0, limit)
      .map((hit) => ({ atoms: words.get(hit.word)!, likeness: hit.likeness }));
  };

  const longer = (beginning: string, limit: number): NearWord[] =>
    (byGram[gramsOf(beginning)[0] ?? -1] ?? [])
      .map((index) => spelled[index]!)
      .filter((word) => word.length > beginning.length && word.startsWith(beginning))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .slice(0, limit)
      .map((word) => ({ atoms: words.get(word)!, likeness: 0.8 }));

  return {
    learn,
    find,
    knows: (word) => words.has(word),
    near,
    longer,
    atom: (root) => atoms.get(root),
    get size() {
      return atoms.size;
    },
    written: () => ({ stems: [...atoms.keys()], words: [...words] }),
  };
}
