import type { Clock } from '../clock';
import type { Database } from './database';

/** How many people are known and how many notices wait, for whoever operates the bot. */
export function createFigures(db: Database, clock: Clock) {
  const people = db.prepare<[], { listed: number; unknown: number }>(
    `SELECT count(*) AS listed, coalesce(sum(profile IS NULL AND due IS NOT NULL), 0) AS unknown FROM directory_entry`,
  );
  const notices = db.prepare<[], { waiting: number; oldest: number | null }>(
    `SELECT count(*) AS waiting, min(due_at) AS oldest
     FROM (SELECT due_at FROM notice WHERE due_at IS NOT NULL
           UNION ALL SELECT due_at FROM post WHERE due_at IS NOT NULL)`,
  );
  return () => {
    const { listed = 0, unknown = 0 } = people.get() ?? {};
    const { waiting = 0, oldest } = notices.get() ?? {};
    const late = oldest == null ? 0 : Math.max(0, (clock() - oldest) / 1000);
    return { people: listed, unknown, waiting, late };
  };
}
