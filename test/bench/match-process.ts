import { monitorEventLoopDelay } from 'node:perf_hooks';
import { quantile } from '../../src/cli/measures';
import { shippedGlossary } from '../../src/skills/shipped';
import { learnWords } from '../../src/skills/word-knowledge';
import { makeCompany, makeVocabulary } from './match-people';
import { rivals } from './match-rivals';

/** What one process is to measure. */
export interface MatchTask {
  readonly rival: string;
  readonly people: number;
}

/** Times in ms unless the name says otherwise. */
export interface MatchFigures {
  readonly buildSeconds: number;
  /** What the index takes of memory. */
  readonly megabytes: number;
  readonly p50: number;
  readonly p99: number;
  readonly questions: number;
  /** Share of the questions whose first answer lists the skill. */
  readonly right: number;
  /** From adding a skill until the next question finds it; only of ours. */
  readonly foundAfter?: number;
  /** The longest time that taking over what another process wrote holds the thread at once. */
  readonly longestBlock?: number;
  /** The longest time that anything else had to wait meanwhile, commits to the disk included. */
  readonly longestWait?: number;
}

const NOTHING_ASKED = { p50: NaN, p99: NaN, questions: 0, right: NaN };
const QUESTIONS = 2000;
/** Who takes long gets so many only. */
const FEW_QUESTIONS = 20;
const PATIENCE = 15_000;
const ADDED = 200;
/** So many new skills come in through another connection, as from a sync, and are taken over meanwhile. */
const NEW_ELSEWHERE = 20_000;
const NEW_SKILL = 'Zebrapflege im Innenhof';

/** What the words of so many skills take of memory once they are learned. */
function measureWords(concepts: number): Pick<MatchFigures, 'buildSeconds' | 'megabytes'> {
  const vocabulary = makeVocabulary(concepts);
  const before = heap();
  const start = performance.now();
  const words = learnWords({ vocabulary, glossary: shippedGlossary() });
  const buildSeconds = (performance.now() - start) / 1000;
  const megabytes = heap() - before;
  // Asked afterwards, so that nothing of it is collected before.
  if (words.phrases.length < concepts) throw new Error('The vocabulary was not learned.');
  return { buildSeconds, megabytes };
}

async function measure({ rival: name, people }: MatchTask): Promise<MatchFigures> {
  const company = makeCompany(people);
  const before = memory();
  const start = performance.now();
  const rival = rivals[name]!(company.people());
  const buildSeconds = (performance.now() - start) / 1000;
  const megabytes = memory() - before;

  const times: number[] = [];
  let right = 0;
  const begin = performance.now();
  for (const question of company.questions(QUESTIONS)) {
    const asked = performance.now();
    const [first] = await rival.ask(question.words);
    times.push(performance.now() - asked);
    if (first !== undefined && question.right(first)) right++;
    if (times.length >= FEW_QUESTIONS && performance.now() - begin > PATIENCE) break;
  }
  return {
    buildSeconds,
    megabytes,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    questions: times.length,
    right: right / times.length,
    ...(rival.add ? await adding(rival as Required<typeof rival>) : {}),
  };
}

/** Adds skills while questions go on, as in a chat, and watches how long each holds the others up. */
async function adding(rival: Required<(typeof rivals)[string] extends (p: never) => infer R ? R : never>) {
  const waits: number[] = [];
  const held: number[] = [];
  rival.changeElsewhere(NEW_ELSEWHERE);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let i = 0; i < ADDED; i++) {
    const words = `${NEW_SKILL} ${i}`;
    const began = performance.now();
    await rival.refresh();
    held.push(performance.now() - began);
    await new Promise((done) => setImmediate(done));
    const start = performance.now();
    await rival.add(`person-${i}`, words);
    // Adding and asking are two turns; others may come between.
    await new Promise((done) => setImmediate(done));
    const found = await rival.ask(words);
    if (!found.includes(`person-${i}`)) throw new Error(`${words} was not found.`);
    waits.push(performance.now() - start);
    await new Promise((done) => setImmediate(done));
  }
  delay.disable();
  return { foundAfter: quantile(waits, 0.99), longestBlock: Math.max(...held), longestWait: delay.max / 1e6 };
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

process.on('message', (task: MatchTask) => {
  const measured =
    task.rival === 'vocabulary'
      ? Promise.resolve({ ...NOTHING_ASKED, ...measureWords(task.people) })
      : measure(task);
  measured.then(
    (figures) => process.send!(figures, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
