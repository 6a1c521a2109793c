import { type Clock, DAY } from '../clock';
import { hash } from '../skills/rank';
import type { SkillId } from '../skills/skill';
import type { Standing } from '../skills/skill-index';
import type { Database } from './database';
import { standsFor, type Visibility } from './findable';
import { createStandingCache } from './standing-cache';

type Row = [person: string, score: number];

/**
 * The best findable people for a skill, best first. Of more equals than fit into the list, those come whose turn it is:
 * it starts elsewhere every day, so nobody is left out for having come to the company late.
 */
export function createStandings(
  db: Database,
  { clock, visibility }: { clock: Clock; visibility: Visibility },
): (skill: SkillId, limit: number) => readonly Standing[] {
  // Each is read from the covering table in its order, so nothing has to be sorted.
  const read = `SELECT p.id, s.score FROM standing s JOIN person p ON p.key = s.person
    LEFT JOIN choice c ON c.person = p.key
    WHERE s.skill = @skill AND s.own = @own AND ${standsFor(visibility)}`;
  const keyOf = db.prepare<[string], number>('SELECT key FROM skill WHERE id = ?').pluck();
  const newest = db.prepare<[], number>('SELECT max(key) FROM person').pluck();
  const scoreAt = db
    .prepare<[number, number, number], number>(
      'SELECT score FROM standing WHERE skill = ? AND own = ? ORDER BY score DESC, person LIMIT 1 OFFSET ? + 0',
    )
    .pluck();
  const best = db.prepare<[object], Row>(`${read} ORDER BY s.score DESC, s.person LIMIT @limit + 0`).raw();
  const better = db
    .prepare<[object], Row>(`${read} AND s.score > @score ORDER BY s.score DESC, s.person`)
    .raw();
  const equal = (side: string) =>
    db
      .prepare<[object], Row>(
        `${read} AND s.score = @score AND s.person ${side} @turn ORDER BY s.person LIMIT @limit + 0`,
      )
      .raw();
  const [fromTurn, beforeTurn] = [equal('>='), equal('<')];
  const cached = createStandingCache<readonly Standing[]>(db, clock);

  const rowsOf = (skill: number, own: number, limit: number, day: number): Row[] => {
    const about = { skill, own, now: clock() };
    const score = scoreAt.get(skill, own, limit - 1);
    if (score !== undefined) {
      const turn = hash(`${skill} ${day}`) % (newest.get()! + 1);
      const rows = better.all({ ...about, score });
      for (const side of [fromTurn, beforeTurn]) {
        if (rows.length < limit)
          rows.push(...side.all({ ...about, score, turn, limit: limit - rows.length }));
      }
      if (rows.length === limit) return rows;
    }
    return best.all({ ...about, limit });
  };

  return (skill, limit) => {
    const day = Math.floor(clock() / DAY);
    return cached(`${skill}\n${limit}\n${day}`, () => {
      const key = keyOf.get(skill);
      if (key === undefined) return [];
      const rows = [0, 1].flatMap((own) => rowsOf(key, own, limit, day));
      rows.sort(([, a], [, b]) => b - a);
      return rows.slice(0, limit).map(([person, score]) => ({ person, skill, score }));
    });
  };
}
