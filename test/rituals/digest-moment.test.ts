import { digestMoment } from '../../src/rituals/digest-moment';
import { wallClock } from '../../src/people/time-zone';
import { weekOf } from '../../src/pulse/pulse';

const MONDAY_NINE = { weekday: 0, minutes: 540 };
const HOUR = 60 * 60_000;
/** What the clock on the wall shows when the digest comes, and its week. */
const when = (now: number, zone: string, quiet?: { from: number; to: number }, hour = MONDAY_NINE) => {
  const moment = digestMoment(now, hour, { zone, quiet });
  return moment && { ...moment, wall: wallClock(moment.at, zone) };
};

test('the night before it is known for everybody on earth, on their own clock', () => {
  // Sunday, 4 January 2026, at night in Europe.
  const now = Date.UTC(2026, 0, 4, 22);
  for (const zone of ['Europe/Vienna', 'America/New_York', 'Asia/Tokyo'])
    expect(when(now, zone)?.wall).toMatchObject({ day: 5, month: 1, weekday: 0, minutes: 540 });
  expect(when(now, 'Europe/Vienna')?.week).toBe(weekOf(Date.UTC(2026, 0, 5)));
});

test('earlier than a day and a half before nobody is written to', () => {
  expect(when(Date.UTC(2026, 0, 2, 12), 'Europe/Vienna')).toBeUndefined();
  expect(when(Date.UTC(2026, 0, 3, 19, 59), 'Europe/Vienna')).toBeUndefined();
  expect(when(Date.UTC(2026, 0, 3, 20), 'Europe/Vienna')).toBeDefined();
});

test('quiet hours of one’s own go before the hour of the house', () => {
  const quiet = { from: 8 * 60, to: 11 * 60 };
  expect(when(Date.UTC(2026, 0, 4, 22), 'Europe/Vienna', quiet)?.wall).toMatchObject({
    day: 5,
    minutes: 660,
  });
});

test('a house that was down is late on the same day, and waits for the next week after that', () => {
  const nine = Date.UTC(2026, 0, 5, 8);
  expect(when(nine + 3 * HOUR, 'Europe/Vienna')?.at).toBe(nine + 3 * HOUR);
  expect(when(nine + 9 * HOUR, 'Europe/Vienna')).toBeUndefined();
  const evening = { weekday: 0, minutes: 20 * 60 };
  expect(when(nine + 16 * HOUR, 'Europe/Vienna', undefined, evening)).toBeUndefined();
});

test('the change of the clocks moves nothing, and a digest on Sundays belongs to the week before Monday', () => {
  const sunday = when(Date.UTC(2026, 2, 28, 20), 'Europe/Vienna', undefined, { weekday: 6, minutes: 540 });
  expect(sunday).toMatchObject({ at: Date.UTC(2026, 2, 29, 7), week: weekOf(Date.UTC(2026, 2, 28)) });
});
