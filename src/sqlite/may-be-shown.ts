import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { FINDABLE } from './findable';

/** Whether somebody may be found now, whatever for; not so leavers, guests, and whoever hides, pauses or is forgotten. */
export function createMayBeShown(db: Database, clock: Clock): (id: PersonId) => Promise<boolean> {
  const one = db.prepare<{ id: string; now: number }>(
    `SELECT 1 FROM person p LEFT JOIN choice c ON c.person = p.key WHERE p.id = @id AND ${FINDABLE}`,
  );
  return async (id) => one.get({ id, now: clock() }) !== undefined;
}
