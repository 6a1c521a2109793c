import type { Clock } from '../clock';
import {
  ASKED_ONCE_IN,
  FRESHNESS,
  MOST_SKILLS,
  STALE_AFTER,
  type AskedSkill,
  type FreshnessQuestion,
  type FreshnessStore,
} from '../freshness/freshness';
import type { PersonId } from '../people/person';
import type { Level, SkillId } from '../skills/skill';
import { changeLog } from './change-log';
import type { Database } from './database';
import { FINDABLE, OPEN_EVIDENCE } from './findable';
import { noticeWriter } from './notice-store';
import type { EvidenceWriter } from './profile-writer';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

interface Candidate extends HoursRow, RouteRow {
  readonly key: number;
}

interface Row {
  readonly key: number;
  readonly id: PersonId;
  readonly person: number;
  readonly asked_at: number;
  readonly skills: string;
  readonly told: 0 | 1;
  readonly findable: 0 | 1;
}

/** Questions whether skills are still true, in SQLite. */
export function createFreshnessStore(
  db: Database,
  { profiles, clock }: { readonly profiles: Pick<EvidenceWriter, 'renew' | 'drop'>; readonly clock: Clock },
): FreshnessStore {
  const notices = noticeWriter(db);
  const changes = changeLog(db);
  const stale = `e.source = 'added' AND e.at < @stale AND ${OPEN_EVIDENCE}`;
  const candidates = db.prepare<{ stale: number; asked: number; now: number; limit: number }, Candidate>(
    `SELECT p.key, ${WRITTEN_TO}
     FROM evidence e JOIN person p ON p.key = e.person JOIN chat h ON h.person = p.key
     LEFT JOIN choice c ON c.person = p.key
     WHERE ${stale} AND ${FINDABLE}
       AND NOT EXISTS (SELECT 1 FROM freshness f WHERE f.person = p.key AND f.asked_at > @asked)
     GROUP BY p.key ORDER BY min(e.at) LIMIT @limit + 0`,
  );
  const oldest = db
    .prepare<{ person: number; stale: number }, SkillId>(
      `SELECT k.id FROM evidence e JOIN skill k ON k.key = e.skill
       WHERE e.person = @person AND ${stale} ORDER BY e.at, k.id LIMIT ${MOST_SKILLS}`,
    )
    .pluck();
  // Dropped before it was told, so nobody was asked.
  const unasked = db.prepare(
    `DELETE FROM freshness WHERE key IN (
       SELECT subject FROM notice WHERE kind = '${FRESHNESS}' AND outcome = 'outdated' AND conversation IS NULL)`,
  );
  const waiting = db.prepare<[number], { key: number }>('SELECT key FROM freshness WHERE person = ?');
  const drop = db.prepare<[number]>('DELETE FROM freshness WHERE key = ?');
  const insert = db.prepare<[number, number, string]>(
    'INSERT INTO freshness (person, asked_at, skills) VALUES (?, ?, ?)',
  );
  const find = db.prepare<{ key: number; now: number }, Row>(
    `SELECT f.key, f.person, f.asked_at, f.skills, p.id, ${FINDABLE} AS findable,
       EXISTS (SELECT 1 FROM notice n
               WHERE n.kind = '${FRESHNESS}' AND n.subject = f.key AND n.conversation IS NOT NULL) AS told
     FROM freshness f JOIN person p ON p.key = f.person LEFT JOIN choice c ON c.person = p.key WHERE f.key = @key`,
  );
  const said = db.prepare<[number, string], { key: number; level: Level | null; at: number }>(
    `SELECT k.key, e.level, e.at FROM evidence e JOIN skill k ON k.key = e.skill
     WHERE e.person = ? AND k.id = ? AND e.source = 'added'`,
  );

  function questionOf(row: Row): FreshnessQuestion {
    const { skills } = JSON.parse(row.skills) as { skills: SkillId[] };
    return {
      id: row.key,
      person: row.id,
      told: row.told === 1,
      findable: row.findable === 1,
      skills: skills.map((skill): AskedSkill => {
        const own = said.get(row.person, skill);
        if (!own) return { skill, now: 'gone' };
        const now = own.at < row.asked_at - STALE_AFTER ? 'open' : 'kept';
        return { skill, level: own.level ?? undefined, at: own.at, now };
      }),
    };
  }

  const ask = db.transaction(
    (now: number, limit: number, when: Parameters<FreshnessStore['ask']>[2]): number => {
      unasked.run();
      let people = 0;
      const before = { stale: now - STALE_AFTER, asked: now - ASKED_ONCE_IN };
      for (const one of candidates.all({ ...before, now, limit })) {
        const dueAt = when(askableOf(one));
        const skills = oldest.all({ person: one.key, stale: before.stale });
        if (dueAt === undefined || skills.length === 0) continue;
        const last = waiting.get(one.key);
        if (last) {
          // A month later nobody needs two of them.
          notices.withdraw({ kind: FRESHNESS, subject: last.key }, now);
          drop.run(last.key);
        }
        const key = Number(insert.run(one.key, dueAt, JSON.stringify({ skills })).lastInsertRowid);
        notices.write(one.key, { kind: FRESHNESS, subject: key }, dueAt, routeOf(one));
        people += 1;
      }
      return people;
    },
  );

  const answer = db.transaction(
    (
      id: number,
      person: PersonId,
      { skill, keep }: { skill?: SkillId | undefined; keep: boolean },
      now: number,
    ): FreshnessQuestion | undefined => {
      const row = find.get({ key: id, now });
      if (!row || row.id !== person) return undefined;
      const question = questionOf(row);
      const open = question.skills.filter(
        (one) => one.now === 'open' && (skill === undefined || one.skill === skill),
      );
      if (open.length === 0) return question;
      changes.record(
        row.person,
        changes.snapshot(
          row.person,
          open.map((one) => one.skill),
        ),
      );
      for (const one of open) {
        const own = said.get(row.person, one.skill);
        if (!own) continue;
        if (keep) profiles.renew(row.person, own.key, now);
        else profiles.drop(row.person, own.key);
      }
      return questionOf(row);
    },
  );

  return {
    ask: async (...args) => ask.immediate(...args),
    find: async (id) => {
      const row = find.get({ key: id, now: clock() });
      return row && questionOf(row);
    },
    answer: async (...args) => answer.immediate(...args),
  };
}
