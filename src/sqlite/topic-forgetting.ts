import { aboutChampions } from '../champions/champion';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { noticeWriter } from './notice-store';

/** Whether nobody here has the topic any more, so that its word was somebody's own. */
const GONE = `NOT EXISTS (SELECT 1 FROM skill WHERE id = @topic)
  AND NOT EXISTS (SELECT 1 FROM topic_merge WHERE topic = @topic)`;

/** What becomes of topics that only somebody had who is forgotten; inside a transaction. */
export function createTopicForgetting(db: Database) {
  const notices = noticeWriter(db);
  const all = db
    .prepare<{ person: number }, SkillId>(
      `SELECT k.id FROM skill k WHERE k.label IS NOT NULL AND (
         k.key IN (SELECT skill FROM evidence WHERE person = @person UNION
                   SELECT skill FROM dropped_skill WHERE person = @person UNION
                   SELECT skill FROM hidden_skill WHERE person = @person)
         OR k.id IN (SELECT skill FROM champion WHERE person = @person)
         OR k.people = 0)
       UNION SELECT g.topic FROM topic_moved m JOIN topic_merge g ON g.key = m.merge WHERE m.person = @person`,
    )
    .pluck();
  const isGone = db.prepare<{ topic: SkillId }, unknown>(`SELECT 1 WHERE ${GONE}`);
  const suggested = db
    .prepare<{ topic: SkillId }, number>('SELECT key FROM nomination WHERE skill = @topic')
    .pluck();
  const drops = [
    // Numbers of five people and more, but under a word that was one person's.
    `DELETE FROM pulse_count WHERE skill = @topic AND week IN (
       WITH RECURSIVE w (week, last) AS (
         SELECT min(week), max(week) FROM pulse_count
         UNION ALL SELECT week + 1, last FROM w WHERE week < last)
       SELECT week FROM w)`,
    'DELETE FROM house_topic WHERE skill = @topic',
    'DELETE FROM house_thanks WHERE skill = @topic',
    'DELETE FROM ambassador_question WHERE skill = @topic',
    'DELETE FROM nomination WHERE skill = @topic',
    `DELETE FROM last_change WHERE kind = 'champion' AND before ->> '$.skill' = @topic`,
    // Questions stay in the words of those who asked them.
    `UPDATE request SET skill = '' WHERE skill = @topic`,
  ].map((sql) => db.prepare<{ topic: SkillId }>(sql));
  const unname = db.prepare<{ topic: SkillId; person: number }>(
    `UPDATE thanks SET skill = '' WHERE asker = @person AND skill = @topic`,
  );

  return {
    /** Topics of the house that may go with the person: theirs, and those that nobody lists; before what they have goes. */
    of: (person: number): SkillId[] => all.all({ person }),
    /**
     * Those of these topics that nobody has any more leave every table; what others said in their own words, and what
     * they thanked each other for, stays theirs.
     */
    forget(person: number, topics: readonly SkillId[], now: number): void {
      for (const topic of topics) {
        if (!isGone.get({ topic })) continue;
        for (const key of suggested.all({ topic }))
          for (const kind of ['nomination', 'champion-yes'] as const)
            notices.withdraw(aboutChampions(kind, key), now);
        unname.run({ topic, person });
        for (const drop of drops) drop.run({ topic });
      }
    },
  };
}
