import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/sqlite/database';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const url = () => `file:${join(folder, 'deep', 'er', 'knowwho.db')}`;
const migrations = readdirSync(join(__dirname, '../../src/sqlite/migrations')).sort();
const tables = (db: ReturnType<typeof openDatabase>) =>
  db.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();

test('a new database gets its folder, every migration, and settings that keep what was said', () => {
  const db = openDatabase(url());
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
  expect(db.pragma('busy_timeout', { simple: true })).toBeGreaterThanOrEqual(1000);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});

test('migrations are numbered without a gap', () => {
  expect(migrations.map((name) => Number(name.slice(0, 3)))).toEqual(migrations.map((_, n) => n + 1));
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

test('an older database gets only what it misses', () => {
  const old = openDatabase(url());
  const complete = tables(old);
  const newest = migrations.at(-1)!;
  const created = [
    ...readFileSync(join(__dirname, '../../src/sqlite/migrations', newest), 'utf8').matchAll(
      /CREATE (?:VIRTUAL )?TABLE (\w+)/g,
    ),
  ].map(([, name]) => name);
  // Only tables: the newest migration has to be one that adds.
  expect(created.length).toBeGreaterThan(0);
  old.pragma('foreign_keys = OFF');
  for (const name of created) old.exec(`DROP TABLE ${name}`);
  old.pragma(`user_version = ${migrations.length - 1}`);
  old.close();
  const db = openDatabase(url());
  expect(tables(db)).toEqual(complete);
  db.close();
});

test('a migration that fails changes nothing and is tried again at the next start', () => {
  const old = openDatabase(url());
  // The first migration cannot run over its own tables.
  old.pragma('user_version = 0');
  const before = tables(old);
  old.close();
  for (let n = 0; n < 2; n++) expect(() => openDatabase(url())).toThrow('already exists');
  const raw = openDatabaseRaw();
  expect(raw.version).toBe(0);
  expect(raw.tables).toEqual(before);
});

/** Looks into the file the way it is, without bringing it up to date. */
function openDatabaseRaw(): { version: unknown; tables: unknown[] } {
  const looker = openDatabase('file::memory:');
  looker.exec(`ATTACH '${join(folder, 'deep', 'er', 'knowwho.db').replace(/'/g, "''")}' AS other`);
  const version = looker.pragma('other.user_version', { simple: true });
  const found = looker
    .prepare("SELECT name, sql FROM other.sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    .all();
  looker.close();
  return { version, tables: found };
}

test('a database of a newer KnowWho is refused and left alone', () => {
  const newer = openDatabase(url());
  newer.pragma('user_version = 900');
  newer.close();
  expect(() => openDatabase(url())).toThrow(/version 900.*newer/);
  expect(openDatabaseRaw().version).toBe(900);
});

test('a second process may write while the first one is open', () => {
  const bot = openDatabase(url());
  const sync = openDatabase(url());
  sync.prepare("INSERT INTO welcome (conversation) VALUES ('a:2')").run();
  expect(bot.prepare('SELECT count(*) AS n FROM welcome').get()).toEqual({ n: 1 });
  sync.close();
  bot.close();
});
