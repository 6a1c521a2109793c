import type { NightlyJob } from '../every-night';
import { writeNightly, type Mornings } from '../notices/write-nightly';
import type { RoundStore } from './round';
import { roundMorning } from './round-morning';

/** Writes the weekly rounds, the night before they come. */
export function roundNightly(deps: Mornings & { readonly store: Pick<RoundStore, 'write'> }): NightlyJob {
  return writeNightly(deps, {
    pattern: '31 2 * * *',
    write: (now, hoursOf) => deps.store.write(now, (one) => roundMorning(now, hoursOf(one))),
    done: 'rounds for champions',
    failed: 'The rounds for champions could not be written.',
  });
}
