import { setTimeout } from 'node:timers/promises';
import { Cron } from 'croner';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Log } from '../log';

const MINUTE = 60_000;
/** So much later than the schedule says at most, in ms, so that tenants don't all ask at the full hour. */
const JITTER = 5 * MINUTE;
/** A wait is cut into pieces of this length, in ms: a clock that jumps is noticed, and no timer overflows. */
const NAP = 15 * MINUTE;

/** Waits so many milliseconds, or until the signal; then it throws. */
type WaitUntil = (ms: number, signal: AbortSignal) => Promise<void>;

const sleep: WaitUntil = async (ms, signal) => {
  await setTimeout(ms, undefined, { signal, ref: false });
};

/** When to sync: five fields of cron in the machine's time zone, such as `0 * * * *`. */
export type Schedule = string;

/** What is wrong with a schedule; undefined when nothing is. */
export function scheduleProblem(schedule: Schedule): string | undefined {
  try {
    return new Cron(schedule, { paused: true, mode: '5-part' }).nextRun() ? undefined : 'never comes';
  } catch {
    return 'must be five fields of cron such as 0 * * * *';
  }
}

/**
 * Syncs now and then by schedule for as long as the bot runs, one at a time: ten minutes after a failure, one minute
 * after giving way to another sync, unless the schedule comes first. Never throws.
 *
 * @param syncOnce ends soon when the signal comes; it may be cut off anywhere.
 * @param random 0 to 1.
 */
export function keepInSync({
  syncOnce,
  schedule,
  log,
  clock = Date.now,
  wait = sleep,
  random = Math.random,
}: {
  syncOnce: (stopped: AbortSignal) => Promise<unknown>;
  schedule: Schedule;
  log: Log;
  clock?: Clock;
  wait?: WaitUntil;
  random?: () => number;
}): { stop(): Promise<void> } {
  const cron = new Cron(schedule, { paused: true, mode: '5-part' });
  const stopping = new AbortController();
  const { signal } = stopping;

  const untilNext = (): number => (cron.msToNext(new Date(clock())) ?? 24 * 60 * MINUTE) + random() * JITTER;

  /** Answers how long to wait for the next, in ms. */
  async function attempt(): Promise<number> {
    try {
      await syncOnce(signal);
      return untilNext();
    } catch (error) {
      if (signal.aborted) return 0;
      if (error instanceof AppError && error.code === 'conflict') return Math.min(MINUTE, untilNext());
      log.error({ err: error }, 'People could not be read; it is tried again in ten minutes.');
      return Math.min(10 * MINUTE, untilNext());
    }
  }

  /** Ends when the time is over by the clock or by what was waited, whichever is first. */
  async function pass(ms: number): Promise<void> {
    const end = clock() + ms;
    for (let left = ms; left > 0 && clock() < end && !signal.aborted; left -= NAP) {
      await wait(Math.min(left, NAP, Math.max(1, end - clock())), signal).catch(() => undefined);
    }
  }

  const ended = (async () => {
    while (!signal.aborted) await pass(await attempt());
  })();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
