import { everyNight } from '../every-night';
import type { Log } from '../log';
import type { TopicMerges } from './merge-topics';

/** Before the night's tidying, in the machine's time zone. */
const NIGHTLY = '7 3 * * *';

/** Goes on with merges that a former process left in the middle: at once, and every night with what failed. */
export function mergeNightly(deps: { readonly merges: Pick<TopicMerges, 'settle'>; readonly log: Log }) {
  return everyNight({
    pattern: NIGHTLY,
    work: () => deps.merges.settle(),
    failed: 'A merge of topics could not go on.',
    log: deps.log,
  });
}
