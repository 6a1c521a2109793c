import type { Config } from '../config';
import { createShippedResolver } from '../skills/shipped-resolver';
import { adoptTopics } from '../sqlite/adopt-topics';
import type { Database } from '../sqlite/database';
import { createSkillIndex } from '../sqlite/skill-index';

/** Who has which skill, and the words that skills are asked for by. */
export function openSkills(
  db: Database,
  visibility: Config['visibility'],
  clock = Date.now,
  known = createShippedResolver(),
) {
  const index = createSkillIndex(db, { resolver: known, clock, visibility });
  return { resolver: index.asked, index };
}

/** The same for the process that answers people: topics that have a name in the vocabulary by now become a part of it. */
export function openAnsweringSkills(
  db: Database,
  visibility: Config['visibility'],
  clock = Date.now,
  known = createShippedResolver(),
) {
  adoptTopics(db, { resolver: known, clock });
  return openSkills(db, visibility, clock, known);
}
