import type { Clock } from '../clock';
import { nameWords } from '../people/name';
import type { PersonId } from '../people/person';
import { edits } from '../skills/normalize';
import type { Database } from './database';
import { FINDABLE } from './findable';

const MOST_WORDS = 5;
/** Of people who share all words but one, so many are compared. */
const MOST_ALIKE = 500;
/** Shorter words are not guessed. */
const SHORTEST = 4;
/** From this length on, two slips are forgiven. */
const LONG = 8;

/** Finds listed, findable people by the folded words of their names. */
export function createPeopleNames(db: Database, clock: Clock) {
  const holding = (count: number): string =>
    `SELECT p.id, p.key FROM name_word w JOIN person p ON p.key = w.person LEFT JOIN choice c ON c.person = p.key
     WHERE w.word = @w0 ${Array.from({ length: count - 1 }, (_, i) => `AND EXISTS (SELECT 1 FROM name_word WHERE word = @w${i + 1} AND person = p.key)`).join(' ')}
       AND p.listed = 1 AND ${FINDABLE} ORDER BY p.name, p.id LIMIT @limit + 0`;
  const queries = Array.from({ length: MOST_WORDS }, (_, i) =>
    db.prepare<[Record<string, string | number>], { id: string; key: number }>(holding(i + 1)),
  );
  const wordsOfName = db.prepare<[number], { word: string }>('SELECT word FROM name_word WHERE person = ?');

  const find = (words: readonly string[], limit: number): { id: string; key: number }[] => {
    const query = queries[words.length - 1];
    if (!query) return [];
    const named = Object.fromEntries(words.map((word, i) => [`w${i}`, word]));
    return query.all({ ...named, now: clock(), limit });
  };

  return {
    named: (name: string, limit: number): PersonId[] => find(nameWords(name), limit).map(({ id }) => id),
    /** Words are right but for a slip in one; nobody when two people may be meant. */
    nearlyNamed(name: string): PersonId[] {
      const words = nameWords(name);
      const people = new Set<PersonId>();
      words.forEach((word, at) => {
        if (word.length < SHORTEST) return;
        const allowed = word.length < LONG ? 1 : 2;
        const others = words.filter((_, i) => i !== at);
        for (const { id, key } of find(others, MOST_ALIKE)) {
          const rest = wordsOfName.all(key).filter((own) => !others.includes(own.word));
          if (rest.some((own) => own.word.length >= SHORTEST && edits(word, own.word, allowed) <= allowed)) {
            people.add(id);
          }
        }
      });
      return people.size === 1 ? [...people] : [];
    },
  };
}
