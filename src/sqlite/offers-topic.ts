import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { OPEN_EVIDENCE } from './findable';

/** Whether somebody has said in the chat that they can help with a topic, and lets others see it. */
export function createOffersTopic(db: Database): (person: number, skill: SkillId) => boolean {
  const offers = db.prepare<{ person: number; skill: SkillId }, unknown>(
    `SELECT 1 FROM evidence e JOIN skill k ON k.key = e.skill
     WHERE e.person = @person AND k.id = @skill AND e.source = 'added' AND coalesce(e.level, '') <> 'learn'
       AND ${OPEN_EVIDENCE}`,
  );
  return (person, skill) => offers.get({ person, skill }) !== undefined;
}
