import { setImmediate } from 'node:timers/promises';
import { DAY, type Clock } from '../clock';
import type { DirectoryChange, DirectoryFacts, ProfileReading } from '../people/directory';
import { NO_PROFILE, type Profile } from '../people/person';
import type { ProfileWriter, SyncStore } from '../people/people-store';
import type { Database } from './database';
import { createDepartures } from './departures';
import { dueAfterFailure, dueProfiles } from './due-profiles';
import { syncState, type SyncState } from './sync-state';
import { newRow, personRows, sameRow, withFacts, type PersonRow } from './person-row';
import { newcomerRows } from './newcomer-store';
import { createWishes } from './wishes';

interface Entry {
  readonly round: number;
  readonly added: number;
  readonly changed: number;
  readonly due: number | null;
  readonly tries: number;
  readonly stale: number;
  readonly profile: string | null;
}

/** What the sync's store needs to know. */
export interface SyncStoreOptions {
  readonly clock: Clock;
  readonly profiles: ProfileWriter;
  /** A profile is read again after so many days, because Graph does not tell when it changes; 7 unless told. */
  readonly refreshDays?: number | undefined;
  /** So many weeks from their first day on people are new; nobody's start is kept unless told. */
  readonly newcomerWeeks?: number | undefined;
  /** Lets others at the database between two transactions. */
  readonly rest?: (() => Promise<void>) | undefined;
}

/** Where the sync keeps what it read and how far it is, in SQLite. */
export function createSyncStore(
  db: Database,
  { clock, profiles, refreshDays = 7, newcomerWeeks, rest = () => setImmediate() }: SyncStoreOptions,
): SyncStore {
  const refresh = refreshDays * DAY;
  const rows = personRows(db);
  const wishes = createWishes(db);
  const departed = createDepartures(db);
  const newcomers = newcomerRows(db, clock, newcomerWeeks);
  const states = syncState(db, clock, rest);
  const due = dueProfiles(db, states, refresh);
  const entryOf = db.prepare<[number], Entry>('SELECT * FROM directory_entry WHERE person = ?');
  const putEntry = db.prepare<{
    person: number;
    round: number;
    added: number;
    changed: number;
    due: number | null;
    stale: number;
  }>(
    `INSERT INTO directory_entry (person, round, added, changed, due, stale)
     VALUES (@person, @round, @added, @changed, @due, @stale)
     ON CONFLICT (person) DO UPDATE SET round = excluded.round, changed = excluded.changed, due = excluded.due,
       stale = max(stale, excluded.stale)`,
  );
  const allStale = db.prepare('UPDATE directory_entry SET stale = 1 WHERE stale = 0');
  const dropEntry = db.prepare<[number]>('DELETE FROM directory_entry WHERE person = ?');
  const unnamed = db.prepare<[number, number], { id: string }>(
    `SELECT person.id FROM directory_entry JOIN person ON person.key = directory_entry.person
     WHERE round < ? LIMIT ? + 0`,
  );
  const entryRead = db.prepare<{
    person: number;
    due: number | null;
    at: number | null;
    tries: number;
    changed: number;
    profile: string | null;
  }>(
    `UPDATE directory_entry SET due = @due, read_at = coalesce(@at, read_at), tries = @tries, changed = @changed,
       stale = 0, profile = @profile
     WHERE person = @person`,
  );

  function apply(change: DirectoryChange, state: SyncState, round: number, whole: boolean): number {
    const row = rows.find(change.id);
    if (change.kind === 'removed') return row ? leave(row, change.restorable) : 0;
    // Not until they return themselves.
    if (row?.forgotten === 1 || wishes.has(change.id)) return 0;
    list(row ?? rows.insert(newRow(change.id)), change, state.run, round, whole);
    return 0;
  }

  function list(
    row: PersonRow,
    change: DirectoryChange & { kind: 'listed' },
    run: number,
    round: number,
    whole: boolean,
  ): void {
    const old = entryOf.get(row.key);
    // Who comes back is taken for enabled, unless the directory says otherwise.
    const base = row.listed === 1 ? row : { ...row, listed: 1, enabled: 1, guest: 0 };
    const now = withFacts(base, mentionable(change.facts), whole ? 'none' : 'kept');
    const isNew = !old;
    const isChanged = isNew || !sameRow(row, now);
    if (isChanged) rows.update(now);
    if (row.enabled === 1 && now.enabled === 0) departed(row.key, clock());
    newcomers.note(row.key, change.facts.startedAt);
    const canHelp = now.enabled === 1 && now.guest === 0;
    putEntry.run({
      person: row.key,
      round,
      added: old?.added ?? run,
      changed: isChanged ? run : old.changed,
      // Who is named may have changed in what the list does not tell.
      due: canHelp ? 0 : null,
      stale: Number(isNew || row.title !== now.title),
    });
    if (isNew) states.countAdded();
    else if (isChanged) countUpdate(old, run);
  }

  /** Who asked to be forgotten is nobody's manager either. */
  const mentionable = (facts: DirectoryFacts): DirectoryFacts =>
    facts.manager && wishes.has(facts.manager) ? { ...facts, manager: null } : facts;

  /** Counts a person once a run, and not among the updated when this run brought them. */
  function countUpdate(old: Entry, run: number): void {
    if (old.added !== run && old.changed !== run) states.countUpdated();
  }

  function leave(row: PersonRow, restorable: boolean): number {
    profiles.remove(row.key);
    dropEntry.run(row.key);
    newcomers.drop(row.key);
    // The name stays, because others' thanks and requests tell of this person.
    const facts = restorable ? row : { ...newRow(row.id), key: row.key, name: row.name };
    rows.update({ ...facts, listed: 0, enabled: 0, forgotten: row.forgotten });
    rows.dropWords(row.key);
    if (row.enabled === 1) departed(row.key, clock());
    return row.listed;
  }

  /** What a reading changes; undefined for somebody who is not read any more. */
  function newsOf(reading: ProfileReading) {
    const row = rows.find(reading.id);
    const old = row && entryOf.get(row.key);
    if (!row || !old || row.forgotten === 1) return undefined;
    const profile = reading.profile ? JSON.stringify(reading.profile) : old.profile;
    const isChanged = profile !== old.profile;
    const said =
      isChanged || old.stale === 1
        ? (reading.profile ?? (old.profile === null ? NO_PROFILE : (JSON.parse(old.profile) as Profile)))
        : undefined;
    return { row, old, profile, isChanged, said };
  }

  /** @param write writes what was said, where it was prepared. */
  function save(reading: ProfileReading, run: number, write?: (person: number) => void): void {
    const news = newsOf(reading);
    if (!news) return;
    const { row, old, profile, isChanged, said } = news;
    const now = clock();
    if (said && write) write(row.key);
    else if (said) profiles.write(row.key, said, row.title ?? undefined);
    if (isChanged) countUpdate(old, run);
    const tries = reading.profile ? 0 : old.tries + 1;
    entryRead.run({
      person: row.key,
      due: tries > 0 ? dueAfterFailure(tries, old.due, now) : now + refresh,
      at: reading.profile ? now : null,
      tries,
      changed: isChanged ? run : old.changed,
      profile,
    });
  }

  return {
    async begin({ full, takeOver }) {
      const { run, token, midway } = states.begin(full, takeOver);
      if (full) allStale.run();
      return { run, token: token ?? undefined, midway: midway === 1 };
    },

    async applyPage(run, page) {
      // Nothing of the old token is true any more; without one, a run that dies here begins again.
      if (page.restarted)
        states.unit(run, ({ round }) => {
          states.place({ token: null, midway: 0, round: round + 1, phase: 'listing' });
        });
      let removed = 0;
      await states.inSlices(
        run,
        page.changes,
        (change, state) => {
          removed += apply(change, state, state.round, state.phase === 'listing');
        },
        ({ round, phase }) => {
          const after = phase === 'listing' && page.last ? 'sweeping' : phase;
          states.place({ token: page.token, midway: Number(!page.last), round, phase: after });
        },
      );
      return { removed };
    },

    sweep: async (run, limit) =>
      states.unit(run, (state) => {
        if (state.phase !== 'sweeping') return { removed: 0, done: true };
        const gone = unnamed.all(state.round, limit);
        let removed = 0;
        for (const { id } of gone)
          removed += apply({ kind: 'removed', id, restorable: true }, state, 0, false);
        const done = gone.length < limit;
        if (done) states.swept();
        return { removed, done };
      }),

    dueProfiles: due.profiles,
    dueCount: due.count,

    async saveReadings(run, readings) {
      const unchanged: ProfileReading[] = [];
      for (const reading of readings) {
        const { said, row } = newsOf(reading) ?? {};
        if (!said) {
          unchanged.push(reading);
          continue;
        }
        const write = profiles.prepare(said, row?.title ?? undefined);
        await states.inSlices(run, [reading], () => {
          save(reading, run, write);
        });
      }
      if (unchanged.length > 0)
        await states.inSlices(run, unchanged, (reading) => {
          save(reading, run);
        });
    },

    tally: async (run) => states.unit(run, ({ added, updated }) => ({ added, updated })),

    end: async (run) =>
      states.unit(run, () => {
        states.end();
      }),
  };
}
