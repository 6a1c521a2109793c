import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { createMatcher, type Matcher } from './match';
import { bootstrap, nDCG, quantile } from './measures';

/** A small set of our own; the default. */
const OWN = join(__dirname, '..', '..', '..', 'test', 'skills', 'eval');
const TOP = 10;

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
  const folder = argv[0] ?? OWN;
  const dev = join(folder, 'dev');
  if (argv.length > 1 || !existsSync(dev)) {
    stderr.write(`Usage: npm run eval -- FOLDER (with dev/*.jsonl in it); ${dev} is not there.\n`);
    return 2;
  }
  const path = join(folder, 'vocabulary.csv');
  const csv = existsSync(path) ? { csv: readFileSync(path, 'utf8') } : {};
  const complain = (text: string): void => void stderr.write(`${text}\n`);
  const read = (name: string): string =>
    existsSync(join(dev, name)) ? readFileSync(join(dev, name), 'utf8') : '';

  const about = readdirSync(dev)
    .filter((name) => /^concept-.*\.jsonl$/.test(name))
    .sort();
  const people = createMatcher({ ...csv, only: false, people: read('people.jsonl'), complain });
  const words = 'csv' in csv ? createMatcher({ ...csv, only: true, people: '', complain }) : people;
  await report(
    'Words to skills',
    about.flatMap((name) => linesOf(read(name))),
    words,
    ofConcepts,
    stdout,
  );
  await report('Skills to people', linesOf(read('people-queries.jsonl')), people, ofPeople, stdout);
  return 0;
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
  matcher: Matcher,
  figuresOf: (query: Query, answer: Answer) => Figures,
  stdout: Writable,
): Promise<void> {
  const classes = new Map<string, Figures[]>();
  const times: number[] = [];
  for (const query of queries) {
    const answer = await matcher.answer({ id: query.id, words: query.query, locale: query.locale, top: TOP });
    times.push(answer.ms);
    classes.set(query.class, [...(classes.get(query.class) ?? []), figuresOf(query, answer)]);
  }
  const percentile = (share: number): string => quantile(times, share).toFixed(2);
  stdout.write(
    `${title}: ${queries.length} questions, p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms\n`,
  );
  for (const [name, rows] of [...classes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const cells = Object.keys(rows[0] ?? {}).map((figure) => {
      const values = rows.map((row) => row[figure] ?? 0);
      const { mean, low, high } = bootstrap(values);
      return `${figure} ${mean.toFixed(3)} [${low.toFixed(3)} ${high.toFixed(3)}]`;
    });
    stdout.write(`  ${name.padEnd(14)} n ${String(rows.length).padStart(4)}  ${cells.join('  ')}\n`);
  }
}
