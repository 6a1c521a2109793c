import { fstatSync, fsync, openSync, readSync, realpathSync, statSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Database } from './database';
import { loadSqlite } from './driver';
import { gapOf } from './page-gaps';

const HELD = 4;
const PAGES_AT_ONCE = 64;
/** While somebody reads or writes, it waits so many ms, and so often at most; then it is given up. */
const WAIT = 20;
const WAITS = 250;
/** So often it goes through the file at most, when others write meanwhile; then it is given up. */
const PASSES = 20;
/** From so many pages on, the head of a page of long rows can look like that of a page of rows. */
const MOST_PAGES = 0x02000000;
/** Where Windows puts its locks; SQLite keeps nothing there. */
const LOCKS = 2 ** 30;
/** Offsets in the head of the file; https://www.sqlite.org/fileformat2.html#the_database_header. */
const HEAD = { length: 100, pageSize: 16, reserved: 20, pages: 28 };

/**
 * Overwrites what SQLite left in unused parts of pages when it moved rows; in pieces, while others go on. `VACUUM` does
 * that as well, but nothing else happens meanwhile, for seconds where there is much.
 *
 * SQLite has no call for it, so the bytes are written by ourselves, in moments when the file is nobody's but ours: all is
 * in it and nothing in the log, and we hold the lock of whoever writes. Only bytes change that mean nothing to SQLite, so
 * readers are not disturbed; in a power cut a disk must leave alone what it was not told to write, as SQLite expects of it too. Each moment ends with a write of SQLite's own, by which every
 * connection notices that pages it has in memory are old: they would bring back what was there.
 *
 * @param held a piece holds the thread for about so many ms, the disk's own time aside.
 * @returns `busy` when others were at work for too long, `stopped` when it was told to stop before it was through.
 */
export function createGapWiper(
  db: Database,
  held = HELD,
): (isStopped?: () => boolean) => Promise<'done' | 'busy' | 'stopped'> {
  // Never closed before the process ends: closing any handle of a file gives up the locks that SQLite has on it (POSIX),
  // and another process that closes the database would take itself for the last one and remove the log under us.
  let handle: number | undefined;

  return async (isStopped = () => false) => {
    if (db.memory) return 'done';
    // Then some pages are maps of others, which look like pages of rows. Ours never has them.
    if (db.pragma('auto_vacuum', { simple: true }) !== 0) return 'busy';
    if (Number(db.pragma('page_count', { simple: true })) >= MOST_PAGES) return 'busy';
    // The log is beside the file itself, not beside a link to it.
    const path = realpathSync(db.name);
    handle ??= openSync(path, 'r+');
    const own = new (loadSqlite())(path, { timeout: 0 });
    try {
      own.pragma('secure_delete = ON');
      // Else the page it writes itself would come back from memory as it was.
      own.pragma('cache_size = 0');
      const file = { own, handle, path, held };
      for (let pass = 1; pass <= PASSES; pass += 1) {
        const came = await goThrough(file, isStopped);
        if (came === 'changed') continue;
        if (came === 'done') await promisify(fsync)(handle);
        return came;
      }
      return 'busy';
    } finally {
      own.close();
    }
  };
}

interface OpenFile {
  readonly own: Database;
  readonly handle: number;
  readonly path: string;
  readonly held: number;
}

/** A pass over all pages; `changed` when somebody wrote meanwhile: SQLite may have moved a page to where it had been. */
async function goThrough(
  file: OpenFile,
  isStopped: () => boolean,
): Promise<'done' | 'busy' | 'stopped' | 'changed'> {
  let waits = 0;
  let version: unknown;
  let hasChanged = false;
  for (let page = 2, last = page; page <= last;) {
    if (isStopped()) return 'stopped';
    const came = wipeSome(file, page);
    if (came === 'busy' && ++waits > WAITS) return came;
    if (came === 'busy') await new Promise((done) => setTimeout(done, WAIT));
    else {
      ({ page, last } = came);
      waits = 0;
      version ??= came.version;
      hasChanged ||= came.version !== version;
      await new Promise((done) => setImmediate(done));
    }
  }
  return hasChanged ? 'changed' : 'done';
}

/** Some pages from this one on; where it goes on, how many pages there are, and what changes when others write. */
function wipeSome(
  { own, handle, path, held }: OpenFile,
  first: number,
): { page: number; last: number; version: unknown } | 'busy' {
  try {
    // What it holds in memory would be written as it was.
    own.pragma('shrink_memory');
    const [log] = own.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (log?.busy !== 0) return 'busy';
    own.exec('BEGIN IMMEDIATE');
    // Somebody may have written in between.
    if (statSync(`${path}-wal`).size > 0) return 'busy';
    const [opened, named] = [fstatSync(handle), statSync(path)];
    if (opened.ino !== named.ino || opened.dev !== named.dev)
      throw new Error('another database stands in its place');
    const version = own.pragma('data_version', { simple: true });
    const came = wipe(handle, first, performance.now() + held);
    own.prepare(`INSERT OR REPLACE INTO meta (name, value) VALUES ('wiped', ?)`).run(Buffer.from([1]));
    own.prepare(`DELETE FROM meta WHERE name = 'wiped'`).run();
    own.exec('COMMIT');
    return { ...came, version };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return 'busy';
    throw error;
  } finally {
    if (own.inTransaction) own.exec('ROLLBACK');
  }
}

function wipe(handle: number, first: number, until: number): { page: number; last: number } {
  const head = Buffer.alloc(HEAD.length);
  readSync(handle, head, 0, head.length, 0);
  const stored = head.readUInt16BE(HEAD.pageSize);
  const size = stored === 1 ? 65_536 : stored;
  // Somebody keeps sums of the pages there, which would no longer fit.
  if (head[HEAD.reserved] !== 0) throw new Error('pages have a part that is not SQLite’s');
  const last = head.readUInt32BE(HEAD.pages);
  const locks = LOCKS / size + 1;
  const pages = Buffer.alloc(PAGES_AT_ONCE * size);
  const zeros = Buffer.alloc(size);
  let page = first;
  // Somebody has written the file anew meanwhile.
  if (page > last) return { page, last };
  do {
    if (page === locks) page += 1;
    const end = page < locks ? Math.min(last, locks - 1) : last;
    const wanted = Math.min(PAGES_AT_ONCE, end - page + 1) * size;
    const read = readSync(handle, pages, 0, wanted, (page - 1) * size);
    if (read < wanted) throw new Error('the database is shorter than it says');
    for (let at = 0; at < read; at += size, page += 1) {
      const gap = gapOf(pages.subarray(at, at + size), size);
      if (!gap) continue;
      const [from, to] = gap;
      if (zeros.compare(pages, at + from, at + to, 0, to - from) === 0) continue;
      const written = writeSync(handle, zeros, 0, to - from, (page - 1) * size + from);
      if (written < to - from) throw new Error('the disk took a part only');
    }
  } while (page <= last && performance.now() < until);
  return { page, last };
}
