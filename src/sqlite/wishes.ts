import { createHmac, randomBytes } from 'node:crypto';
import type { PersonId } from '../people/person';
import type { Database } from './database';

/** Remembers who asked to be forgotten, without remembering who that is. Writes belong into a transaction. */
export interface Wishes {
  has(person: PersonId): boolean;
  add(person: PersonId): void;
  /** The person came back and wants to be found. */
  drop(person: PersonId): void;
}

/** As long as the hash. */
const KEY_BYTES = 32;

/** The wishes as keyed hashes; the key is random and never leaves the database. */
export function createWishes(db: Database): Wishes {
  const readKey = db.prepare<[], { value: Buffer }>(`SELECT value FROM meta WHERE name = 'forgotten'`);
  const writeKey = db.prepare<[Buffer]>(`INSERT OR IGNORE INTO meta (name, value) VALUES ('forgotten', ?)`);
  // Almost always nobody asked, and a sync looks for everybody.
  const any = db.prepare<[], unknown>('SELECT 1 FROM forgotten LIMIT 1');
  const find = db.prepare<[Buffer], unknown>('SELECT 1 FROM forgotten WHERE hash = ?');
  const insert = db.prepare<[Buffer]>('INSERT OR IGNORE INTO forgotten (hash) VALUES (?)');
  const remove = db.prepare<[Buffer]>('DELETE FROM forgotten WHERE hash = ?');

  function hash(person: PersonId): Buffer | undefined {
    const key = readKey.get()?.value;
    return key && createHmac('sha256', key).update(person.toLowerCase()).digest();
  }

  return {
    has(person) {
      if (!any.get()) return false;
      const known = hash(person);
      return known !== undefined && find.get(known) !== undefined;
    },
    add(person) {
      writeKey.run(randomBytes(KEY_BYTES));
      const made = hash(person);
      if (made) insert.run(made);
    },
    drop(person) {
      const known = hash(person);
      if (known) remove.run(known);
    },
  };
}
