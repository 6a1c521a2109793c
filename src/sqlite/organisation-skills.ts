import type { Locale } from '../people/person';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Concept } from '../skills/vocabulary';
import type { Database } from './database';

/** The skills people here brought along, in the database and in the resolver. */
export interface OrganisationSkills {
  /** Brings the resolver up to what this or another process wrote since. Cheap when nothing was. */
  refresh(): void;
  /** The row of a skill, made if there is none; the label only counts for skills of the organisation. */
  keyOf(id: SkillId, label?: string): number;
  /** Forgets those of these skills that nobody holds any more: their words were somebody's own. */
  prune(keys: Iterable<number>): void;
  /** From now on these words mean this skill too. */
  teach(words: string, skill: SkillId, locale: Locale): void;
}

/** After all was compared, it is left alone for so many times as long, in ms at most so many. */
const REST = { times: 20, atMost: 2000 };
/** A question spends so many ms at most on what another process wrote; the next one goes on from there. */
const SPENT = 3;
const ROWS_AT_ONCE = 250;

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
    'SELECT key, id, label FROM skill WHERE label IS NOT NULL AND key > ? ORDER BY key LIMIT ?',
  );
  const at = db.prepare<[number], { id: string }>('SELECT id FROM skill WHERE key = ?');
  const taught = db.prepare<[], { words: string; skill: string; locale: Locale }>(
    'SELECT * FROM skill_alias',
  );
  const unheld = db.prepare<[number], { id: string }>(
    `SELECT id FROM skill k WHERE key = ? AND label IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM evidence WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM dropped_skill WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM hidden_skill WHERE skill = k.key)`,
  );
  const forget = db.prepare<[number]>('DELETE FROM skill WHERE key = ?');
  const remember = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO skill_alias VALUES (?, ?, ?)',
  );
  const changes = db.prepare<[], { data_version: number }>('PRAGMA data_version');
  /** What the resolver knows, by the key of its row. */
  const mine = new Map<number, SkillId>();
  const originals = new Map<SkillId, Concept>();
  /** Aliases the resolver has already, by skill. */
  const known = new Map<SkillId, string>();
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
    resolver.remove(id);
  };
  const learnAliases = (): void => {
    const words = new Map<SkillId, { words: string; locale: Locale }[]>();
    for (const { skill, ...alias } of taught.all()) words.set(skill, [...(words.get(skill) ?? []), alias]);
    for (const [id, aliases] of words) {
      const concept = originals.get(id) ?? resolver.concept(id);
      const signature = JSON.stringify(aliases);
      if (!concept || known.get(id) === signature) continue;
      known.set(id, signature);
      originals.set(id, concept);
      const more = (locale: Locale): string[] =>
        aliases.filter((a) => a.locale === locale).map((a) => a.words);
      resolver.add({
        ...concept,
        aliases: { en: [...concept.aliases.en, ...more('en')], de: [...concept.aliases.de, ...more('de')] },
      });
    }
  };

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
      learnAliases();
    }
    if (!comparing && uncompared && performance.now() >= restUntil) {
      comparing = { at: 0, took: 0, seen: new Set() };
      uncompared = false;
    }
    compare(until);
  };

  return {
    refresh: () => refresh(version < 0 ? Infinity : SPENT),
    keyOf(id, label) {
      const row = find.get(id);
      if (row) return row.key;
      const own = id.startsWith('org:') ? (label ?? id.slice('org:'.length)) : null;
      const key = Number(insert.run(id, own).lastInsertRowid);
      if (own !== null) enter({ key, id, label: own });
      return key;
    },
    prune(keys) {
      for (const key of keys) {
        if (!unheld.get(key)) continue;
        forget.run(key);
        leave(key);
      }
    },
    teach(words, skill, locale) {
      remember.run(words, skill, locale);
      learnAliases();
    },
  };
}
