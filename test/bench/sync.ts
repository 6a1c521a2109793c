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

/** A full directory sync in a process of its own: requests, time under throttling, memory, and a naive peer. */
export async function benchSync(say: (line: string) => void): Promise<boolean> {
  const isFull = process.env['KNOWWHO_BENCH'] === 'full';
  const kept: boolean[] = [];
  const promise = (what: string, value: number, most: number): void => {
    kept.push(value <= most);
    say(`${what} ${value.toFixed(4)}, promise at most ${most}: ${value <= most ? 'kept' : 'missed'}`);
  };
  const speed = ({ first, realMs }: SyncFigures) => (first.people / realMs) * 1000;

  const many = await run({ people: 100_000, units: UNITS, latency: 0, naive: false });
  say(JSON.stringify({ people: 100_000, ...many, peoplePerSecond: Math.round(speed(many)) }));
  const { first, second } = many;
  // The emulator's pages name 200 people and cost 2 units, a profile costs 1.
  const pages = Math.ceil(first.people / 200);
  const fastest = (Math.ceil((2 * pages + first.people) / UNITS) - 1) * WINDOW;
  promise('requests a person, without pages', (first.requests - pages) / first.people, 0.06);
  promise('time against what the throttle allows', many.waitedMs / fastest, 1.15);
  promise('peak memory of the process, MB', many.peakMb, 350);
  promise('requests of the second sync against the first', second.requests / first.requests, 0.01);

  const small = await run({ people: isFull ? 30_000 : 10_000, units: UNITS, latency: 0, naive: false });
  const large = isFull ? await run({ people: 300_000, units: UNITS, latency: 0, naive: false }) : many;
  say(
    `peak memory: ${small.first.people} people ${small.peakMb} MB, ${large.first.people} ${large.peakMb} MB`,
  );
  promise('peak memory, many against few', large.peakMb / small.peakMb, 1.3);

  const shared = { people: COMPARED, units: 1e9, latency: LATENCY };
  const ours = await run({ ...shared, naive: false });
  const naive = await run({ ...shared, naive: true });
  say(
    `people a second at ${LATENCY} ms latency: ${speed(ours).toFixed(0)}, one request a person ` +
      `${speed(naive).toFixed(0)}, ratio ${(speed(ours) / speed(naive)).toFixed(1)}`,
  );
  return kept.every(Boolean);
}

/** In a process of its own, so that one measurement's memory is not another's. */
async function run(task: SyncTask): Promise<SyncFigures> {
  const child = fork(join(__dirname, 'sync-process.js'), [], { execArgv: [] });
  child.send(task);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The sync ended without a result.')));
  ended.catch(() => undefined);
  const [figures] = (await Promise.race([once(child, 'message'), ended])) as [SyncFigures];
  return figures;
}
