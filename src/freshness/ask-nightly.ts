import type { NightlyJob } from '../every-night';
import { writeNightly, type Mornings } from '../notices/write-nightly';
import { goodMorning } from '../people/good-morning';
import type { FreshnessStore } from './freshness';

/** So many people a night, so that a house which has waited for long does not ask everybody on one morning. */
const PEOPLE_A_NIGHT = 1000;

/** Asks every night whether old skills are still true; the questions go out in the morning of whoever gets them. */
export function askNightly(deps: Mornings & { readonly store: Pick<FreshnessStore, 'ask'> }): NightlyJob {
  return writeNightly(deps, {
    pattern: '47 2 * * *',
    write: (now, hoursOf) => deps.store.ask(now, PEOPLE_A_NIGHT, (one) => goodMorning(now, hoursOf(one))),
    done: 'asked whether skills are still true',
    failed: 'Nobody could be asked whether skills are still true.',
  });
}
