import type { FindHelpers } from './skills/skill';
import type { Messenger, Outcome } from './notices/deliver';
import type { Log } from './log';

/**
 * What whoever operates the bot wants to know of it. Numbers about the machine, never about a person: no name, no id,
 * no word of a question is among the labels, whose values are all listed here.
 */
export interface Meter {
  /** An activity was answered, or was too much; how long it took, in ms. */
  turn(
    kind: 'message' | 'press' | 'dialog' | 'other',
    outcome: 'answered' | 'limited' | 'failed',
    ms: number,
  ): void;
  /** What came of a question for helpers. */
  find(outcome: 'found' | 'which' | 'nobody'): void;
  /** What the bot said on its own, or took back or made anew. */
  notice(what: keyof Messenger, outcome: Outcome['kind'] | 'broken'): void;
  /** A sync of the directory; how long it took, in ms. */
  sync(outcome: 'completed' | 'failed' | 'gave way', ms: number): void;
  /** A request was refused before or by authentication. */
  refused(): void;
  /** A line in the log at that level. */
  logged(level: 'warn' | 'error'): void;
}

/** Counts what comes of questions. */
export function meteredFind(find: FindHelpers, meter: Meter | undefined): FindHelpers {
  if (!meter) return find;
  return async (query) => {
    const finding = await find(query);
    const { ambiguous } = finding.resolution;
    meter.find(finding.total > 0 ? 'found' : ambiguous.length > 0 ? 'which' : 'nobody');
    return finding;
  };
}

/** Counts what comes of what the bot says on its own. */
export function meteredMessenger(messenger: Messenger, meter: Meter | undefined): Messenger {
  if (!meter) return messenger;
  const metered = async (what: keyof Messenger, work: Promise<Outcome>): Promise<Outcome> => {
    try {
      const outcome = await work;
      meter.notice(what, outcome.kind);
      return outcome;
    } catch (error) {
      meter.notice(what, 'broken');
      throw error;
    }
  };
  return {
    send: (...about) => metered('send', messenger.send(...about)),
    update: (...about) => metered('update', messenger.update(...about)),
    remove: (...about) => metered('remove', messenger.remove(...about)),
  };
}

/** Counts warnings and errors in the log. */
export function meteredLog(log: Log, meter: Meter): Log {
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => {
      meter.logged('warn');
      log.warn(fields, message);
    },
    error: (fields, message) => {
      meter.logged('error');
      log.error(fields, message);
    },
    child: (fields) => meteredLog(log.child(fields), meter),
  };
}
