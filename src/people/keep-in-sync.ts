import { setTimeout } from 'node:timers/promises';
import { AppError } from '../errors';
import type { Log } from '../log';
import type { SyncPeople } from './sync-people';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Waits so many milliseconds, or until the signal; then it throws. */
type WaitUntil = (ms: number, signal: AbortSignal) => Promise<void>;

const sleep: WaitUntil = async (ms, signal) => {
  await setTimeout(ms, undefined, { signal, ref: false });
};

/**
 * Syncs now and then every hour for as long as the bot runs: ten minutes after a failure, one minute after giving
 * way to another sync. Never throws; a sync that is under way when it is stopped is left to itself, because it can
 * be cut off anywhere.
 *
 * @param every time between two syncs, in ms.
 */
export function keepInSync({
  syncPeople,
  log,
  every = HOUR,
  wait = sleep,
}: {
  syncPeople: SyncPeople;
  log: Log;
  every?: number;
  wait?: WaitUntil;
}): { stop(): void } {
  const stopping = new AbortController();

  async function syncOnce(): Promise<number> {
    try {
      await syncPeople();
      return every;
    } catch (error) {
      if (stopping.signal.aborted) return every;
      if (error instanceof AppError && error.code === 'conflict') return MINUTE;
      log.error({ err: error }, 'People could not be read; it is tried again in ten minutes.');
      return 10 * MINUTE;
    }
  }

  void (async () => {
    while (!stopping.signal.aborted) {
      await wait(await syncOnce(), stopping.signal).catch(() => undefined);
    }
  })();
  return { stop: () => stopping.abort() };
}
