import { DAY } from '../clock';
import { goodMorning } from '../people/good-morning';
import type { OwnHours } from '../people/working-hours';

/** Tuesday: the week has begun, and there is time left in it. */
const TUESDAY = 1;
/** Rounds are written the night before, in ms; a house and a champion may be half a day apart. */
const AHEAD = 1.5 * DAY;

/**
 * When the weekly round comes to somebody: Tuesday at ten where they live, or on the first working day of a house that
 * does not work on Tuesdays; undefined while that is further away than a day and a half.
 */
export function roundMorning(now: number, own: OwnHours): number | undefined {
  const { hours } = own;
  const [first = TUESDAY] = hours === 'always' ? [] : [...hours.days].sort((a, b) => a - b);
  const day = hours === 'always' || hours.days.has(TUESDAY) ? TUESDAY : first;
  const span = hours === 'always' ? { from: 0, to: 0 } : hours;
  const at = goodMorning(now, { ...own, hours: { ...span, days: new Set([day]) } });
  return at !== undefined && at <= now + AHEAD ? at : undefined;
}
