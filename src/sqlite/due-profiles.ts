import { DAY, WEEK } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import type { SyncStates } from './sync-state';

/** After so many failed runs a profile is tried once a day, after twice as many once a week. */
const IMPATIENT = 3;

/** Profiles of people who were shown or asked within this time are read first, and daily. */
const LATELY = WEEK;
/** So many of them at most. */
const MOST_SHOWN = 5000;
/** People read from the database at once. */
const CHUNK = 500;

/**
 * Whose profile is to be read in a run.
 *
 * @param refresh a profile that was read is due again after so many ms.
 */
export function dueProfiles(db: Database, states: SyncStates, refresh: number) {
  const dueAfter = db.prepare<[number, number, number, number], { id: string; due: number; key: number }>(
    `SELECT id, due, key FROM directory_entry JOIN person ON person.key = directory_entry.person
     WHERE due <= ? AND (due, directory_entry.person) > (?, ?) ORDER BY due, directory_entry.person LIMIT ? + 0`,
  );
  const dueBy = db.prepare<[number], { people: number }>(
    'SELECT count(*) AS people FROM directory_entry WHERE due <= ?',
  );
  const dueShown = db.prepare<
    [{ since: number; day: number; started: number; limit: number }],
    { id: string }
  >(
    `SELECT id FROM shown JOIN directory_entry USING (person) JOIN person ON person.key = shown.person
     WHERE shown.at >= @since AND (due <= @started OR (due IS NOT NULL AND tries = 0 AND read_at <= @day))
     ORDER BY shown.at DESC LIMIT @limit + 0`,
  );
  const forgetShown = db.prepare<[number, number]>('DELETE FROM shown WHERE at < ? OR at > ?');
  // After the clock was put back, or the days between two readings were made fewer.
  const pullIn = db.prepare<{ latest: number; latestTry: number }>(
    `UPDATE directory_entry SET due = 0
     WHERE due > min(@latest, @latestTry) AND due > iif(tries = 0, @latest, @latestTry)`,
  );

  return {
    /** Those shown or asked lately, then new ones, then whoever waits longest. */
    async *profiles(this: void, run: number): AsyncGenerator<PersonId> {
      const shown = states.unit(run, ({ started }) => {
        forgetShown.run(started - LATELY, started + DAY);
        pullIn.run({ latest: started + refresh, latestTry: started + WEEK });
        return dueShown.all({ since: started - LATELY, day: started - DAY, started, limit: MOST_SHOWN });
      });
      const first = new Set(shown.map(({ id }) => id));
      yield* first;
      let last = { due: -1, key: 0 };
      for (;;) {
        const chunk = states.unit(run, ({ started }) => dueAfter.all(started, last.due, last.key, CHUNK));
        for (const { id } of chunk) if (!first.has(id)) yield id;
        const end = chunk.at(-1);
        if (!end) return;
        last = end;
      }
    },
    count: async (run: number): Promise<number> =>
      states.unit(run, ({ started }) => dueBy.get(started)?.people ?? 0),
  };
}

/** At first with every run, then daily, at last weekly. */
export function dueAfterFailure(tries: number, due: number | null, now: number): number | null {
  return tries < IMPATIENT ? due : now + (tries < 2 * IMPATIENT ? DAY : WEEK);
}
