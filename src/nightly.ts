import { askAmbassadorsNightly } from './ambassadors/ask-nightly';
import { roundNightly } from './champions/round-nightly';
import type { Config } from './config';
import { askNightly } from './freshness/ask-nightly';
import type { Log } from './log';
import { parseWorkingHours } from './people/working-hours';
import type { Terms } from './privacy/privacy';
import { tidyNightly } from './privacy/tidy-nightly';
import { RITUALS } from './rituals-config';
import { digestNightly } from './rituals/digest-nightly';
import { firstWeekNightly } from './rituals/first-week-nightly';
import { newcomerNightly } from './rituals/newcomer-nightly';
import { mergeNightly } from './skills/merge-nightly';
import type { Stores } from './wire';

/** Starts everything that is done at night, each at once and then every night. */
export function startNightly(deps: {
  readonly config: Config;
  readonly stores: Stores;
  readonly terms: Terms;
  readonly noticesWritten: () => void;
  readonly log: Log;
}): { stop(): Promise<void> } {
  const { config, stores, terms, noticesWritten, log } = deps;
  const { clock } = stores;
  const hours = parseWorkingHours(config.workingHours);
  const mornings = { hours, timeZone: config.timeZone, noticesWritten, clock, log };
  const { digest: hour } = config.rituals ?? RITUALS;
  const jobs = [
    askNightly({ store: stores.freshness, ...mornings }),
    askAmbassadorsNightly({ store: stores.ambassadors, ...mornings }),
    roundNightly({ store: stores.rounds, ...mornings }),
    newcomerNightly({ store: stores.newcomers, ...mornings }),
    firstWeekNightly({ store: stores.firstWeeks, ...mornings }),
    ...(hour ? [digestNightly({ store: stores.digests, hour, ...mornings })] : []),
    mergeNightly({ merges: stores.merges, log }),
    tidyNightly({ store: stores.privacy, terms, clock, log }),
  ];
  return {
    /** Finishes what is under way. */
    stop: async () => {
      for (const job of jobs) await job.stop();
    },
  };
}
