import { newStemmer } from 'snowball-stemmers';

/** A folded word to what its inflections share. */
export type Stem = (word: string) => string;

/**
 * One stem for both languages: Snowball's English, then its German analyser, whatever the language of the word.
 * Guessing the language of a two-word label is wrong too often, and what counts is only that both sides of a
 * comparison go the same way. British and American spellings end up the same.
 */
export function createStem(): Stem {
  const english = newStemmer('english');
  const german = newStemmer('german');
  return (word) => {
    if (word.length <= 3 || /[^\p{Script=Latin}]/u.test(word)) return word;
    const plain = word
      .replace(/yz(e[drs]?|ing)$/, 'ys$1')
      .replace(/iz(e[drs]?|ing|ations?)$/, 'is$1')
      .replace(/(?<=...)ours?$/, 'or')
      .replace(/programmes?$/, 'program')
      .replace(/centre(s?)$/, 'center$1');
    return german.stem(english.stem(plain));
  };
}
