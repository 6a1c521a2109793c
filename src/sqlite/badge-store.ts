import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import { MANY_PEOPLE, PIONEER_PEOPLE, type BadgeStore, type EarnedBadge } from '../thanks/badges';
import type { Database } from './database';
import { FINDABLE } from './findable';
import type { KnownTopics } from './known-topics';

/**
 * Whom somebody helped with what and when: who thanked them, and whose request they solved. Those who were forgotten
 * are one together, so that forgetting oneself is no way to farm.
 */
export const HELPED = `
  SELECT t.helper AS helper, coalesce(t.asker, 0) AS asker, t.skill AS skill, t.at AS at FROM thanks t
  UNION ALL
  SELECT g.helper, r.asker, r.skill, r.done_at FROM ping g JOIN request r ON r.key = g.request
  WHERE g.answer = 'accept' AND r.state = 'solved' AND r.asker <> g.helper`;

/** Badges, worked out in SQLite. Those of others name only topics that everybody may know of. */
export function createBadgeStore(
  db: Database,
  clock: Clock,
  topics: Pick<KnownTopics, 'isOpen'>,
): BadgeStore {
  const helped = db
    .prepare<{ person: number }, number>(
      `SELECT count(DISTINCT asker) FROM (${HELPED}) WHERE helper = @person`,
    )
    .pluck();
  const pioneer = db
    .prepare<{ person: number }, SkillId>(
      `SELECT t.skill FROM thanks t WHERE t.helper = @person AND t.skill <> ''
       GROUP BY t.skill HAVING count(DISTINCT coalesce(t.asker, 0)) >= ${PIONEER_PEOPLE}
         AND (SELECT o.helper FROM thanks o WHERE o.skill = t.skill AND o.skill <> '' ORDER BY o.at, o.key LIMIT 1) = @person
       ORDER BY min(t.at), t.skill LIMIT 1`,
    )
    .pluck();
  const ambassador = db
    .prepare<{ person: number }, SkillId>(
      `WITH given AS (SELECT skill, asker, at FROM (${HELPED}) WHERE helper = @person AND skill <> ''),
         got AS (SELECT skill, helper, at FROM (${HELPED}) WHERE asker = @person AND skill <> '')
       SELECT given.skill FROM given JOIN got ON got.skill = given.skill AND got.at < given.at AND got.helper <> given.asker
       ORDER BY given.at, given.skill LIMIT 1`,
    )
    .pluck();
  const keyOf = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  const willing = db.prepare<{ people: string; now: number }, { key: number; id: PersonId }>(
    `SELECT p.key, p.id FROM person p JOIN choice c ON c.person = p.key
     WHERE p.id IN (SELECT value FROM json_each(@people)) AND c.badges = 1 AND ${FINDABLE}`,
  );
  // What they keep to themselves, or took back.
  const keeps = db.prepare<{ person: number; skill: SkillId }, unknown>(
    `SELECT 1 FROM skill k WHERE k.id = @skill AND (
       EXISTS (SELECT 1 FROM hidden_skill WHERE person = @person AND skill = k.key)
       OR EXISTS (SELECT 1 FROM dropped_skill WHERE person = @person AND skill = k.key))`,
  );
  const isForAll = (person: number, skill: SkillId | undefined): boolean =>
    skill === undefined || (topics.isOpen(skill) && !keeps.get({ person, skill }));

  function earned(person: number): EarnedBadge[] {
    const count = helped.get({ person }) ?? 0;
    if (count === 0) return [];
    const [first, passedOn] = [pioneer.get({ person }), ambassador.get({ person })];
    return [
      { name: 'first-help' },
      ...(count >= MANY_PEOPLE ? [{ name: 'ten-people' as const }] : []),
      ...(first === undefined ? [] : [{ name: 'pioneer' as const, skill: first }]),
      ...(passedOn === undefined ? [] : [{ name: 'ambassador' as const, skill: passedOn }]),
    ];
  }

  return {
    mine: async (id) => {
      const person = keyOf.get(id);
      return person === undefined ? [] : earned(person);
    },
    shownOf: async (people) =>
      new Map(
        willing
          .all({ people: JSON.stringify(people), now: clock() })
          .map(({ key, id }) => [id, earned(key).filter(({ skill }) => isForAll(key, skill))]),
      ),
  };
}
