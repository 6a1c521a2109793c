import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TERMS, type Terms } from '../privacy/privacy';
import { backupName, copyWishesInto, removeOldBackups } from '../sqlite/backup-folder';
import { copyInto, inspect, pathOf } from '../sqlite/copies';
import { loadSqlite } from '../sqlite/driver';
import type { Output } from './package';

/** The settings that a backup needs. */
interface BackupConfig {
  readonly databaseUrl: string;
  /** Absent only in tests: then the defaults count. */
  readonly terms?: Pick<Terms, 'backupDays'> | undefined;
}

/**
 * `npm run backup -- FILE`: the database as of one moment in one new file, while a service works on it. With
 * `FOLDER/` in its place the copy is named by its moment, the newest wishes to be forgotten are put beside it, and
 * copies that would outlive `RETENTION_BACKUPS_DAYS` are removed. The last line on stdout is the result as JSON.
 *
 * @returns the exit code: 0, or 2 for other arguments.
 * @throws Error when there is no database, the file is there already, or the copy is not whole.
 */
export function backup(
  config: BackupConfig,
  argv: readonly string[],
  { stdout, stderr, clock = Date.now }: { stdout: Output; stderr: Output; clock?: () => number },
): number {
  const [place, ...more] = argv;
  if (place === undefined || place.startsWith('-') || more.length > 0) {
    stderr.write('Usage: npm run backup -- FILE or FOLDER/\n');
    return 2;
  }
  const path = pathOf(config.databaseUrl);
  if (path === undefined || !existsSync(path)) {
    throw new Error(`There is no database ${config.databaseUrl}; DATABASE_URL says where it is.`);
  }
  const started = performance.now();
  const folder = isFolder(place) ? place : undefined;
  const { terms = TERMS } = config;
  const now = clock();
  const before = folder === undefined ? 0 : prepare(folder, path, terms.backupDays, now);
  const target = folder === undefined ? place : join(folder, backupName(now));
  const db = new (loadSqlite())(path, { fileMustExist: true });
  try {
    copyInto(db, target);
  } finally {
    db.close();
  }
  const result = { file: target, bytes: statSync(target).size, ...inspect(target) };
  // Only now that the new one is there and whole.
  const removed =
    folder === undefined
      ? {}
      : { removed: before + removeOldBackups(folder, terms.backupDays, now, 'tomorrow') };
  stdout.write(`${JSON.stringify({ ...result, ...removed, ms: Math.round(performance.now() - started) })}\n`);
  return 0;
}

function isFolder(place: string): boolean {
  return /[/\\]$/.test(place) || (statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/**
 * Before the copy is made, so that what is too old goes and wishes are kept also when that fails.
 *
 * @returns how many copies were removed.
 */
function prepare(folder: string, database: string, days: number, now: number): number {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (realpathSync(folder) === realpathSync(dirname(database)))
    throw new Error(`${folder} is where the database itself lies; copies need a folder of their own.`);
  const removed = removeOldBackups(folder, days, now);
  copyWishesInto(folder, database);
  if (days === 0) throw new Error('RETENTION_BACKUPS_DAYS is 0: no backups are kept, so none was made.');
  return removed;
}
