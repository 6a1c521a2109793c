import { fsync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Database } from './database';
import { loadSqlite } from './driver';
import { gapOf } from './page-gaps';

/** One piece holds the thread for about so many ms, the disk's own time aside. */
const HELD = 4;
const PAGES_AT_ONCE = 64;
/** While somebody reads or writes, it waits so many ms, and so often at most; then it is given up. */
const WAIT = 20;
const WAITS = 250;
/** Offsets in the head of the file; https://www.sqlite.org/fileformat2.html#the_database_header. */
const HEAD = { length: 100, pageSize: 16, reserved: 20, pages: 28 };

/**
 * Overwrites what SQLite left in unused parts of pages when it moved rows; in pieces, while others go on. `VACUUM` does
 * that as well, but nothing else happens meanwhile, for seconds where there is much.
 *
 * SQLite has no call for it, so the bytes are written by ourselves, in moments when the file is nobody's but ours: all is
 * in it and nothing in the log, and we hold the lock of whoever writes. Only bytes change that mean nothing to SQLite, so
 * readers are not disturbed and a power cut does no harm. Each moment ends with a write of SQLite's own, by which every
 * connection notices that pages it has in memory are old: they would bring back what was there.
 *
 * @returns `busy` when others were at work for too long, `stopped` when it was told to stop before it was through.
 */
export function createGapWiper(
  db: Database,
): (isStopped?: () => boolean) => Promise<'done' | 'busy' | 'stopped'> {
  // Never closed before the process ends: closing any handle of a file gives up the locks that SQLite has on it (POSIX).
  let handle: number | undefined;

  return async (isStopped = () => false) => {
    if (db.memory) return 'done';
    // Then some pages are maps of others, which look like pages of rows. Ours never has them.
    if (db.pragma('auto_vacuum', { simple: true }) !== 0) return 'busy';
    handle ??= openSync(db.name, 'r+');
    const own = new (loadSqlite())(db.name, { timeout: 0 });
    try {
      own.pragma('secure_delete = ON');
      // Else the page it writes itself would come back from memory as it was.
      own.pragma('cache_size = 0');
      let waits = 0;
      for (let page = 2, last = page; page <= last;) {
        if (isStopped()) return 'stopped';
        const came = wipeSome(own, handle, page);
        if (came === 'busy' && ++waits > WAITS) return came;
        if (came === 'busy') await new Promise((done) => setTimeout(done, WAIT));
        else {
          ({ page, last } = came);
          waits = 0;
          await new Promise((done) => setImmediate(done));
        }
      }
      await promisify(fsync)(handle);
      return 'done';
    } finally {
      own.close();
    }
  };
}

/** Some pages from this one on; where it goes on, and how many pages there are. */
function wipeSome(own: Database, handle: number, first: number): { page: number; last: number } | 'busy' {
  try {
    const [log] = own.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (log?.busy !== 0) return 'busy';
    own.exec('BEGIN IMMEDIATE');
    // Somebody may have written in between.
    if (statSync(`${own.name}-wal`).size > 0) return 'busy';
    const came = wipe(handle, first);
    own.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('wiped', ?)`).run(Buffer.from([1]));
    own.prepare(`DELETE FROM meta WHERE name = 'wiped'`).run();
    own.exec('COMMIT');
    return came;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return 'busy';
    throw error;
  } finally {
    if (own.inTransaction) own.exec('ROLLBACK');
  }
}

function wipe(handle: number, first: number): { page: number; last: number } {
  const head = Buffer.alloc(HEAD.length);
  readSync(handle, head, 0, head.length, 0);
  const stored = head.readUInt16BE(HEAD.pageSize);
  const size = stored === 1 ? 65_536 : stored;
  const usable = size - (head[HEAD.reserved] ?? 0);
  const last = head.readUInt32BE(HEAD.pages);
  const pages = Buffer.alloc(PAGES_AT_ONCE * size);
  const zeros = Buffer.alloc(size);
  const until = performance.now() + HELD;
  let page = first;
  while (page <= last && performance.now() < until) {
    const wanted = Math.min(PAGES_AT_ONCE, last - page + 1) * size;
    const read = readSync(handle, pages, 0, wanted, (page - 1) * size);
    if (read < wanted) throw new Error('the database is shorter than it says');
    for (let at = 0; at < read; at += size, page += 1) {
      const gap = gapOf(pages.subarray(at, at + size), usable);
      if (!gap) continue;
      const [from, to] = gap;
      if (zeros.compare(pages, at + from, at + to, 0, to - from) === 0) continue;
      writeSync(handle, zeros, 0, to - from, (page - 1) * size + from);
    }
  }
  return { page, last };
}
