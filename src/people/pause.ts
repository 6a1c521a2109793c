import { DAY } from '../clock';
import { momentOf, wallClock } from './time-zone';

/** The longest pause, in ms: a year. Who wants to be left alone for longer hides. */
const LONGEST_PAUSE = 365 * DAY;

/** How long somebody wants to be left alone: until the next Monday, for two weeks, or until a day such as 2026-12-24. */
export type PauseWish = 'monday' | 'two-weeks' | (string & {});

/**
 * When a pause ends, in ms since 1970: at the beginning of a day where the person lives, two weeks from now unless told,
 * at most a year, never in the past.
 *
 * @param zone IANA.
 */
export function pauseEnd(until: PauseWish | undefined, now: number, zone: string): number {
  const today = wallClock(now, zone);
  if (until === 'monday') return startOf({ ...today, day: today.day + 7 - today.weekday }, zone);
  if (until === undefined || until === 'two-weeks') return startOf({ ...today, day: today.day + 14 }, zone);
  const [year = 0, month = 1, day = 1] = until.split('-').map(Number);
  const tomorrow = startOf({ ...today, day: today.day + 1 }, zone);
  return Math.min(Math.max(startOf({ year, month, day }, zone), tomorrow), now + LONGEST_PAUSE);
}

/** The first moment of a day; days beyond the month lead into the next. */
function startOf({ year, month, day }: { year: number; month: number; day: number }, zone: string): number {
  const date = new Date(Date.UTC(year, month - 1, day));
  return momentOf(
    { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    0,
    zone,
  );
}

/** The day on which a pause ends there, as 2026-12-24. */
export function pauseDay(pausedUntil: number, zone: string): string {
  const { year, month, day } = wallClock(pausedUntil, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}`;
}
