import type { Clock } from '../clock';

/** Graph counts resource units for each app and tenant in windows of this length, in ms. */
const WINDOW = 10_000;

/**
 * Takes units out of the current window.
 *
 * @param limit units in 10 s: 3,500, 5,000 or 8,000 by the tenant's size
 *   (https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits).
 * @returns a function that answers undefined when there were enough, or else how many seconds to wait.
 */
export function unitCounter(limit: number, clock: Clock): (units: number) => number | undefined {
  let began = 0;
  let used = 0;
  return (units) => {
    const now = clock();
    if (now - began >= WINDOW || now < began) {
      began = now;
      used = 0;
    }
    if (used + units > limit) return Math.max(1, Math.ceil((began + WINDOW - now) / 1000));
    used += units;
    return undefined;
  };
}
