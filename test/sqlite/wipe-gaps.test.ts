import { copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { gapOf } from '../../src/sqlite/page-gaps';
import { createGapWiper } from '../../src/sqlite/wipe-gaps';
import { mulberry } from '../bench/held';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-gaps-'));
  db = openDatabase(`file:${join(folder, 'k.db')}`);
  // So that pages are kept in memory rather than read from the file each time.
  db.pragma('mmap_size = 0');
  db.exec(
    'CREATE TABLE note (key INTEGER PRIMARY KEY, words TEXT, more TEXT); CREATE INDEX note_by_words ON note (words)',
  );
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const wordOf = (n: number): string => `trace${String(n).padStart(6, '0')}end`;
const put = (n: number, more: number): void =>
  void db
    .prepare('INSERT OR REPLACE INTO note VALUES (?, ?, ?)')
    .run((n * 7919) % 100_003, wordOf(n), 'x'.repeat(more));
const drop = (n: number): void => void db.prepare('DELETE FROM note WHERE words = ?').run(wordOf(n));
const all = () => db.prepare('SELECT * FROM note ORDER BY key').all();
/** Words that stand in the files and in no row. */
function left(): string[] {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const text = readFileSync(join(folder, 'k.db'), 'latin1');
  const held = new Set(db.prepare('SELECT words FROM note').pluck().all());
  return [...new Set(text.match(/trace\d{6}end/g))].filter((word) => !held.has(word));
}

/** Rows come in any order, so that SQLite moves others to make room, some grow, and some go. */
function live(random: () => number, rows: number): void {
  const any = (n: number) => Math.floor(random() * n);
  const each = (work: (n: number) => void) =>
    db.transaction(() => {
      for (let n = 0; n < rows; n += 1) work(any(rows));
    })();
  each((n) => put(n, any(120)));
  each((n) => (any(4) ? undefined : put(n, any(30) ? any(500) : any(9000))));
  each((n) => (any(3) ? undefined : drop(n)));
}

test('whatever rows did: nothing of what is gone stays in the file, and what is there stays as it is', async () => {
  let found = 0;
  for (const seed of [1, 2, 3, 4]) {
    live(mulberry(seed), 2500);
    found += left().length;
    const before = all();
    expect(await createGapWiper(db)()).toBe('done');
    expect(left()).toEqual([]);
    expect(all()).toEqual(before);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  }
  // Without it there would have been something to find.
  expect(found).toBeGreaterThan(4);
});

test('pages that were in memory meanwhile do not bring back what was in them', async () => {
  live(mulberry(5), 2500);
  expect(left().length).toBeGreaterThan(0);
  all();
  await createGapWiper(db)();
  db.prepare('UPDATE note SET more = upper(more)').run();
  expect(left()).toEqual([]);
});

test('pages that SQLite moves behind it meanwhile are found in the next pass', async () => {
  const insert = db.prepare('INSERT OR IGNORE INTO note VALUES (?, ?, ?)');
  /** New rows between all others, so that pages are split and put in order. */
  const add = (random: () => number) =>
    db.transaction(() => {
      const any = (n: number) => Math.floor(random() * n);
      for (let n = 0; n < 60; n += 1)
        insert.run(any(100_003), wordOf(any(900_000) + 100_000), 'y'.repeat(any(400)));
    })();
  for (const seed of [7, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]) {
    live(mulberry(seed), 2500);
    const random = mulberry(seed + 100);
    for (let times = 1; times < 8; times += 1) add(random);
  }
  live(mulberry(23), 2500);
  const random = mulberry(123);
  let times = 0;
  const meanwhile = () => {
    times += 1;
    if (times < 8) add(random);
    return false;
  };
  expect(await createGapWiper(db, 0)(meanwhile)).toBe('done');
  expect(left()).toEqual([]);
  expect(times).toBeGreaterThan(8);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a database behind a link is wiped as well', async () => {
  live(mulberry(10), 2500);
  db.close();
  symlinkSync(join(folder, 'k.db'), join(folder, 'link.db'));
  db = openDatabase(`file:${join(folder, 'link.db')}`);
  expect(left().length).toBeGreaterThan(0);
  expect(await createGapWiper(db)()).toBe('done');
  expect(left()).toEqual([]);
});

test('another file in its place is not touched', async () => {
  live(mulberry(11), 500);
  const wipe = createGapWiper(db);
  expect(await wipe()).toBe('done');
  renameSync(join(folder, 'k.db'), join(folder, 'old.db'));
  copyFileSync(join(folder, 'old.db'), join(folder, 'k.db'));
  await expect(wipe()).rejects.toThrow('another database');
});

test('waits for whoever writes, and stops when it is told to', async () => {
  live(mulberry(6), 10);
  const other = openDatabase(`file:${join(folder, 'k.db')}`);
  other.exec('BEGIN IMMEDIATE');
  const waiting = createGapWiper(db)();
  await new Promise(setImmediate);
  other.exec('COMMIT');
  expect(await waiting).toBe('done');
  other.close();
  expect(await createGapWiper(db)(() => true)).toBe('stopped');
});

test('a page that is not as the format says is left alone', () => {
  const leaf = (cells: number[], start: number, free = 0): Buffer => {
    const page = Buffer.alloc(512);
    page.writeUInt8(13, 0);
    page.writeUInt16BE(free, 1);
    page.writeUInt16BE(cells.length, 3);
    page.writeUInt16BE(start, 5);
    cells.forEach((at, n) => page.writeUInt16BE(at, 8 + 2 * n));
    return page;
  };
  expect(gapOf(leaf([400, 450], 400), 512)).toEqual([12, 400]);
  expect(gapOf(leaf([], 512), 512)).toEqual([8, 512]);
  expect(gapOf(leaf([400, 450], 400, 440), 512)).toEqual([12, 400]);
  for (const odd of [leaf([300], 400), leaf([400], 513), leaf([600], 400), leaf([400], 400, 20), leaf([], 3)])
    expect(gapOf(odd, 512)).toBeUndefined();
  // Free pages, pages of long rows.
  expect(gapOf(Buffer.alloc(512), 512)).toBeUndefined();
});
