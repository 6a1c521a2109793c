import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { SyncFigures, SyncTask } from './sync-process';

/** Of the largest tenants, which have the most people; Graph's limit is for each app and tenant, in 10 s. */
const UNITS = 8000;
const WINDOW = 10_000;
/** How long Graph takes to answer, for the comparison; an ocean away it is more. */
const LATENCY = 20;
const COMPARED = 2000;
const MANY = 100_000;
/** Between these, memory is compared. */
const FEW = 30_000;
const MOST = 300_000;

/**
 * A full directory sync in a process of its own: requests, time under throttling, memory, a second sync, and a naive
 * peer. What memory depends on is measured with profiles of one skill, side by side with the rest, so that it
 * all takes minutes; with KNOWWHO_BENCH=full, one after the other with well-kept profiles, which takes half an hour.
 */
export async function benchSync(say: (line: string) => void): Promise<boolean> {
  const isFull = process.env['KNOWWHO_BENCH'] === 'full';
  const throttled = { units: UNITS, latency: 0, naive: false };
  const memory = async (): Promise<[few: SyncFigures, most: SyncFigures]> => [
    await run({ ...throttled, people: FEW, isShort: !isFull }),
    await run({ ...throttled, people: MOST, isShort: !isFull }),
  ];
  const reading = run({ ...throttled, people: MANY });
  if (isFull) await reading;
  const [many, [few, most]] = await Promise.all([reading, memory()]);
  // These two are about time, so nothing runs beside them.
  const shared = { people: COMPARED, units: 1e9, latency: LATENCY };
  const ours = await run({ ...shared, naive: false });
  const naive = await run({ ...shared, naive: true });

  const { first, second } = many;
  // The emulator's pages name 200 people and cost 2 units, a profile costs 1.
  const pages = Math.ceil(first.people / 200);
  const fastest = (Math.ceil((2 * pages + first.people) / UNITS) - 1) * WINDOW;
  const speed = ({ first: { people }, realMs }: SyncFigures) => (people / realMs) * 1000;
  const kept: boolean[] = [];
  const row = (what: string, n: string, figure: string, promise = '', isKept?: boolean) => {
    say(
      [what.padEnd(52), n.padStart(15), figure.padStart(9), promise.padStart(9), verdict(isKept)]
        .join(' ')
        .trimEnd(),
    );
    if (isKept !== undefined) kept.push(isKept);
  };
  const atMost = (what: string, n: string, value: number, limit: number, digits: number) =>
    row(what, n, value.toFixed(digits), `<= ${limit}`, value <= limit);

  row('what', 'n', 'figure', 'promise');
  const n = count(first.people);
  atMost('requests a person, besides pages of the list', n, (first.requests - pages) / first.people, 0.06, 4);
  atMost('time waited (virtual) against what throttling allows', n, many.waitedMs / fastest, 1.15, 3);
  atMost('peak memory of the whole process, MB', n, many.peakMb, 350, 0);
  atMost(
    'second sync, 100 changes: requests against the first',
    n,
    second.requests / first.requests,
    0.01,
    4,
  );
  row('peak memory, MB', count(FEW), String(few.peakMb));
  row('peak memory, MB', count(MOST), String(most.peakMb));
  atMost('peak memory, ratio', `${count(MOST)}/${count(FEW)}`, most.peakMb / few.peakMb, 1.3, 2);
  row(`people a second, each answer after ${LATENCY} ms`, count(COMPARED), speed(ours).toFixed(0));
  row('the same with one request a person', count(COMPARED), speed(naive).toFixed(0));
  row('ratio', '', (speed(ours) / speed(naive)).toFixed(1));
  row('requests, retried ones among them', n, `${first.requests}, ${first.retries}`);
  row('people a second without latency, others beside', n, speed(many).toFixed(0));
  return kept.every(Boolean);
}

const count = (people: number) => people.toLocaleString('en');
const verdict = (isKept: boolean | undefined) => (isKept === undefined ? '' : isKept ? 'kept' : 'missed');

/** In a process of its own, so that one measurement's memory is not another's. */
async function run(task: SyncTask): Promise<SyncFigures> {
  const child = fork(join(__dirname, 'sync-process.js'), [], { execArgv: [] });
  child.send(task);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The sync ended without a result.')));
  ended.catch(() => undefined);
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [SyncFigures];
  return figures;
}
