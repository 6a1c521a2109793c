import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { shippedVocabulary } from '../skills/shipped';
import { parseVocabularyCsv } from '../skills/vocabulary-csv';
import type { Layer } from '../skills/word-knowledge';
import { createMatcher, type Matcher } from './match';
import { readDictionary } from './dictionary';
import { createKeywordSearch, type KeywordSearch, textsOfPeople, textsOfSkills } from './keyword-search';
import { bootstrap, nDCG, quantile } from './measures';

/** A small set of our own; the default. */
const OWN = join(__dirname, '..', '..', '..', 'test', 'skills', 'eval');
const TOP = 10;
const LAYERS: readonly Layer[] = ['glossary', 'compounds', 'typos', 'initials', 'synonyms', 'translations'];

interface Query {
  readonly id: string;
  readonly query: string;
  readonly locale: 'en' | 'de';
  readonly class: string;
  /** The gold skill; null where nothing may be answered. */
  readonly concept?: string | null;
  /** Grades of people, 1 to 3; empty where nobody may be answered. */
  readonly relevant?: Readonly<Record<string, number>>;
}

type Figures = Readonly<Record<string, number>>;

/**
 * `npm run eval -- FOLDER`: how well the matcher answers the questions of a folder with `dev/concept-*.jsonl`,
 * `dev/people.jsonl`, `dev/people-queries.jsonl` and maybe `vocabulary.csv`; a table of classes with 95 % intervals.
 * Answers the exit code.
 */
export async function evaluate(argv: string[], stdout: Writable, stderr: Writable): Promise<number> {
  const { folders, without, dictionary: dictionaryPath } = optionsOf(argv);
  const folder = folders[0] ?? OWN;
  const dev = join(folder, 'dev');
  if (folders.length > 1 || !without || !existsSync(dev)) {
    stderr.write(
      `Usage: npm run eval -- [FOLDER with dev/*.jsonl in it] [--without ${LAYERS.join('|')}] [--dictionary DE-EN.txt]; looked into ${dev}.\n`,
    );
    return 2;
  }
  const path = join(folder, 'vocabulary.csv');
  const csv = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const dictionary = await readDictionary(dictionaryPath, csv ? parseVocabularyCsv(csv) : undefined);
  const complain = (text: string): void => void stderr.write(`${text}\n`);
  const read = (name: string): string =>
    existsSync(join(dev, name)) ? readFileSync(join(dev, name), 'utf8') : '';

  const vocabulary = csv === undefined ? shippedVocabulary() : parseVocabularyCsv(csv);
  const about = readdirSync(dev)
    .filter((name) => /^concept-.*\.jsonl$/.test(name))
    .sort();
  const known = { csv, dictionary, complain, without };
  const people = createMatcher({ ...known, only: false, people: read('people.jsonl') });
  const words = csv === undefined ? people : createMatcher({ ...known, only: true, people: '' });
  await report(
    'Words to skills',
    about.flatMap((name) => linesOf(read(name))),
    { matcher: words, keywords: createKeywordSearch(textsOfSkills(vocabulary.concepts.values())) },
    ofConcepts,
    stdout,
  );
  await report(
    'Skills to people',
    linesOf(read('people-queries.jsonl')),
    { matcher: people, keywords: createKeywordSearch(textsOfPeople(read('people.jsonl'))) },
    ofPeople,
    stdout,
  );
  return 0;
}

function put(classes: Map<string, Figures[]>, name: string, figures: Figures): void {
  const rows = classes.get(name);
  if (rows) rows.push(figures);
  else classes.set(name, [figures]);
}

/** Undefined layers: one of the names, or an option, is unknown. */
function optionsOf(argv: string[]): {
  folders: string[];
  without: Layer[] | undefined;
  dictionary?: string | undefined;
} {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { without: { type: 'string' }, dictionary: { type: 'string' } },
      allowPositionals: true,
    });
    const names = values.without?.split(',') ?? [];
    const without = LAYERS.filter((layer) => names.includes(layer));
    return {
      folders: positionals,
      without: without.length === names.length ? without : undefined,
      dictionary: values.dictionary,
    };
  } catch {
    return { folders: [], without: undefined };
  }
}

/** How sure the matcher was and how often that was right, in tenths of confidence. */
function curve(sure: readonly { confidence: number; right: boolean }[], stdout: Writable): void {
  stdout.write('  confidence of the first answer: share that is right\n');
  for (let tenth = 0; tenth < 10; tenth++) {
    const bin = sure.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    if (bin.length === 0) continue;
    const right = bin.filter((one) => one.right).length / bin.length;
    const range = `${(tenth / 10).toFixed(1)}-${((tenth + 1) / 10).toFixed(1)}`;
    stdout.write(`  ${range}  n ${String(bin.length).padStart(4)}  right ${right.toFixed(3)}\n`);
  }
}

function linesOf(text: string): Query[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Query);
}

type Answer = Awaited<ReturnType<Matcher['answer']>>;

function ofConcepts({ concept }: Query, { concepts }: Answer): Figures {
  const at = concepts.findIndex((one) => one.concept === concept);
  if (concept === null) return { answered: Number(concepts.length > 0) };
  return { 'S@1': Number(at === 0), 'S@3': Number(at >= 0 && at < 3), MRR: at < 0 ? 0 : 1 / (at + 1) };
}

function ofPeople({ relevant = {} }: Query, { helpers }: Answer): Figures {
  const grades = helpers.map(({ id }) => relevant[id] ?? 0);
  const all = Object.values(relevant);
  if (all.length === 0) return { answered: Number(helpers.length > 0) };
  const bar = Math.max(...all) >= 2 ? 2 : 1;
  const at = grades.findIndex((grade) => grade >= bar);
  return { 'nDCG@5': nDCG(grades, all, 5), MRR: at < 0 ? 0 : 1 / (at + 1), 'S@3': Number(at >= 0 && at < 3) };
}

async function report(
  title: string,
  queries: readonly Query[],
  { matcher, keywords }: { matcher: Matcher; keywords: KeywordSearch },
  figuresOf: (query: Query, answer: Answer) => Figures,
  stdout: Writable,
): Promise<void> {
  const classes = new Map<string, Figures[]>();
  const plain = new Map<string, Figures[]>();
  const times: number[] = [];
  const sure: { confidence: number; right: boolean }[] = [];
  for (const query of queries) {
    const answer = await matcher.answer({ id: query.id, words: query.query, locale: query.locale, top: TOP });
    times.push(answer.ms);
    const [first] = answer.concepts;
    if (first && query.concept !== undefined) {
      sure.push({ confidence: first.confidence, right: first.concept === query.concept });
    }
    put(classes, query.class, figuresOf(query, answer));
    const ids = keywords(query.query);
    const found = {
      concepts: ids.map((concept) => ({ concept, confidence: 1 })),
      helpers: ids.map((id) => ({ id, score: 1, because: [] })),
    };
    put(plain, query.class, figuresOf(query, { ...answer, ...found }));
  }
  const percentile = (share: number): string => quantile(times, share).toFixed(2);
  stdout.write(
    `${title}: ${queries.length} questions, p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms\n`,
  );
  for (const [name, rows] of [...classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = Object.keys(rows[0] ?? {}).map((figure) => {
      const values = rows.map((row) => row[figure] ?? 0);
      const { mean, low, high } = bootstrap(values);
      const words = bootstrap((plain.get(name) ?? []).map((row) => row[figure] ?? 0)).mean.toFixed(3);
      return `${figure} ${mean.toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}] (keywords ${words})`;
    });
    stdout.write(`  ${name.padEnd(14)} n ${String(rows.length).padStart(4)}  ${cells.join('  ')}\n`);
  }
  if (sure.length > 0) curve(sure, stdout);
}
