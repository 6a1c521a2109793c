import {
  AMBASSADOR,
  ASK_AFTER,
  ASK_UNTIL,
  ASKED_ONCE_IN,
  CHAMPION_PEOPLE,
  MOVER,
  MOVER_WITHIN,
  type AmbassadorKind,
  type AmbassadorQuestion,
  type AmbassadorStore,
} from '../ambassadors/ambassador';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import { HELPED } from './badge-store';
import type { Database } from './database';
import { FINDABLE } from './findable';
import { noticeWriter } from './notice-store';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

interface Candidate extends HoursRow, RouteRow {
  readonly person: number;
  readonly kind: AmbassadorKind;
  /** '' where it is about no topic. */
  readonly skill: SkillId;
}

interface Row {
  readonly key: number;
  readonly id: PersonId;
  readonly kind: AmbassadorKind;
  /** '' where it is about no topic. */
  readonly skill: SkillId;
  readonly answer: 'yes' | 'no' | null;
  readonly told: 0 | 1;
  readonly findable: 0 | 1;
}

const has = (table: string, more = '') =>
  `EXISTS (SELECT 1 FROM ${table} e JOIN skill k ON k.key = e.skill
    WHERE e.person = q.person AND k.id = q.skill ${more})`;

/** Who helped three different people with a topic, and is not its champion nor was asked. */
const CHAMPIONS = `
  SELECT helper AS person, 'champion' AS kind, skill, max(at) AS at FROM (${HELPED}) WHERE skill <> ''
  GROUP BY helper, skill HAVING count(DISTINCT asker) >= ${CHAMPION_PEOPLE}
    AND NOT EXISTS (SELECT 1 FROM champion h WHERE h.person = helper AND h.skill = skill)
    AND NOT EXISTS (SELECT 1 FROM nomination n WHERE n.person = helper AND n.skill = skill)`;

/** Who was helped with a topic some days ago, and offers nothing of it. */
const STARTS = `
  SELECT asker AS person, 'start' AS kind, skill, max(at) AS at FROM (${HELPED})
  WHERE skill <> '' AND asker <> 0 AND at BETWEEN @from AND @to GROUP BY asker, skill`;

/** Who adds, answers and thanks much, and is no champion. */
const MOVERS = `
  SELECT p.key AS person, 'mover' AS kind, '' AS skill, 0 AS at FROM person p
  WHERE (SELECT count(*) FROM evidence e WHERE e.person = p.key AND e.source = 'added'
           AND coalesce(e.level, 'solve') <> 'learn' AND e.at > @since) >= ${MOVER.skills}
    AND (SELECT count(DISTINCT r.asker) FROM ping g JOIN request r ON r.key = g.request
         WHERE g.helper = p.key AND g.at > @since AND g.answer IN ('accept', 'tried')) >= ${MOVER.answers}
    AND (SELECT count(DISTINCT t.helper) FROM thanks t WHERE t.asker = p.key AND t.at > @since) >= ${MOVER.thanks}
    AND NOT EXISTS (SELECT 1 FROM champion h WHERE h.person = p.key)`;

/** From helped to helping, in SQLite. */
export function createAmbassadorStore(db: Database, clock: Clock): AmbassadorStore {
  const notices = noticeWriter(db);
  const candidates = db.prepare<
    { now: number; from: number; to: number; since: number; asked: number },
    Candidate
  >(
    `SELECT q.person, q.kind, q.skill, ${WRITTEN_TO}
     FROM (${CHAMPIONS} UNION ALL ${STARTS} UNION ALL ${MOVERS}) q
     JOIN person p ON p.key = q.person JOIN chat h ON h.person = p.key LEFT JOIN choice c ON c.person = p.key
     WHERE ${FINDABLE}
       AND NOT EXISTS (SELECT 1 FROM ambassador_question o
                       WHERE o.person = q.person AND (o.asked_at > @asked OR (o.kind = q.kind AND o.skill = q.skill)))
       AND NOT ${has('dropped_skill')} AND NOT ${has('hidden_skill')}
       AND (q.kind <> 'start' OR NOT ${has('evidence', "AND e.source <> 'interest' AND coalesce(e.level, 'solve') <> 'learn'")})
     ORDER BY q.kind, q.at DESC, q.person`,
  );
  // Dropped before it was told, so nobody was asked.
  const unasked = db.prepare(
    `DELETE FROM ambassador_question WHERE answer IS NULL AND key IN (
       SELECT subject FROM notice WHERE kind = '${AMBASSADOR}' AND outcome = 'outdated' AND conversation IS NULL)`,
  );
  const insert = db.prepare<[number, AmbassadorKind, string, number]>(
    'INSERT INTO ambassador_question (person, kind, skill, asked_at) VALUES (?, ?, ?, ?)',
  );
  const find = db.prepare<{ key: number; now: number }, Row>(
    `SELECT q.key, p.id, q.kind, q.skill, q.answer, ${FINDABLE} AS findable,
       EXISTS (SELECT 1 FROM notice n
               WHERE n.kind = '${AMBASSADOR}' AND n.subject = q.key AND n.conversation IS NOT NULL) AS told
     FROM ambassador_question q JOIN person p ON p.key = q.person LEFT JOIN choice c ON c.person = p.key
     WHERE q.key = @key`,
  );
  const setAnswer = db.prepare<['yes' | 'no', number]>(
    'UPDATE ambassador_question SET answer = ? WHERE key = ? AND answer IS NULL',
  );
  const read = (key: number): AmbassadorQuestion | undefined => {
    const row = find.get({ key, now: clock() });
    return row && toQuestion(row);
  };

  const ask = db.transaction(
    (now: number, limit: number, when: Parameters<AmbassadorStore['ask']>[2]): number => {
      unasked.run();
      const asked = new Set<number>();
      const times = { from: now - ASK_UNTIL, to: now - ASK_AFTER, since: now - MOVER_WITHIN };
      for (const one of candidates.all({ now, asked: now - ASKED_ONCE_IN, ...times })) {
        if (asked.has(one.person) || asked.size >= limit) continue;
        const dueAt = when(askableOf(one));
        if (dueAt === undefined) continue;
        asked.add(one.person);
        const subject = Number(insert.run(one.person, one.kind, one.skill, dueAt).lastInsertRowid);
        notices.write(one.person, { kind: AMBASSADOR, subject }, dueAt, routeOf(one));
      }
      return asked.size;
    },
  );

  const answer = db.transaction((id: number, person: PersonId, word: 'yes' | 'no') => {
    if (read(id)?.person !== person) return undefined;
    setAnswer.run(word, id);
    return read(id);
  });

  return {
    ask: async (...args) => ask.immediate(...args),
    find: async (id) => read(id),
    answer: async (...args) => answer.immediate(...args),
  };
}

function toQuestion(row: Row): AmbassadorQuestion {
  return {
    id: row.key,
    person: row.id,
    kind: row.kind,
    skill: row.skill || undefined,
    answer: row.answer ?? undefined,
    told: row.told === 1,
    findable: row.findable === 1,
  };
}
