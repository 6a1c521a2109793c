import { WEEK, type Clock } from '../clock';
import type { PersonId } from '../people/person';
import { NEWCOMER, type NewcomerStore } from '../rituals/newcomers';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

interface Candidate extends HoursRow, RouteRow {
  readonly key: number;
  readonly person: number;
  readonly started_at: number;
}

/** Who is new and wants to hear of it, over `newcomer n JOIN person p LEFT JOIN choice c`. */
const NEW = `p.enabled = 1 AND p.guest = 0 AND n.started_at <= @now AND n.started_at > @oldest
  AND coalesce(c.paused_until, 0) <= @now
  AND NOT EXISTS (SELECT 1 FROM first_week f WHERE f.person = n.person)`;

/** Newcomers in SQLite. @param weeks see {@link NewcomerStore}. */
export function createNewcomerStore(db: Database, clock: Clock, weeks = 0): NewcomerStore {
  const notices = noticeWriter(db);
  const dropOld = db.prepare<[number]>('DELETE FROM newcomer WHERE started_at <= ?');
  const dropAll = db.prepare('DELETE FROM newcomer');
  const candidates = db.prepare<{ now: number; oldest: number }, Candidate>(
    `SELECT n.key, n.person, n.started_at, ${WRITTEN_TO}
     FROM newcomer n JOIN person p ON p.key = n.person JOIN chat h ON h.person = n.person
     LEFT JOIN choice c ON c.person = n.person
     WHERE n.written = 0 AND ${NEW}`,
  );
  const written = db.prepare<[number]>('UPDATE newcomer SET written = 1 WHERE key = ?');
  const find = db
    .prepare<{ key: number; now: number; oldest: number }, PersonId>(
      `SELECT p.id FROM newcomer n JOIN person p ON p.key = n.person LEFT JOIN choice c ON c.person = n.person
       WHERE n.key = @key AND ${NEW}`,
    )
    .pluck();
  const oldest = (now: number): number => now - weeks * WEEK;

  const write = db.transaction((now: number, when: Parameters<NewcomerStore['write']>[1]): number => {
    if (weeks === 0) dropAll.run();
    else dropOld.run(oldest(now));
    let count = 0;
    for (const one of candidates.all({ now, oldest: oldest(now) })) {
      const at = when(askableOf(one), one.started_at);
      if (at === undefined) continue;
      written.run(one.key);
      notices.write(one.person, { kind: NEWCOMER, subject: one.key }, at, routeOf(one));
      count += 1;
    }
    return count;
  });

  return {
    weeks,
    write: async (...args) => write.immediate(...args),
    find: async (key) => {
      const now = clock();
      return find.get({ key, now, oldest: oldest(now) });
    },
  };
}

/** Keeps starts while they are news; inside the transaction of the sync. */
export function newcomerRows(db: Database, clock: Clock, weeks = 0) {
  const keep = db.prepare<[number, number]>(
    `INSERT INTO newcomer (person, started_at) VALUES (?, ?)
     ON CONFLICT (person) DO UPDATE SET started_at = excluded.started_at WHERE started_at <> excluded.started_at`,
  );
  const drop = db.prepare<[number]>('DELETE FROM newcomer WHERE person = ?');
  return {
    /** @param startedAt undefined: not told; null: has none. */
    note(person: number, startedAt: number | null | undefined, absent: 'kept' | 'none'): void {
      if (startedAt === undefined && absent === 'kept') return;
      if (startedAt && startedAt > clock() - weeks * WEEK) keep.run(person, startedAt);
      else drop.run(person);
    },
    drop: (person: number) => void drop.run(person),
  };
}
