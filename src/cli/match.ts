import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { nameWords } from '../people/name';
import type { Locale } from '../people/person';
import { createFindHelpers } from '../skills/find-helpers';
import type { Glossary } from '../skills/glossary';
import { createResolver } from '../skills/resolve';
import { shippedGlossary, shippedVocabulary } from '../skills/shipped';
import type { FindHelpers, Reason } from '../skills/skill';
import { createShippedResolver } from '../skills/shipped-resolver';
import { mergeVocabularies } from '../skills/vocabulary';
import type { Layer } from '../skills/word-knowledge';
import { parseVocabularyCsv } from '../skills/vocabulary-csv';
import { readDictionary } from './dictionary';
import { readPerson, readQuery } from './match-lines';
import { openDatabase } from '../sqlite/database';
import { createSkillIndex } from '../sqlite/skill-index';

const USAGE = `Usage: npm run match -- --people P.jsonl [--vocabulary V.csv] [--vocabulary-only] [--dictionary DE-EN.txt] [--top 10]`;

/** The matcher alone: queries as JSON lines in, answers as JSON lines out. Answers the exit code. */
export async function match(
  argv: string[],
  stdin: Readable,
  stdout: Writable,
  stderr: Writable,
): Promise<number> {
  const complain = (text: string): void => void stderr.write(`${text}\n`);
  let matcher: Matcher;
  let top: number;
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        people: { type: 'string' },
        vocabulary: { type: 'string' },
        'vocabulary-only': { type: 'boolean', default: false },
        dictionary: { type: 'string' },
        top: { type: 'string', default: '10' },
      },
    });
    top = Number(values.top);
    if (!Number.isInteger(top) || top < 1 || top > 1000)
      throw new Error('--top takes a number from 1 to 1000.');
    if (values['vocabulary-only'] && values.vocabulary === undefined) {
      throw new Error('--vocabulary-only needs --vocabulary.');
    }
    const csv = values.vocabulary === undefined ? undefined : readFileSync(values.vocabulary, 'utf8');
    matcher = createMatcher({
      csv,
      only: values['vocabulary-only'],
      dictionary: await readDictionary(
        values.dictionary,
        csv === undefined ? undefined : parseVocabularyCsv(csv, shippedVocabulary()),
      ),
      people: values.people === undefined ? '' : readFileSync(values.people, 'utf8'),
      complain,
    });
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    complain(USAGE);
    return 2;
  }
  let number = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const query = readQuery(line.replace(/^\uFEFF/, ''));
    if (query.problem !== undefined) complain(`Line ${number}: ${query.problem}`);
    if (query.id === undefined) continue;
    const answer =
      query.words === undefined
        ? { id: query.id, concepts: [], helpers: [], ms: 0 }
        : await matcher.answer({ id: query.id, words: query.words, locale: query.locale, top });
    if (!stdout.write(`${JSON.stringify(answer)}\n`)) await new Promise((done) => stdout.once('drain', done));
  }
  return 0;
}

/** One answer, as a line of output. */
export interface MatchAnswer {
  readonly id: unknown;
  readonly concepts: readonly { readonly concept: string; readonly confidence: number }[];
  readonly helpers: readonly {
    readonly id: string;
    readonly score: number;
    readonly because: readonly string[];
  }[];
  /** Wall time from the parsed query to the finished answer. */
  readonly ms: number;
}

/** Production's matcher over people and words that were read from files. */
export interface Matcher {
  answer(query: { id: unknown; words: string; locale: Locale; top: number }): Promise<MatchAnswer>;
}

/** @throws Error when the vocabulary is malformed. Malformed people are left out with a complaint. */
export function createMatcher(input: {
  /** A vocabulary in the form of `parseVocabularyCsv`, added to the shipped one. */
  csv?: string | undefined;
  /** Without the shipped vocabulary. */
  only: boolean;
  people: string;
  complain: (text: string) => void;
  /** German words in English, besides those we ship. */
  dictionary?: Glossary | undefined;
  /** Layers to leave out, for measuring. */
  without?: readonly Layer[];
}): Matcher {
  const own =
    input.csv === undefined
      ? undefined
      : parseVocabularyCsv(input.csv, input.only ? undefined : shippedVocabulary());
  const resolver =
    own || input.dictionary || input.without?.length
      ? createResolver({
          vocabulary: !own
            ? shippedVocabulary()
            : input.only
              ? own
              : mergeVocabularies(shippedVocabulary(), own),
          glossary: [...shippedGlossary(), ...(input.dictionary ?? [])],
          without: input.without,
        })
      : createShippedResolver();
  const db = openDatabase('file::memory:');
  const clock = (): number => Date.now();
  const index = createSkillIndex(db, { resolver, clock, visibility: 'opt-out' });
  const insert = db.prepare(
    'INSERT OR IGNORE INTO person (id, name, title, department, office, listed, enabled, guest) VALUES (?, ?, ?, ?, ?, 1, ?, ?)',
  );
  const addWord = db.prepare<[string, number]>('INSERT OR IGNORE INTO name_word VALUES (?, ?)');
  db.transaction(() => {
    input.people.split('\n').forEach((line, at) => {
      if (line.trim() === '') return;
      const person = readPerson(line);
      if (!person) return input.complain(`People, line ${at + 1}: expected a JSON object with an id.`);
      const { id, name, title, department, office, enabled, guest, profile } = person;
      const row = insert.run(
        id,
        name,
        title ?? null,
        department ?? null,
        office ?? null,
        Number(enabled),
        Number(guest),
      );
      if (row.changes === 0) return;
      const key = Number(row.lastInsertRowid);
      for (const word of nameWords(name)) addWord.run(word, key);
      index.profiles.write(key, profile, title);
    });
  })();
  const findHelpers: FindHelpers = createFindHelpers({ resolver, index, clock });
  return {
    async answer({ id, words, locale, top }) {
      const start = process.hrtime.bigint();
      const { resolution, helpers } = await findHelpers({ words, locale, limit: top });
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      return {
        id,
        concepts: resolution.skills.map(({ skill, confidence }) => ({
          concept: skill.id,
          confidence: rounded(confidence),
        })),
        helpers: helpers.map(({ person, score, reasons }) => ({
          id: person,
          score: rounded(score),
          because: reasons.map((reason) => inWords(reason, locale)),
        })),
        ms: rounded(ms),
      };
    },
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const SOURCES: Record<Locale, Record<string, string>> = {
  en: {
    added: 'Offers',
    profile: 'Lists',
    project: 'Project',
    responsibility: 'Responsible for',
    title: 'Job title',
    about: 'About me',
    interest: 'Interested in',
  },
  de: {
    added: 'Bietet an',
    profile: 'Nennt',
    project: 'Projekt',
    responsibility: 'Zuständig für',
    title: 'Position',
    about: 'Über mich',
    interest: 'Interessiert an',
  },
};

function inWords(reason: Reason, locale: Locale): string {
  const german = locale === 'de';
  if (reason.kind === 'thanks') {
    const topic = reason.skill.labels[locale];
    return german ? `Dank von ${reason.people} für ${topic}` : `Thanked by ${reason.people} for ${topic}`;
  }
  const said = `${SOURCES[locale][reason.source]}: ${reason.text}`;
  return reason.kind === 'related' ? `${german ? 'Verwandt' : 'Related'}, ${said}` : said;
}
