import type { DirectoryFacts } from '../../src/people/directory';
import type { PeopleStore, SyncStore } from '../../src/people/people-store';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { knownProfiles } from '../fakes/profile-writer';

let db: Database;
let store: PeopleStore & SyncStore;

beforeEach(() => {
  db = openDatabase('file::memory:');
  store = createPeopleStore(db, { clock: () => 1000, profiles: knownProfiles() });
});
afterEach(() => db.close());

/** Lists these people as the directory would. */
async function list(people: Record<string, DirectoryFacts>, restarted = false): Promise<void> {
  const { run } = await store.begin({ full: false, takeOver: true });
  const changes = Object.entries(people).map(([id, facts]) => ({ kind: 'listed' as const, id, facts }));
  await store.applyPage(run, { restarted, changes, token: 't', last: true });
  await store.sweep(run, 1000);
}

async function names(text: string, limit = 10): Promise<string[]> {
  return (await store.named(text, limit)).map(({ name }) => name);
}

describe('finding people by name', () => {
  beforeEach(() =>
    list({
      a: { name: 'Jörg Müller', mail: 'Joerg.Mueller@example.org', upn: 'jm@example.org' },
      b: { name: 'Anna Müller-Weiß' },
      c: { name: 'Ana María Łukasz' },
      d: { name: 'Anna Berger' },
      e: { name: 'Anna Guest', guest: true },
      f: { name: 'Anna Left', enabled: false },
    }),
  );

  test.each([
    ['müller', ['Jörg Müller', 'Anna Müller-Weiß']],
    ['MUELLER', ['Jörg Müller', 'Anna Müller-Weiß']],
    ['Muller Jorg', ['Jörg Müller']],
    ['weiss', ['Anna Müller-Weiß']],
    ['lukasz maria', ['Ana María Łukasz']],
    ['an', ['Anna Berger', 'Ana María Łukasz', 'Anna Müller-Weiß']],
    ['ana', ['Ana María Łukasz']],
    ['Berger, Anna', ['Anna Berger']],
    ['joerg.mueller@EXAMPLE.org', ['Jörg Müller']],
    ['jm@example.org', ['Jörg Müller']],
    ['nobody', []],
    ['  ', []],
    ['%_"', []],
    ['nobody@example.org', []],
  ])('%s', async (text, expected) => expect(await names(text)).toEqual(expected));

  test('names no hidden people, and no more than asked', async () => {
    await store.choose('a', { hidden: true });
    expect(await names('müller')).toEqual(['Anna Müller-Weiß']);
    expect(await names('an', 1)).toEqual(['Anna Berger']);
  });

  test('follows a change of the name', async () => {
    await list({ d: { name: 'Anna Huber' } });
    expect(await names('berger')).toEqual([]);
    expect(await names('huber')).toEqual(['Anna Huber']);
  });
});

describe('somebody who writes to the bot', () => {
  const oid = 'AAAAAAAA-0000-4000-8000-000000000001';

  test('is kept when the directory does not list them', async () => {
    expect(await store.meet({ id: oid, name: 'Kim', language: 'de-AT' })).toMatchObject({
      id: oid.toLowerCase(),
      name: 'Kim',
      language: 'de-AT',
      listed: false,
      enabled: true,
    });
    expect(await store.find(oid)).toMatchObject({ name: 'Kim' });
    expect(await names('kim')).toEqual(['Kim']);
    expect(await store.counts()).toEqual({ people: 0, unknown: 0 });
  });

  test('keeps the id of their channel as it is', async () => {
    await store.meet({ id: '29:1AbC', name: 'Robin' });
    expect(await store.find('29:1AbC')).toMatchObject({ id: '29:1AbC' });
  });

  test('does not change what the directory says', async () => {
    await list({ [oid.toLowerCase()]: { name: 'Kim Weber', upn: 'kim@example.org' } });
    await store.meet({ id: oid, name: 'Somebody else', upn: 'other@example.org' });
    expect(await store.find(oid)).toMatchObject({ name: 'Kim Weber', upn: 'kim@example.org' });
  });

  test('is taken over by the directory, with their choices', async () => {
    await store.meet({ id: oid, name: 'Kim' });
    await store.choose(oid, { locale: 'de' });
    await list({ [oid.toLowerCase()]: { name: 'Kim Weber' } });
    expect(await store.find(oid)).toMatchObject({ name: 'Kim Weber', listed: true });
    expect(await store.choices(oid)).toEqual({
      locale: 'de',
      hidden: false,
      optedIn: false,
      badges: false,
      digest: false,
    });
  });
});

describe('choices', () => {
  test('have defaults, change one by one, and can be taken back', async () => {
    await store.meet({ id: 'x', name: 'X' });
    expect(await store.choices('x')).toEqual({ hidden: false, optedIn: false, badges: false, digest: false });
    expect(await store.choices('nobody')).toEqual({
      hidden: false,
      optedIn: false,
      badges: false,
      digest: false,
    });
    await store.choose('x', { locale: 'en', pausedUntil: 5 });
    expect(await store.choose('x', { optedIn: true })).toEqual({
      locale: 'en',
      hidden: false,
      optedIn: true,
      badges: false,
      digest: false,
      pausedUntil: 5,
    });
    expect(await store.choose('x', { locale: null, pausedUntil: null })).toEqual({
      hidden: false,
      optedIn: true,
      badges: false,
      digest: false,
    });
    await expect(store.choose('nobody', { hidden: true })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('facts', () => {
  test('that a change does not tell stay; in a whole listing they are gone', async () => {
    await list({ a: { name: 'A', title: 'Clerk', department: 'Sales' } });
    await list({ a: { title: 'Controller', department: null } });
    expect(await store.find('a')).toMatchObject({ name: 'A', title: 'Controller', department: undefined });
    await list({ a: { name: 'A' } }, true);
    expect(await store.find('a')).toMatchObject({ title: undefined });
  });

  test('of somebody who asked to be forgotten are not written again', async () => {
    await list({ a: { name: 'A', title: 'Clerk' } });
    db.exec("UPDATE person SET forgotten = 1, listed = 0, name = '', title = NULL");
    await list({ a: { name: 'A', title: 'Clerk' } }, true);
    expect(await store.find('a')).toMatchObject({ name: '', title: undefined, listed: false });
    expect(await store.counts()).toEqual({ people: 0, unknown: 0 });
  });
});
