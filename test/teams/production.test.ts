import { consoleToLog, createLog } from '../../src/log';
import { objectId } from '../fakes/house';
import { openSmallHouse, type SmallHouse } from './small-house';

const ID = '00000000-0000-4000-8000-0000000000aa';
const TENANT = '00000000-0000-4000-8000-0000000000bb';
const ANNA = { id: objectId(1), name: 'Anna' };
let house: SmallHouse;
let giveBack: () => void;

beforeAll(async () => {
  // The adapter prints what it refuses.
  giveBack = consoleToLog(createLog('silent'));
  const bot = { appId: ID, type: 'SingleTenant', tenantId: TENANT, password: 'geheim' } as const;
  house = await openSmallHouse([ANNA], { config: { bot } });
});
afterAll(async () => {
  await house.close();
  giveBack();
});

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const in10 = () => Math.floor(Date.now() / 1000) + 600;
const token = (claims: object, header: object = { alg: 'RS256', kid: 'x', typ: 'JWT' }) =>
  `Bearer ${encode(header)}.${encode({ exp: in10(), nbf: 1, ...claims })}.${Buffer.from('signature').toString('base64url')}`;

const TOKENS: [string, string][] = [
  ['garbage', 'Bearer garbage'],
  ['nothing after the word', 'Bearer '],
  ['another scheme', 'Basic YTpi'],
  ['three parts of nonsense', 'Bearer a.b.c'],
  ['very long', `Bearer ${'x'.repeat(7000)}`],
  ['no claims', token({})],
  ['unsigned', token({ iss: 'https://api.botframework.com', aud: ID }, { alg: 'none' })],
  [
    'of an issuer of the channel, but signed by nobody',
    token({ iss: 'https://api.botframework.com', aud: ID, serviceurl: 'https://smba.trafficmanager.net/' }),
  ],
  [
    'of an emulator',
    token({ iss: `https://sts.windows.net/${TENANT}/`, tid: TENANT, ver: '1.0', appid: ID, aud: ID }),
  ],
  ['of an issuer that nobody knows', token({ iss: 'https://evil.example', aud: ID })],
];

async function refused(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  expect([401, 403]).toContain(status);
  // What is wrong with a token is told to nobody, nor anything about the house.
  expect(JSON.stringify(body ?? '')).not.toMatch(
    /issuer|signature|jwt|geheim|node_modules|botframework\.com|\bat \w|ENOTFOUND|EAI_AGAIN|ECONNREFUSED/i,
  );
}

test.each(TOKENS)('a token that is %s is refused, and nothing is done', async (_, authorization) => {
  await refused(house.teams.post(house.teams.activity(ANNA, { text: '/help' }), { authorization }));
  const invoke = house.teams.activity(ANNA, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { verb: 'help', data: {} } },
  });
  await refused(house.teams.post(invoke, { authorization }));
  expect(house.teams.calls).toEqual([]);
});

test.each([
  ['a message', () => house.teams.activity(ANNA, { text: '/help' })],
  ['no JSON', () => '{"type":'],
  ['nothing', () => ''],
  ['null', () => 'null'],
  ['a list', () => []],
  ['half an activity', () => ({ type: 'message' })],
  ['an activity of the wrong types', () => ({ ...house.teams.activity(ANNA), from: 7, conversation: [] })],
])('without a token, %s gets 401', async (_, body) => {
  const { status } = await house.teams.post(body());
  expect([401, 403]).toContain(status);
  await refused(house.teams.post(body(), { authorization: 'Bearer garbage' }));
  expect(house.teams.calls).toEqual([]);
});

test('a flood without tokens is refused like a drop, never with 429', async () => {
  const flood = Array.from({ length: 200 }, () =>
    house.teams.post(house.teams.activity(ANNA, { text: 'x' })),
  );
  expect(new Set((await Promise.all(flood)).map(({ status }) => status))).toEqual(new Set([401]));
});

test('health needs no token', async () => {
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${house.url}/readyz`)).status).toBe(200);
});
