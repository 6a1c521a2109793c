import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { copyBefore, copyInto, pathOf } from './copies';
import { loadSqlite } from './driver';

/** The one connection that writes. Stores prepare their statements on it. */
export type Database = Sqlite.Database;

/** The newest schema with nothing in it: whoever opens databases in memory opens many, and copies cost little. */
let empty: Buffer | undefined;

const MIGRATIONS = join(__dirname, 'migrations');

/**
 * Opens the database of a `file:` url and brings it to the newest schema.
 *
 * @param url `file:` and a path, or `file::memory:`; `config.ts` has checked it.
 * @throws Error when the database is newer than this code, or a migration fails (nothing is changed then).
 */
export function openDatabase(url: string): Database {
  const path = pathOf(url);
  if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
  const db = new (loadSqlite())(path ?? empty ?? ':memory:');
  db.pragma('journal_mode = WAL');
  // A commit is acknowledged to people, so it has to survive a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // `npm run sync` may write beside a running bot.
  db.pragma('busy_timeout = 5000');
  // A question reads a little from all over the file; mapped, that costs no call of the system each time. Bytes.
  db.pragma('mmap_size = 1073741824');
  // What was deleted must not be readable in the file.
  db.pragma('secure_delete = ON');
  migrate(db, path);
  if (path === undefined) empty ??= db.serialize();
  return db;
}

/**
 * Runs the numbered SQL files that this database has not seen, all in one transaction. What was in it before is kept
 * in a copy beside it, for as long as backups are.
 */
function migrate(db: Database, path: string | undefined): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  const readVersion = () => db.pragma('user_version', { simple: true }) as number;
  const version = readVersion();
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0);
  if (version > newest) {
    throw new Error(
      `The database is of version ${version}, this KnowWho knows up to ${newest}. Start the newer KnowWho.`,
    );
  }
  if (path !== undefined && version > 0 && version < newest) keepCopy(db, path, version);
  if (version === newest) return;
  db.transaction(() => {
    // A sync that was started at the same moment may have come first.
    const seen = readVersion();
    for (const file of files) {
      if (Number(file.slice(0, 3)) > seen) db.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
    }
    db.pragma(`user_version = ${newest}`);
  }).immediate();
}

function keepCopy(db: Database, path: string, version: number): void {
  const copy = copyBefore(path, `migration-${String(version + 1).padStart(3, '0')}`);
  // From a migration that failed; the database is as it was.
  rmSync(copy, { force: true });
  try {
    copyInto(db, copy);
  } catch (error) {
    throw new Error(
      `The database must be brought up to date, but no copy of it could be made at ${copy}; nothing was changed. ` +
        (error as Error).message,
      { cause: error },
    );
  }
}

/** Whether the database can be read just now. */
export function answers(db: Database): boolean {
  try {
    db.prepare('SELECT 1 FROM meta LIMIT 1').get();
    return true;
  } catch {
    return false;
  }
}
