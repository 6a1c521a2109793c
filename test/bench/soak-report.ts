import { quantile } from './times';

/** What the bot's process took: memory in bytes, and the time of the processor since its start in ms. */
export interface Sample {
  readonly rss: number;
  /** What JavaScript holds; it is least just after the collector ran. */
  readonly heap: number;
  readonly cpu: number;
}

/** What is counted while a soak runs; times in ms. */
export interface Figures {
  readonly times: number[];
  readonly samples: Sample[];
  readonly errors: Map<string, number>;
  turns: number;
  kills: number;
  syncs: number;
}

/** What a soak ended with; `acknowledged` has the kind of each promise. */
export interface Outcome {
  readonly minutes: number;
  readonly people: number;
  readonly acknowledged: readonly string[];
  readonly lost: readonly string[];
  readonly killed: boolean;
}

/** Memory of the last third of the time against that of the second. */
const GROWTH = 1.15;

/** Says what was measured; answers whether nothing failed, nothing was lost, and memory stayed as it was. */
export function report(say: (line: string) => void, figures: Figures, outcome: Outcome): boolean {
  const { times, samples, errors, turns, kills, syncs } = figures;
  const { minutes, people, acknowledged, lost, killed } = outcome;
  const rss = samples.map((one) => one.rss);
  const thirds = (values: readonly number[], q: number) => {
    const third = Math.floor(values.length / 3);
    return [0, 1, 2].map((n) => quantile(values.slice(n * third, (n + 1) * third), q));
  };
  const [start, middle, end] = thirds(rss, 0.5);
  const [heapStart, heapMiddle, heapEnd] = thirds(
    samples.map((one) => one.heap),
    0.05,
  );
  const mb = (bytes = 0) => Math.round(bytes / 1024 / 1024);
  const failed = [...errors].map(([what, n]) => `${what}: ${n}`).join(', ') || 'none';
  say(
    `${people} people, ${turns} signed turns in ${minutes} min, ${(turns / minutes / 60).toFixed(1)} a second; ` +
      `${syncs} syncs beside; errors: ${failed}`,
  );
  say(
    `p50 ${quantile(times, 0.5).toFixed(1)} ms, p90 ${quantile(times, 0.9).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)} ms, kills ${kills}`,
  );
  say(
    `memory (RSS), MB: first third ${mb(start)}, second ${mb(middle)}, last ${mb(end)}; most ${mb(Math.max(...rss))}`,
  );
  say(
    `heap after the collector, MB: first third ${mb(heapStart)}, second ${mb(heapMiddle)}, last ${mb(heapEnd)}`,
  );
  const used = (samples.at(-1)?.cpu ?? 0) - (samples[0]?.cpu ?? 0);
  // The time of a process that was killed is gone with it.
  if (!killed)
    say(
      `processor: ${((100 * used) / minutes / 60_000).toFixed(0)} % of a core, ${(used / turns).toFixed(2)} ms a turn`,
    );
  const kinds = (kind: string) => acknowledged.filter((one) => one === kind).length;
  say(
    `acknowledged: thanks ${kinds('thanks')}, requests ${kinds('soak')}, yes ${kinds('accept')}, ` +
      `solved ${kinds('solved')}; of these lost ${lost.length}`,
  );
  if (lost.length > 0) say(`lost: ${lost.slice(0, 10).join('; ')}`);
  // A process that was just started has no last third to speak of.
  return errors.size === 0 && lost.length === 0 && (killed || !((end ?? 0) > (middle ?? 0) * GROWTH));
}
