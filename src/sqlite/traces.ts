import { removeCopies } from './copies';
import type { Database } from './database';
import { createGapWiper } from './wipe-gaps';

/**
 * Up to this size, in bytes, the file is written anew at once, which takes up to a second; larger ones are overwritten
 * at night, in pieces.
 */
const SMALL = 64 * 1024 * 1024;

/** What deleted rows left behind: in the file, in the log beside it, and in copies that we made ourselves. */
export interface Traces {
  /** The file may hold some; inside the transaction that deletes. */
  note(): void;
  /** So may copies; inside the transaction that deletes. */
  noteCopies(): void;
  /** Wipes what can be wiped at once; false when something is left, because the file is large or in use. */
  wipe(): boolean;
  /**
   * At night: a large file is overwritten in pieces, so that nobody waits; where others are at work all the time, at once.
   *
   * @param isStopped asked between the pieces.
   * @returns false when something is left for the next night.
   * @throws Error when the file cannot be overwritten in pieces; then it was written anew.
   */
  wipeAtNight(isStopped?: () => boolean): Promise<boolean>;
}

/** Notes that the file may hold traces; inside the transaction that deletes. */
export function traceNoter(db: Database): () => void {
  // Also while the file is being wiped, which x'02' says: then they wait for the next night.
  const note = db.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('traces', x'01')`);
  return () => void note.run();
}

/**
 * Secure deletion overwrites rows, but not the copies that stay in a page when SQLite moves rows; so the file is
 * written anew or overwritten. Then the log beside it is emptied.
 *
 * @param atOnce the largest file that is written anew at once, in bytes.
 */
export function createTraces(db: Database, atOnce = SMALL): Traces {
  const gaps = createGapWiper(db);
  const has = db.prepare<[], unknown>(`SELECT 1 FROM meta WHERE name = 'traces'`);
  const drop = db.prepare(`DELETE FROM meta WHERE name = 'traces'`);
  const start = db.prepare(`UPDATE meta SET value = x'02' WHERE name = 'traces'`);
  const dropWiped = db.prepare(`DELETE FROM meta WHERE name = 'traces' AND value = x'02'`);
  const noteCopies = db.prepare(`INSERT OR IGNORE INTO meta (name, value) VALUES ('copies', x'01')`);
  const copies = db.prepare<[], unknown>(`SELECT 1 FROM meta WHERE name = 'copies'`);
  const dropCopies = db.prepare(`DELETE FROM meta WHERE name = 'copies'`);

  const bytes = (): number =>
    Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));

  /** Copies that we made ourselves have whoever asked to be forgotten as well. */
  function wipe(largest: number): boolean {
    try {
      if (copies.get()) {
        removeCopies(db.name, Infinity);
        dropCopies.run();
      }
      if (has.get() && bytes() <= largest) {
        db.exec('VACUUM');
        drop.run();
      }
      const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy === 0 && !has.get();
    } catch {
      // Another process is at work, or the disk is full: what was to be deleted is, and the next night wipes.
      return false;
    }
  }

  return {
    note: traceNoter(db),
    noteCopies: () => void noteCopies.run(),
    wipe: () => wipe(atOnce),
    wipeAtNight: async (isStopped) => {
      if (!has.get() || bytes() <= atOnce) return wipe(atOnce);
      start.run();
      let came: 'done' | 'busy' | 'stopped' = 'busy';
      try {
        came = await gaps(isStopped);
      } finally {
        // Whoever was forgotten meanwhile waits for the next night.
        if (came === 'done') dropWiped.run();
        if (came === 'busy') wipe(Infinity);
      }
      return wipe(atOnce);
    },
  };
}
