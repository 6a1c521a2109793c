import type { DirectoryFacts } from '../people/directory';
import { nameWords } from '../people/name';
import type { KnownPerson } from '../people/people-store';
import type { Database } from './database';

/** A row of table person. */
export interface PersonRow {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  readonly upn: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly office: string | null;
  readonly language: string | null;
  readonly country: string | null;
  readonly manager: string | null;
  readonly listed: number;
  readonly enabled: number;
  readonly guest: number;
  readonly forgotten: number;
  readonly time_zone: string | null;
}

/** The row as the rest of the house knows it. */
export function toPerson(row: PersonRow): KnownPerson {
  return {
    id: row.id,
    name: row.name,
    mail: row.mail ?? undefined,
    upn: row.upn ?? undefined,
    title: row.title ?? undefined,
    department: row.department ?? undefined,
    office: row.office ?? undefined,
    language: row.language ?? undefined,
    country: row.country ?? undefined,
    timeZone: row.time_zone ?? undefined,
    manager: row.manager ?? undefined,
    listed: row.listed === 1,
    enabled: row.enabled === 1,
    guest: row.guest === 1,
  };
}

/**
 * What the row becomes with the directory's facts.
 *
 * @param absent what a fact means that is not told: `kept` (a change names only some) or `none` (a whole listing).
 */
export function withFacts(row: PersonRow, facts: DirectoryFacts, absent: 'kept' | 'none'): PersonRow {
  const take = (fact: string | null | undefined, old: string | null) =>
    fact === undefined ? (absent === 'kept' ? old : null) : fact;
  const upn = take(facts.upn, row.upn);
  const mail = take(facts.mail, row.mail);
  return {
    ...row,
    // A card needs some name to show.
    name: take(facts.name, row.name) || (upn ?? mail ?? row.id).replace(/(?<=.)@.*$/, ''),
    mail,
    upn,
    title: take(facts.title, row.title),
    department: take(facts.department, row.department),
    office: take(facts.office, row.office),
    language: take(facts.language, row.language),
    country: take(facts.country, row.country),
    manager: take(facts.manager, row.manager),
    enabled: facts.enabled === undefined ? row.enabled : Number(facts.enabled),
    guest: facts.guest === undefined ? row.guest : Number(facts.guest),
  };
}

const NEW = { name: '', mail: null, upn: null, title: null, department: null, office: null, manager: null };

/** A row for somebody not stored yet; its key is void. */
export function newRow(id: string): PersonRow {
  return {
    ...{ key: 0, id, ...NEW, language: null, country: null, time_zone: null },
    ...{ listed: 0, enabled: 1, guest: 0, forgotten: 0 },
  };
}

/** True when both rows say the same. */
export function sameRow(one: PersonRow, other: PersonRow): boolean {
  return (Object.keys(one) as (keyof PersonRow)[]).every((column) => one[column] === other[column]);
}

/** Reads and writes rows of table person together with the words of their names. */
export function personRows(db: Database) {
  const byId = db.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?');
  const insert = db.prepare<PersonRow>(
    `INSERT INTO person (id, name, mail, upn, title, department, office, language, country, manager, listed,
       enabled, guest, forgotten)
     VALUES (@id, @name, @mail, @upn, @title, @department, @office, @language, @country, @manager, @listed,
       @enabled, @guest, @forgotten)`,
  );
  const update = db.prepare<PersonRow>(
    `UPDATE person SET name = @name, mail = @mail, upn = @upn, title = @title, department = @department,
       office = @office, language = @language, country = @country, manager = @manager, listed = @listed,
       enabled = @enabled, guest = @guest, forgotten = @forgotten
     WHERE key = @key`,
  );
  const dropWords = db.prepare<[number]>('DELETE FROM name_word WHERE person = ?');
  const addWord = db.prepare<[string, number]>(
    'INSERT OR IGNORE INTO name_word (word, person) VALUES (?, ?)',
  );

  function setWords(key: number, name: string): void {
    dropWords.run(key);
    for (const word of nameWords(name)) addWord.run(word, key);
  }

  return {
    /** Ids of the directory are stored in lower case, those of chat channels as they came. */
    find(id: string): PersonRow | undefined {
      return byId.get(id.toLowerCase()) ?? byId.get(id);
    },
    /** @returns the row with its key. */
    insert(row: PersonRow): PersonRow {
      const key = Number(insert.run(row).lastInsertRowid);
      setWords(key, row.name);
      return { ...row, key };
    },
    update(row: PersonRow): void {
      update.run(row);
      setWords(row.key, row.name);
    },
    /** Nobody finds this name any more. */
    dropWords(key: number): void {
      dropWords.run(key);
    },
  };
}
