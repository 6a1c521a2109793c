import type { QuietHours } from './people-store';
import { momentOf, wallClock, type WallClock } from './time-zone';

/** When people may be asked: on some weekdays between two times of day, or always. */
export type WorkingHours =
  | 'always'
  | {
      /** 0 Monday to 6 Sunday. */
      readonly days: ReadonlySet<number>;
      /** Minutes since midnight; over midnight when `from` is not earlier than `to`. */
      readonly from: number;
      readonly to: number;
    };

/** The hours of one person: those of the house, in their time zone, without their own quiet hours. */
export interface OwnHours {
  readonly hours: WorkingHours;
  /** IANA. */
  readonly zone: string;
  readonly quiet?: QuietHours | undefined;
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MINUTES = 1440;
/** Whoever has no hour within so many days has none. */
const LOOK_AHEAD = 15;

/** Reads `Mon-Fri 08:00-18:00`, `Sat 10:00-12:00` or `always`; `config.ts` has checked the form. */
export function parseWorkingHours(text: string): WorkingHours {
  if (text === 'always') return 'always';
  const [, first = '', last = first, fromHour, fromMinute, toHour, toMinute] =
    /^(\w{3})(?:-(\w{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? [];
  const [start, end] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  if (start < 0 || end < 0) throw new Error(`No working hours: ${text}`);
  const length = ((end - start + 7) % 7) + 1;
  return {
    days: new Set(Array.from({ length }, (_, n) => (start + n) % 7)),
    from: Number(fromHour) * 60 + Number(fromMinute),
    to: Number(toHour) * 60 + Number(toMinute),
  };
}

/** True when this person may be asked at that moment (ms since 1970). */
export function mayAsk(at: number, own: OwnHours): boolean {
  return nextMoment(at, own) === at;
}

/** The first moment from `at` on in which this person may be asked; undefined when there is none in two weeks. */
export function nextMoment(at: number, own: OwnHours): number | undefined {
  for (const [start, end] of windows(at, own)) if (end > at) return Math.max(at, start);
  return undefined;
}

/**
 * The moment at which so much of this person's own hours has passed since `at`, however far off;
 * undefined when they have no hour in two weeks.
 *
 * @param time ms of hours in which they may be asked.
 */
export function afterOwnHours(at: number, time: number, own: OwnHours): number | undefined {
  let left = time;
  let from = at;
  // Each round looks two weeks further and takes something off, or finds nothing and ends: who has
  // a quarter of an hour a week still gets there.
  for (;;) {
    let last = from;
    for (const [start, end] of windows(from, own)) {
      const open = Math.max(from, start);
      if (end <= open) continue;
      if (open + left <= end) return open + left;
      left -= end - open;
      last = end;
    }
    if (last === from) return undefined;
    from = last;
  }
}

/** The times from the day before `at` on in which somebody may be asked, in order, as moments. */
function* windows(at: number, { hours, zone, quiet }: OwnHours): Generator<readonly [number, number]> {
  if (hours === 'always' && !hasQuiet(quiet)) {
    yield [at, Infinity];
    return;
  }
  const today = wallClock(at, zone);
  // The hours of a night shift began yesterday.
  for (let ahead = -1; ahead <= LOOK_AHEAD; ahead++) {
    const day = shifted(today, ahead);
    for (const [from, to] of spans(day.weekday, hours, quiet)) {
      const [start, end] = [momentOf(day, from, zone), momentOf(day, to, zone)];
      if (end > start) yield [start, end];
    }
  }
}

/** Minutes of a weekday's hours, quiet ones taken out. */
function spans(weekday: number, hours: WorkingHours, quiet: QuietHours | undefined): [number, number][] {
  if (hours !== 'always' && !hours.days.has(weekday)) return [];
  const { from, to } = hours === 'always' ? { from: 0, to: DAY_MINUTES } : hours;
  let open: [number, number][] = [[from, to > from ? to : to + DAY_MINUTES]];
  if (!quiet || !hasQuiet(quiet)) return open;
  const length = (quiet.to - quiet.from + DAY_MINUTES) % DAY_MINUTES;
  for (const day of [-1, 0, 1]) {
    const start = quiet.from + day * DAY_MINUTES;
    open = open.flatMap(([a, b]) =>
      (
        [
          [a, Math.min(b, start)],
          [Math.max(a, start + length), b],
        ] as [number, number][]
      ).filter(([x, y]) => y > x),
    );
  }
  return open;
}

function hasQuiet(quiet: QuietHours | undefined): boolean {
  return quiet !== undefined && quiet.from !== quiet.to;
}

function shifted({ year, month, day, weekday }: WallClock, days: number) {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (((weekday + days) % 7) + 7) % 7,
  };
}
