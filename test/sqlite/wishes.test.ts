import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const named = (n: number, name: string) => ({
  id: objectId(n),
  name,
  profile: { skills: [`${name} Excel`] },
});
const [ANNA, BEN, CHLOE, DORA] = [
  named(1, 'Annabella'),
  named(2, 'Benedict'),
  named(3, 'Chloe'),
  named(4, 'Dorabella'),
] as const;
const EVERYBODY = [ANNA, BEN, CHLOE, DORA];

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'wishes-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const WISHES = 'house.db.wishes';
const open = (name = 'house.db'): Stores =>
  openStores({ ...CONFIG, databaseUrl: `file:${file(name)}` }, Date.now, smallResolver());
const forget = (stores: Stores, { id }: { id: string }) => stores.privacy.forget(id, Date.now());
const names = async (stores: Stores) =>
  (await Promise.all(EVERYBODY.map(({ id }) => stores.people.find(id)))).flatMap((one) => one?.name ?? []);

/** A copy as somebody makes it by hand while nothing runs. */
function copyAside(stores: Stores, name: string): Stores {
  stores.db.close();
  copyFileSync(file('house.db'), file(name));
  return open();
}
/** Puts an older file in the place of the database, as somebody does it by hand. */
function putInPlace(stores: Stores | undefined, name: string): Stores {
  stores?.db.close();
  for (const end of ['', '-wal', '-shm']) rmSync(file(`house.db${end}`), { force: true });
  copyFileSync(file(name), file('house.db'));
  return open();
}

test('an older database in place forgets again whoever asked since, and keeps whoever came back', async () => {
  let stores = open();
  await fillWith(stores, EVERYBODY);
  await forget(stores, CHLOE);
  await stores.people.meet({ id: CHLOE.id, name: 'Chloe' });
  stores = copyAside(stores, 'old.db');
  await forget(stores, ANNA);
  await stores.index.addSkills(CHLOE.id, [{ words: 'Juggling' }]);

  stores = putInPlace(stores, 'old.db');
  expect(stores.recalled).toBe(1);
  expect(await names(stores)).toEqual(['Benedict', 'Chloe', 'Dorabella']);
  await fillWith(stores, EVERYBODY);
  expect(await names(stores)).toEqual(['Benedict', 'Chloe', 'Dorabella']);
  expect((await stores.people.find(CHLOE.id))?.listed).toBe(true);
  stores.db.close();
  expect(readFileSync(file('house.db')).toString('latin1')).not.toMatch(/annabella/i);
  // Nothing is left to do at the next start.
  stores = open();
  expect(stores.recalled).toBe(0);
  stores.db.close();
});

test('a database from before the first wish, which has no key yet, knows the wishes too', async () => {
  let stores = open();
  await fillWith(stores, [ANNA, BEN]);
  stores = copyAside(stores, 'first.db');
  await fillWith(stores, EVERYBODY);
  await forget(stores, ANNA);
  await forget(stores, DORA);
  stores = putInPlace(stores, 'first.db');
  expect(await names(stores)).toEqual(['Benedict']);
  // Dora was not in the old one at all: no sync may bring her in.
  await fillWith(stores, EVERYBODY);
  expect(await names(stores)).toEqual(['Benedict', 'Chloe']);
  // Wishes go on under the same key, so the newest copy, put back, knows them as well.
  await forget(stores, BEN);
  expect(readFileSync(file(WISHES), 'latin1').match(/^key/gm)).toHaveLength(1);
  stores.db.close();
});

test('a database with another key takes the wishes of the place over and keeps its own', async () => {
  const other = open('other.db');
  await fillWith(other, EVERYBODY);
  await forget(other, BEN);
  other.db.close();
  let stores = open();
  await fillWith(stores, EVERYBODY);
  await forget(stores, ANNA);
  await forget(stores, CHLOE);
  await stores.people.meet({ id: CHLOE.id, name: 'Chloe' });
  await stores.people.choose(CHLOE.id, { hidden: false, optedIn: true });

  stores = putInPlace(stores, 'other.db');
  await fillWith(stores, EVERYBODY);
  expect(await names(stores)).toEqual(['Chloe', 'Dorabella']);
  // Who comes back does so under every key, and stays back when the old file is put in place once more.
  await stores.people.meet({ id: ANNA.id, name: 'Annabella' });
  await stores.people.choose(ANNA.id, { hidden: false, optedIn: true });
  stores = putInPlace(stores, 'other.db');
  await fillWith(stores, EVERYBODY);
  expect(await names(stores)).toEqual(['Annabella', 'Chloe', 'Dorabella']);
  stores.db.close();
});

test('the file holds keyed hashes alone, is its owner’s, and a line cut in half costs only itself', async () => {
  let stores = open();
  await fillWith(stores, EVERYBODY);
  stores = copyAside(stores, 'old.db');
  expect(existsSync(file(WISHES))).toBe(false);
  await forget(stores, ANNA);
  appendFileSync(file(WISHES), 'forget 0123');
  await forget(stores, BEN);
  const text = readFileSync(file(WISHES), 'latin1');
  expect(text.replace(/^(key|forget) [0-9a-f]{64}$/gm, '').trim()).toBe('forget 0123');
  expect(text).not.toContain(ANNA.id);
  expect(statSync(file(WISHES)).mode & 0o077).toBe(0);
  stores = putInPlace(stores, 'old.db');
  expect(await names(stores)).toEqual(['Chloe', 'Dorabella']);
  // Wishes from before there was such a file are written down at the next start.
  stores.db.close();
  rmSync(file(WISHES));
  open().db.close();
  expect(readFileSync(file(WISHES), 'latin1').match(/^forget/gm)).toHaveLength(2);
  stores = putInPlace(undefined, 'old.db');
  expect(await names(stores)).toEqual(['Chloe', 'Dorabella']);
  stores.db.close();
});
