import { quantile } from './times';

/** What the bot's process took: memory in bytes, and the time of the processor since its start in ms. */
export interface Sample {
  /** All that lies in memory for the process, pages of the database's file included. */
  readonly rss: number;
  /** What it holds for itself; absent where the system does not tell. */
  readonly own?: number | undefined;
  /** What JavaScript holds; it is least just after the collector ran. */
  readonly heap: number;
  /** What objects of JavaScript hold outside. */
  readonly external: number;
  readonly cpu: number;
}

/** What is counted while a soak runs; times in ms. */
export interface Figures {
  readonly times: number[];
  readonly errors: Map<string, number>;
  turns: number;
  kills: number;
  syncs: number;
}

/** What a soak ended with. */
export interface Outcome {
  readonly minutes: number;
  /** Turns a second that were sent. */
  readonly rate: number;
  readonly people: number;
  /** How long the first sync took, in seconds. */
  readonly first: number;
  readonly samples: readonly Sample[];
  /** The most that bot and syncs held together, in bytes, where that is known. */
  readonly peak: number | undefined;
  /** The kind of each promise. */
  readonly acknowledged: readonly string[];
  readonly lost: readonly string[];
  readonly killed: boolean;
}

/** Memory of the last third of the time against that of the second. */
const GROWTH = 1.1;

/** Says what was measured; answers whether nothing failed, nothing was lost, and memory stayed as it was. */
export function report(say: (line: string) => void, figures: Figures, outcome: Outcome): boolean {
  const { times, errors, turns, kills, syncs } = figures;
  const { minutes, rate, people, first, samples, peak, acknowledged, lost, killed } = outcome;
  const failed = [...errors].map(([what, n]) => `${what}: ${n}`).join(', ') || 'none';
  say(
    `${people} people, first read in ${first.toFixed(0)} s; ${turns} signed turns in ${minutes} min, ${rate} a second; ` +
      `${syncs} syncs beside, ${kills} kills; errors: ${failed}`,
  );
  const ms = (share: number) => `${quantile(times, share).toFixed(1)} ms`;
  say(`p50 ${ms(0.5)}, p90 ${ms(0.9)}, p99 ${ms(0.99)}, slowest ${ms(1)}, from the moment each was due`);
  const own = samples.flatMap((one) => one.own ?? []);
  const grew = told(say, 'memory of its own', own, 0.5);
  const grewInAll = told(
    say,
    'memory with pages of files (RSS)',
    samples.map(({ rss }) => rss),
    0.5,
  );
  told(
    say,
    'heap after the collector',
    samples.map(({ heap }) => heap),
    0.05,
  );
  told(
    say,
    'outside of the heap',
    samples.map(({ external }) => external),
    0.5,
  );
  if (peak !== undefined)
    say(`most memory of bot and syncs together, without pages of files: ${mb(peak)} MB`);
  const used = (samples.at(-1)?.cpu ?? 0) - (samples[0]?.cpu ?? 0);
  // The time of a process that was killed is gone with it.
  if (!killed)
    say(
      `processor: ${((100 * used) / minutes / 60_000).toFixed(0)} % of a core, ${(used / turns).toFixed(2)} ms a turn`,
    );
  const kinds = (kind: string) => acknowledged.filter((one) => one === kind).length;
  say(
    `acknowledged: thanks ${kinds('thanks')}, requests ${kinds('soak')}, yes ${kinds('accept')}, ` +
      `solved ${kinds('solved')}, people with a skill added ${kinds('added')}; of these lost ${lost.length}`,
  );
  if (lost.length > 0) say(`lost: ${lost.slice(0, 10).join('; ')}`);
  // A process that was just started has no last third to speak of.
  return errors.size === 0 && lost.length === 0 && (killed || !(own.length > 0 ? grew : grewInAll));
}

/** Says how much it was in each third of the time; answers whether the last was much more than the second. */
function told(say: (line: string) => void, what: string, values: readonly number[], share: number): boolean {
  if (values.length < 3) return false;
  const third = Math.floor(values.length / 3);
  const [start, middle, end] = [0, 1, 2].map((n) =>
    quantile(values.slice(n * third, (n + 1) * third), share),
  );
  say(
    `${what}, MB: first third ${mb(start)}, second ${mb(middle)}, last ${mb(end)}; most ${mb(Math.max(...values))}`,
  );
  return (end ?? 0) > (middle ?? 0) * GROWTH;
}

const mb = (bytes = 0) => Math.round(bytes / 1024 / 1024);
