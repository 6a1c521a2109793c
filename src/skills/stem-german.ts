const VOWEL = /[aeiouyäöü]/;
const LETTERS_BEFORE_R1 = 3;

/** Start of the region after the first consonant that follows a vowel, from `from` on. */
export function regionAfter(word: string, from: number, vowel: RegExp): number {
  let at = from;
  while (at < word.length && !vowel.test(word[at]!)) at++;
  while (at < word.length && vowel.test(word[at]!)) at++;
  return Math.min(word.length, at + 1);
}

/**
 * The stem of a German word by Martin Porter's algorithm for Snowball. Of our own because the library for it takes
 * 20 µs a word, and ten thousand words are stemmed before the first question.
 */
export function stemGerman(lower: string): string {
  let word = lower
    .replaceAll('ß', 'ss')
    .replace(/(?<=[aeiouyäöü])u(?=[aeiouyäöü])/g, 'U')
    .replace(/(?<=[aeiouyäöü])y(?=[aeiouyäöü])/g, 'Y');
  if (word.length < LETTERS_BEFORE_R1) return lower;
  const first = regionAfter(word, 0, VOWEL);
  const r2 = regionAfter(word, first, VOWEL);
  const r1 = Math.max(first, LETTERS_BEFORE_R1);
  const cut = (letters: number): void => {
    word = word.slice(0, word.length - letters);
  };
  const isIn = (region: number, letters: number): boolean => word.length - letters >= region;

  const inflection = /(?:ern|em|er|en|es|e|s)$/.exec(word)?.[0];
  if (inflection && isIn(r1, inflection.length)) {
    if (inflection !== 's') {
      cut(inflection.length);
      if (inflection.startsWith('e') && !/^(?:ern|em|er)$/.test(inflection) && word.endsWith('niss')) cut(1);
    } else if (/[bdfghklmnrt]s$/.test(word)) cut(1);
  }
  const comparison = /(?:est|en|er|st)$/.exec(word)?.[0];
  if (comparison && isIn(r1, comparison.length)) {
    if (comparison !== 'st') cut(comparison.length);
    else if (/.{3}[bdfghklmnt]st$/.test(word)) cut(2);
  }
  const suffix = /(?:isch|lich|heit|keit|end|ung|ig|ik)$/.exec(word)?.[0];
  if (suffix && isIn(r2, suffix.length)) {
    if (suffix === 'end' || suffix === 'ung') {
      cut(3);
      if (/(?<!e)ig$/.test(word) && isIn(r2, 2)) cut(2);
    } else if (suffix === 'lich' || suffix === 'heit') {
      cut(4);
      if (/(?:er|en)$/.test(word) && isIn(r1, 2)) cut(2);
    } else if (suffix === 'keit') {
      cut(4);
      const more = /(?:lich|ig)$/.exec(word)?.[0];
      if (more && isIn(r2, more.length)) cut(more.length);
    } else if (word.at(-suffix.length - 1) !== 'e') cut(suffix.length);
  }
  return word
    .replaceAll('U', 'u')
    .replaceAll('Y', 'y')
    .replaceAll('ä', 'a')
    .replaceAll('ö', 'o')
    .replaceAll('ü', 'u');
}
