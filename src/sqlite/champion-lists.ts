import type { Clock } from '../clock';
import type { ChampionedTopic, ChampionStore } from '../champions/champion';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { FINDABLE } from './findable';

/**
 * Champions whom others may see, over `champion h`, `person p`, `choice c` and `@now`: findable people, and not for a
 * skill that they keep to themselves. The one place where this rule stands.
 */
export const SEEN_CHAMPION = `(${FINDABLE} AND NOT EXISTS (
  SELECT 1 FROM hidden_skill i JOIN skill k ON k.key = i.skill WHERE i.person = h.person AND k.id = h.skill))`;

const CHAMPIONS = `champion h JOIN person p ON p.key = h.person LEFT JOIN choice c ON c.person = p.key`;

/** Reads who is champion of what. */
export function createChampionLists(
  db: Database,
  clock: Clock,
): Pick<ChampionStore, 'championsOf' | 'topics' | 'topicsOf'> {
  const ofSkills = db
    .prepare<{ skills: string; now: number }, PersonId>(
      `SELECT DISTINCT p.id FROM ${CHAMPIONS}
       WHERE h.skill IN (SELECT value FROM json_each(@skills)) AND ${SEEN_CHAMPION} ORDER BY p.name, p.id`,
    )
    .pluck();
  const topics = db.prepare<
    { now: number; limit: number; offset: number },
    { skill: SkillId; people: string }
  >(
    // The people of a group come in no order that SQLite promises, so they are sorted before.
    `SELECT skill, json_group_array(id) AS people FROM (
       SELECT h.skill, p.id FROM ${CHAMPIONS} WHERE ${SEEN_CHAMPION} ORDER BY h.skill, p.name, p.id)
     GROUP BY skill ORDER BY count(*) DESC, skill LIMIT @limit + 0 OFFSET @offset`,
  );
  const ofPerson = db
    .prepare<[PersonId], SkillId>(
      'SELECT skill FROM champion JOIN person ON key = person WHERE id = ? ORDER BY since, skill',
    )
    .pluck();
  return {
    championsOf: async (skills) =>
      skills.length === 0 ? [] : ofSkills.all({ skills: JSON.stringify(skills), now: clock() }),
    topics: async (limit, offset = 0) =>
      topics.all({ now: clock(), limit, offset }).map(({ skill, people }): ChampionedTopic => ({
        skill,
        champions: JSON.parse(people) as PersonId[],
      })),
    topicsOf: async (person) => ofPerson.all(person),
  };
}
