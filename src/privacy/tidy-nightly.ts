import type { Clock } from '../clock';
import { everyNight } from '../every-night';
import type { Log } from '../log';
import type { PrivacyStore, Terms } from './privacy';

/** Every night at 03:17 in the machine's time zone, when hardly anybody asks. */
const NIGHTLY = '17 3 * * *';

/** Deletes what has been kept long enough: at once, because the machine may sleep at night, and then every night. */
export function tidyNightly(deps: {
  readonly store: Pick<PrivacyStore, 'tidy'>;
  readonly terms: Terms;
  readonly clock: Clock;
  readonly log: Log;
}): { tidy(): Promise<void>; stop(): Promise<void> } {
  const { store, terms, clock, log } = deps;
  let isStopped = false;
  const { run: tidy, stop } = everyNight({
    pattern: NIGHTLY,
    work: async () => log.info({ ...(await store.tidy(clock(), terms, () => isStopped)) }, 'tidied'),
    failed: 'What was kept long enough could not be deleted.',
    log,
  });
  return {
    tidy,
    stop: () => {
      isStopped = true;
      return stop();
    },
  };
}
