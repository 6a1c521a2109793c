const ROUNDS = 1000;

/** Mean and its 95 % interval by percentile bootstrap; the same for the same values. */
export function bootstrap(values: readonly number[]): { mean: number; low: number; high: number } {
  const meanOf = (list: readonly number[]): number =>
    list.reduce((sum, value) => sum + value, 0) / list.length;
  const random = mulberry32(1);
  const means = Array.from({ length: ROUNDS }, () =>
    meanOf(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  );
  return { mean: meanOf(values), low: quantile(means, 0.025), high: quantile(means, 0.975) };
}

/** The value under which this share of the values lies; NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? NaN;
}

/** Normalised discounted cumulative gain, gain 2^grade − 1 (Burges et al., 2005), 0 to 1. */
export function nDCG(answered: readonly number[], all: readonly number[], depth: number): number {
  const dcg = (grades: readonly number[]): number =>
    grades.slice(0, depth).reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);
  const best = dcg([...all].sort((a, b) => b - a));
  return best === 0 ? 0 : dcg(answered) / best;
}

/** A small generator of numbers from 0 to 1 (Tommy Ettinger's Mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
