import { momentOf, wallClock, type WallClock } from '../people/time-zone';
import { nextMoment, type OwnHours } from '../people/working-hours';
import { weekOf } from '../pulse/pulse';
import { DAY } from '../clock';

/** When the digest comes in the house, on everybody's own clock. */
export interface DigestHour {
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  /** Since midnight. */
  readonly minutes: number;
}

/** Digests are written the night before, in ms; the house and a person may be half a day apart. */
const AHEAD = 1.5 * DAY;
/** A house that was down may be so late, in ms, as long as it is the same day. */
const LATE = 8 * 60 * 60 * 1000;

/**
 * When somebody's digest falls due, and the week it belongs to: at the hour of the house where they live, or after
 * their quiet hours; undefined when that is further away than a day and a half.
 */
export function digestMoment(
  now: number,
  { weekday, minutes }: DigestHour,
  { zone, quiet }: Pick<OwnHours, 'zone' | 'quiet'>,
): { readonly week: number; readonly at: number } | undefined {
  const today = wallClock(now, zone);
  const ahead = (weekday - today.weekday + 7) % 7;
  for (const days of [ahead, ahead + 7]) {
    const day = { ...today, day: today.day + days };
    const moment = momentOf(day, minutes, zone);
    if (moment < now - LATE || (moment < now && days > 0)) continue;
    if (moment > now + AHEAD) return undefined;
    const at = nextMoment(Math.max(moment, now), { hours: 'always', zone, quiet });
    return at === undefined ? undefined : { week: weekThere(day), at };
  }
  return undefined;
}

/** The number of a day's week, as if the day were in UTC. */
function weekThere({ year, month, day }: Pick<WallClock, 'year' | 'month' | 'day'>): number {
  return weekOf(Date.UTC(year, month - 1, day));
}
