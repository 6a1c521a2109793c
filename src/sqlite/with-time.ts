import { DAY, type Clock } from '../clock';
import type { PersonId } from '../people/person';
import { WEEK } from '../requests/request';
import type { WithTime } from '../rituals/mentors';
import type { Database } from './database';
import { FINDABLE } from './findable';

/** Who has time for somebody's questions, see {@link WithTime}. */
export function createWithTime(db: Database, clock: Clock): WithTime {
  const free = db.prepare<
    { people: string; newcomer: PersonId; weekly: number; now: number; week: number; yesterday: number },
    { id: PersonId; pings: number }
  >(
    `WITH near AS (
       SELECT p.id, p.key, p.upn, p.mail, coalesce(c.weekly_pings, @weekly) AS most,
         (SELECT count(*) FROM ping i
          WHERE i.helper = p.key AND i.at > @week AND i.answer IS NOT 'unreachable') AS pings
       FROM json_each(@people) j JOIN person p ON p.id = j.value LEFT JOIN choice c ON c.person = p.key
       LEFT JOIN person me ON me.id = @newcomer
       WHERE ${FINDABLE} AND p.id <> @newcomer AND p.id IS NOT me.manager AND p.manager IS NOT @newcomer
         AND NOT EXISTS (SELECT 1 FROM asker_block b WHERE b.helper = p.key AND b.asker = me.key))
     SELECT id, pings FROM near
     WHERE pings < most AND coalesce(upn, mail) IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM ping i WHERE i.helper = near.key AND i.at > @week AND i.answer = 'later' AND i.answered_at > @yesterday)`,
  );
  return async (people, newcomer, weekly) => {
    if (people.length === 0) return new Map();
    const now = clock();
    const rows = free.all({
      ...{ people: JSON.stringify(people), newcomer, weekly },
      ...{ now, week: now - WEEK, yesterday: now - DAY },
    });
    return new Map(rows.map(({ id, pings }) => [id, pings]));
  };
}
