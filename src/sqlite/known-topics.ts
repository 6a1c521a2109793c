import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import { SEEN_CHAMPION } from './champion-lists';
import type { Database } from './database';
import { OPEN_EVIDENCE, shown, type Visibility } from './findable';
import { createStandingCache } from './standing-cache';

/** Which topics are known, and to whom. */
export interface KnownTopics {
  /** Whether everybody may know that there is such a topic. */
  isOpen(id: SkillId): boolean;
  /** The same for one person, who knows what is their own. */
  isKnown(id: SkillId, person: PersonId): boolean;
}

/**
 * A topic that people here brought along is known while somebody who may be found has it openly or is seen as its
 * champion; to everybody else but its own people it is a word that was never said. The one place where this rule stands.
 */
export function createKnownTopics(
  db: Database,
  { clock, visibility }: { readonly clock: Clock; readonly visibility: Visibility },
): KnownTopics {
  const has = db.prepare<{ id: SkillId; now: number }, unknown>(
    `SELECT 1 FROM skill k CROSS JOIN evidence e INDEXED BY evidence_by_skill ON e.skill = k.key
     CROSS JOIN person p ON p.key = e.person LEFT JOIN choice c ON c.person = p.key
     WHERE k.id = @id AND ${shown(visibility, `(e.source = 'added')`)} AND ${OPEN_EVIDENCE} LIMIT 1`,
  );
  const stands = db.prepare<{ id: SkillId; now: number }, unknown>(
    `SELECT 1 FROM champion h JOIN person p ON p.key = h.person LEFT JOIN choice c ON c.person = p.key
     WHERE h.skill = @id AND ${SEEN_CHAMPION} LIMIT 1`,
  );
  // What they have, hid, took back, volunteer for, or asked about while it was known.
  const own = db.prepare<{ id: SkillId; person: PersonId }, unknown>(
    `SELECT 1 FROM person p LEFT JOIN skill k ON k.id = @id WHERE p.id = @person AND (
       EXISTS (SELECT 1 FROM evidence WHERE person = p.key AND skill = k.key)
       OR EXISTS (SELECT 1 FROM hidden_skill WHERE person = p.key AND skill = k.key)
       OR EXISTS (SELECT 1 FROM dropped_skill WHERE person = p.key AND skill = k.key)
       OR EXISTS (SELECT 1 FROM champion WHERE person = p.key AND skill = @id)
       OR EXISTS (SELECT 1 FROM request WHERE asker = p.key AND skill = @id))`,
  );
  const kept = createStandingCache<boolean>(db, clock);

  const isOpen = (id: SkillId): boolean =>
    !id.startsWith('org:') ||
    kept(id, () => has.get({ id, now: clock() }) !== undefined) ||
    stands.get({ id, now: clock() }) !== undefined;
  return {
    isOpen,
    isKnown: (id, person) => isOpen(id) || own.get({ id, person }) !== undefined,
  };
}
