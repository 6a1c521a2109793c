import { readFileSync, readdirSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { loadSqlite } from './driver';

/** The one connection that writes. Stores prepare their statements on it. */
export type Database = Sqlite.Database;

const MIGRATIONS = join(__dirname, 'migrations');

/**
 * Opens the database of a `file:` url and brings it to the newest schema.
 *
 * @param url `file:` and a path, or `file::memory:`; `config.ts` has checked it.
 * @throws Error when the database is newer than this code, or a migration fails (nothing is changed then).
 */
export function openDatabase(url: string): Database {
  const path = url.slice('file:'.length);
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const db = new (loadSqlite())(path);
  db.pragma('journal_mode = WAL');
  // A commit is acknowledged to people, so it has to survive a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // `npm run sync` may write beside a running bot.
  db.pragma('busy_timeout = 5000');
  // What was deleted must not be readable in the file.
  db.pragma('secure_delete = ON');
  migrate(db);
  return db;
}

/** Runs the numbered SQL files that this database has not seen, each in one transaction. */
function migrate(db: Database): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  const version = db.pragma('user_version', { simple: true }) as number;
  const newest = Number(files.at(-1)?.slice(0, 3) ?? 0);
  if (version > newest) {
    throw new Error(
      `The database is of version ${version}, this KnowWho knows up to ${newest}. Start the newer KnowWho.`,
    );
  }
  for (const file of files) {
    const number = Number(file.slice(0, 3));
    if (number <= version) continue;
    db.transaction(() => {
      db.exec(readFileSync(join(MIGRATIONS, file), 'utf8'));
      db.pragma(`user_version = ${number}`);
    }).immediate();
  }
}
