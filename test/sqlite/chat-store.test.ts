import type { ChatStore } from '../../src/chat/chats';
import { createChatStore } from '../../src/sqlite/chat-store';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

const ANNA = objectId(1);
const chat = (
  conversation: string,
  serviceUrl = 'https://smba.trafficmanager.net/de/',
  tenantId: string | undefined = 'tenant',
) => ({ conversation, route: { serviceUrl, tenantId, botId: '28:bot' } });

let db: Database;
let store: ChatStore;

beforeEach(async () => {
  db = openDatabase('file::memory:');
  store = createChatStore(db);
  await createPeopleStore(db, { clock: Date.now, profiles: knownProfiles() }).meet({
    id: ANNA,
    name: 'Anna',
  });
});
afterEach(() => db.close());

test('the last chat of a person is where they are reached', async () => {
  expect(await store.find(ANNA)).toBeUndefined();
  await store.remember(ANNA, chat('a:1'));
  await store.remember(ANNA, chat('a:2'));
  expect(await store.find(ANNA)).toEqual(chat('a:2'));
  await store.remember(ANNA, chat('a:2', 'https://smba.trafficmanager.net/emea/'));
  expect(await store.find(ANNA)).toEqual(chat('a:2', 'https://smba.trafficmanager.net/emea/'));
  await store.remember(ANNA, {
    ...chat('a:3'),
    route: { serviceUrl: 'https://x/', botId: '28:bot', tenantId: undefined },
  });
  expect((await store.find(ANNA))?.route.tenantId).toBeUndefined();
  await store.remember(ANNA, {
    ...chat('a:3'),
    route: { serviceUrl: 'https://x/', botId: '28:bot', tenantId: 'other' },
  });
  expect((await store.find(ANNA))?.route.tenantId).toBe('other');
});

test('a chat that Teams no longer knows is forgotten', async () => {
  await store.remember(ANNA, chat('a:1'));
  await store.forget(ANNA);
  expect(await store.find(ANNA)).toBeUndefined();
});

test('nobody is remembered whom nobody knows', async () => {
  await store.remember(objectId(9), chat('a:9'));
  expect(await store.find(objectId(9))).toBeUndefined();
});

test('a conversation is welcomed once until the app is removed there', async () => {
  const asked = await Promise.all(Array.from({ length: 5 }, () => store.welcome('a:1')));
  expect(asked.filter(Boolean)).toHaveLength(1);
  expect(await store.welcome('a:2')).toBe(true);
  await store.remember(ANNA, chat('a:1'));
  await store.left('a:1');
  expect(await store.find(ANNA)).toBeUndefined();
  expect(await store.welcome('a:1')).toBe(true);
  expect(await store.welcome('a:2')).toBe(false);
});
