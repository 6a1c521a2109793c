import { aboutChampions, NOMINATE_AGAIN_AFTER } from '../champions/champion';
import { aboutFeedback } from '../feedback/feedback';
import type { Database } from './database';
import { noticeWriter } from './notice-store';

/** What becomes of nominations and feedback when somebody is forgotten, or their time is over; inside a transaction. */
export function createCommunityForgetting(db: Database) {
  const notices = noticeWriter(db);
  const pluck = <P extends unknown[]>(sql: string) => db.prepare<P, number>(sql).pluck();
  const accepted = pluck<[number]>(`SELECT key FROM nomination WHERE person = ? AND answer = 'yes'`);
  const made = pluck<[number]>('SELECT key FROM nomination WHERE by = ?');
  const unname = db.prepare<[number]>('UPDATE nomination SET by = NULL WHERE by = ?');
  const written = pluck<[number]>('SELECT key FROM feedback WHERE author = ?');
  const answered = pluck<[number]>('SELECT feedback FROM feedback_answer WHERE by = ?');
  const unanswer = db.prepare<[number]>('UPDATE feedback SET answer = NULL WHERE key = ?');
  const dropAnswer = db.prepare<[number]>('DELETE FROM feedback_answer WHERE feedback = ?');
  const dropNominations = db.prepare<[number]>('DELETE FROM nomination WHERE at < ?');
  const old = pluck<[number]>(
    `SELECT f.key FROM feedback f LEFT JOIN feedback_answer a ON a.feedback = f.key
     WHERE coalesce(a.answered_at, f.at) < ?`,
  );
  const dropFeedback = db.prepare<[number]>('DELETE FROM feedback WHERE key = ?');

  return {
    /** Others read no longer what they wrote or said yes to, nor that it was they who asked or answered. */
    forget(person: number, now: number): void {
      for (const key of accepted.all(person)) notices.withdraw(aboutChampions('champion-yes', key), now);
      const asked = made.all(person);
      unname.run(person);
      for (const key of asked) notices.touch(aboutChampions('nomination', key), now);
      for (const key of written.all(person)) notices.withdraw(aboutFeedback('feedback', key), now);
      for (const key of answered.all(person)) {
        unanswer.run(key);
        dropAnswer.run(key);
        notices.withdraw(aboutFeedback('feedback-answer', key), now);
        notices.touch(aboutFeedback('feedback', key), now);
      }
    },
    /**
     * Feedback that was last spoken of before that moment goes, and where Teams lets us the messages about it.
     *
     * @returns how many words went.
     */
    dropBefore(moment: number, now: number): number {
      dropNominations.run(now - NOMINATE_AGAIN_AFTER);
      const keys = old.all(moment);
      for (const key of keys) {
        for (const kind of ['feedback', 'feedback-answer'] as const)
          notices.withdraw(aboutFeedback(kind, key), now);
        dropFeedback.run(key);
      }
      return keys.length;
    },
  };
}
