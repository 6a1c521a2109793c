import { wallClock } from '../people/time-zone';
import { DAY } from '../clock';
import { day, type Messages } from './messages';

/** A moment to come as it stands in a sentence: `today at 15:40`, `morgen um 10:00 Uhr`, `on 3 December at 09:00`. */
export function moment(at: number, now: number, zone: string, words: Messages): string {
  const clock = wallClock(at, zone);
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(Math.floor(clock.minutes / 60))}:${two(clock.minutes % 60)}`;
  const isDay = (then: number) => {
    const other = wallClock(then, zone);
    return other.day === clock.day && other.month === clock.month && other.year === clock.year;
  };
  const { when } = words.requests;
  if (isDay(now)) return when.today(time);
  if (isDay(now + DAY)) return when.tomorrow(time);
  return when.later(day(at, words.locale, now, zone), time);
}
