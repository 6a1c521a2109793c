import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import { goodMorning } from '../freshness/good-morning';
import type { Log } from '../log';
import { timeZoneOf } from '../people/time-zone';
import type { WorkingHours } from '../people/working-hours';
import type { AmbassadorStore } from './ambassador';

/** Every night at 02:53 in the machine's time zone; the questions go out in the morning of whoever gets them. */
const NIGHTLY = '53 2 * * *';
/** So many people a night. */
const PEOPLE_A_NIGHT = 1000;

/** Asks who was helped whether they help now: at once, because the machine may sleep at night, and then every night. */
export function askAmbassadorsNightly(deps: {
  readonly store: Pick<AmbassadorStore, 'ask'>;
  /** When people here may be asked. */
  readonly hours: WorkingHours;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly noticesWritten: () => void;
  readonly clock: Clock;
  readonly log: Log;
}): { ask(): Promise<void>; stop(): Promise<void> } {
  const { store, hours, clock, log } = deps;
  async function work(): Promise<void> {
    const now = clock();
    const people = await store.ask(now, PEOPLE_A_NIGHT, ({ person, choices }) =>
      goodMorning(now, {
        hours,
        zone: timeZoneOf(person, choices.timeZone, deps.timeZone),
        quiet: choices.quietHours,
      }),
    );
    log.info({ people }, 'asked who was helped whether they help now');
    if (people > 0) deps.noticesWritten();
  }
  const { run: ask, stop } = everyNight({
    pattern: NIGHTLY,
    work,
    failed: 'Nobody could be asked whether they help now.',
    log,
  });
  return { ask, stop };
}
