import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import type { Log } from '../log';
import { timeZoneOf } from '../people/time-zone';
import type { DigestStore, DigestTime } from './digest';
import { digestMoment, type DigestHour } from './digest-moment';

/** Every night at 02:39 in the machine's time zone; the digests themselves come at the hour of the house. */
const NIGHTLY = '39 2 * * *';

/** Prepares and writes the weekly digests: at once, because the machine may sleep at night, and then every night. */
export function digestNightly(deps: {
  readonly store: Pick<DigestStore, 'prepare' | 'write'>;
  readonly hour: DigestHour;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly noticesWritten: () => void;
  readonly clock: Clock;
  readonly log: Log;
}): { write(): Promise<void>; stop(): Promise<void> } {
  const { store, hour, clock, log } = deps;
  async function work(): Promise<void> {
    const now = clock();
    await store.prepare(now);
    const written = await store.write(now, momentsOf(now, hour, deps.timeZone));
    log.info({ written }, 'weekly digests');
    if (written > 0) deps.noticesWritten();
  }
  const { run: write, stop } = everyNight({
    pattern: NIGHTLY,
    work,
    failed: 'The weekly digests could not be written.',
    log,
  });
  return { write, stop };
}

/** Moments for many people; reckoned once a time zone, because that is what takes time. */
export function momentsOf(now: number, hour: DigestHour, fallback: string): DigestTime {
  const known = new Map<string, ReturnType<typeof digestMoment>>();
  const zones = new Map<string, string>();
  return ({ person, choices }) => {
    const told = `${choices.timeZone ?? ''}\n${person.timeZone ?? ''}\n${person.country ?? ''}`;
    let zone = zones.get(told);
    if (zone === undefined) zones.set(told, (zone = timeZoneOf(person, choices.timeZone, fallback)));
    const { quietHours: quiet } = choices;
    const key = `${zone}\n${quiet?.from}\n${quiet?.to}`;
    if (!known.has(key)) known.set(key, digestMoment(now, hour, { zone, quiet }));
    return known.get(key);
  };
}
