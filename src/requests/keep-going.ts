import type { Clock } from '../clock';
import type { Log } from '../log';
import type { HelpRequest, RequestStore } from './request';
import type { Seek } from './seek';

const BATCH = 50;
/** After a failure it is tried again so much later, in ms. */
const REST = 30_000;
/** It is looked again at least so often, in ms: a sync in another process may find out that somebody is gone. */
const LONGEST = 60_000;

/** Keeps requests going: takes the steps that are due, at once when somebody says so and whenever one falls due. */
export function createKeepGoing(deps: {
  readonly requests: Pick<RequestStore, 'nextDue' | 'lookAgain'> & {
    due(now: number, limit: number): Promise<readonly Pick<HelpRequest, 'id' | 'version'>[]>;
  };
  readonly seek: Seek;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { requests, clock } = deps;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  /** Everything that is due, once through. */
  async function round(): Promise<void> {
    for (;;) {
      const due = await requests.due(clock(), BATCH);
      for (const { id, version } of due) {
        if (stopped) return;
        try {
          await deps.seek(id);
        } catch (error) {
          // A bug in one request must not hold up the others.
          deps.log.error({ err: error, request: id }, 'request failed');
          await requests.lookAgain(id, version, clock() + REST);
        }
      }
      if (due.length > 0) deps.noticesWritten();
      if (due.length < BATCH) return;
    }
  }

  async function drain(): Promise<void> {
    do {
      again = false;
      try {
        await round();
        const next = await requests.nextDue();
        arm(next === undefined ? LONGEST : next - clock());
      } catch (error) {
        deps.log.error({ err: error }, 'requests failed');
        arm(REST);
      }
    } while (again && !stopped);
    running = undefined;
  }

  function arm(delay: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(poke, Math.min(Math.max(delay, 10), LONGEST)).unref();
  }

  function poke(): void {
    if (stopped) return;
    again = true;
    running ??= drain();
  }

  return {
    /** Something is due: look at once. */
    poke,
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
