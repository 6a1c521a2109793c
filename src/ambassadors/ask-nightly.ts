import type { NightlyJob } from '../every-night';
import { goodMorning } from '../people/good-morning';
import { writeNightly, type Mornings } from '../notices/write-nightly';
import type { AmbassadorStore } from './ambassador';

/** So many people a night. */
const PEOPLE_A_NIGHT = 1000;

/** Asks every night who was helped whether they help now; the questions go out in the morning of whoever gets them. */
export function askAmbassadorsNightly(
  deps: Mornings & { readonly store: Pick<AmbassadorStore, 'ask'> },
): NightlyJob {
  return writeNightly(deps, {
    pattern: '53 2 * * *',
    write: (now, hoursOf) => deps.store.ask(now, PEOPLE_A_NIGHT, (one) => goodMorning(now, hoursOf(one))),
    done: 'asked who was helped whether they help now',
    failed: 'Nobody could be asked whether they help now.',
  });
}
