import { regionAfter } from './stem-german';

const VOWEL = /[aeiouy]/;
const DOUBLE = /(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

/** Words that go their own way. */
const SPECIAL: ReadonlyMap<string, string> = new Map(
  Object.entries({
    skis: 'ski',
    skies: 'sky',
    dying: 'die',
    lying: 'lie',
    tying: 'tie',
    idly: 'idl',
    gently: 'gentl',
    ugly: 'ugli',
    early: 'earli',
    only: 'onli',
    singly: 'singl',
    sky: 'sky',
    news: 'news',
    howe: 'howe',
    atlas: 'atlas',
    cosmos: 'cosmos',
    bias: 'bias',
    andes: 'andes',
  }),
);
const FINISHED = new Set('inning outing canning herring earring proceed exceed succeed'.split(' '));

/** Suffixes in the first region and what they become, longest first. */
const LONG: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['iveness', 'ive'],
  ['ization', 'ize'],
  ['ousness', 'ous'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['tional', 'tion'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['fulli', 'ful'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['anci', 'ance'],
  ['ator', 'ate'],
  ['enci', 'ence'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['ogi', 'og'],
  ['li', ''],
];
const SHORTER: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['ative', ''],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];
const LAST = /(?:ement|able|ance|ence|ible|ment|ant|ate|ent|ion|ism|iti|ive|ize|ous|al|er|ic)$/;

/** The stem of an English word by Martin Porter's second algorithm; of our own for the same reason as the German one. */
export function stemEnglish(lower: string): string {
  if (lower.length < 3) return lower;
  const special = SPECIAL.get(lower);
  if (special !== undefined) return special;
  let word = lower.replace(/^y/, 'Y').replace(/(?<=[aeiouy])y/g, 'Y');
  const prefix = /^(?:gener|commun|arsen)/.exec(word)?.[0];
  const r1 = prefix ? prefix.length : regionAfter(word, 0, VOWEL);
  const r2 = regionAfter(word, r1, VOWEL);
  const cut = (letters: number, by = ''): void => {
    word = word.slice(0, word.length - letters) + by;
  };
  const isIn = (region: number, letters: number): boolean => word.length - letters >= region;
  const isShort = (): boolean =>
    word.length <= r1 && /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])$/.test(word);

  // Plurals.
  if (word.endsWith('sses')) cut(2);
  else if (/(?:ied|ies)$/.test(word)) cut(3, word.length > 4 ? 'i' : 'ie');
  else if (/[aeiouy].+(?<![us])s$/.test(word)) cut(1);
  if (FINISHED.has(word)) return word;

  // Past and progressive forms.
  const verbal = /(?:eedly|ingly|edly|eed|ing|ed)$/.exec(word)?.[0];
  if (verbal === 'eed' || verbal === 'eedly') {
    if (isIn(r1, verbal.length)) cut(verbal.length, 'ee');
  } else if (verbal && VOWEL.test(word.slice(0, -verbal.length))) {
    cut(verbal.length);
    if (/(?:at|bl|iz)$/.test(word)) cut(0, 'e');
    else if (DOUBLE.test(word)) cut(1);
    else if (isShort()) cut(0, 'e');
  }
  if (/.[^aeiouy][yY]$/.test(word)) cut(1, 'i');

  const long = LONG.find(([suffix]) => word.endsWith(suffix));
  if (long && isIn(r1, long[0].length)) {
    const [suffix, by] = long;
    const fits =
      suffix === 'ogi' ? word.endsWith('logi') : suffix === 'li' ? /[cdeghkmnrt]li$/.test(word) : true;
    if (fits) cut(suffix.length, by);
  }
  const shorter = SHORTER.find(([suffix]) => word.endsWith(suffix));
  if (shorter && isIn(r1, shorter[0].length) && (shorter[0] !== 'ative' || isIn(r2, 5))) {
    cut(shorter[0].length, shorter[1]);
  }
  const last = LAST.exec(word)?.[0];
  if (last && isIn(r2, last.length) && (last !== 'ion' || /[st]ion$/.test(word))) cut(last.length);

  if (word.endsWith('e')) {
    const isShortBefore = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy])e$/.test(word);
    if (isIn(r2, 1) || (isIn(r1, 1) && !isShortBefore)) cut(1);
  } else if (word.endsWith('ll') && isIn(r2, 1)) cut(1);
  return word.replaceAll('Y', 'y');
}
