import type { OpenQuestion, OpenRequests } from '../champions/round';
import type { PersonId } from '../people/person';
import type { Database } from './database';

/** Reads requests that look for a helper. */
export function createOpenRequests(db: Database): OpenRequests {
  const open = db.prepare<{ skills: string; champion: PersonId; limit: number }, OpenQuestion>(
    // Whom the asker picked is asked alone, so others read of it only once that came to nothing. What was asked without a
    // name stands on the list of whoever blocked its asker too, who would know by its absence whose it is.
    `SELECT r.key AS request, r.skill, r.question, r.made_at AS since
     FROM request r JOIN person me ON me.id = @champion
     WHERE r.state IN ('open', 'asking') AND r.asker <> me.key
       AND r.skill IN (SELECT value FROM json_each(@skills))
       AND (r.chosen IS NULL OR EXISTS (SELECT 1 FROM ping i
            WHERE i.request = r.key AND (i.answer IS NOT NULL OR i.passed_at IS NOT NULL)))
       AND NOT EXISTS (SELECT 1 FROM ping i WHERE i.request = r.key AND i.helper = me.key
         AND (i.answer IS NOT NULL OR i.unwanted_at IS NOT NULL))
       AND (r.anonymous = 1 OR NOT EXISTS (SELECT 1 FROM asker_block b WHERE b.helper = me.key AND b.asker = r.asker))
     ORDER BY r.made_at, r.key LIMIT @limit + 0`,
  );
  return {
    openFor: async (champion, skills, limit) =>
      skills.length === 0 ? [] : open.all({ skills: JSON.stringify(skills), champion, limit }),
  };
}
