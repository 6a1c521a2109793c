import type { Config } from '../config';
import { createResolver } from '../skills/resolve';
import { shippedGlossary, shippedVocabulary } from '../skills/shipped';
import type { Database } from '../sqlite/database';
import { createSkillIndex } from '../sqlite/skill-index';

/** Who has which skill, and the words that skills are recognised by. */
export function openSkills(
  db: Database,
  visibility: Config['visibility'],
  clock = Date.now,
  resolver = createResolver({ vocabulary: shippedVocabulary(), glossary: shippedGlossary() }),
) {
  return { resolver, index: createSkillIndex(db, { resolver, clock, visibility }) };
}
