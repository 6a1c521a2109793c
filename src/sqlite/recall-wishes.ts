import type { PersonId } from '../people/person';
import type { Database } from './database';
import { wishFile, type WrittenWish } from './wish-file';
import { createWishKeys, wishHash } from './wishes';

/**
 * Brings the database and the wishes beside it together, when it is opened: an older copy may have taken its place by
 * hand, with another key or none. Whoever asked since is forgotten in it, whoever came back stays back, and wishes
 * that only the database knows are written down beside it. A crash on the way is made good by the next start.
 *
 * @param forget deletes somebody for good; one transaction each.
 * @returns how many were forgotten again.
 */
export function recallWishes(db: Database, forget: (person: PersonId) => void): number {
  const file = wishFile(db.name);
  const keys = createWishKeys(db);
  const stored = db.prepare<[], Buffer>('SELECT hash FROM forgotten').pluck();
  const insert = db.prepare<[Buffer]>('INSERT OR IGNORE INTO forgotten (hash) VALUES (?)');
  const remove = db.prepare<[Buffer]>('DELETE FROM forgotten WHERE hash = ?');
  const welcome = db.prepare<[string]>('UPDATE person SET forgotten = 0 WHERE id = ?');
  const people = db.prepare<[], { id: string; forgotten: 0 | 1 }>('SELECT id, forgotten FROM person');

  const written = file.read();
  const known = new Set(stored.all().map((hash) => hash.toString('hex')));
  const news = written.filter(({ hash, wish }) => known.has(hash.toString('hex')) !== (wish === 'forget'));

  let asked: string[] = [];
  if (news.length > 0) {
    const lastWish = lastWishes(written);
    const wishes = people.all().map((one) => ({ ...one, wish: lastWish(one.id) }));
    asked = wishes.filter(({ forgotten, wish }) => !forgotten && wish === 'forget').map(({ id }) => id);
    db.transaction(() => {
      // The key of the last wish is the one that goes on, where the copy has none.
      for (const { key } of written.toReversed()) keys.adopt(key);
      for (const { id, forgotten, wish } of wishes) if (forgotten && wish === 'return') welcome.run(id);
    }).immediate();
    for (const id of asked) forget(id);
    // Last, so that what was interrupted is still news.
    db.transaction(() => {
      for (const { hash, wish } of news) (wish === 'forget' ? insert : remove).run(hash);
    }).immediate();
  }

  const told = new Set(file.read().map(({ hash }) => hash.toString('hex')));
  for (const hash of stored.all()) {
    // Under which of several keys it was made, the hash does not tell; under the others it fits nobody.
    if (!told.has(hash.toString('hex'))) for (const key of keys.all()) file.append(key, hash, 'forget');
  }
  return asked.length;
}

/** What a person asked for last, under whatever key. */
function lastWishes(written: readonly WrittenWish[]): (person: PersonId) => WrittenWish['wish'] | undefined {
  const keys = [...new Map(written.map(({ key }) => [key.toString('hex'), key])).values()];
  const places = new Map(written.map(({ hash }, place) => [hash.toString('hex'), place]));
  return (person) => {
    const found = keys.flatMap((key) => places.get(wishHash(key, person).toString('hex')) ?? []);
    return found.length > 0 ? written[Math.max(...found)]?.wish : undefined;
  };
}
