import { DAY, type Clock } from '../clock';
import { AppError } from '../errors';
import type { DirectoryChange, ProfileReading } from '../people/directory';
import type { PersonId, Profile } from '../people/person';
import type { ProfileWriter, SyncStore } from '../people/people-store';
import type { Database } from './database';
import { newRow, personRows, sameRow, withFacts, type PersonRow } from './person-row';

/** A profile is read again after this time; Graph does not tell when it changes. */
const REFRESH = 7 * DAY;
/** A run that wrote nothing for so long is dead. */
const SILENT = 60_000;
/** After so many failed runs a profile is tried once a day, after twice as many once a week. */
const IMPATIENT = 3;
const CHUNK = 500;
const EMPTY: Profile = {
  skills: [],
  interests: [],
  pastProjects: [],
  responsibilities: [],
  schools: [],
  aboutMe: '',
};

interface State {
  readonly run: number;
  readonly started: number;
  readonly beat: number;
  readonly token: string | null;
  readonly round: number;
  readonly phase: 'changes' | 'listing' | 'sweeping';
  readonly added: number;
  readonly updated: number;
}

interface Entry {
  readonly round: number;
  readonly added: number;
  readonly changed: number;
  readonly due: number | null;
  readonly tries: number;
  readonly profile: string | null;
}

/** Where the sync keeps what it read and how far it is, in SQLite. */
export function createSyncStore(
  db: Database,
  { clock, profiles }: { clock: Clock; profiles: ProfileWriter },
): SyncStore {
  const rows = personRows(db);
  const readState = db.prepare<[], State>('SELECT * FROM sync_state');
  const begin = db.prepare<{ now: number; full: number }>(
    `UPDATE sync_state SET run = run + 1, started = @now, beat = @now, added = 0, updated = 0,
       token = iif(@full, NULL, token)`,
  );
  const beat = db.prepare<[number]>('UPDATE sync_state SET beat = ?');
  const count = db.prepare<[number, number]>(
    'UPDATE sync_state SET added = added + ?, updated = updated + ?',
  );
  const place = db.prepare<[string, number, string]>('UPDATE sync_state SET token = ?, round = ?, phase = ?');
  const phase = db.prepare<[string]>('UPDATE sync_state SET phase = ?');
  const allDue = db.prepare('UPDATE directory_entry SET due = 0 WHERE due > 0');
  const entryOf = db.prepare<[number], Entry>('SELECT * FROM directory_entry WHERE person = ?');
  const putEntry = db.prepare<{
    person: number;
    round: number;
    added: number;
    changed: number;
    due: number | null;
  }>(
    `INSERT INTO directory_entry (person, round, added, changed, due)
     VALUES (@person, @round, @added, @changed, @due)
     ON CONFLICT (person) DO UPDATE SET round = excluded.round, changed = excluded.changed, due = excluded.due`,
  );
  const dropEntry = db.prepare<[number]>('DELETE FROM directory_entry WHERE person = ?');
  const unnamed = db.prepare<[number, number], { id: string }>(
    `SELECT person.id FROM directory_entry JOIN person ON person.key = directory_entry.person
     WHERE round < ? LIMIT ?`,
  );
  const dueAfter = db.prepare<[number, number, number, number], { id: string; due: number; key: number }>(
    `SELECT id, due, key FROM directory_entry JOIN person ON person.key = directory_entry.person
     WHERE due <= ? AND (due, directory_entry.person) > (?, ?) ORDER BY due, directory_entry.person LIMIT ?`,
  );
  const readWell = db.prepare<[number, number, string, number, number]>(
    'UPDATE directory_entry SET due = ?, read_at = ?, profile = ?, changed = ?, tries = 0 WHERE person = ?',
  );
  const readBadly = db.prepare<[number | null, number]>(
    'UPDATE directory_entry SET due = ?, tries = tries + 1 WHERE person = ?',
  );

  /** One unit of work of a run, if it is still the newest. */
  function unit<T>(run: number, work: (state: State) => T): T {
    return db
      .transaction(() => {
        const state = readState.get();
        if (state?.run !== run) throw new AppError('conflict', 'Another sync has taken over.');
        beat.run(clock());
        return work(state);
      })
      .immediate();
  }

  function apply(change: DirectoryChange, state: State, round: number, whole: boolean): number {
    const row = rows.find(change.id);
    if (change.kind === 'removed') return row ? leave(row, change.restorable) : 0;
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
    if (row.forgotten === 1) {
      putEntry.run({ person: row.key, round, added: run, changed: run, due: null });
      return;
    }
    // Who comes back is taken for enabled, unless the directory says otherwise.
    const base = row.listed === 1 ? row : { ...row, listed: 1, enabled: 1, guest: 0 };
    const now = withFacts(base, change.facts, whole ? 'none' : 'kept');
    const isNew = !old;
    const isChanged = isNew || !sameRow(row, now);
    if (isChanged) rows.update(now);
    const canHelp = now.enabled === 1 && now.guest === 0;
    const could = old?.due != null;
    // Who is named among the changes changed somehow; the profile is worth a look.
    const isFresh = isChanged || !could || !whole;
    putEntry.run({
      person: row.key,
      round,
      added: old?.added ?? run,
      changed: isChanged ? run : old.changed,
      due: canHelp ? (isFresh ? 0 : old.due) : null,
    });
    if (isNew) count.run(1, 0);
    else if (isChanged) countUpdate(old, run);
    if (canHelp && (!could || row.title !== now.title)) {
      profiles.write(row.key, known(old?.profile), now.title ?? undefined);
    }
  }

  /** Counts a person once a run, and not among the updated when this run brought them. */
  function countUpdate(old: Entry, run: number): void {
    if (old.added !== run && old.changed !== run) count.run(0, 1);
  }

  function leave(row: PersonRow, restorable: boolean): number {
    profiles.remove(row.key);
    dropEntry.run(row.key);
    // The name stays, because others' thanks and requests tell of this person.
    const facts = restorable ? row : { ...newRow(row.id), key: row.key, name: row.name };
    rows.update({ ...facts, listed: 0, enabled: 0, forgotten: row.forgotten });
    rows.dropWords(row.key);
    return row.listed;
  }

  function save(reading: ProfileReading, run: number): void {
    const row = rows.find(reading.id);
    const old = row && entryOf.get(row.key);
    if (!row || !old || row.forgotten === 1) return;
    const now = clock();
    if (!reading.profile) {
      const tries = old.tries + 1;
      const due = tries < IMPATIENT ? old.due : now + (tries < 2 * IMPATIENT ? DAY : REFRESH);
      readBadly.run(due, row.key);
      return;
    }
    const profile = JSON.stringify(reading.profile);
    const isChanged = profile !== old.profile;
    if (isChanged) {
      profiles.write(row.key, reading.profile, row.title ?? undefined);
      countUpdate(old, run);
    }
    readWell.run(now + REFRESH, now, profile, isChanged ? run : old.changed, row.key);
  }

  return {
    begin: async ({ full, takeOver }) =>
      db
        .transaction(() => {
          const now = clock();
          const state = readState.get();
          if (!takeOver && state && now - state.beat < SILENT) {
            throw new AppError('conflict', 'Another sync is at work.');
          }
          begin.run({ now, full: Number(full) });
          if (full) allDue.run();
          return { run: (state?.run ?? 0) + 1, token: (full ? null : state?.token) ?? undefined };
        })
        .immediate(),

    applyPage: async (run, page) =>
      unit(run, (state) => {
        const round = page.restarted ? state.round + 1 : state.round;
        const whole = page.restarted || state.phase === 'listing';
        let removed = 0;
        for (const change of page.changes) removed += apply(change, state, round, whole);
        place.run(page.token, round, whole ? (page.last ? 'sweeping' : 'listing') : state.phase);
        return { removed };
      }),

    sweep: async (run, limit) =>
      unit(run, (state) => {
        if (state.phase !== 'sweeping') return { removed: 0, done: true };
        const gone = unnamed.all(state.round, limit);
        let removed = 0;
        for (const { id } of gone)
          removed += apply({ kind: 'removed', id, restorable: true }, state, 0, false);
        const done = gone.length < limit;
        if (done) phase.run('changes');
        return { removed, done };
      }),

    async *dueProfiles(run): AsyncGenerator<PersonId> {
      let last = { due: -1, key: 0 };
      for (;;) {
        const chunk = unit(run, ({ started }) => dueAfter.all(started, last.due, last.key, CHUNK));
        for (const { id } of chunk) yield id;
        const end = chunk.at(-1);
        if (!end) return;
        last = end;
      }
    },

    saveReadings: async (run, readings) =>
      unit(run, () => {
        for (const reading of readings) save(reading, run);
      }),

    tally: async (run) => unit(run, ({ added, updated }) => ({ added, updated })),

    end: async (run) =>
      unit(run, () => {
        beat.run(0);
      }),
  };
}

function known(profile: string | null | undefined): Profile {
  return profile ? (JSON.parse(profile) as Profile) : EMPTY;
}
