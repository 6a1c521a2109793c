import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Database } from './database';

/** A transaction lasts about so long, in ms; whoever answers people beside must not wait for more. */
const SLICE = 3;

/** A run that wrote nothing for so long, in ms, is dead. */
const SILENT = 60_000;

/** The row of table sync_state. */
export interface SyncState {
  readonly run: number;
  readonly started: number;
  readonly beat: number;
  readonly token: string | null;
  readonly midway: number;
  readonly round: number;
  readonly phase: 'changes' | 'listing' | 'sweeping';
  readonly added: number;
  readonly updated: number;
}

export type SyncStates = ReturnType<typeof syncState>;

/**
 * How far the sync is, and which run may write.
 *
 * @param rest lets others at the database between two transactions.
 */
export function syncState(db: Database, clock: Clock, rest: () => Promise<void>) {
  const read = db.prepare<[], SyncState>('SELECT * FROM sync_state');
  const begin = db.prepare<{ now: number; full: number }>(
    `UPDATE sync_state SET run = run + 1, started = @now, beat = @now, added = 0, updated = 0,
       token = iif(@full, NULL, token), midway = iif(@full, 0, midway)`,
  );
  const beat = db.prepare<[number]>('UPDATE sync_state SET beat = ?');
  const count = db.prepare<[number, number]>(
    'UPDATE sync_state SET added = added + ?, updated = updated + ?',
  );
  const place = db.prepare<Pick<SyncState, 'token' | 'midway' | 'round' | 'phase'>>(
    'UPDATE sync_state SET token = @token, midway = @midway, round = @round, phase = @phase',
  );
  const phase = db.prepare<[string]>('UPDATE sync_state SET phase = ?');

  /** How long others were kept from the database since the last rest, in ms. */
  let held = 0;

  function state(): SyncState {
    const row = read.get();
    if (!row) throw new Error('Table sync_state has lost its row.');
    return row;
  }

  /** One unit of work of a run, if it is still the newest. */
  const unit = <T>(run: number, work: (state: SyncState) => T): T =>
    db
      .transaction(() => {
        const now = state();
        if (now.run !== run) throw new AppError('conflict', 'Another sync has taken over.');
        beat.run(clock());
        return work(now);
      })
      .immediate();

  return {
    /** The next run; refuses when another one is at work and must not be ended. */
    begin: (full: boolean, takeOver: boolean): SyncState =>
      db
        .transaction(() => {
          const now = clock();
          // A beat of the future is that of a clock that was put back.
          if (!takeOver && Math.abs(now - state().beat) < SILENT) {
            throw new AppError('conflict', 'Another sync is at work.');
          }
          begin.run({ now, full: Number(full) });
          return state();
        })
        .immediate(),
    unit,
    /**
     * Many pieces of work as several units of a few ms each, with a rest after so many ms; what the last one needs to be
     * true is done in the transaction of the last piece.
     */
    async inSlices<T>(
      run: number,
      pieces: readonly T[],
      work: (piece: T, state: SyncState) => void,
      last: (state: SyncState) => void = () => undefined,
    ): Promise<void> {
      let done = 0;
      do {
        const began = performance.now();
        unit(run, (now) => {
          const until = performance.now() + SLICE;
          for (; done < pieces.length; done += 1) {
            if (performance.now() > until) return;
            work(pieces[done] as T, now);
          }
          last(now);
          done += 1;
        });
        held += performance.now() - began;
        if (held < SLICE) continue;
        held = 0;
        await rest();
      } while (done <= pieces.length);
    },
    countAdded: () => void count.run(1, 0),
    countUpdated: () => void count.run(0, 1),
    place: (where: Pick<SyncState, 'token' | 'midway' | 'round' | 'phase'>) => void place.run(where),
    swept: () => void phase.run('changes'),
    end: () => void beat.run(0),
  };
}
