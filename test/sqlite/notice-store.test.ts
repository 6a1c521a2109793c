import { DAY } from '../../src/clock';
import { createChatStore } from '../../src/sqlite/chat-store';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createNoticeStore } from '../../src/sqlite/notice-store';
import { createUndeliveredList } from '../../src/sqlite/undelivered-list';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createThanksStore } from '../../src/sqlite/thanks-store';
import { objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: undefined, botId: '28:bot' };
const ANNA = objectId(1);
const [BEN, CARA, DORA] = [objectId(2), objectId(3), objectId(4)] as [string, string, string];

let db: Database;
const thanks = () => createThanksStore(db);
const store = () => createNoticeStore(db);

beforeEach(async () => {
  db = openDatabase('file::memory:');
  const people = createPeopleStore(db, { clock: Date.now, profiles: knownProfiles() });
  for (const id of [ANNA, BEN, CARA, DORA]) await people.meet({ id, name: id });
  for (const [helper, at] of [
    [BEN, 30],
    [CARA, 10],
    [DORA, 20],
  ] as const)
    await thanks().thank({ asker: ANNA, helper, at }, ROUTE);
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
  const again = (await store().due(Date.now(), 10)).find(({ id }) => id === 1);
  expect(again).toMatchObject({ id: 1, version: 1, message });
});

test('nothing may stand for somebody who was forgotten meanwhile', async () => {
  await store().begin(1, 100);
  db.exec(`DELETE FROM person WHERE id = '${BEN}'`);
  expect(await store().delivered({ id: 1, version: 0 }, { conversation: 'a', activity: 'b' }, ROUTE)).toBe(
    false,
  );
});

test('to one person things are told in their order, and whatever waits holds up what comes after it', async () => {
  await thanks().thank({ asker: ANNA, helper: CARA, skill: 'excel', at: 40 }, ROUTE);
  const line = async (now: number) => (await store().due(now, 10)).map(({ id }) => id);
  expect(await line(99)).toEqual([2, 3, 1]);
  await store().postpone(2, 500, 1);
  await store().delivered({ id: 3, version: 0 }, { conversation: 'd', activity: 'd' }, ROUTE);
  expect(await line(99)).toEqual([1]);
  await store().delivered({ id: 1, version: 0 }, { conversation: 'b', activity: 'b' }, ROUTE);
  expect(await store().nextDue()).toBe(500);
  expect(await line(500)).toEqual([2]);
  await store().delivered({ id: 2, version: 0 }, { conversation: 'c', activity: 'c' }, ROUTE);
  expect(await line(500)).toEqual([4]);
  // A bug in one says nothing about the others.
  await thanks().thank({ asker: ANNA, helper: CARA, skill: 'sap', at: 41 }, ROUTE);
  await store().look(4, 700, 1);
  expect(await line(500)).toEqual([5]);
});

test('who blocked the bot is not to be written to until they write', async () => {
  await store().undelivered({ id: 2 }, 'blocked');
  await thanks().thank({ asker: ANNA, helper: CARA, skill: 'excel', at: 40 }, ROUTE);
  const toCara = async () => (await store().due(Date.now(), 10)).find(({ recipient }) => recipient === CARA);
  expect(await toCara()).toMatchObject({ id: 4, unreachable: 'blocked' });
  await createChatStore(db).remember(CARA, { conversation: 'a:cara', route: ROUTE });
  expect((await toCara())?.unreachable).toBeUndefined();
});

test('who had not got the app is tried again after a week', async () => {
  const now = Date.now();
  await store().undelivered({ id: 2 }, 'not-installed');
  await thanks().thank({ asker: ANNA, helper: CARA, skill: 'excel', at: 40 }, ROUTE);
  const toCara = async (at: number) =>
    (await store().due(at, 10)).find(({ recipient }) => recipient === CARA);
  expect((await toCara(now + 6 * DAY))?.unreachable).toBe('not-installed');
  expect((await toCara(now + 8 * DAY))?.unreachable).toBeUndefined();
});

test('whoever operates the bot sees what reached nobody lately and why, and no names', async () => {
  const now = Date.now();
  const at = (moment: number) => createNoticeStore(db, () => moment);
  await at(now - 8 * DAY).undelivered({ id: 1 }, 'failed');
  await at(now - 9000).undelivered({ id: 2 }, 'blocked');
  await at(now - 5000).undelivered({ id: 3 }, 'blocked');
  expect(createUndeliveredList(db, () => now)()).toEqual([
    { kind: 'thanks', why: 'blocked', count: 2, lastSecondsAgo: 5 },
  ]);
});
