import * as fc from 'fast-check';
import { momentOf, timeZone, timeZoneOf, wallClock } from '../../src/people/time-zone';
import {
  afterOwnHours,
  mayAsk,
  nextMoment,
  parseWorkingHours,
  type OwnHours,
} from '../../src/people/working-hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const office = parseWorkingHours('Mon-Fri 08:00-18:00');
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);
const ZONES = [
  'Europe/Vienna',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'UTC',
];

test('the clock of a person runs as they chose, else as their client told, else by a country with one zone', () => {
  const person = { timeZone: 'Asia/Kolkata', country: 'AT' };
  expect(timeZoneOf(person, 'america/new_york', 'UTC')).toBe('America/New_York');
  expect(timeZoneOf(person, 'Middle-earth/Shire', 'UTC')).toMatch(/^Asia\/(Kolkata|Calcutta)$/);
  expect(timeZoneOf({ country: 'at' }, undefined, 'UTC')).toBe('Europe/Vienna');
  expect(timeZoneOf({ country: 'US' }, undefined, 'UTC')).toBe('UTC');
  for (const zone of ['', '+02:00', 'x'.repeat(100), 'Europe/Atlantis'])
    expect(timeZone(zone)).toBeUndefined();
});

test('moment and clock on the wall belong together, in every zone and on days when the clock changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: at('2020-01-01T00:00Z') / MINUTE, max: at('2035-01-01T00:00Z') / MINUTE }),
      (zone, minute) => {
        const moment = minute * MINUTE;
        const wall = wallClock(moment, zone);
        const back = momentOf(wall, wall.minutes, zone);
        // An hour that comes twice is read as the first.
        expect([0, -30 * MINUTE, -HOUR]).toContain(back - moment);
        expect(wallClock(back, zone)).toEqual(wall);
      },
    ),
    { numRuns: 200 },
  );
});

test('in the hour that summer time skips, it is the moment of the change', () => {
  const day = { year: 2026, month: 3, day: 29 };
  expect(iso(momentOf(day, 119, 'Europe/Vienna'))).toBe('2026-03-29T00:59');
  for (const minutes of [120, 121, 150, 179, 180])
    expect(iso(momentOf(day, minutes, 'Europe/Vienna'))).toBe('2026-03-29T01:00');
  // Half an hour, on an island.
  expect(iso(momentOf({ year: 2026, month: 10, day: 4 }, 135, 'Australia/Lord_Howe'))).toBe(
    '2026-10-03T15:30',
  );
});

test.each<[string, OwnHours, string, string | undefined]>([
  [
    'in the middle of the day',
    { hours: office, zone: 'Europe/Vienna' },
    '2026-11-25T10:00Z',
    '2026-11-25T10:00',
  ],
  ['before work', { hours: office, zone: 'Europe/Vienna' }, '2026-11-25T05:00Z', '2026-11-25T07:00'],
  [
    'at the end of the day',
    { hours: office, zone: 'Europe/Vienna' },
    '2026-11-25T17:00Z',
    '2026-11-26T07:00',
  ],
  ['on Friday evening', { hours: office, zone: 'Europe/Vienna' }, '2026-11-27T20:00Z', '2026-11-30T07:00'],
  [
    'it is already Monday elsewhere',
    { hours: office, zone: 'Pacific/Auckland' },
    '2026-11-29T19:30Z',
    '2026-11-29T19:30',
  ],
  [
    'in quiet hours at noon',
    { hours: office, zone: 'Europe/Vienna', quiet: { from: 12 * 60, to: 13 * 60 } },
    '2026-11-25T11:30Z',
    '2026-11-25T12:00',
  ],
  [
    'in quiet hours over midnight, in a house that never sleeps',
    { hours: 'always', zone: 'Europe/Vienna', quiet: { from: 22 * 60, to: 7 * 60 } },
    '2026-11-25T22:00Z',
    '2026-11-26T06:00',
  ],
  [
    'in a night shift',
    { hours: parseWorkingHours('Mon-Thu 22:00-06:00'), zone: 'UTC' },
    '2026-11-27T03:00Z',
    '2026-11-27T03:00',
  ],
  [
    'over the weekend of a week from Sunday',
    { hours: parseWorkingHours('Sun-Thu 09:00-17:00'), zone: 'UTC' },
    '2026-11-26T18:00Z',
    '2026-11-29T09:00',
  ],
  ['in a house without hours', { hours: 'always', zone: 'UTC' }, '2026-11-28T03:00Z', '2026-11-28T03:00'],
  [
    'when the whole day is quiet',
    { hours: office, zone: 'UTC', quiet: { from: 7 * 60, to: 19 * 60 } },
    '2026-11-25T10:00Z',
    undefined,
  ],
])('who may be asked next: %s', (_, own, from, expected) => {
  expect(iso(nextMoment(at(from), own))).toBe(expected);
});

test('hours are counted over nights, weekends and the change of the clock', () => {
  const own = { hours: office, zone: 'Europe/Vienna' };
  expect(iso(afterOwnHours(at('2026-11-27T16:00Z'), 2 * HOUR, own))).toBe('2026-11-30T08:00');
  expect(iso(afterOwnHours(at('2026-10-23T15:00Z'), 2 * HOUR, own))).toBe('2026-10-26T08:00');
  expect(
    afterOwnHours(at('2026-11-27T16:00Z'), HOUR, { ...own, quiet: { from: 0, to: 1439 } }),
  ).toBeUndefined();
  // A quarter of an hour a week: 49 hours of it take 196 weeks.
  const rare = {
    hours: parseWorkingHours('Sat 22:00-02:00'),
    zone: 'Europe/Vienna',
    quiet: { from: 22 * 60, to: 105 },
  };
  expect(iso(afterOwnHours(at('2026-01-01T00:00Z'), 49 * HOUR + MINUTE, rare))).toBe('2029-10-06T23:46');
});

test('whatever the hours: the next moment is in them, and counting on never leaves them or goes back', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(
      fc.record({
        zone: fc.constantFrom(...ZONES),
        hours: fc
          .constantFrom('always', 'Mon-Fri 08:00-18:00', 'Sat 22:00-02:00', 'Sun-Thu 00:00-24:00')
          .map(parseWorkingHours),
        quiet: fc.option(
          fc
            .record({ from: minutes, length: fc.integer({ min: 0, max: 1200 }) })
            .map(({ from, length }) => ({ from, to: (from + length) % 1440 })),
          { nil: undefined },
        ),
      }),
      fc.integer({ min: at('2026-01-01T00:00Z') / MINUTE, max: at('2027-01-01T00:00Z') / MINUTE }),
      fc.integer({ min: 1, max: 3000 }),
      (own, minute, amount) => {
        const from = minute * MINUTE;
        const next = nextMoment(from, own);
        if (next === undefined) return;
        expect(next).toBeGreaterThanOrEqual(from);
        expect(mayAsk(next, own)).toBe(true);
        const after = afterOwnHours(from, amount * MINUTE, own);
        expect(after).toBeGreaterThanOrEqual(next + amount * MINUTE);
        expect(mayAsk((after ?? 0) - 1, own)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
