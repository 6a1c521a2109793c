import { stemEnglish } from './stem-english';
import { stemGerman } from './stem-german';

/** A folded word to what its inflections share. */
export type Stem = (word: string) => string;

/** The last so many words are not analysed again. */
const MOST_REMEMBERED = 5_000;

/**
 * One stem for both languages: Snowball's English, then its German analyser, whatever the language of the word.
 * Guessing the language of a two-word label is wrong too often, and what counts is only that both sides of a
 * comparison go the same way. British and American spellings end up the same.
 */
export function createStem(): Stem {
  const known = new Map<string, string>();
  const analyse = (word: string): string => {
    if (word.length <= 3 || /[^\p{Script=Latin}]/u.test(word)) return word;
    const plain = word
      .replace(/yz(e[drs]?|ing)$/, 'ys$1')
      .replace(/iz(e[drs]?|ing|ations?)$/, 'is$1')
      .replace(/(?<=...)ours?$/, 'or')
      .replace(/programmes?$/, 'program')
      .replace(/centre(s?)$/, 'center$1');
    return stemGerman(stemEnglish(plain));
  };
  return (word) => {
    let root = known.get(word);
    if (root === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(word, (root = analyse(word)));
    }
    return root;
  };
}
