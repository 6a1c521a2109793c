import { breathing } from '../breathe';
import type { Merge } from '../skills/merge-topics';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';

/** What names a topic and is read by its key. Numbers of the pulse stay as they were told, and are read by the topic of now. */
const TABLES = ['thanks', 'request', 'nomination', 'ambassador_question'] as const;
/** Rows changed in one transaction. */
const PIECE = 200;

/** Moves thanks, requests and the like to another topic, and those that were moved back again. */
export function createTopicRows(db: Database) {
  const tables = TABLES.map((what) => ({
    what,
    of: db.prepare<[SkillId], number>(`SELECT key FROM ${what} WHERE skill = ?`).pluck(),
    // Once for a person and topic: where the target was asked about already, the old question stays.
    set: db.prepare<[SkillId, number, SkillId]>(
      `UPDATE OR IGNORE ${what} SET skill = ? WHERE key = ? AND skill = ?`,
    ),
  }));
  const note = db.prepare<[number, string, number]>(
    'INSERT OR IGNORE INTO topic_moved_row (merge, what, row) VALUES (?, ?, ?)',
  );
  const noted = db
    .prepare<[number, string], number>('SELECT row FROM topic_moved_row WHERE merge = ? AND what = ?')
    .pluck();
  // A key may have been given anew since then, to something that was never about the old topic.
  const older = {
    thanks: db.prepare<[number, number], unknown>('SELECT 1 FROM thanks WHERE key = ? AND at <= ?'),
    request: db.prepare<[number, number], unknown>('SELECT 1 FROM request WHERE key = ? AND made_at <= ?'),
    nomination: db.prepare<[number, number], unknown>('SELECT 1 FROM nomination WHERE key = ? AND at <= ?'),
    ambassador_question: db.prepare<[number, number], unknown>(
      'SELECT 1 FROM ambassador_question WHERE key = ? AND asked_at <= ?',
    ),
  };
  const known = db.prepare<[SkillId, SkillId]>(
    'INSERT OR IGNORE INTO house_topic (skill, week) SELECT ?, week FROM house_topic WHERE skill = ?',
  );

  async function inPieces(
    keys: readonly number[],
    stopped: () => boolean,
    work: (key: number) => void,
  ): Promise<boolean> {
    const breathe = breathing();
    for (let from = 0; from < keys.length; from += PIECE) {
      if (stopped()) return false;
      db.transaction(() => keys.slice(from, from + PIECE).forEach(work)).immediate();
      await breathe();
    }
    return true;
  }

  return {
    /** @returns false when it was stopped. */
    async move({ id, topic, target }: Merge, stopped: () => boolean): Promise<boolean> {
      for (const { what, of, set } of tables) {
        const done = await inPieces(of.all(topic), stopped, (key) => {
          if (set.run(target, key, topic).changes > 0) note.run(id, what, key);
        });
        if (!done) return false;
      }
      return true;
    },
    /** What came in between, and what is known of the topic in the house; inside the caller's transaction. */
    finish({ id, topic, target }: Merge): void {
      for (const { what, of, set } of tables) {
        for (const key of of.all(topic)) if (set.run(target, key, topic).changes > 0) note.run(id, what, key);
      }
      known.run(target, topic);
    },
    /** @returns false when it was stopped. */
    async bring({ id, topic, target, at }: Merge, stopped: () => boolean): Promise<boolean> {
      for (const { what, set } of tables) {
        const done = await inPieces(noted.all(id, what), stopped, (key) => {
          if (older[what].get(key, at)) set.run(topic, key, target);
        });
        if (!done) return false;
      }
      return true;
    },
  };
}
