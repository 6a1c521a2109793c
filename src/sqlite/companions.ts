import type { Clock } from '../clock';
import { INTERESTED } from '../skills/rank';
import { npmi } from '../skills/relate';
import type { SkillId } from '../skills/skill';
import type { Companion } from '../skills/skill-index';

import type { Database } from './database';
import { standsFor, type Visibility } from './findable';

/** So many people are looked at to learn what goes together with a skill. */
const SAMPLE = 50;

/** Learns from what findable people can do besides, interests aside, at the moment of the question, so it is always current. */
export function createCompanions(
  db: Database,
  { clock, visibility }: { readonly clock: Clock; readonly visibility: Visibility },
): (skill: SkillId, limit: number) => Companion[] {
  const skillKey = db.prepare<[string], { key: number; people: number }>(
    'SELECT key, people FROM skill WHERE id = ?',
  );
  const together = db.prepare<
    [{ skill: number; sample: number; now: number }],
    { id: string; people: number; together: number }
  >(
    `SELECT k.id, k.people, count(*) AS together
     FROM (SELECT s.person, s.own FROM standing s JOIN person p ON p.key = s.person LEFT JOIN choice c ON c.person = p.key
           WHERE s.skill = @skill AND s.score > ${INTERESTED} AND ${standsFor(visibility)} LIMIT @sample + 0) s
     JOIN standing o ON o.person = s.person AND o.own = s.own AND o.skill <> @skill AND o.score > ${INTERESTED} JOIN skill k ON k.key = o.skill
     GROUP BY o.skill`,
  );
  // Keys count up, so the last one is near enough to how many people there are, and costs nothing.
  const headcount = db.prepare<[], { people: number | null }>('SELECT max(key) AS people FROM person');

  return (skill, limit) => {
    const row = skillKey.get(skill);
    if (!row || row.people === 0) return [];
    const all = headcount.get()?.people ?? 0;
    const share = row.people / Math.min(SAMPLE, row.people);
    return together
      .all({ skill: row.key, sample: SAMPLE, now: clock() })
      .map((other) => ({
        skill: other.id,
        weight: npmi({
          together: other.together * share,
          seen: other.together,
          first: row.people,
          second: other.people,
          all,
        }),
      }))
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || (a.skill < b.skill ? -1 : 1))
      .slice(0, limit);
  };
}
