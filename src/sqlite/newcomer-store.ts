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

/** Half the longest window that `NEWCOMER_WEEKS` allows. */
const QUARTER = 13 * WEEK;
/** Until then whoever began at that day could count as new, with whatever setting; tells of the day only the quarter. */
const keptUntil = (startedAt: number): number => (Math.floor(startedAt / QUARTER) + 3) * QUARTER;

/** Who is new and wants to hear of it, over `newcomer n JOIN person p LEFT JOIN choice c`. */
const NEW = `p.enabled = 1 AND p.guest = 0 AND n.started_at <= @now AND n.started_at > @oldest
  AND coalesce(c.paused_until, 0) <= @now
  AND NOT EXISTS (SELECT 1 FROM first_week f WHERE f.person = n.person)`;

/** Newcomers in SQLite. @param weeks see {@link NewcomerStore}. */
export function createNewcomerStore(db: Database, clock: Clock, weeks = 0): NewcomerStore {
  const notices = noticeWriter(db);
  const dropOld = dropDays(db, 'started_at <= ?');
  const dropMarks = db.prepare<[number]>('DELETE FROM newcomer WHERE started_at = 0 AND kept_until <= ?');
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
    dropOld(weeks === 0 ? Number.MAX_SAFE_INTEGER : oldest(now));
    dropMarks.run(now);
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

/**
 * Forgets the days of the rows that this picks by a number. Of whoever was written to the mark stays: a day that comes
 * back, because somebody returns or a setting changes, must not bring the card again.
 */
function dropDays(db: Database, which: 'started_at <= ?' | 'person = ?'): (picked: number) => void {
  const drop = db.prepare<[number]>(`DELETE FROM newcomer WHERE ${which} AND written = 0`);
  const blank = db.prepare<[number]>(
    `UPDATE newcomer SET started_at = 0 WHERE ${which} AND written = 1 AND started_at <> 0`,
  );
  return (picked) => {
    drop.run(picked);
    blank.run(picked);
  };
}

/** Keeps starts while they are news; inside the transaction of the sync. */
export function newcomerRows(db: Database, clock: Clock, weeks = 0) {
  const keep = db.prepare<[number, number, number]>(
    `INSERT INTO newcomer (person, started_at, kept_until) VALUES (?, ?, ?)
     ON CONFLICT (person) DO UPDATE SET started_at = excluded.started_at, kept_until = excluded.kept_until
     WHERE started_at <> excluded.started_at`,
  );
  const drop = dropDays(db, 'person = ?');
  return {
    /** @param startedAt undefined: not told, or not to be read, which changes nothing; null: has none. */
    note(person: number, startedAt: number | null | undefined): void {
      if (startedAt === undefined && weeks > 0) return;
      if (startedAt && startedAt > clock() - weeks * WEEK) keep.run(person, startedAt, keptUntil(startedAt));
      else drop(person);
    },
    drop,
  };
}
