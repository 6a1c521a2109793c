import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import type { Log } from '../log';
import { timeZoneOf } from '../people/time-zone';
import type { WorkingHours } from '../people/working-hours';
import type { RoundStore } from './round';
import { roundMorning } from './round-morning';

/** Every night at 02:31 in the machine's time zone; the rounds themselves come in the morning of whoever gets them. */
const NIGHTLY = '31 2 * * *';

/** Writes the weekly rounds: at once, because the machine may sleep at night, and then every night. */
export function roundNightly(deps: {
  readonly store: Pick<RoundStore, 'write'>;
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
    const written = await store.write(now, ({ person, choices }) =>
      roundMorning(now, {
        hours,
        zone: timeZoneOf(person, choices.timeZone, deps.timeZone),
        quiet: choices.quietHours,
      }),
    );
    log.info({ written }, 'rounds for champions');
    if (written > 0) deps.noticesWritten();
  }
  const { run: write, stop } = everyNight({
    pattern: NIGHTLY,
    work,
    failed: 'The rounds for champions could not be written.',
    log,
  });
  return { write, stop };
}
