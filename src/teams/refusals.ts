import type { Clock } from '../clock';
import type { Log } from '../log';

/** One line a minute, in ms: a flood of forged tokens must not fill the log. */
const SILENCE = 60_000;

/**
 * Writes down that requests were refused: the first at once, then one line a minute with how many there were.
 *
 * @returns a function that is told each refusal, with the reason for the log.
 */
export function createRefusals(log: Log, clock: Clock): (reason: string, error?: unknown) => void {
  let since = -Infinity;
  let unsaid = 0;
  return (reason, error) => {
    log.debug({ reason, ...(error ? { err: error } : {}) }, 'request refused');
    unsaid += 1;
    const now = clock();
    if (now - since < SILENCE) return;
    const message = error instanceof Error ? { because: error.message.slice(0, 200) } : {};
    log.warn({ refused: unsaid, reason, ...message }, 'requests refused');
    since = now;
    unsaid = 0;
  };
}
