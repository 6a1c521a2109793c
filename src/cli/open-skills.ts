import type { Config } from '../config';
import { createShippedResolver } from '../skills/shipped-resolver';
import { adoptSkills } from '../sqlite/adopt-skills';
import type { Database } from '../sqlite/database';
import { createSkillIndex } from '../sqlite/skill-index';

/** Who has which skill, and the words that skills are recognised by. */
export function openSkills(
  db: Database,
  visibility: Config['visibility'],
  clock = Date.now,
  resolver = createShippedResolver(),
) {
  adoptSkills(db, { resolver, clock });
  return { resolver, index: createSkillIndex(db, { resolver, clock, visibility }) };
}
