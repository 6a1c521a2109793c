import type { NightlyJob } from '../every-night';
import { writeNightly, type Mornings } from '../notices/write-nightly';
import type { FirstWeekStore } from './first-week';
import { nextDay } from './next-day';

/** Writes the next cards of first weeks, the night before they come. */
export function firstWeekNightly(
  deps: Mornings & { readonly store: Pick<FirstWeekStore, 'write'> },
): NightlyJob {
  return writeNightly(deps, {
    pattern: '55 2 * * *',
    write: (now, hoursOf) => deps.store.write(now, (one, lastAt) => nextDay(now, lastAt, hoursOf(one))),
    done: 'cards of first weeks',
    failed: 'The cards of first weeks could not be written.',
  });
}
