import { type Clock, DAY } from '../clock';
import { hash } from '../skills/rank';
import type { SkillId } from '../skills/skill';
import type { Standing } from '../skills/skill-index';
import type { Database } from './database';
import { standsFor, type Visibility } from './findable';
import { createStandingCache } from './standing-cache';

type Row = [person: string, score: number];

/** A skill's key, the newest person's, and the first and the last score that a list shows, without and with `own`. */
interface About {
  readonly skill: number;
  readonly newest: number;
  readonly best0: number | null;
  readonly last0: number | null;
  readonly best1: number | null;
  readonly last1: number | null;
}

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
  const scoreAt = (own: 0 | 1, at: string) =>
    `(SELECT score FROM standing WHERE skill = k.key AND own = ${own} ORDER BY score DESC LIMIT 1 OFFSET ${at})`;
  const about = db.prepare<[{ skill: SkillId; last: number }], About>(
    `SELECT k.key AS skill, (SELECT max(key) FROM person) AS newest,
       ${scoreAt(0, '0')} AS best0, ${scoreAt(0, '@last + 0')} AS last0,
       ${scoreAt(1, '0')} AS best1, ${scoreAt(1, '@last + 0')} AS last1 FROM skill k WHERE k.id = @skill`,
  );
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

  const rowsOf = ({ skill, newest, ...scores }: About, own: 0 | 1, limit: number, day: number): Row[] => {
    const first = own ? scores.best1 : scores.best0;
    const score = own ? scores.last1 : scores.last0;
    if (first === null) return [];
    const those = { skill, own, now: clock() };
    if (score !== null) {
      const turn = hash(`${skill} ${day}`) % (newest + 1);
      const rows = first > score ? better.all({ ...those, score }) : [];
      for (const side of [fromTurn, beforeTurn]) {
        if (rows.length < limit)
          rows.push(...side.all({ ...those, score, turn, limit: limit - rows.length }));
      }
      if (rows.length === limit) return rows;
    }
    return best.all({ ...those, limit });
  };

  return (skill, limit) => {
    const day = Math.floor(clock() / DAY);
    return cached(`${skill}\n${limit}\n${day}`, () => {
      const known = about.get({ skill, last: limit - 1 });
      if (!known) return [];
      const rows = ([0, 1] as const).flatMap((own) => rowsOf(known, own, limit, day));
      rows.sort(([, a], [, b]) => b - a);
      return rows.slice(0, limit).map(([person, score]) => ({ person, skill, score }));
    });
  };
}
