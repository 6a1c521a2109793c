import type { Clock } from '../clock';
import type { Database } from './database';

/** Lists kept at most; a list is about a kilobyte. */
const MOST_KEPT = 5000;

/**
 * Keeps lists of people who stand for a skill until something changes that could change one of them: whoever writes
 * it, in whichever process, counts table `findable_version` up. The end of somebody's pause changes them too.
 */
export function createStandingCache<T>(db: Database, clock: Clock): (key: string, read: () => T) => T {
  const version = db.prepare<[], number>('SELECT version FROM findable_version').pluck();
  const nextEnd = db.prepare<[number], { at: number | null }>(
    'SELECT min(paused_until) AS at FROM choice WHERE paused_until > ?',
  );
  const kept = new Map<string, T>();
  let known = -1;
  let from = 0;
  let until = 0;

  return (key, read) => {
    const now = clock();
    const current = version.get() ?? 0;
    if (current !== known || now < from || now >= until || kept.size >= MOST_KEPT) {
      kept.clear();
      known = current;
      from = now;
      until = nextEnd.get(now)?.at ?? Infinity;
    }
    const had = kept.get(key);
    if (had !== undefined) return had;
    const fresh = read();
    // Inside a transaction that is rolled back, what was read never was.
    if (!db.inTransaction) kept.set(key, fresh);
    return fresh;
  };
}

/** Counts up; inside the transaction that changes where a person stands. */
export function standingsChanged(db: Database): () => void {
  const bump = db.prepare('UPDATE findable_version SET version = version + 1');
  return () => {
    bump.run();
  };
}
