import { aboutChampions } from '../champions/champion';
import { ROUND_ONCE_IN, type RoundStore } from '../champions/round';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { FINDABLE } from './findable';
import { noticeWriter } from './notice-store';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

interface Candidate extends HoursRow, RouteRow {
  readonly key: number;
  readonly person: number;
}

/** The weekly rounds in SQLite. */
export function createRoundStore(db: Database, clock: Clock): RoundStore {
  const notices = noticeWriter(db);
  const candidates = db.prepare<{ now: number; before: number }, Candidate>(
    `SELECT r.key, r.person, ${WRITTEN_TO}
     FROM champion_round r JOIN person p ON p.key = r.person JOIN chat h ON h.person = r.person
     LEFT JOIN choice c ON c.person = r.person
     WHERE r.wanted = 1 AND coalesce(r.round_at, 0) < @before AND ${FINDABLE}
       AND EXISTS (SELECT 1 FROM champion h WHERE h.person = r.person)`,
  );
  const setRound = db.prepare<[number, number]>('UPDATE champion_round SET round_at = ? WHERE key = ?');
  const byKey = db.prepare<{ key: number; now: number }, { id: PersonId; wanted: 0 | 1; findable: 0 | 1 }>(
    `SELECT p.id, r.wanted, ${FINDABLE} AS findable
     FROM champion_round r JOIN person p ON p.key = r.person LEFT JOIN choice c ON c.person = p.key
     WHERE r.key = @key`,
  );
  const wanted = db
    .prepare<[PersonId], 0 | 1>(
      'SELECT wanted FROM champion_round JOIN person p ON p.key = person WHERE p.id = ?',
    )
    .pluck();
  const want = db.prepare<[0 | 1, PersonId]>(
    'UPDATE champion_round SET wanted = ? WHERE person = (SELECT key FROM person WHERE id = ?)',
  );

  const write = db.transaction((now: number, when: Parameters<RoundStore['write']>[1]): number => {
    let written = 0;
    for (const one of candidates.all({ now, before: now - ROUND_ONCE_IN })) {
      const dueAt = when(askableOf(one));
      if (dueAt === undefined) continue;
      setRound.run(dueAt, one.key);
      notices.write(one.person, aboutChampions('champion-round', one.key), dueAt, routeOf(one));
      written += 1;
    }
    return written;
  });

  return {
    write: async (...args) => write.immediate(...args),
    find: async (key) => {
      const row = byKey.get({ key, now: clock() });
      return row && { person: row.id, wanted: row.wanted === 1, findable: row.findable === 1 };
    },
    wanted: async (person) => wanted.get(person) === 1,
    want: async (person, wish) => want.run(wish ? 1 : 0, person).changes > 0,
  };
}
