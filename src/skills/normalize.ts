/** Longer input is cut here: nobody asks in more, and it bounds the time of every layer. */
export const MAX_CHARACTERS = 2000;

/** Longer words are not compared letter by letter. */
const MAX_EDITED = 100;

/** Of a longer question only so many words are read. */
export const MAX_WORDS = 64;

const WORD = /(?<![\p{L}\p{N}])(?:\.net(?![\p{L}\p{N}])|[a-z](?:\+\+|#))|[\p{L}\p{N}]+/gu;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
const CLITIC = /(?<=\p{L})(?:(?<=n)['’](?=t(?!\p{L}))|['’](?:m|s|re|ve|d|ll)(?!\p{L}))/giu;
const HASHTAG = /#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;

/** One form for every way of writing the same letters: compatibility forms, case, umlauts and accents. */
export function fold(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

/**
 * The folded words of a text. `C#`, `C++` and `.NET` stay whole, `G.I.S.` becomes one word, and a hashtag in
 * camel case falls into its words.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, MAX_CHARACTERS)
    .replace(CLITIC, '')
    .replace(HASHTAG, (_, tag: string) => ` ${tag.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')}`);
  const undotted = fold(plain).replace(DOTTED, (letters) => ` ${letters.replaceAll('.', '')} `);
  return (undotted.match(WORD) ?? []).slice(0, MAX_WORDS);
}

/** Words without the gaps between them: `Excel-Dashboards`, `excel dashboards` and `ExcelDashboards` are one. */
export function squeeze(words: readonly string[]): string {
  return words.join('');
}

/** Whether some words of a text in a row are, without gaps, this name. */
export function saysName(text: string, name: string): boolean {
  const words = wordsOf(text);
  return words.some((_, from) => {
    let said = '';
    for (let at = from; at < words.length && said.length < name.length; at++) said += words[at];
    return said === name;
  });
}

/** `ae` for `ä` and so on undone; undefined when nothing of the kind is in the word. */
export function withoutDigraphs(folded: string): string | undefined {
  const plain = folded.replace(/([aou])e/g, '$1');
  return plain === folded ? undefined : plain;
}

/** The hashtag of a label, without `#`: `Excel-Dashboards erstellen` is `excel-dashboards-erstellen`. */
export function tagOf(label: string): string {
  const words = label
    .normalize('NFC')
    .toLowerCase()
    .match(/(?<![\p{L}\p{N}])(?:\.net|[a-z](?:\+\+|#))|[\p{L}\p{N}]+/gu);
  return (words ?? []).join('-');
}

/** The runs of three letters of a word with its edges marked, each once. */
export function trigramsOf(word: string): Set<string> {
  const padded = ` ${word} `;
  const grams = new Set<string>();
  for (let i = 0; i + 3 <= padded.length; i++) grams.add(padded.slice(i, i + 3));
  return grams;
}

/** Dice's coefficient of the trigrams of two texts, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: string): number {
  const other = trigramsOf(b);
  let shared = 0;
  for (const gram of other) if (a.has(gram)) shared++;
  return (2 * shared) / (a.size + other.size);
}

const ROWS = [0, 1, 2].map(() => new Uint8Array(MAX_EDITED + 1));

/**
 * Optimal string alignment distance (edits and swaps of neighbours), or `limit + 1` when it is more.
 *
 * @param a at most 100 characters, like `b`.
 */
export function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || Math.max(a.length, b.length) > MAX_EDITED) return limit + 1;
  let [older, old, row] = ROWS as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) old[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(old[j - 1]! + (letter === other ? 0 : 1), old[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, older[j - 2]! + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [older, old, row] = [old, row, older];
  }
  return old[b.length]!;
}
