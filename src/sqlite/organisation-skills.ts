import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { createLearnedWords, type LearnedWords } from './learned-words';

/** The skills people here brought along, in the database and in the resolver. */
export interface OrganisationSkills extends Pick<LearnedWords, 'learn' | 'nowOf' | 'teach'> {
  /** Brings the resolver up to what this or another process wrote since. Cheap when nothing was. */
  refresh(): void;
  /** The row of a skill, or of the one it became a part of; made if there is none; the label only counts for skills of the organisation. */
  keyOf(id: SkillId, label?: string): number;
  /** Calls a skill of the organisation by other words from now on; nothing happens where there is none. */
  relabel(id: SkillId, label: string): void;
  /** Forgets those of these skills that nobody holds any more: their words were somebody's own. */
  prune(keys: Iterable<number>): void;
  /** The same of all skills. */
  pruneAll(): void;
  /** Drops merged topics whose word is nobody's any more. */
  pruneMerged(): void;
}

/** After all was compared, it is left alone for so many times as long, in ms at most so many. */
const REST = { times: 20, atMost: 2000 };
/** A question spends so many ms at most on what another process wrote; the next one goes on from there. */
const SPENT = 2;
const ROWS_AT_ONCE = 100;

interface OwnRow {
  readonly key: number;
  readonly id: SkillId;
  readonly label: string;
}

/** Keeps resolver and database in step. Rows are written inside the caller's transaction. */
export function createOrganisationSkills(db: Database, resolver: SkillResolver): OrganisationSkills {
  const find = db.prepare<[string], { key: number }>('SELECT key FROM skill WHERE id = ?');
  const insert = db.prepare<[string, string | null]>('INSERT INTO skill (id, label) VALUES (?, ?)');
  const after = db.prepare<[number, number], OwnRow>(
    `SELECT key, id, label FROM skill WHERE label IS NOT NULL AND key > ?
       AND NOT EXISTS (SELECT 1 FROM topic_merge m WHERE m.topic = skill.id AND m.phase <> 'returning')
     ORDER BY key LIMIT ? + 0`,
  );
  const ownRow = db.prepare<[SkillId], OwnRow>(
    'SELECT key, id, label FROM skill WHERE id = ? AND label IS NOT NULL',
  );
  const at = db.prepare<[number], { id: string }>('SELECT id FROM skill WHERE key = ?');
  const unheld = `label IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM evidence WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM dropped_skill WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM hidden_skill WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM champion WHERE skill = k.id)`;
  const isUnheld = db.prepare<[number], { id: string }>(`SELECT id FROM skill k WHERE key = ? AND ${unheld}`);
  // The counter spares looking at most of them.
  const allUnheld = db.prepare<[], number>(`SELECT key FROM skill k WHERE people = 0 AND ${unheld}`).pluck();
  const setLabel = db.prepare<{ label: string; id: SkillId }>(
    'UPDATE skill SET label = @label WHERE id = @id AND label <> @label',
  );
  const forget = db.prepare<[number]>('DELETE FROM skill WHERE key = ?');
  const changes = db.prepare<[], { data_version: number }>('PRAGMA data_version');
  /** What the resolver knows, by the key of its row. */
  const mine = new Map<number, SkillId>();
  let version = -1;
  /** All rows up to this key were read once. */
  let read = 0;
  /** Rows that were forgotten elsewhere are found by comparing all of them: up to `at` so far. */
  let comparing: { at: number; took: number; readonly seen: Set<number> } | undefined;
  let restUntil = 0;

  const enter = ({ key, id, label }: OwnRow): void => {
    comparing?.seen.add(key);
    if (mine.get(key) === id) return;
    // SQLite gives the key of a deleted last row away again.
    leave(key);
    mine.set(key, id);
    words.renewed(id);
    resolver.add({
      id,
      labels: { en: label, de: label },
      aliases: { en: [], de: [] },
      broader: [],
      related: [],
    });
  };
  const leave = (key: number): void => {
    const id = mine.get(key);
    if (id === undefined) return;
    mine.delete(key);
    words.renewed(id);
    resolver.remove(id);
  };
  const words = createLearnedWords(db, resolver, {
    enter: (id) => {
      const row = ownRow.get(id);
      if (row) enter(row);
    },
    leave: (id) => {
      for (const [key, one] of mine) if (one === id) leave(key);
    },
  });

  const isUnchanged = (key: number): boolean => {
    const row = at.get(key);
    return row !== undefined && (mine.get(key) ?? row.id) === row.id;
  };
  /** Enters rows behind the last one that is known; false when the time was over before all were. */
  const readNew = (until: number): boolean => {
    while (read > 0 && !isUnchanged(read)) read--;
    for (;;) {
      const rows = after.all(read, ROWS_AT_ONCE);
      for (const row of rows) {
        enter(row);
        read = row.key;
        if (performance.now() > until) return false;
      }
      if (rows.length < ROWS_AT_ONCE) return true;
    }
  };
  /** Compares all rows with what is known, and forgets what is gone. */
  const compare = (until: number): void => {
    const began = performance.now();
    while (comparing) {
      const rows = after.all(comparing.at, ROWS_AT_ONCE);
      rows.forEach(enter);
      comparing.at = rows.at(-1)?.key ?? comparing.at;
      if (rows.length < ROWS_AT_ONCE) {
        for (const key of [...mine.keys()]) if (!comparing.seen.has(key)) leave(key);
        const took = comparing.took + performance.now() - began;
        comparing = undefined;
        words.learn();
        restUntil = performance.now() + Math.min(REST.atMost, took * REST.times);
      }
      if (performance.now() > until) break;
    }
    if (comparing) comparing.took += performance.now() - began;
  };
  /** Until all is read, and compared once more after the last change. */
  let unread = false;
  let uncompared = false;
  const refresh = (milliseconds: number): void => {
    // Changes only when another connection has written.
    const now = changes.get()!.data_version;
    if (now !== version) {
      const first = version < 0;
      version = now;
      unread = true;
      uncompared = !first;
    }
    if (!unread && !uncompared && !comparing) return;
    const until = performance.now() + milliseconds;
    if (unread) {
      unread = !readNew(until);
      if (unread) return;
      words.learn();
    }
    if (!comparing && uncompared && performance.now() >= restUntil) {
      comparing = { at: 0, took: 0, seen: new Set() };
      uncompared = false;
    }
    compare(until);
  };

  function prune(keys: Iterable<number>): void {
    for (const key of keys) {
      const gone = isUnheld.get(key);
      if (!gone) continue;
      forget.run(key);
      leave(key);
      words.gone(gone.id);
    }
  }

  return {
    refresh: () => refresh(version < 0 ? Infinity : SPENT),
    keyOf(asked, label) {
      const id = asked.startsWith('org:') ? words.nowOf(asked) : asked;
      const row = find.get(id);
      if (row) return row.key;
      const isOwn = id.startsWith('org:');
      const own = isOwn ? ((id === asked ? label : undefined) ?? id.slice('org:'.length)) : null;
      const key = Number(insert.run(id, own).lastInsertRowid);
      if (own !== null) enter({ key, id, label: own });
      return key;
    },
    relabel(id, label) {
      if (setLabel.run({ label, id }).changes === 0) return;
      const row = ownRow.get(id);
      if (!row) return;
      leave(row.key);
      enter(row);
    },
    prune,
    pruneAll: () => prune(allUnheld.all()),
    pruneMerged: words.prune,
    learn: words.learn,
    nowOf: words.nowOf,
    teach: words.teach,
  };
}
