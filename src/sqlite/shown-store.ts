import { DAY, type Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';

/** Somebody who is shown again within this time, in ms, is not written down again. */
const GRAIN = DAY / 4;
/** So many people are remembered in memory at most; more are written down more often than they need. */
const MOST = 20_000;

/** Notes who was shown or asked lately; answers at once and writes a moment later. Never throws. */
export type NoteShown = (people: readonly PersonId[]) => void;

/**
 * Who was shown or asked lately, so that the next sync reads their profiles first. It says neither to whom nor for
 * what, and only to a quarter of a day, so that it tells nothing about anybody's behaviour.
 *
 * @param later runs the writing once the answer is out.
 */
export function createNoteShown(
  db: Database,
  clock: Clock,
  later: (write: () => void) => void = (write) => void setTimeout(write, 1000).unref(),
): NoteShown {
  const put = db.prepare<{ id: string; at: number }>(
    `INSERT INTO shown (person, at) SELECT key, @at FROM person WHERE id = @id
     ON CONFLICT (person) DO UPDATE SET at = excluded.at WHERE at < excluded.at`,
  );
  const noted = new Map<PersonId, number>();
  const waiting = new Set<PersonId>();

  function write(): void {
    const people = [...waiting];
    waiting.clear();
    // It is a hint, no promise: without it the profile is read on its ordinary day.
    if (!db.open) return;
    const at = Math.floor(clock() / GRAIN) * GRAIN;
    try {
      db.transaction(() => people.forEach((id) => put.run({ id, at }))).immediate();
    } catch {
      people.forEach((id) => noted.delete(id));
    }
  }

  return (people) => {
    const now = Math.floor(clock() / GRAIN);
    const fresh = people.filter((id) => noted.get(id) !== now);
    if (fresh.length === 0) return;
    if (noted.size > MOST) noted.clear();
    if (waiting.size === 0) later(write);
    for (const id of fresh) {
      noted.set(id, now);
      waiting.add(id);
    }
  };
}
