import type { NightlyJob } from '../every-night';
import { writeNightly, type Mornings } from '../notices/write-nightly';
import type { NewcomerStore } from './newcomers';
import { nextDayAfter } from './next-day';

/** Forgets who is not new any more, and writes to who is; the night before their second day, as a rule. */
export function newcomerNightly(
  deps: Mornings & { readonly store: Pick<NewcomerStore, 'write'> },
): NightlyJob {
  return writeNightly(deps, {
    pattern: '50 2 * * *',
    write: (now, hoursOf) =>
      deps.store.write(now, (one, startedAt) => nextDayAfter(now, startedAt, hoursOf(one))),
    done: 'new colleagues',
    failed: 'New colleagues could not be written to.',
  });
}
