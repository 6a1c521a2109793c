import { createHash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Clock } from '../clock';

/** How long an activity may be repeated by Teams, in ms. */
const KEPT = 120_000;
const MOST = 2000;

/**
 * Answers a repeated activity like the first one, without doing anything twice.
 *
 * Teams repeats an invoke that took too long. The same id with other contents is another activity: some clients
 * number theirs anew.
 */
export function createRepeats(clock: Clock) {
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();

  function clean(now: number): void {
    for (const [key, { at }] of answers) {
      if (now - at < KEPT && answers.size <= MOST) return;
      answers.delete(key);
    }
  }

  /** Runs the work once for this activity, and hands its answer to every repetition. */
  return function once<T>(activity: Activity, work: () => Promise<T>): Promise<T> {
    if (!activity.id) return work();
    const { id, type, name, text, from, conversation, serviceUrl } = activity;
    const value: unknown = activity.value;
    const key = createHash('sha256')
      .update(JSON.stringify([serviceUrl, conversation.id, from.id, id, type, name, text, value]))
      .digest('base64');
    const now = clock();
    clean(now);
    const before = answers.get(key);
    if (before) return before.answer as Promise<T>;
    const answer = work();
    answers.set(key, { at: now, answer });
    // What failed may be tried again.
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
