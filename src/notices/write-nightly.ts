import type { Clock } from '../clock';
import { everyNight, type NightlyJob } from '../every-night';
import type { Log } from '../log';
import type { Askable } from '../people/good-morning';
import { timeZoneOf } from '../people/time-zone';
import type { OwnHours, WorkingHours } from '../people/working-hours';

/** What every job needs that writes to people at night, for their own morning. */
export interface Mornings {
  /** When people here may be asked. */
  readonly hours: WorkingHours;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly noticesWritten: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Writes to whoever it is time for: at once, because the machine may sleep at night, and then every night.
 *
 * @param job `pattern` of cron, in the machine's time zone; `write` with the hours of each person, to how many it wrote;
 *   `done` and `failed` for the log.
 */
export function writeNightly(
  { hours, timeZone, noticesWritten, clock, log }: Mornings,
  job: {
    readonly pattern: string;
    readonly write: (now: number, hoursOf: (one: Askable) => OwnHours) => Promise<number>;
    readonly done: string;
    readonly failed: string;
  },
): NightlyJob {
  const hoursOf = ({ person, choices }: Askable): OwnHours => ({
    hours,
    zone: timeZoneOf(person, choices.timeZone, timeZone),
    quiet: choices.quietHours,
  });
  const work = async (): Promise<void> => {
    const written = await job.write(clock(), hoursOf);
    log.info({ written }, job.done);
    if (written > 0) noticesWritten();
  };
  return everyNight({ pattern: job.pattern, work, failed: job.failed, log });
}
