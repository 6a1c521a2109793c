import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDatabase, type Database } from '../../src/sqlite/database';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const path = () => join(folder, 'deep', 'er', 'knowwho.db');
const url = () => `file:${path()}`;
const folderOfMigrations = join(__dirname, '../../src/sqlite/migrations');
const migrations = readdirSync(folderOfMigrations).sort();
const numberOf = (name: string) => Number(name.slice(0, 3));
const newest = numberOf(migrations.at(-1)!);
const tables = (db: ReturnType<typeof openDatabase>) =>
  db.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();

/** The file the way it is, without being brought up to date. */
function raw(): Database {
  const { constructor } = openDatabase('file::memory:');
  return new (constructor as new (path: string) => Database)(path());
}

test('a new database gets its folder, every migration, and settings that keep what was said', () => {
  const db = openDatabase(url());
  expect(db.pragma('user_version', { simple: true })).toBe(newest);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
  expect(db.pragma('busy_timeout', { simple: true })).toBeGreaterThanOrEqual(1000);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

test('every migration has a number of its own', () => {
  const numbers = migrations.map(numberOf);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers[0]).toBe(1);
});

test('opened again, nothing is done twice and everything is there', () => {
  const first = openDatabase(url());
  const before = tables(first);
  first.prepare("INSERT INTO welcome (conversation) VALUES ('a:1')").run();
  first.close();
  const again = openDatabase(url());
  expect(tables(again)).toEqual(before);
  expect(again.prepare('SELECT conversation FROM welcome').all()).toEqual([{ conversation: 'a:1' }]);
  again.close();
});

test.each(migrations.map((_, n) => n))('a database with %i migrations gets those that it misses', (n) => {
  const whole = openDatabase('file::memory:');
  mkdirSync(dirname(path()), { recursive: true });
  const old = raw();
  const seen = migrations.slice(0, n).map((name) => readFileSync(join(folderOfMigrations, name), 'utf8'));
  old.transaction(() => seen.forEach((sql) => old.exec(sql)))();
  old.pragma(`user_version = ${n === 0 ? 0 : numberOf(migrations[n - 1]!)}`);
  old.close();
  const db = openDatabase(url());
  expect(db.pragma('user_version', { simple: true })).toBe(newest);
  expect(tables(db)).toEqual(tables(whole));
  db.close();
  whole.close();
});

test('a migration that fails changes nothing and is tried again at the next start', () => {
  const old = openDatabase(url());
  // The first migration cannot run over its own tables.
  old.pragma('user_version = 0');
  const before = tables(old);
  old.close();
  for (let n = 0; n < 2; n++) expect(() => openDatabase(url())).toThrow('already exists');
  const left = raw();
  expect(left.pragma('user_version', { simple: true })).toBe(0);
  expect(tables(left)).toEqual(before);
  left.close();
});

test('a database of a newer KnowWho is refused and left alone', () => {
  const newer = openDatabase(url());
  newer.pragma('user_version = 900');
  newer.close();
  expect(() => openDatabase(url())).toThrow(/version 900.*newer/);
  const left = raw();
  expect(left.pragma('user_version', { simple: true })).toBe(900);
  left.close();
});

test('a second process may write while the first one is open', () => {
  const bot = openDatabase(url());
  const sync = openDatabase(url());
  sync.prepare("INSERT INTO welcome (conversation) VALUES ('a:2')").run();
  expect(bot.prepare('SELECT count(*) AS n FROM welcome').get()).toEqual({ n: 1 });
  sync.close();
  bot.close();
});
