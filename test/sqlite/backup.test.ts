import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { backup } from '../../src/cli/backup';
import { openSkills } from '../../src/cli/open-skills';
import { DAY } from '../../src/clock';
import { TERMS } from '../../src/privacy/privacy';
import { createPrivacyStore } from '../../src/sqlite/privacy-store';
import { inspect } from '../../src/sqlite/copies';
import { openDatabase } from '../../src/sqlite/database';
import { restoreDatabase, type Restored } from '../../src/sqlite/restore-database';
import { isServed, takeServiceLock } from '../../src/sqlite/service-lock';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: 'tenant', botId: '28:bot' };
const named = (n: number, name: string) => ({
  id: objectId(n),
  name,
  profile: { skills: [`${name} Excel`] },
});
const [ANNA, BEN, CHLOE] = [named(1, 'Annabella'), named(2, 'Benedict'), named(3, 'Chloe')] as const;

let folder: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  url = `file:${join(folder, 'house.db')}`;
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (at = url): Stores => openStores({ ...CONFIG, databaseUrl: at }, Date.now, smallResolver());
const file = (name: string) => join(folder, name);

function runBackup(target: string): any {
  let out = '';
  const code = backup({ databaseUrl: url }, [target], {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: () => undefined },
  });
  expect(code).toBe(0);
  return JSON.parse(out);
}

function runRestore(from: string, withoutWishes = false): Promise<Restored> {
  return restoreDatabase({
    url,
    backup: from,
    withoutWishes,
    clock: Date.now,
    forgetIn: (db) => {
      const { index } = openSkills(db, 'opt-out', Date.now, smallResolver());
      const store = createPrivacyStore(db, { profiles: index.profiles });
      return (person) => store.forget(person, Date.now());
    },
  });
}

/** Writes pairs into table welcome, each in one transaction, until told to stop; answers how many. */
async function writePairs(): Promise<{ stop(): Promise<number> }> {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const isNew = Number(process.versions.node.split('.')[0]) >= 22;
  const module = require.resolve(isNew ? 'better-sqlite3' : 'better-sqlite3-node20');
  const writer = new Worker(
    `const { workerData: { module, path, flag }, parentPort } = require('node:worker_threads');
     const db = new (require(module))(path, { timeout: 0 });
     const insert = db.prepare('INSERT INTO welcome (conversation) VALUES (?)');
     const pair = db.transaction((n) => { insert.run('a:' + n); insert.run('b:' + n); });
     let n = 0;
     for (; Atomics.load(flag, 0) === 0; n++) { pair.immediate(n); if (n === 20) parentPort.postMessage(n); }
     db.close();
     parentPort.postMessage(n);`,
    { eval: true, workerData: { module, path: file('house.db'), flag } },
  );
  await once(writer, 'message');
  return {
    stop: async () => {
      // Both at once: they may come in the same breath.
      const ended = Promise.all([once(writer, 'message') as Promise<number[]>, once(writer, 'exit')]);
      Atomics.store(flag, 0, 1);
      const [[written = 0]] = await ended;
      return written;
    },
  };
}

test('a backup under load is of one moment and whole, and the writer never waits for it', async () => {
  const stores = open();
  await fillWith(stores, [ANNA, BEN]);
  const writer = await writePairs();
  const results = [1, 2, 3].map((n) => runBackup(file(`b${n}.db`)));
  const written = await writer.stop();
  for (const result of results) {
    expect(result).toMatchObject({ people: 2, thanks: 0 });
    expect(statSync(result.file).mode & 0o077).toBe(0);
    const copy = openDatabase(`file:${result.file}`);
    const pairs = copy.prepare<[string], { n: number }>(
      'SELECT count(*) AS n FROM welcome WHERE conversation LIKE ?',
    );
    const a = pairs.get('a:%')?.n ?? 0;
    expect(pairs.get('b:%')?.n).toBe(a);
    expect(a).toBeGreaterThan(0);
    expect(a).toBeLessThanOrEqual(written);
    copy.close();
  }
  expect(() => runBackup(file('b1.db'))).toThrow('already');
  stores.db.close();
  expect(readdirSync(folder).filter((name) => name.includes('growing'))).toEqual([]);
});

test('a restored backup holds what it held, and whoever asked to be forgotten since stays forgotten', async () => {
  const before = open();
  await fillWith(before, [ANNA, BEN, CHLOE]);
  await before.thanks.thank({ asker: CHLOE.id, helper: BEN.id, skill: 'excel', at: Date.now() }, ROUTE);
  await before.privacy.forget(CHLOE.id, Date.now());
  runBackup(file('b.db'));
  const saved = inspect(file('b.db'));
  // Afterwards: Anna asks to be forgotten, Chloe comes back, and something is said that the backup does not know.
  await before.privacy.forget(ANNA.id, Date.now());
  await before.people.meet({ id: CHLOE.id, name: 'Chloe' });
  await before.people.choose(CHLOE.id, { hidden: false, optedIn: true });
  before.db.prepare("INSERT INTO welcome (conversation) VALUES ('a:later')").run();
  before.db.close();

  const restored = await runRestore(file('b.db'));
  expect(restored).toMatchObject({ forgotten: 1, thanks: saved.thanks, people: saved.people - 1 });
  const after = open();
  expect(await after.people.find(ANNA.id)).toBeUndefined();
  expect(await after.people.find(BEN.id)).toMatchObject({ name: 'Benedict' });
  expect(after.db.prepare("SELECT 1 FROM welcome WHERE conversation = 'a:later'").get()).toBeUndefined();
  // Not even the next sync brings her back; Chloe is listed again.
  await fillWith(after, [ANNA, BEN, CHLOE]);
  expect(await after.people.find(ANNA.id)).toBeUndefined();
  expect(await after.people.find(CHLOE.id)).toMatchObject({ name: 'Chloe' });
  after.db.close();
  expect(readFileSync(file('house.db')).includes('Annabella')).toBe(false);
  // The replaced one is kept as long as backups are.
  expect(restored.replaced).toBe(file('house.db.before-restore'));
  expect(existsSync(restored.replaced ?? '')).toBe(true);
});

test('nothing is replaced by what is no backup, or while somebody is at work', async () => {
  const stores = open();
  await fillWith(stores, [ANNA]);
  runBackup(file('b.db'));
  const bytes = readFileSync(file('b.db'));
  writeFileSync(file('text'), 'no database at all, but long enough to look like a file of its own');
  writeFileSync(file('half.db'), bytes.subarray(0, bytes.length / 2));
  writeFileSync(file('empty.db'), '');
  const rotten = Buffer.from(bytes);
  rotten.fill(0x5a, 8192, 12_288);
  writeFileSync(file('rotten.db'), rotten);
  for (const name of ['text', 'half.db', 'empty.db', 'rotten.db', 'absent.db'])
    await expect(runRestore(file(name))).rejects.toThrow(file(name));

  await stores.people.begin({ full: false, takeOver: true });
  await expect(runRestore(file('b.db'))).rejects.toThrow('A sync is at work');
  const release = takeServiceLock(url, 0);
  await expect(runRestore(file('b.db'))).rejects.toThrow('Another KnowWho is at work');
  release();
  expect(await stores.people.find(ANNA.id)).toBeDefined();
  stores.db.close();
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('a damaged database makes way only for somebody who knows what that means', async () => {
  const stores = open();
  await fillWith(stores, [ANNA]);
  runBackup(file('b.db'));
  stores.db.close();
  writeFileSync(file('house.db'), 'damaged');
  await expect(runRestore(file('b.db'))).rejects.toThrow('--without-wishes');
  expect(await runRestore(file('b.db'), true)).toMatchObject({ people: 1, forgotten: 0 });
  rmSync(file('house.db'));
  expect(await runRestore(file('b.db'))).toMatchObject({ people: 1 });
});

test('one service works on a database; a sync and a backup may work beside', async () => {
  expect(isServed(url)).toBe(false);
  const release = takeServiceLock(url, 0);
  expect(isServed(url)).toBe(true);
  expect(() => takeServiceLock(url, 0)).toThrow(/Another KnowWho is at work on .*house\.db/);
  openDatabase(url).close();
  runBackup(file('b.db'));
  release();
  expect(isServed(url)).toBe(false);
  takeServiceLock(url, 0)();
  takeServiceLock('file::memory:')();
});

test('before a migration a copy is made, and it goes when backups go', async () => {
  const stores = open();
  await fillWith(stores, [ANNA]);
  const newest = stores.db.pragma('user_version', { simple: true }) as number;
  // The last migration is undone by hand as far as its number goes, so that it fails when it runs again.
  stores.db.pragma(`user_version = ${newest - 1}`);
  stores.db.close();
  expect(() => openDatabase(url)).toThrow();
  const copy = file(`house.db.before-migration-${String(newest).padStart(3, '0')}`);
  expect(inspect(copy)).toMatchObject({ people: 1, schema: newest - 1 });
  // Tried again, there is one copy still; kept for as long as backups are, and no longer.
  expect(() => openDatabase(url)).toThrow();
  const fixed = openDatabase(`file:${copy}x`);
  fixed.close();
  const house = new (fixed.constructor as new (path: string) => typeof fixed)(file('house.db'));
  house.pragma(`user_version = ${newest}`);
  house.close();
  const again = open();
  await again.privacy.tidy(Date.now(), TERMS);
  expect(existsSync(copy)).toBe(true);
  const old = new Date(Date.now() - (TERMS.backupDays + 1) * DAY);
  utimesSync(copy, old, old);
  await again.privacy.tidy(Date.now(), TERMS);
  expect(existsSync(copy)).toBe(false);
  again.db.close();
});
