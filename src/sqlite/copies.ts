import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { loadSqlite } from './driver';
import type { Database } from './database';

/** Copies that we make ourselves beside the database are named like it, with this and a reason behind. */
const BEFORE = '.before-';

/** The path in a `file:` url; undefined for a database in memory. */
export function pathOf(url: string): string | undefined {
  const path = url.slice('file:'.length);
  return path === ':memory:' ? undefined : path;
}

/** A database as somebody may want to know it. */
export interface Inventory {
  readonly people: number;
  readonly thanks: number;
  /** Number of the newest migration. */
  readonly schema: number;
}

/**
 * Writes everything into one new file that only its owner may read: as of one moment, while others go on writing, and
 * without what was deleted, because only rows travel and no pages.
 *
 * @throws Error when the file is there already, or cannot be written; then nothing is left of it.
 */
export function copyInto(db: Database, target: string): void {
  if (fs.existsSync(target)) throw new Error(`There is a file ${target} already.`);
  fs.mkdirSync(dirname(target), { recursive: true });
  const growing = `${target}.growing-${process.pid}`;
  try {
    fs.closeSync(fs.openSync(growing, 'w', 0o600));
    db.prepare('VACUUM INTO ?').run(growing);
    sync(growing);
    fs.renameSync(growing, target);
  } finally {
    fs.rmSync(growing, { force: true });
  }
}

/** Opens a file of a backup and looks whether it is whole and ours. @throws Error when it is not. */
export function inspect(path: string): Inventory {
  if (!fs.existsSync(path)) throw new Error(`There is no file ${path}.`);
  const problem = (why: string) => new Error(`${path} is no database of KnowWho that could be used: ${why}.`);
  let db: Database;
  try {
    db = new (loadSqlite())(path, { readonly: true, fileMustExist: true });
    db.pragma('schema_version');
  } catch (error) {
    throw Object.assign(problem((error as Error).message), { cause: error });
  }
  try {
    const health = db.pragma('integrity_check', { simple: true });
    if (health !== 'ok') throw problem(String(health));
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw problem('rows point to nothing');
    const tables = db.prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('person', 'thanks', 'sync_state')`,
    );
    if (tables.get()?.n !== 3) throw problem('tables are missing');
    const count = (table: string) =>
      db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
    const schema = db.pragma('user_version', { simple: true }) as number;
    return { people: count('person'), thanks: count('thanks'), schema };
  } finally {
    db.close();
  }
}

/** Where the copy goes that is made before something happens to the database. */
export function copyBefore(path: string, reason: string): string {
  return `${path}${BEFORE}${reason}`;
}

/**
 * Removes our own copies beside a database, which are backups too and must not outlive their time.
 *
 * @param made those made before this moment, ms since 1970.
 */
export function removeCopies(path: string, made: number): void {
  if (path === ':memory:' || !fs.existsSync(dirname(path))) return;
  for (const name of fs.readdirSync(dirname(path))) {
    if (!name.startsWith(`${basename(path)}${BEFORE}`)) continue;
    const copy = join(dirname(path), name);
    if (fs.statSync(copy).mtimeMs < made) fs.rmSync(copy);
  }
}

/** Makes sure that a power cut does not take the file. */
export function sync(path: string): void {
  const file = fs.openSync(path, 'r+');
  try {
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}
