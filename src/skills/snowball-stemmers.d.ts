declare module 'snowball-stemmers' {
  /** A stemmer of one language; it keeps no state between words. */
  export function newStemmer(language: 'english' | 'german'): { stem(word: string): string };
}
