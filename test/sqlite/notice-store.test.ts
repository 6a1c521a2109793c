import { openDatabase, type Database } from '../../src/sqlite/database';
import { createNoticeStore } from '../../src/sqlite/notice-store';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createThanksStore } from '../../src/sqlite/thanks-store';
import { objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: undefined, botId: '28:bot' };
const [ANNA, BEN] = [objectId(1), objectId(2)] as [string, string];

let db: Database;
const thanks = () => createThanksStore(db);
const store = () => createNoticeStore(db);

beforeEach(async () => {
  db = openDatabase('file::memory:');
  const people = createPeopleStore(db, { clock: Date.now, profiles: knownProfiles() });
  for (const id of [ANNA, BEN]) await people.meet({ id, name: id });
  for (const [skill, at] of [
    ['a', 30],
    ['b', 10],
    ['c', 20],
  ] as const)
    await thanks().thank({ asker: ANNA, helper: BEN, skill, at }, ROUTE);
});
afterEach(() => db.close());

test('what is due comes oldest first, as many as asked for, and nothing early', async () => {
  expect(await store().nextDue()).toBe(10);
  expect(await store().due(9, 10)).toEqual([]);
  expect((await store().due(20, 10)).map(({ id }) => id)).toEqual([2, 3]);
  expect((await store().due(99, 2)).map(({ id }) => id)).toEqual([2, 3]);
});

test('what is begun, postponed, delivered or dropped is not due', async () => {
  await store().begin(2, 100);
  expect((await store().due(99, 10)).map(({ id }) => id)).toEqual([3, 1]);
  expect((await store().due(100, 10)).find(({ id }) => id === 2)?.attempts).toBe(1);
  await store().postpone(3, 50, 1);
  expect(await store().nextDue()).toBe(30);
  expect(await store().delivered({ id: 1, version: 0 }, { conversation: 'a', activity: 'b' }, ROUTE)).toBe(
    true,
  );
  await store().undelivered({ id: 2 }, 'blocked');
  expect((await store().due(100, 10)).map(({ id }) => id)).toEqual([3]);
  await store().drop({ id: 3, version: 0 }, 'failed');
  expect(await store().nextDue()).toBeUndefined();
});

test('what was taken back while it was sent falls due again, to be removed where it stands', async () => {
  await store().begin(1, 100);
  await thanks().takeBack(ANNA, 31);
  const message = { conversation: 'a', activity: 'b' };
  expect(await store().delivered({ id: 1, version: 0 }, message, ROUTE)).toBe(true);
  const [, , again] = await store().due(Date.now(), 10);
  expect(again).toMatchObject({ id: 1, version: 1, message });
});

test('nothing may stand for somebody who was forgotten meanwhile', async () => {
  await store().begin(1, 100);
  db.exec(`DELETE FROM person WHERE id = '${BEN}'`);
  expect(await store().delivered({ id: 1, version: 0 }, { conversation: 'a', activity: 'b' }, ROUTE)).toBe(
    false,
  );
});
