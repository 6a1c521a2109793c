import { Cron } from 'croner';
import type { Clock } from '../clock';
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
  let running: Promise<void> = Promise.resolve();

  async function once(): Promise<void> {
    try {
      log.info({ ...(await store.tidy(clock(), terms)) }, 'tidied');
    } catch (error) {
      // The next night comes for sure.
      log.error({ err: error }, 'What was kept long enough could not be deleted.');
    }
  }
  const tidy = () => (running = running.then(once));
  const job = new Cron(NIGHTLY, { unref: true, mode: '5-part' }, tidy);
  void tidy();
  return {
    tidy,
    /** Finishes what is under way. */
    stop: async () => {
      job.stop();
      await running;
    },
  };
}
