import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import type { Log } from '../log';
import { timeZoneOf } from '../people/time-zone';
import type { WorkingHours } from '../people/working-hours';
import type { FreshnessStore } from './freshness';
import { goodMorning } from './good-morning';

/** Every night at 02:47 in the machine's time zone; the questions themselves go out in the morning of whoever gets them. */
const NIGHTLY = '47 2 * * *';
/** So many people a night, so that a house which has waited for long does not ask everybody on one morning. */
const PEOPLE_A_NIGHT = 1000;

/** Asks whether old skills are still true: at once, because the machine may sleep at night, and then every night. */
export function askNightly(deps: {
  readonly store: Pick<FreshnessStore, 'ask'>;
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
    log.info({ people }, 'asked whether skills are still true');
    if (people > 0) deps.noticesWritten();
  }
  const { run: ask, stop } = everyNight({
    pattern: NIGHTLY,
    work,
    failed: 'Nobody could be asked whether skills are still true.',
    log,
  });
  return { ask, stop };
}
