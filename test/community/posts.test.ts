import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { card } from '../../src/cards/elements';
import type { CommunityPlace } from '../../src/community/place';
import { createPostKinds } from '../../src/community/posts';
import { createWebMessenger } from '../../src/engage/web-messenger';
import { createDeliver, type Messenger } from '../../src/notices/deliver';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createPostStore, postWriter } from '../../src/sqlite/post-store';
import { createUndeliveredList } from '../../src/sqlite/undelivered-list';
import { createChannelMessenger } from '../../src/teams/channel-messenger';
import { createConnectorClient } from '../../src/teams/connector';
import { createPace } from '../../src/teams/pace';
import { silent } from '../fakes/directory-house';
import { TeamsDouble } from '../fakes/teams-double';

const CHANNEL = '19:community@thread.tacv2';
const ABOUT = { kind: 'open', subject: 7 };
/** What Viva Engage answers; as a number the id would lose its last digits. */
const POSTED =
  '{"messages":[{"sender_id":3,"id":98765432109876543,"url":"https://www.yammer.com/api/v1/messages/98765432109876543"}]}';

let db: Database;
let now: number;
let teams: TeamsDouble;
let server: Server;
let url: string;
let asked: { method: string; path: string; token: string | undefined; body: any }[];
let answer: (request: IncomingMessage) => number | 'reset';
/** What is true of the subject; undefined: nothing any more. */
let told: string | undefined;

beforeAll(async () => {
  teams = await new TeamsDouble(() => '').start();
  server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      asked.push({ method, path, token: headers.authorization, body: text && JSON.parse(text) });
      const status = answer(request);
      if (status === 'reset') {
        request.socket.destroy();
        return;
      }
      // Not chained: with restify about, writeHead returns nothing.
      response.writeHead(status, status === 302 ? { location: url } : { 'retry-after': '9' });
      response.end(POSTED);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await teams.stop();
});
beforeEach(() => {
  db = openDatabase('file::memory:');
  now = Date.UTC(2026, 0, 5);
  [told, asked, answer] = ['Who knows pivots?', [], () => 201];
  teams.calls.length = 0;
  teams.fault = () => undefined;
});
afterEach(() => db.close());

/** The bot after a change that the community is to hear of. */
function house(messenger: Messenger) {
  const missed: string[] = [];
  const store = createPostStore(db, () => now, { open: ({ why }) => void missed.push(why) });
  const kinds = createPostKinds(
    {
      open: async (subject, words) =>
        told === undefined
          ? undefined
          : {
              card: card(words.locale, told, []),
              summary: `${told} (${subject})`,
              plain: `Plain: ${told} [[user:1]]`,
            },
    },
    'en',
  );
  const route = { serviceUrl: teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  const writer = postWriter(db);
  return {
    deliver: createDeliver({ store, messenger, kinds, clock: () => now, random: () => 0, log: silent }),
    write: (subject = 7) => writer.write({ ...ABOUT, subject }, now, route),
    touch: () => writer.touch(ABOUT, now),
    withdraw: () => writer.withdraw(ABOUT, now),
    missed,
  };
}
const channel = () => createChannelMessenger({ channel: CHANNEL, connector: createConnectorClient({}) });
const web = (place: Exclude<CommunityPlace, { kind: 'channel' }>) =>
  createWebMessenger(place, async () => undefined);
const yammer = () => web({ kind: 'yammer', group: '42', token: 'secret', baseUrl: url });

test('in a channel a post is said once, kept true, and taken back', async () => {
  const { write, touch, withdraw, deliver, missed } = house(channel());
  expect([write(), write()]).toEqual([true, false]);
  await deliver();
  told = 'Solved, thank you';
  touch();
  await deliver();
  told = undefined;
  withdraw();
  expect(await deliver()).toBeUndefined();
  expect(teams.calls.map(({ method, path }) => [method, decodeURIComponent(path)])).toEqual([
    ['POST', `/v3/conversations/${CHANNEL}/activities`],
    ['PUT', `/v3/conversations/${CHANNEL}/activities/message-1`],
    ['DELETE', `/v3/conversations/${CHANNEL}/activities/message-1`],
  ]);
  expect(teams.calls[0]?.body).toMatchObject({ summary: 'Who knows pivots? (7)', from: { id: '28:bot' } });
  expect([missed, write()]).toEqual([[], false]);
});

test('a post that the channel does not let be changed stands as it was said, and is not said twice', async () => {
  const { write, touch, deliver } = house(channel());
  write();
  await deliver();
  teams.fault = ({ method }) => {
    if (method !== 'PUT') return undefined;
    touch();
    return { status: 403 };
  };
  touch();
  expect(await deliver()).toBeUndefined();
  expect(teams.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('what was withdrawn before it was sent is never said', async () => {
  const { write, withdraw, deliver } = house(channel());
  write();
  withdraw();
  expect(await deliver()).toBeUndefined();
  expect(teams.calls).toEqual([]);
});

test('where the bot is not in the team, the noun hears of it and the admin sees it', async () => {
  teams.fault = () => ({ status: 403 });
  const { write, deliver, missed } = house(channel());
  write();
  expect(await deliver()).toBeUndefined();
  expect(missed).toEqual(['not-installed']);
  now += 5000;
  expect(createUndeliveredList(db, () => now)()).toEqual([
    { kind: 'open', why: 'not-installed', count: 1, lastSecondsAgo: 5 },
  ]);
});

test('a channel that is busy gets it later, and a send whose end nobody knows is not repeated', async () => {
  const { write, deliver, missed } = house(channel());
  write();
  teams.fault = () => ({ status: 429, headers: { 'retry-after': '7' } });
  expect(await deliver()).toBe(now + 7000);
  now += 7000;
  teams.fault = () => 'reset';
  expect(await deliver()).toBeUndefined();
  expect(missed).toEqual(['unsure']);
});

test('Viva Engage gets plain words with the token of the account, once; they go when nothing is left to tell', async () => {
  const { write, touch, withdraw, deliver } = house(yammer());
  write();
  await deliver();
  told = 'Solved';
  touch();
  await deliver();
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/api/v1/messages.json',
      token: 'Bearer secret',
      // Nobody is mentioned by what somebody typed.
      body: { body: 'Plain: Who knows pivots? [ [user:1]]', group_id: 42 },
    },
  ]);
  told = undefined;
  withdraw();
  answer = () => 404;
  expect(await deliver()).toBeUndefined();
  expect(asked[1]).toMatchObject({ method: 'DELETE', path: '/api/v1/messages/98765432109876543.json' });
});

test('a flow gets title and text, and no redirect leads it elsewhere', async () => {
  const { write, deliver, missed } = house(web({ kind: 'flow', url: `${url}/flow?sig=secret` }));
  write();
  await deliver();
  expect(asked).toMatchObject([
    {
      path: '/flow?sig=secret',
      token: undefined,
      body: { title: 'Who knows pivots? (7)', text: 'Plain: Who knows pivots? [[user:1]]' },
    },
  ]);
  answer = () => 302;
  write(8);
  await deliver();
  expect([asked.length, missed]).toEqual([2, ['failed']]);
});

test('busy: later; no answer: nobody knows, so it is not said twice; a full minute waits for room', async () => {
  const { write, deliver, missed } = house(yammer());
  answer = () => 429;
  write();
  expect(await deliver()).toBe(now + 9000);
  now += 9000;
  answer = () => 'reset';
  expect(await deliver()).toBeUndefined();
  expect([asked.length, missed]).toEqual([2, ['unsure']]);
  answer = () => 201;
  const pace = createPace({ app: [[1, 30]], conversation: [] });
  const place = { kind: 'yammer', group: '42', token: 'secret', baseUrl: url } as const;
  const paced = house(createWebMessenger(place, () => pace.take()));
  paced.write(8);
  paced.write(9);
  expect(await paced.deliver()).toBeGreaterThan(now + 20_000);
  expect(asked).toHaveLength(3);
});
