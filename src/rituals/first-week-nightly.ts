import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import type { Log } from '../log';
import { timeZoneOf } from '../people/time-zone';
import type { WorkingHours } from '../people/working-hours';
import type { FirstWeekStore } from './first-week';
import { nextDay } from './next-day';

/** Every night at 02:55 in the machine's time zone; the cards themselves come in the morning of whoever gets them. */
const NIGHTLY = '55 2 * * *';

/** Writes the next cards of first weeks: at once, because the machine may sleep at night, and then every night. */
export function firstWeekNightly(deps: {
  readonly store: Pick<FirstWeekStore, 'write'>;
  /** When people here may be asked. */
  readonly hours: WorkingHours;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly noticesWritten: () => void;
  readonly clock: Clock;
  readonly log: Log;
}): { write(): Promise<void>; stop(): Promise<void> } {
  const { store, hours, clock, log } = deps;
  async function work(): Promise<void> {
    const now = clock();
    const written = await store.write(now, ({ person, choices }, lastAt) =>
      nextDay(now, lastAt, {
        hours,
        zone: timeZoneOf(person, choices.timeZone, deps.timeZone),
        quiet: choices.quietHours,
      }),
    );
    log.info({ written }, 'cards of first weeks');
    if (written > 0) deps.noticesWritten();
  }
  const { run: write, stop } = everyNight({
    pattern: NIGHTLY,
    work,
    failed: 'The cards of first weeks could not be written.',
    log,
  });
  return { write, stop };
}
