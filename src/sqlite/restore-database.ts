import * as fs from 'node:fs';
import type { PersonId } from '../people/person';
import { carryWishes } from './carry-wishes';
import { copyBefore, inspect, pathOf, removeCopies, sync, type Inventory } from './copies';
import { openDatabase, type Database } from './database';
import { loadSqlite } from './driver';
import { takeServiceLock } from './service-lock';

/** A sync that wrote within this time, in ms, is still at work. */
const SYNC_AT_WORK = 60_000;

/** What was put in place. */
export interface Restored extends Inventory {
  /** People who asked to be forgotten since the backup, and were forgotten in it too. */
  readonly forgotten: number;
  /** Where the database went that was replaced; absent when there was none. */
  readonly replaced?: string;
}

/**
 * Puts a backup in the place of the database. Nothing is changed unless everything works: the backup is prepared
 * beside, and takes the place in one step.
 *
 * @param url where the service looks for its database.
 * @param withoutWishes go on even if nobody can tell who asked to be forgotten since the backup.
 * @param forgetIn makes the deletion of a person in a database.
 * @throws Error when a service or a sync is at work, when the backup is not whole, or when the wishes cannot be read.
 */
export async function restoreDatabase({
  url,
  backup,
  withoutWishes,
  forgetIn,
  clock,
}: {
  readonly url: string;
  readonly backup: string;
  readonly withoutWishes: boolean;
  readonly forgetIn: (db: Database) => (person: PersonId) => Promise<unknown>;
  readonly clock: () => number;
}): Promise<Restored> {
  const path = pathOf(url);
  if (path === undefined) throw new Error('A database in memory cannot be restored; set DATABASE_URL.');
  const release = takeServiceLock(url, 0);
  const next = `${path}.restoring`;
  try {
    inspect(backup);
    removeDatabase(next);
    fs.copyFileSync(backup, next, fs.constants.COPYFILE_EXCL);
    fs.chmodSync(next, 0o600);
    // At the newest schema; the backup itself stays as it is.
    const older = openDatabase(`file:${next}`);
    let forgotten = 0;
    try {
      const now = fs.existsSync(path) ? openNow(path, withoutWishes) : undefined;
      try {
        if (now) {
          refuseDuringSync(now, clock());
          if (!withoutWishes) ({ forgotten } = await carryWishes(now, older, forgetIn(older)));
        }
      } finally {
        now?.close();
      }
      older.pragma('wal_checkpoint(TRUNCATE)');
      older.pragma('journal_mode = DELETE');
    } finally {
      older.close();
    }
    sync(next);
    const replaced = fs.existsSync(path) ? setAside(path) : undefined;
    fs.renameSync(next, path);
    return { ...inspect(path), forgotten, ...(replaced ? { replaced } : {}) };
  } finally {
    removeDatabase(next);
    release();
  }
}

/** The database that is to be replaced, if it can be read. */
function openNow(path: string, mayBeBroken: boolean): Database | undefined {
  try {
    const db = new (loadSqlite())(path, { fileMustExist: true });
    if (db.pragma('integrity_check', { simple: true }) === 'ok') return db;
    db.close();
    throw new Error('its contents are damaged');
  } catch (error) {
    if (mayBeBroken) return undefined;
    throw new Error(
      `The database that is to be replaced cannot be read (${(error as Error).message}), so nobody can tell who asked ` +
        'to be forgotten since the backup. To go on all the same, add --without-wishes.',
      { cause: error },
    );
  }
}

function refuseDuringSync(now: Database, at: number): void {
  const row = now.prepare<[], { beat: number }>('SELECT beat FROM sync_state').get();
  if (row && row.beat > 0 && at - row.beat < SYNC_AT_WORK)
    throw new Error('A sync is at work on the database. Wait until it ended, or end it; then restore.');
}

/** Keeps the replaced database for as long as backups are kept; one of an earlier restore makes way. */
function setAside(path: string): string {
  const aside = copyBefore(path, 'restore');
  removeDatabase(aside);
  for (const end of ['', '-wal', '-shm'])
    if (fs.existsSync(`${path}${end}`)) fs.renameSync(`${path}${end}`, `${aside}${end}`);
  return aside;
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '.wishes']) fs.rmSync(`${path}${end}`, { force: true });
  removeCopies(path, Infinity);
}
