import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { TopicsAround } from '../rituals/guesses';
import { CAN_HELP } from '../skills/rank';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { standsFor, type Visibility } from './findable';

/** So many colleagues of one place are looked at; in a large one they stand for the others. */
const SAMPLE = 200;

/** Reads what findable people of the same office or department can help with, most of them first. */
export function createTopicsAround(db: Database, visibility: Visibility, clock: Clock): TopicsAround {
  const reading = (place: 'office' | 'department') =>
    db.prepare<{ id: PersonId; now: number; limit: number }, SkillId>(
      `SELECT k.id FROM (
         SELECT o.key FROM person me JOIN person o ON o.${place} = me.${place}
         WHERE me.id = @id AND o.key <> me.key LIMIT ${SAMPLE}) near
       JOIN person p ON p.key = near.key LEFT JOIN choice c ON c.person = p.key
       JOIN standing s ON s.person = p.key JOIN skill k ON k.key = s.skill
       WHERE s.score >= ${CAN_HELP} AND ${standsFor(visibility)}
       GROUP BY k.key ORDER BY count(*) DESC, k.id LIMIT @limit + 0`,
    );
  const readers = { office: reading('office').pluck(), department: reading('department').pluck() };
  return async (person, place, limit) => readers[place].all({ id: person, now: clock(), limit });
}
