import type { PersonId } from '../people/person';
import type { Database } from './database';
import { createWishes, createWishKeys } from './wishes';

/** What came of it. */
export interface CarriedWishes {
  /** People in the backup who asked to be forgotten since; they are forgotten again. */
  readonly forgotten: number;
}

/**
 * Keeps the wishes to be forgotten when an older database takes the place of a newer one: whoever asked since the
 * backup is forgotten in it too, and whoever came back stays back.
 *
 * @param now the database that is replaced.
 * @param older the one that takes its place, already at the newest schema.
 * @param forget deletes somebody from the older one for good.
 * @throws Error when both hold wishes under different keys: then one is no descendant of the other, and the wishes of
 *   people whom neither lists could not be told apart.
 */
export async function carryWishes(
  now: Database,
  older: Database,
  forget: (person: PersonId) => Promise<unknown>,
): Promise<CarriedWishes> {
  const key = keyOf(now);
  const olderKey = keyOf(older);
  if (!key) return { forgotten: 0 };
  if (olderKey && !olderKey.equals(key)) {
    throw new Error(
      'The backup is of another database: the wishes to be forgotten of the two do not fit together.',
    );
  }
  const keys = createWishKeys(older);
  const wishes = createWishes(now);
  const people = older
    .prepare<[], { id: string; forgotten: number }>('SELECT id, forgotten FROM person')
    .all()
    .map((person) => ({ ...person, wishes: wishes.has(person.id) }));
  const hashes = now.prepare<[], { hash: Buffer }>('SELECT hash FROM forgotten').all();
  const insert = older.prepare<[Buffer]>('INSERT OR IGNORE INTO forgotten (hash) VALUES (?)');
  const welcome = older.prepare<[string]>('UPDATE person SET forgotten = 0 WHERE id = ?');
  older
    .transaction(() => {
      for (const one of createWishKeys(now).all()) keys.adopt(one);
      older.exec('DELETE FROM forgotten');
      hashes.forEach(({ hash }) => insert.run(hash));
      people.filter((one) => one.forgotten === 1 && !one.wishes).forEach(({ id }) => welcome.run(id));
    })
    .immediate();
  // Who was forgotten already and only wrote again is served as a stranger in both.
  const asked = people.filter((one) => one.forgotten === 0 && one.wishes);
  for (const { id } of asked) await forget(id);
  return { forgotten: asked.length };
}

function keyOf(db: Database): Buffer | undefined {
  const table = db.prepare<[], unknown>(`SELECT 1 FROM sqlite_schema WHERE name = 'meta'`);
  if (!table.get()) return undefined;
  return db.prepare<[], { value: Buffer }>(`SELECT value FROM meta WHERE name = 'forgotten'`).get()?.value;
}
