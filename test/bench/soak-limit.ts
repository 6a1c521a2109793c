import { quantile } from './times';

/** Rates that are tried, in turns a second, until one is too much. */
const RATES = [10, 20, 35, 50, 75, 100, 150, 200, 300, 400];
/** Each for so long, in seconds; a sync begins in every other step. */
const STEP = 15;
/** A rate is kept up while nine of ten turns are answered within this, in ms. */
const SOON = 500;

/** What came of turns at one rate. */
export interface Step {
  /** How long each took, in ms from the moment it was due. */
  readonly times: readonly number[];
  /** Until the last was answered, in seconds. */
  readonly seconds: number;
}

/**
 * Finds how many turns a second this machine answers, together with whoever sends them: the rate is raised until answers
 * come late.
 *
 * @returns the highest rate that was kept up; undefined when not even the lowest was.
 */
export async function findLimit(
  at: (rate: number, seconds: number) => Promise<Step>,
  say: (line: string) => void,
): Promise<number | undefined> {
  const keepsUp = async (rate: number): Promise<boolean> => {
    const { times, seconds } = await at(rate, STEP);
    const late = quantile(times, 0.9);
    const kept = late < SOON && seconds < STEP * 1.05;
    say(
      `${rate} a second: p50 ${quantile(times, 0.5).toFixed(0)} ms, p90 ${late.toFixed(0)} ms` +
        (kept ? '' : `, behind by ${(seconds - STEP).toFixed(1)} s: too much`),
    );
    return kept;
  };
  let limit: number | undefined;
  for (const rate of RATES) {
    if (await keepsUp(rate)) {
      limit = rate;
      continue;
    }
    const between = Math.round(((limit ?? 0) + rate) / 2);
    return (await keepsUp(between)) ? between : limit;
  }
  return limit;
}
