import type { Glossary, Translation } from '../glossary';
import { linesOf } from './lines';

/** A word with more translations than these keeps those that most lines name. */
const MAX_ENGLISH = 8;

/** Beyond this a file is no dictionary of words; Ding's own has about 215,000 German words. */
const MAX_GERMAN = 400_000;

/** English phrases of more words explain rather than translate. */
const MAX_ENGLISH_WORDS = 3;

const WHERE = 'Debian and Ubuntu have it as the package trans-de-en; else see Ding at TU Chemnitz.';

const GERMAN_STANDINS = /(?<!\S)(?:etw|jd|jdn|jdm|jds|jmd|jmdn|jmdm|jmds)\.(?!\S)|(?<!\S)sich(?!\S)/gu;
const ENGLISH_STANDINS = /(?<!\S)(?:sth|sb|so|smth|smb)\.(?:'s)?(?!\S)|(?<!\S)(?:oneself|one's)(?!\S)/gu;
const GERMAN_WORD = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*$/u;
const ENGLISH_WORD = /^[\p{L}\p{N}][\p{L}\p{N}'’.&+-]*$/u;
const SHORT_FORM = /\/(\p{Lu}[\p{L}\p{N}&-]{1,9})\//gu;
/** A noun, verb, adjective, adverb or short form of its own; plurals and unmarked participles are forms of another. */
const OWN_WORD = /\{(?:[mfn]\b|adj|adv|v[tir]?\b)|\/\p{Lu}[^/ ]+\//u;

/**
 * Reads a dictionary in the format of Ding's `de-en.txt`: one German word each and English words and short
 * phrases, those that most lines name first. The file is read line by line, and what is kept is bounded.
 *
 * @param keep which English words or phrases are of use. The whole dictionary costs a resolver 20 seconds to learn;
 *   what stands in the vocabulary's own English words is a quarter of it.
 * @throws Error naming the file when it cannot be read or holds no such lines.
 */
export async function readDing(
  path: string,
  keep: (english: string) => boolean = () => true,
): Promise<Glossary> {
  const words = new Map<string, { german: string; english: Map<string, number> }>();
  let read = 0;
  try {
    for await (const line of linesOf(path)) {
      for (const pair of parseDingLine(line)) {
        const { german } = pair;
        read++;
        const english = pair.english.filter(keep);
        if (english.length === 0) continue;
        const key = german.toLowerCase();
        const word = words.get(key) ?? { german, english: new Map<string, number>() };
        if (words.size < MAX_GERMAN) words.set(key, word);
        for (const text of english) word.english.set(text, (word.english.get(text) ?? 0) + 1);
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Error(`There is no dictionary ${path}\n${WHERE}`, { cause: error });
    throw new Error(`The dictionary ${path} cannot be read: ${message}`, { cause: error });
  }
  if (read === 0) throw new Error(`${path} holds no line like "Haus {n} :: house".\n${WHERE}`);
  return [...words.values()].map(({ german, english }) => ({
    german,
    english: [...english]
      .sort(([, a], [, b]) => b - a)
      .slice(0, MAX_ENGLISH)
      .map(([text]) => text),
  }));
}

/** The pairs of one line; none when it is a remark, malformed, or nothing but sentences and inflected forms. */
export function parseDingLine(line: string): Translation[] {
  if (line.startsWith('#')) return [];
  const [left, right, ...more] = line.split(' :: ');
  if (left === undefined || right === undefined || more.length > 0) return [];
  const germanParts = left.split('|');
  const englishParts = right.split('|');
  const parallel = germanParts.length === englishParts.length ? germanParts.length : 1;
  const pairs: Translation[] = [];
  for (let at = 0; at < parallel; at++) {
    const part = germanParts[at] ?? '';
    if (at > 0 && !OWN_WORD.test(part)) continue;
    const english = wordings(englishParts[at] ?? '').flatMap(englishOf);
    if (english.length === 0) continue;
    for (const german of new Set(wordings(part).flatMap(germanOf))) {
      pairs.push({ german, english: [...new Set(english)] });
    }
  }
  return pairs;
}

/** Synonyms without remarks in brackets, and short forms between slashes as words of their own. */
function wordings(part: string): string[] {
  const short: string[] = [];
  const plain = part
    .replace(SHORT_FORM, (_, form: string) => {
      short.push(form);
      return ' ';
    })
    .replace(/\{[^{}]*\}|\[[^[\]]*\]|\([^()]*\)|<[^<>]*>/g, ' ');
  return [...plain.split(';'), ...short].map((text) => text.replace(/\s+/g, ' ').trim());
}

function germanOf(text: string): string[] {
  const word = text.replace(GERMAN_STANDINS, '').trim();
  return word.length > 1 && GERMAN_WORD.test(word) ? [word] : [];
}

function englishOf(text: string): string[] {
  const words = text
    .replace(ENGLISH_STANDINS, '')
    .trim()
    .replace(/^(?:to|an?|the) (?=\S)/, '')
    .split(/ +/);
  const fits = words.length <= MAX_ENGLISH_WORDS && words.every((word) => ENGLISH_WORD.test(word));
  return fits && words.join('').length > 1 ? [words.join(' ')] : [];
}
