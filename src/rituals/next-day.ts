import { goodMorning } from '../people/good-morning';
import { momentOf, wallClock } from '../people/time-zone';
import type { OwnHours } from '../people/working-hours';

/** Ten o'clock on the first working day after the day of that moment (ms since 1970), where the person lives. */
export function nextDay(now: number, lastAt: number, own: OwnHours): number | undefined {
  const last = wallClock(lastAt, own.zone);
  const tomorrow = momentOf({ ...last, day: last.day + 1 }, 0, own.zone);
  return goodMorning(Math.max(now, tomorrow), own);
}

/** The same after a date, which is told as 0:00 UTC of its day and means that day wherever the person lives. */
export function nextDayAfter(now: number, date: number, own: OwnHours): number | undefined {
  const told = wallClock(date, 'UTC');
  const tomorrow = momentOf({ ...told, day: told.day + 1 }, 0, own.zone);
  return goodMorning(Math.max(now, tomorrow), own);
}
