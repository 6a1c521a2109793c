import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathOf } from './copies';
import { loadSqlite } from './driver';

/** How long a predecessor may take to end, in ms. */
const PATIENCE = 10_000;

/**
 * Makes sure that one service works on a database: two would both deliver every notice. `npm run sync` and backups may
 * work beside.
 *
 * The lock is one of the operating system's on a file beside the database, taken through SQLite because that works
 * the same everywhere; it ends with the process, however that ends.
 *
 * @param patience how long to wait for somebody who is about to end, in ms.
 * @returns what gives the lock back.
 * @throws Error when another service has it.
 */
export function takeServiceLock(url: string, patience = PATIENCE): () => void {
  const path = pathOf(url);
  if (path === undefined) return () => undefined;
  mkdirSync(dirname(path), { recursive: true });
  const lock = new (loadSqlite())(`${path}.service`, { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `Another KnowWho is at work on ${path}. Only one may be, or people would hear everything twice: end that one, ` +
        'or set DATABASE_URL to another file.',
      { cause: error },
    );
  }
  return () => lock.close();
}

/** Whether a service works on the database just now. It only looks, so a service that starts meanwhile waits a moment. */
export function isServed(url: string): boolean {
  const path = pathOf(url);
  if (path === undefined || !existsSync(`${path}.service`)) return false;
  const lock = new (loadSqlite())(`${path}.service`, { timeout: 0, readonly: true });
  try {
    lock.exec('BEGIN; SELECT 1 FROM sqlite_schema; COMMIT');
    return false;
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    return true;
  } finally {
    lock.close();
  }
}
