import { DAY, type Clock } from '../clock';
import type { Database } from './database';

/** Notices, or posts to the community, of one kind that reached nobody for one reason. */
export interface UndeliveredCount {
  readonly kind: string;
  readonly why: string;
  readonly count: number;
  /** How long ago the last one was given up, in seconds. */
  readonly lastSecondsAgo: number;
}

/** How far back the list looks, in ms. */
const RECENT = 7 * DAY;

/** What reached nobody in the last seven days, for whoever operates the bot: numbers, and nothing about a person. */
export function createUndeliveredList(db: Database, clock: Clock): () => readonly UndeliveredCount[] {
  const list = db.prepare<{ now: number; since: number }, UndeliveredCount>(`
    SELECT kind, undelivered AS why, count(*) AS count, (@now - max(done_at)) / 1000 AS lastSecondsAgo
    FROM (SELECT kind, undelivered, done_at FROM notice UNION ALL SELECT kind, undelivered, done_at FROM post)
    WHERE undelivered IS NOT NULL AND done_at > @since GROUP BY kind, undelivered ORDER BY kind, undelivered`);
  return () => {
    const now = clock();
    return list.all({ now, since: now - RECENT });
  };
}
