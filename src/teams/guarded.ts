import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { failedCard } from '../cards/error-card';
import type { Reply, Turn } from '../chat/command';
import { messages, pickLocale } from '../i18n/messages';
import type { Log } from '../log';
import type { Locale } from '../people/person';
import type { ReadTurn } from './turn';

/** Runs a turn; when something breaks, `failed` makes the answer out of a short text with a number. */
export type Guarded = <T>(
  activity: Activity,
  work: (turn: Turn) => Promise<T>,
  failed: (sorry: Reply) => T,
) => Promise<T>;

/** Whatever breaks, the person gets a short text with a number, and the log has the rest. */
export function createGuarded(deps: {
  readonly readTurn: ReadTurn;
  readonly defaultLocale: Locale;
  readonly log: Log;
}): Guarded {
  return async (activity, work, failed) => {
    const id = randomUUID().slice(0, 8);
    const log = deps.log.child({ turn: id, type: activity.name ?? activity.type });
    const started = performance.now();
    try {
      const turn = await deps.readTurn(activity, log);
      const answer = await work(turn);
      log.info({ scope: turn.scope, ms: Math.round(performance.now() - started) }, 'turn');
      return answer;
    } catch (error) {
      log.error({ err: error }, 'turn failed');
      return failed(failedCard(messages(pickLocale([activity.locale], deps.defaultLocale)), id));
    }
  };
}
