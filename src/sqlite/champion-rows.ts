import { aboutChampions } from '../champions/champion';
import type { PersonId } from '../people/person';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { noticeWriter } from './notice-store';

/** Reads and writes who is champion of what; writes belong into a transaction. */
export function championRows(db: Database) {
  const notices = noticeWriter(db);
  const keyOf = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  const since = db
    .prepare<[number, SkillId], number>('SELECT since FROM champion WHERE person = ? AND skill = ?')
    .pluck();
  const count = db.prepare<[number], number>('SELECT count(*) FROM champion WHERE person = ?').pluck();
  const add = db.prepare('INSERT OR IGNORE INTO champion (person, skill, since) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM champion WHERE person = ? AND skill = ?');
  // Whoever does not want the round keeps to that, whatever they sign up for.
  const startRound = db.prepare<[number]>('INSERT OR IGNORE INTO champion_round (person) VALUES (?)');
  const unanswer = db.prepare(
    `UPDATE nomination SET answer = NULL, answered_at = NULL WHERE key = ? AND person = ? AND answer = 'yes'`,
  );
  return {
    keyOf: (person: PersonId) => keyOf.get(person),
    /** Since when, in ms since 1970; undefined where they are none. */
    since: (person: number, skill: SkillId) => since.get(person, skill),
    count: (person: number) => count.get(person) ?? 0,
    add: (person: number, skill: SkillId, at: number): void => void add.run(person, skill, at),
    remove: (person: number, skill: SkillId): void => void remove.run(person, skill),
    startRound: (person: number): void => void startRound.run(person),
    /** Takes back that somebody became champion or ceased to be one; a yes to a nomination can be given anew. */
    goBack(
      person: number,
      {
        skill,
        since: was,
        nomination,
      }: { skill: SkillId; since: number | null; nomination?: number | undefined },
      now: number,
    ): void {
      if (was !== null) add.run(person, skill, was);
      else remove.run(person, skill);
      if (nomination === undefined || unanswer.run(nomination, person).changes === 0) return;
      notices.withdraw(aboutChampions('champion-yes', nomination), now);
    },
  };
}
