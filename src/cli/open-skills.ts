import type { Config } from '../config';
import { createShippedResolver } from '../skills/shipped-resolver';
import { adoptSkills } from '../sqlite/adopt-skills';
import type { Database } from '../sqlite/database';
import { createSkillIndex } from '../sqlite/skill-index';

/** Who has which skill, and the words that skills are asked for by. */
export function openSkills(
  db: Database,
  visibility: Config['visibility'],
  clock = Date.now,
  known = createShippedResolver(),
) {
  adoptSkills(db, { resolver: known, clock });
  const index = createSkillIndex(db, { resolver: known, clock, visibility });
  return { resolver: index.asked, index };
}
