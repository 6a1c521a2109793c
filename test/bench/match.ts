import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MatchFigures, MatchTask } from './match-process';

const SIZES = [10_000, 100_000];
const RIVALS = ['knowwho', 'minisearch', 'flexsearch', 'fts5'];
const MOST_MEMORY_MB = 12_000;

const MOST_GROWTH = 2;
const CONCEPTS = 15_000;
const MOST_VOCABULARY_MB = 60;

/** Promises, in ms; see docs/matching.md. */
const PROMISES = { p50: 0.5, p99: 10, foundAfter: 50, longestBlock: 10 };

/**
 * Build time, memory, times and what is right of whole questions, beside other searches over the same people, each
 * in a process of its own.
 *
 * @param sizes of the companies; by default the numbers on the command line, else 10,000 and 100,000 people.
 */
export async function benchMatch(
  say: (line: string) => void,
  sizes = sizesOf(process.argv),
): Promise<boolean> {
  let kept = true;
  const ownP50 = new Map<number, number>();
  for (const people of sizes) {
    let own: MatchFigures | undefined;
    for (const rival of RIVALS) {
      const figures = await run({ rival, people });
      if (!figures) {
        say(`${people} people, ${rival}: gave up`);
        continue;
      }
      if (rival === 'knowwho') {
        own = figures;
        ownP50.set(people, figures.p50);
      }
      say(lineOf(people, rival, figures, own));
    }
    if (!own) return false;
    for (const [name, most] of Object.entries(PROMISES)) {
      const value = own[name as keyof typeof PROMISES] ?? Infinity;
      if (value <= most || people > 100_000) continue;
      say(`missed: ${name} ${value.toFixed(2)} ms at ${people} people, promised at most ${most}`);
      kept = false;
    }
  }
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const growth = (ownP50.get(most) ?? NaN) / (ownP50.get(least) ?? NaN);
  if (most > least) {
    say(
      `p50 at ${most} people is ${growth.toFixed(2)} times that at ${least}, promised at most ${MOST_GROWTH}`,
    );
    kept &&= growth <= MOST_GROWTH;
  }
  const words = await run({ rival: 'vocabulary', people: CONCEPTS });
  if (!words) return false;
  say(
    `${CONCEPTS} skills: learned in ${words.buildSeconds.toFixed(1)} s, ${words.megabytes.toFixed(1)} MB, ` +
      `promised less than ${MOST_VOCABULARY_MB}`,
  );
  return kept && words.megabytes < MOST_VOCABULARY_MB;
}

function lineOf(people: number, rival: string, figures: MatchFigures, own: MatchFigures | undefined): string {
  const ratio = own && rival !== 'knowwho' ? ` (${(figures.p50 / own.p50).toFixed(1)} times ours)` : '';
  const added =
    figures.foundAfter === undefined
      ? ''
      : `, a new skill found after ${figures.foundAfter.toFixed(1)} ms, the index holds the thread for at most ${(figures.longestBlock ?? NaN).toFixed(1)} ms at once ` +
        `(anything, commits included: ${(figures.longestWait ?? NaN).toFixed(1)} ms)`;
  return (
    `${people} people, ${rival}: built in ${figures.buildSeconds.toFixed(1)} s, ${Math.round(figures.megabytes)} MB, ` +
    `p50 ${figures.p50.toFixed(3)} ms${ratio}, p99 ${figures.p99.toFixed(2)} ms, ` +
    `right ${(100 * figures.right).toFixed(1)} % of ${figures.questions}${added}`
  );
}

/** Undefined when the process ran out of memory or failed otherwise. */
async function run(task: MatchTask): Promise<MatchFigures | undefined> {
  const child = fork(join(__dirname, 'match-process.js'), {
    execArgv: ['--expose-gc', `--max-old-space-size=${MOST_MEMORY_MB}`],
  });
  const ended = once(child, 'exit');
  child.send(task);
  const figures = await Promise.race([
    once(child, 'message').then(([message]) => message as MatchFigures),
    ended.then(() => undefined),
  ]);
  // It removes its database on its way out.
  await ended;
  return figures;
}

function sizesOf(argv: readonly string[]): readonly number[] {
  const sizes = argv
    .slice(2)
    .map(Number)
    .filter((size) => Number.isInteger(size) && size > 0);
  return sizes.length > 0 ? sizes : SIZES;
}
