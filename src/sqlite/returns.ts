import type { Database } from './database';
import { createWishes } from './wishes';

/** Ends the wish to be forgotten: the person wants to be found again. Writes belong into a transaction. */
export function createReturns(db: Database): { comeBack(personKey: number): void } {
  const wishes = createWishes(db);
  const waiting = db.prepare<[number], { id: string }>(
    'SELECT id FROM person WHERE key = ? AND forgotten = 1',
  );
  const welcome = db.prepare<[number]>('UPDATE person SET forgotten = 0 WHERE key = ?');
  return {
    /** Nothing happens to somebody who was not forgotten. */
    comeBack(personKey) {
      const person = waiting.get(personKey);
      if (!person) return;
      wishes.drop(person.id);
      welcome.run(personKey);
    },
  };
}
