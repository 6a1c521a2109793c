import { about, OF_PING, openly, TO_ASKER } from '../requests/request';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { postWriter } from './post-store';

/** What becomes of requests when somebody is forgotten, or their time is over. Writes belong into a transaction. */
export function createRequestForgetting(db: Database) {
  const notices = noticeWriter(db);
  const posts = postWriter(db);
  const asked = db
    .prepare<[number], number>(
      'SELECT p.key FROM ping p JOIN request r ON r.key = p.request WHERE r.asker = ?',
    )
    .pluck();
  const own = db.prepare<[number], number>('SELECT key FROM request WHERE asker = ?').pluck();
  const touched = db.prepare<[number], { key: number; request: number }>(
    'SELECT key, request FROM ping WHERE helper = ?',
  );
  const lookAgain = db.prepare<[number, number]>(
    'UPDATE request SET due_at = ?, version = version + 1 WHERE key = ? AND done_at IS NULL',
  );
  const unchoose = db.prepare<[number]>('UPDATE request SET chosen = NULL WHERE chosen = ?');
  const unblock = db.prepare<[number]>('DELETE FROM asker_block WHERE asker = ?');
  const old = db.prepare<[number], number>('SELECT key FROM request WHERE done_at < ?').pluck();
  const drop = db.prepare<[number]>('DELETE FROM request WHERE done_at < ?');
  return {
    /**
     * Their own requests go with them, and whoever was asked reads them no longer; requests that they were asked
     * keep their state without them, and go on.
     */
    forget(person: number, now: number): void {
      for (const ping of asked.all(person)) {
        for (const kind of [...OF_PING, 'report'] as const) notices.withdraw(about(kind, ping), now);
      }
      for (const request of own.all(person)) posts.withdraw(openly(request), now);
      for (const { key, request } of touched.all(person)) {
        notices.withdraw(about('yes', key), now);
        lookAgain.run(now, request);
        for (const kind of TO_ASKER) notices.touch(about(kind, request), now);
        posts.touch(openly(request), now);
      }
      unchoose.run(person);
      unblock.run(person);
    },
    /** Requests that ended before that moment go, and what the community read of them. @returns how many. */
    dropBefore(moment: number, now: number): number {
      for (const request of old.all(moment)) posts.withdraw(openly(request), now);
      return drop.run(moment).changes;
    },
  };
}
