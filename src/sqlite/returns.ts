import type { ProfileWriter } from '../people/people-store';
import type { Database } from './database';
import { createWishes } from './wishes';

/** Whether somebody who was forgotten and wrote again wants to be found. Writes belong into a transaction. */
export interface Returns {
  /** They were forgotten and did nothing since that would let others find them. */
  isAway(personKey: number): boolean;
  /** Ends the wish to be forgotten: the person wants to be found again. */
  comeBack(personKey: number): void;
}

export function createReturns(db: Database): Returns {
  const wishes = createWishes(db);
  const away = db.prepare<[number], { id: string }>('SELECT id FROM person WHERE key = ? AND forgotten = 1');
  const welcome = db.prepare<[number]>('UPDATE person SET forgotten = 0 WHERE key = ?');
  return {
    isAway: (personKey) => away.get(personKey) !== undefined,
    /** Nothing happens to somebody who was not forgotten. */
    comeBack(personKey) {
      const person = away.get(personKey);
      if (!person) return;
      wishes.drop(person.id);
      welcome.run(personKey);
    },
  };
}

/**
 * The way back from {@link Returns.comeBack}: the wish stands as before, and what a sync brought since is gone with it.
 * What they said themselves stays; unless a copy of the database is restored that was made in between, which takes the wish
 * for a new one. Writes belong into a transaction.
 */
export function createGoingAgain(
  db: Database,
  profiles: Pick<ProfileWriter, 'remove'>,
): (personKey: number) => void {
  const wishes = createWishes(db);
  const idOf = db.prepare<[number], string>('SELECT id FROM person WHERE key = ?').pluck();
  const go = db.prepare<[number]>('UPDATE person SET forgotten = 1 WHERE key = ?');
  const unlist = db.prepare<[number]>(
    `UPDATE person SET listed = 0, mail = NULL, title = NULL, department = NULL, office = NULL, country = NULL,
       manager = NULL
     WHERE key = ? AND listed = 1`,
  );
  const brought = ['directory_entry', 'newcomer'].map((table) =>
    db.prepare<[number]>(`DELETE FROM ${table} WHERE person = ?`),
  );
  return (personKey) => {
    const id = idOf.get(personKey);
    if (id === undefined) return;
    wishes.add(id);
    go.run(personKey);
    unlist.run(personKey);
    for (const drop of brought) drop.run(personKey);
    profiles.remove(personKey);
  };
}
