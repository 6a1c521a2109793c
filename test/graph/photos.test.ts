import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { connectPhotos } from '../../src/graph/photo-request';
import { createPhotos } from '../../src/graph/photos';
import { keepPhotos } from '../../src/graph/keep-photos';
import { openDatabase } from '../../src/sqlite/database';
import { createMayBeShown } from '../../src/sqlite/may-be-shown';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { knownProfiles } from '../fakes/profile-writer';
import { silent, startTime, type Time } from '../fakes/directory-house';

const DAY = 24 * 60 * 60_000;
const ID = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const jpeg = (size: number, fill = 1) =>
  Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(size - 4, fill)]);
const photo = (bytes: Buffer, etag = '"1"', type = 'image/jpeg') => ({ bytes, etag, type });
const address = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`;

let graph: GraphEmulator;
let folder: string;
let time: Time;
beforeEach(async () => {
  graph = await startGraphEmulator({ people: [ID, OTHER].map((id) => ({ id, displayName: 'P' })) });
  folder = mkdtempSync(join(tmpdir(), 'knowwho-photos-'));
  time = startTime();
});
afterEach(async () => {
  await graph.close();
  rmSync(folder, { recursive: true });
});

/** Waits for Graph, unless `wait` says otherwise. */
function open(wait: () => Promise<void> = () => new Promise(() => undefined)) {
  return createPhotos({
    request: connectPhotos({ baseUrl: graph.url }),
    folder,
    clock: time.clock,
    log: silent,
    wait,
  });
}

test('a photo is asked for once a day, by etag, and outlives a restart', async () => {
  graph.photo(ID, photo(jpeg(2000)));
  expect(await open().photosOf([ID])).toEqual(new Map([[ID, address(jpeg(2000))]]));
  expect((await open().photosOf([ID])).size).toBe(1);
  expect(graph.counts().photo).toBe(1);
  time.now += DAY;
  expect((await open().photosOf([ID])).get(ID)).toBe(address(jpeg(2000)));
  expect((await open().photosOf([ID])).size).toBe(1);
  expect(graph.counts().photo).toBe(2);
  time.now += DAY;
  graph.photo(ID, photo(jpeg(3000), '"2"'));
  expect((await open().photosOf([ID])).get(ID)).toBe(address(jpeg(3000)));
  time.now += DAY;
  graph.photo(ID, undefined);
  expect((await open().photosOf([ID])).size).toBe(0);
});

test('an unchanged photo is not sent again', async () => {
  const answers: number[] = [];
  const request = connectPhotos({ baseUrl: graph.url });
  const { photosOf } = createPhotos({
    request: async (...asked) => {
      const answer = await request(...asked);
      answers.push(answer.status);
      return answer;
    },
    folder,
    clock: time.clock,
    log: silent,
  });
  graph.photo(ID, photo(jpeg(2000)));
  await photosOf([ID]);
  time.now += DAY;
  await photosOf([ID, OTHER]);
  expect(answers.sort()).toEqual([200, 304, 404]);
});

test('that there is none is remembered for a day', async () => {
  for (let turn = 0; turn < 3; turn += 1) expect((await open().photosOf([ID])).size).toBe(0);
  expect(graph.counts().photo).toBe(1);
  graph.photo(ID, photo(jpeg(2000)));
  time.now += DAY;
  expect((await open().photosOf([ID])).size).toBe(1);
});

test.each([
  ['as large as it may be', photo(jpeg(24 * 1024)), 1],
  ['too large', photo(jpeg(24 * 1024 + 1)), 0],
  ['of another type', photo(Buffer.from('<svg/>'), '"1"', 'image/svg+xml'), 0],
  ['of another type than it says', photo(Buffer.from('<html>'), '"1"'), 0],
  ['a PNG that says it is a JPEG', photo(Buffer.from('89504e470d0a1a0a00', 'hex')), 0],
  ['a PNG', photo(Buffer.from('89504e470d0a1a0a00', 'hex'), '"1"', 'image/png'), 1],
  ['empty', photo(Buffer.alloc(0)), 0],
])('a photo that is %s', async (_, given, size) => {
  graph.photo(ID, given);
  expect((await open().photosOf([ID])).size).toBe(size);
});

test('nobody waits longer than 300 ms, and what comes late is there next time', async () => {
  const waits: number[] = [];
  let isOver = () => undefined as void;
  const over = new Promise<void>((resolve) => (isOver = resolve));
  const real = connectPhotos({ baseUrl: graph.url });
  const { photosOf } = createPhotos({
    request: async (...asked) => over.then(() => real(...asked)),
    folder,
    clock: time.clock,
    log: silent,
    wait: (ms) => new Promise((resolve) => (waits.push(ms) === 1 ? resolve() : undefined)),
  });
  graph.photo(ID, photo(jpeg(2000)));
  expect((await photosOf([ID])).size).toBe(0);
  expect(waits).toEqual([300]);
  isOver();
  expect((await photosOf([ID])).size).toBe(1);
  expect(graph.counts().photo).toBe(1);
});

test('a missing permission is asked about again only after a while; what is kept is shown meanwhile', async () => {
  graph.photo(ID, photo(jpeg(2000)));
  const { photosOf } = open();
  await photosOf([ID]);
  time.now += DAY;
  graph.faults(() => ({ kind: 'status', status: 403 }));
  for (let turn = 0; turn < 4; turn += 1) expect((await photosOf([ID, OTHER])).size).toBe(1);
  expect(graph.counts().photo).toBeLessThanOrEqual(3);
  graph.faults();
  time.now += 6 * 60_000;
  expect((await photosOf([ID])).size).toBe(1);
});

test('forgetting deletes the file, also of what is just under way', async () => {
  graph.photo(ID, photo(jpeg(2000)));
  const photos = open();
  await photos.photosOf([ID]);
  expect(readdirSync(folder)).toEqual([`${ID}.json`]);
  await photos.forget(ID.toUpperCase());
  expect(readdirSync(folder)).toEqual([]);
  graph.faults(() => ({ kind: 'slow', ms: 30 }));
  const asked = photos.photosOf([ID]);
  while (graph.counts().photo < 2) await new Promise(setImmediate);
  await photos.forget(ID);
  expect((await asked).size).toBe(0);
  expect(readdirSync(folder)).toEqual([]);
});

test('no id leads out of the folder, and a broken file counts as none', async () => {
  const { photosOf, forget } = open();
  for (const id of ['../x', 'a/b', '..', '', 'a\0b', 'x'.repeat(300)]) {
    expect((await photosOf([id])).size).toBe(0);
    await forget(id);
  }
  expect(graph.counts().photo).toBe(0);
  writeFileSync(join(folder, `${ID}.json`), '{"at":');
  graph.photo(ID, photo(jpeg(2000)));
  expect((await photosOf([ID])).size).toBe(1);
});

test('photos of people who left are deleted at the start', async () => {
  const db = openDatabase('file::memory:');
  const people = createPeopleStore(db, { clock: time.clock, profiles: knownProfiles() });
  await people.meet({ id: ID, name: 'P' });
  for (const id of [ID, OTHER]) graph.photo(id, photo(jpeg(2000)));
  await open().photosOf([ID, OTHER]);
  expect(readdirSync(folder)).toHaveLength(2);
  const mayBeShown = createMayBeShown(db, time.clock);
  const graphAt = { baseUrl: graph.url };
  await keepPhotos({ graph: graphAt, folder, mayBeShown, clock: time.clock, log: silent }).stop();
  expect(readdirSync(folder)).toEqual([`${ID}.json`]);
  db.close();
});
