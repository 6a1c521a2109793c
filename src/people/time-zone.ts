/** What a clock on the wall shows. */
export interface WallClock {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
  /** Since midnight, 0 to 1439. */
  readonly minutes: number;
}

const MINUTE = 60_000;

/** Countries with one time zone, by ISO 3166; in others the country alone does not tell what time it is. */
const COUNTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  `AT Europe/Vienna, DE Europe/Berlin, CH Europe/Zurich, LI Europe/Vaduz, GB Europe/London, IE Europe/Dublin,
   FR Europe/Paris, IT Europe/Rome, NL Europe/Amsterdam, BE Europe/Brussels, LU Europe/Luxembourg, PL Europe/Warsaw,
   CZ Europe/Prague, SK Europe/Bratislava, HU Europe/Budapest, SI Europe/Ljubljana, HR Europe/Zagreb,
   RS Europe/Belgrade, BA Europe/Sarajevo, ME Europe/Podgorica, MK Europe/Skopje, AL Europe/Tirane, RO Europe/Bucharest,
   BG Europe/Sofia, GR Europe/Athens, CY Asia/Nicosia, MT Europe/Malta, DK Europe/Copenhagen, NO Europe/Oslo,
   SE Europe/Stockholm, FI Europe/Helsinki, EE Europe/Tallinn, LV Europe/Riga, LT Europe/Vilnius, IS Atlantic/Reykjavik,
   TR Europe/Istanbul, IL Asia/Jerusalem, AE Asia/Dubai, SA Asia/Riyadh, QA Asia/Qatar, EG Africa/Cairo,
   MA Africa/Casablanca, TN Africa/Tunis, ZA Africa/Johannesburg, NG Africa/Lagos, KE Africa/Nairobi, GH Africa/Accra,
   IN Asia/Kolkata, PK Asia/Karachi, BD Asia/Dhaka, LK Asia/Colombo, NP Asia/Kathmandu, CN Asia/Shanghai,
   HK Asia/Hong_Kong, TW Asia/Taipei, JP Asia/Tokyo, KR Asia/Seoul, SG Asia/Singapore, MY Asia/Kuala_Lumpur,
   TH Asia/Bangkok, VN Asia/Ho_Chi_Minh, PH Asia/Manila, CO America/Bogota, PE America/Lima, VE America/Caracas,
   UY America/Montevideo, PY America/Asuncion, BO America/La_Paz, CR America/Costa_Rica, PA America/Panama`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    ...{ hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as const);
  clocks.set(zone, made);
  return made;
}

/** The zone as this machine spells it, such as `Europe/Vienna` for `europe/vienna`; undefined when it knows none. */
export function timeZone(zone: string): string | undefined {
  // Offsets such as +01:00 know no summer time.
  if (!/^[a-z]/i.test(zone) || zone.length > 60) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Where the clock of a person runs: as they chose, else as their client told, else by a country with one zone. */
export function timeZoneOf(
  person: { readonly timeZone?: string | undefined; readonly country?: string | undefined },
  chosen: string | undefined,
  fallback: string,
): string {
  const wishes = [chosen, person.timeZone, COUNTRIES[(person.country ?? '').toUpperCase()]];
  for (const wish of wishes) {
    const zone = wish && timeZone(wish);
    if (zone) return zone;
  }
  return fallback;
}

/** What the clock on the wall shows there at that moment (ms since 1970). */
export function wallClock(at: number, zone: string): WallClock {
  const { year, month, day, minutes } = partsOf(at, zone);
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.floor(Date.UTC(year, month - 1, day) / (1440 * MINUTE)) + 3) % 7) + 7) % 7;
  return { year, month, day, weekday, minutes: Math.floor(minutes) };
}

/**
 * The moment (ms since 1970) at which the clock there shows a day and minutes since its midnight; minutes may lead
 * beyond the day. Of an hour that comes twice it is the first, for one that is skipped the moment of the change.
 */
export function momentOf(
  { year, month, day }: Pick<WallClock, 'year' | 'month' | 'day'>,
  minutes: number,
  zone: string,
): number {
  const wanted = Date.UTC(year, month - 1, day, 0, minutes);
  // The offset of a day before is that of the moment, or that from before a change of the clock.
  const early = wanted - offset(wanted - 1440 * MINUTE, zone);
  const late = wanted - offset(wanted + 1440 * MINUTE, zone);
  const fits = [early, late].filter((at) => at + offset(at, zone) === wanted);
  return fits.length > 0 ? Math.min(...fits) : changeBetween(late, early, zone);
}

/** The minute from which another offset holds there, which lies after `before` and not after `changed`. */
function changeBetween(before: number, changed: number, zone: string): number {
  const old = offset(before, zone);
  let [low, high] = [before, changed];
  while (high - low > MINUTE) {
    const middle = low + Math.max(1, Math.floor((high - low) / (2 * MINUTE))) * MINUTE;
    if (offset(middle, zone) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** What the clock there is ahead of UTC, in ms. */
function offset(at: number, zone: string): number {
  const { year, month, day, minutes } = partsOf(at, zone);
  return Date.UTC(year, month - 1, day) + minutes * MINUTE - Math.floor(at / 1000) * 1000;
}

function partsOf(at: number, zone: string) {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, minutes: hour * 60 + minute + second / 60 };
}
