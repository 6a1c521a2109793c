import {
  aboutChampions,
  MOST_TOPICS,
  NOMINATE_AGAIN_AFTER,
  type ChampionStore,
  type FreshNomination,
  type Nomination,
  type SignedUp,
} from '../champions/champion';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import { changeLog } from './change-log';
import { createChampionLists, SEEN_CHAMPION } from './champion-lists';
import { championRows } from './champion-rows';
import type { Database } from './database';
import { FINDABLE } from './findable';
import { noticeWriter } from './notice-store';
import { routeOf, type RouteRow } from './written-to';

interface NominationRow extends RouteRow {
  readonly key: number;
  readonly person: number;
  readonly person_id: PersonId;
  readonly by: number | null;
  readonly by_id: PersonId | null;
  readonly skill: SkillId;
  readonly at: number;
  readonly answer: 'yes' | 'no' | null;
}

/** Champions in SQLite; each method is one transaction. */
export function createChampionStore(db: Database, clock: Clock): ChampionStore {
  const rows = championRows(db);
  const notices = noticeWriter(db);
  const last = changeLog(db);
  const isSeen = db.prepare<{ person: number; skill: SkillId; now: number }, unknown>(
    `SELECT 1 FROM champion h JOIN person p ON p.key = h.person LEFT JOIN choice c ON c.person = p.key
     WHERE h.person = @person AND h.skill = @skill AND ${SEEN_CHAMPION}`,
  );
  const findable = db
    .prepare<{ id: PersonId; now: number }, number>(
      `SELECT p.key FROM person p LEFT JOIN choice c ON c.person = p.key WHERE p.id = @id AND ${FINDABLE}`,
    )
    .pluck();
  const byKey = db.prepare<[number], NominationRow>(
    `SELECT n.*, p.id AS person_id, b.id AS by_id
     FROM nomination n JOIN person p ON p.key = n.person LEFT JOIN person b ON b.key = n.by WHERE n.key = ?`,
  );
  const lately = db.prepare<[number, SkillId, number], unknown>(
    'SELECT 1 FROM nomination WHERE person = ? AND skill = ? AND at > ?',
  );
  const insert = db.prepare(
    `INSERT INTO nomination (person, skill, by, at, service_url, tenant, bot)
     VALUES (@person, @skill, @by, @at, @serviceUrl, @tenant, @bot)`,
  );
  const setAnswer = db.prepare('UPDATE nomination SET answer = ?, answered_at = ?, by = ? WHERE key = ?');

  function keyOf(person: PersonId): number {
    const key = rows.keyOf(person);
    if (key === undefined) throw new AppError('not_found', 'person unknown');
    return key;
  }

  function become(person: number, skill: SkillId, at: number, nomination?: number): SignedUp {
    if (rows.since(person, skill) !== undefined) return 'same';
    if (rows.count(person) >= MOST_TOPICS) return 'full';
    rows.add(person, skill, at);
    rows.startRound(person);
    last.record(person, { kind: 'champion', skill, since: null, ...(nomination ? { nomination } : {}) });
    return 'done';
  }

  const stepDown = db.transaction((id: PersonId, skill: SkillId): boolean => {
    const person = rows.keyOf(id);
    const since = person === undefined ? undefined : rows.since(person, skill);
    if (person === undefined || since === undefined) return false;
    rows.remove(person, skill);
    last.record(person, { kind: 'champion', skill, since });
    return true;
  });

  const nominate = db.transaction((fresh: FreshNomination, route: Route) => {
    const person = findable.get({ id: fresh.person, now: fresh.at });
    if (person === undefined) return 'none' as const;
    if (isSeen.get({ person, skill: fresh.skill, now: fresh.at })) return 'champion' as const;
    // A champion who keeps the topic to themselves is not given away, and nobody is asked again and again.
    const silent =
      rows.since(person, fresh.skill) !== undefined ||
      lately.get(person, fresh.skill, fresh.at - NOMINATE_AGAIN_AFTER) !== undefined;
    if (silent) return 'asked' as const;
    const { skill, at } = fresh;
    const { serviceUrl, tenantId: tenant = null, botId: bot } = route;
    const asked = { person, skill, by: keyOf(fresh.by), at, serviceUrl, tenant, bot };
    const key = Number(insert.run(asked).lastInsertRowid);
    notices.write(person, aboutChampions('nomination', key), at, route);
    return 'asked' as const;
  });

  const answer = db.transaction(
    (id: number, who: PersonId, word: 'yes' | 'no', at: number): SignedUp | 'over' | 'none' => {
      const row = byKey.get(id);
      if (!row || row.person_id !== who) return 'none';
      if (row.answer !== null) return row.answer === word ? 'same' : 'over';
      if (word === 'yes') {
        const became = become(row.person, row.skill, at, id);
        if (became === 'full') return 'full';
        setAnswer.run('yes', at, row.by, id);
        if (row.by !== null) notices.write(row.by, aboutChampions('champion-yes', id), at, routeOf(row));
      } else {
        // Nobody can look up any more who was told no.
        setAnswer.run('no', at, null, id);
      }
      return 'done';
    },
  );

  return {
    ...createChampionLists(db, clock),
    signUp: async (person, skill, at) => db.transaction(() => become(keyOf(person), skill, at)).immediate(),
    stepDown: async (...args) => stepDown.immediate(...args),
    nominate: async (...args) => nominate.immediate(...args),
    nomination: async (id) => {
      const row = byKey.get(id);
      return row && toNomination(row);
    },
    answer: async (...args) => answer.immediate(...args),
  };
}

function toNomination(row: NominationRow): Nomination {
  return {
    id: row.key,
    person: row.person_id,
    skill: row.skill,
    by: row.by_id ?? undefined,
    answer: row.answer ?? undefined,
    at: row.at,
  };
}
