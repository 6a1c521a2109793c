import { setImmediate } from 'node:timers/promises';
import { stopwatch, type Clock } from '../clock';
import type { Log } from '../log';
import type { Directory } from './directory';
import type { PeopleStore, SyncStore } from './people-store';

/** What a sync did. */
export interface SyncResult {
  /** People the directory lists now. */
  readonly people: number;
  readonly added: number;
  /** People whose facts or profile changed, without those added. */
  readonly updated: number;
  readonly removed: number;
  /** People whose profile could not be read; what was known of it stays. */
  readonly unknown: number;
  /** Requests to the directory, repeated ones included. */
  readonly requests: number;
  readonly retries: number;
  /** How long it took. */
  readonly ms: number;
}

/** How far a sync is. */
export interface SyncProgress {
  readonly step: 'people' | 'profiles';
  /** Lines of the directory, or profiles, handled so far in this step. */
  readonly done: number;
  /** How many there are, as far as that is known. */
  readonly total?: number | undefined;
  /** Lately. Absent at first. */
  readonly perSecond?: number | undefined;
  readonly secondsLeft?: number | undefined;
}

/** How to sync. */
export interface SyncOptions {
  /** List everybody again and read every profile again. */
  readonly full?: boolean | undefined;
  /** End another sync that is at work instead of giving way to it; for a person who waits for the result. */
  readonly takeOver?: boolean | undefined;
  readonly progress?: ((progress: SyncProgress) => void) | undefined;
  /** Told once when the directory refuses every profile, for want of a permission as a rule. */
  readonly profilesRefused?: (() => void) | undefined;
}

/**
 * Brings the people up to date: who came, changed or left, then the profiles that are due.
 *
 * @throws AppError `unavailable` when the list of people cannot be read; what was read until then is stored, and
 * the next run goes on from there. AppError `conflict` when another sync is at work.
 */
export type SyncPeople = (options?: SyncOptions) => Promise<SyncResult>;

/** People removed in one transaction; a bot that runs beside must not wait for more. */
const SWEEP = 20;
/** Between two lines of the log about how far it is, in ms. */
const TELL = 30_000;
/** What an admin reads when no profile may be read. */
export const PROFILES_REFUSED =
  'The directory refuses profile skills. People are found by title, department and what they add themselves.';

export function createSyncPeople({
  directory,
  store,
  clock = stopwatch,
  log,
}: {
  directory: Directory;
  store: SyncStore & Pick<PeopleStore, 'counts'>;
  /** For how long it takes, and when to tell. */
  clock?: Clock;
  log: Log;
}): SyncPeople {
  return async ({ full = false, takeOver = false, progress = () => undefined, profilesRefused } = {}) => {
    const began = clock();
    const before = directory.traffic();
    const { run, token, midway } = await store.begin({ full, takeOver });
    try {
      log.info({ run, full, resumed: token !== undefined }, 'Sync begins.');

      let removed = await sweepAll(run);
      let lines = 0;
      let next = token;
      for (let passes = midway ? 2 : 1; passes > 0; passes -= 1) {
        for await (const page of directory.changes(next)) {
          removed += (await store.applyPage(run, page)).removed;
          lines += page.changes.length;
          next = page.token;
          progress({ step: 'people', done: lines });
        }
      }
      removed += await sweepAll(run);

      const total = await store.dueCount(run);
      const step = paceOf(clock);
      let profiles = 0;
      let refused = 0;
      let told = clock();
      for await (const readings of directory.profiles(store.dueProfiles(run))) {
        await store.saveReadings(run, readings);
        profiles += readings.length;
        refused += readings.filter((reading) => reading.refused).length;
        const now = step(profiles, Math.max(total, profiles));
        progress(now);
        if (clock() - told < TELL) continue;
        told = clock();
        log.info(now, 'Profiles are being read.');
      }
      if (refused > 0 && refused === profiles && refused >= Math.min(20, (await store.counts()).people)) {
        log.warn({ refused }, PROFILES_REFUSED);
        profilesRefused?.();
      }

      const tally = await store.tally(run);
      const counts = await store.counts();
      const { requests, retries } = directory.traffic();
      const result: SyncResult = {
        people: counts.people,
        ...tally,
        removed,
        unknown: counts.unknown,
        requests: requests - before.requests,
        retries: retries - before.retries,
        ms: Math.round(clock() - began),
      };
      await store.end(run);
      log.info(result, 'Sync done.');
      return result;
    } catch (error) {
      // A newer run refuses this too.
      await store.end(run).catch(() => undefined);
      throw error;
    }
  };

  async function sweepAll(run: number): Promise<number> {
    let removed = 0;
    for (;;) {
      const swept = await store.sweep(run, SWEEP);
      removed += swept.removed;
      if (swept.done) return removed;
      await setImmediate();
    }
  }
}

/** How fast it goes and how long it takes yet, by the time since the beginning. */
function paceOf(clock: Clock): (done: number, total: number) => SyncProgress {
  const began = clock();
  return (done, total) => {
    const seconds = (clock() - began) / 1000;
    const pace = seconds > 0 ? done / seconds : 0;
    return {
      step: 'profiles',
      done,
      total,
      ...(seconds >= 1 && pace > 0
        ? { perSecond: Math.round(pace), secondsLeft: Math.ceil((total - done) / pace) }
        : {}),
    };
  };
}
