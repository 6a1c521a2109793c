import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { wishFile } from './wish-file';

/** Remembers who asked to be forgotten, without remembering who that is. Writes belong into a transaction. */
export interface Wishes {
  has(person: PersonId): boolean;
  add(person: PersonId): void;
  /** The person came back and wants to be found. */
  drop(person: PersonId): void;
}

/** As long as the hash. */
const KEY_BYTES = 32;

/** What a wish is remembered by. */
export function wishHash(key: Buffer, person: PersonId): Buffer {
  return createHmac('sha256', key).update(person.toLowerCase()).digest();
}

/**
 * The wishes as keyed hashes; the key is random. They stand in the database and, so that an older copy in its place
 * knows them too, in a file beside it, where a wish is written right before the transaction ends: should that fail in
 * its last moment, the person is forgotten at the next start.
 */
export function createWishes(db: Database): Wishes {
  const keys = createWishKeys(db);
  const file = wishFile(db.name);
  // Almost always nobody asked, and a sync looks for everybody.
  const any = db.prepare<[], unknown>('SELECT 1 FROM forgotten LIMIT 1');
  const find = db.prepare<[Buffer], unknown>('SELECT 1 FROM forgotten WHERE hash = ?');
  const insert = db.prepare<[Buffer]>('INSERT OR IGNORE INTO forgotten (hash) VALUES (?)');
  const remove = db.prepare<[Buffer]>('DELETE FROM forgotten WHERE hash = ?');

  return {
    has(person) {
      if (!any.get()) return false;
      return keys.all().some((key) => find.get(wishHash(key, person)) !== undefined);
    },
    add(person) {
      if (keys.all().length === 0) keys.adopt(randomBytes(KEY_BYTES));
      const [key] = keys.all();
      if (!key) return;
      const hash = wishHash(key, person);
      insert.run(hash);
      file.append(key, hash, 'forget');
    },
    drop(person) {
      for (const key of keys.all()) {
        const hash = wishHash(key, person);
        if (remove.run(hash).changes > 0) file.append(key, hash, 'return');
      }
    },
  };
}

/** The keys of the hashes: the database's own first, then those of databases whose place it took. */
export function createWishKeys(db: Database) {
  const read = db
    .prepare<[], Buffer>(
      `SELECT value FROM meta WHERE name = 'forgotten' OR name LIKE 'forgotten:%' ORDER BY name`,
    )
    .pluck();
  const write = db.prepare<[string, Buffer]>('INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)');
  return {
    all: (): Buffer[] => read.all(),
    /** It becomes the own one where there is none. */
    adopt(key: Buffer): void {
      const known = read.all();
      if (known.some((one) => one.equals(key))) return;
      const short = createHash('sha256').update(key).digest('hex').slice(0, 16);
      write.run(known.length === 0 ? 'forgotten' : `forgotten:${short}`, key);
    },
  };
}
