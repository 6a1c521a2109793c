import { momentOf, wallClock } from './time-zone';
import { nextMoment, type OwnHours } from './working-hours';
import type { Choices } from './people-store';
import type { Person } from './person';

const TEN = 10 * 60;
const DAY_MINUTES = 1440;
/** Monday to Friday, where the house names no days. */
const WORKING_DAYS: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);
const LOOK_AHEAD = 15;

/** Somebody who could be asked, as far as it decides when. */
export interface Askable {
  readonly person: Pick<Person, 'timeZone' | 'country'>;
  readonly choices: Pick<Choices, 'timeZone' | 'quietHours'>;
}

/**
 * The next time that it is ten o'clock on a working day where the person lives, in ms since 1970; where that lies
 * outside their own hours, the first moment after it on that day.
 */
export function goodMorning(now: number, own: OwnHours): number | undefined {
  const today = wallClock(now, own.zone);
  const days = own.hours === 'always' ? WORKING_DAYS : own.hours.days;
  for (let ahead = 0; ahead <= LOOK_AHEAD; ahead += 1) {
    if (!days.has((today.weekday + ahead) % 7)) continue;
    const day = { ...today, day: today.day + ahead };
    const ten = momentOf(day, TEN, own.zone);
    if (ten < now) continue;
    const at = nextMoment(ten, own);
    if (at !== undefined && at < momentOf(day, DAY_MINUTES, own.zone)) return at;
  }
  return undefined;
}
