import { Cron } from 'croner';
import type { Log } from './log';

/** Work of the night; `run` does it once more, after what is under way. */
export interface NightlyJob {
  readonly run: () => Promise<void>;
  /** Finishes what is under way. */
  readonly stop: () => Promise<void>;
}

/**
 * Does something at once, because the machine may sleep at night, and then every night. What fails is logged, because
 * the next night comes for sure.
 *
 * @param pattern of cron, in the machine's time zone.
 * @param failed what to log when it fails.
 */
export function everyNight(deps: {
  readonly pattern: string;
  readonly work: () => Promise<void>;
  readonly failed: string;
  readonly log: Log;
}): NightlyJob {
  let running: Promise<void> = Promise.resolve();
  const once = () => deps.work().catch((err: unknown) => deps.log.error({ err }, deps.failed));
  const run = () => (running = running.then(once));
  const job = new Cron(deps.pattern, { unref: true, mode: '5-part' }, run);
  void run();
  return {
    run,
    stop: async () => {
      job.stop();
      await running;
    },
  };
}
