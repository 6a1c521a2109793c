import { fold } from './normalize';

/** How each word of a sentence is written, by its folded form. */
export type Writing = ReadonlyMap<string, readonly Spelling[]>;

interface Spelling {
  readonly word: string;
  /** The first word of a sentence is written large whatever it is. */
  readonly first: boolean;
}

/** Shorter words are as often something else: `od`, `kam`, `au` are words of several languages. */
const SHORT = 3;
/** A single word of this length is a compound or a technical term. */
const LONG = 12;

/** Reads off how the words of a sentence are written. */
export function writingOf(sentence: string): Writing {
  const writing = new Map<string, Spelling[]>();
  const words = sentence.match(/[\p{L}\p{N}]+/gu) ?? [];
  words.forEach((word, at) => {
    const folded = fold(word);
    writing.set(folded, [...(writing.get(folded) ?? []), { word, first: at === 0 }]);
  });
  return writing;
}

/**
 * Whether a word of a sentence that is also a skill's name is meant as such. Short ones must be written as
 * abbreviations are, or be the skill's own label. In talk, other names than the label must be written large within
 * the sentence, as nouns and products are, or be long: "bring me your drawing" is not about illustration.
 */
export function isMeant(
  writing: Writing,
  word: string,
  { label, manner }: { label: boolean; manner: 'notes' | 'talk' },
): boolean {
  const spellings = writing.get(word);
  // Not a plain word: C++, .NET, a dotted abbreviation.
  if (!spellings) return true;
  return spellings.some(({ word: written, first }) => {
    const large = written !== written.toLowerCase();
    const shouted = written === written.toUpperCase() && large;
    if (word.length < SHORT) return shouted || (large && !first);
    if (word.length === SHORT && !label) return shouted;
    if (manner === 'notes' || label || shouted || word.length >= LONG) return true;
    return large && (!first || /\p{Lu}.*\p{Lu}/u.test(written));
  });
}
