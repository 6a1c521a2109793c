import { aboutChampions } from '../champions/champion';
import { ROUND_ONCE_IN, type RoundStore } from '../champions/round';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { FINDABLE } from './findable';
import { noticeWriter } from './notice-store';

interface Candidate {
  readonly key: number;
  readonly person: number;
  readonly country: string | null;
  readonly zone: string | null;
  readonly chosen_zone: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
}

/** The weekly rounds in SQLite. */
export function createRoundStore(db: Database, clock: Clock): RoundStore {
  const notices = noticeWriter(db);
  const candidates = db.prepare<{ now: number; before: number }, Candidate>(
    `SELECT r.key, r.person, p.country, p.time_zone AS zone, c.time_zone AS chosen_zone, c.quiet_from, c.quiet_to,
       t.service_url, t.tenant, t.bot
     FROM champion_round r JOIN person p ON p.key = r.person JOIN chat t ON t.person = r.person
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
      const { quiet_from: from, quiet_to: to } = one;
      const dueAt = when({
        person: { timeZone: one.zone ?? undefined, country: one.country ?? undefined },
        choices: {
          timeZone: one.chosen_zone ?? undefined,
          quietHours: from === null || to === null ? undefined : { from, to },
        },
      });
      if (dueAt === undefined) continue;
      setRound.run(dueAt, one.key);
      const route = { serviceUrl: one.service_url, tenantId: one.tenant ?? undefined, botId: one.bot };
      notices.write(one.person, aboutChampions('champion-round', one.key), dueAt, route);
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
