import { connect } from 'node:net';
import { createLog, type Log } from '../../src/log';
import { createRefusals } from '../../src/teams/refusals';
import { createTeamsAccess } from '../../src/teams/adapter';
import { PUBLIC_CLOUD } from '../../src/teams/cloud';
import { mayUpload } from '../../src/teams/file-consent';
import { objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { createSigner, signedToken } from './identity-server';
import { openProduction, type Production } from './production-house';

const MICROSOFT = createSigner('genuine');
const ANNA = { id: objectId(1), name: 'Anna', language: 'en' };
const BEN = { id: objectId(2), name: 'Ben', language: 'de', profile: { skills: ['Excel'] } };
const CARLA = { id: objectId(3), name: 'Carla', language: 'en' };

let house: Production;
let token: string;
beforeAll(async () => {
  house = await openProduction([ANNA, BEN, CARLA], MICROSOFT, {
    config: { limits: { person: 3, tenant: 8 } },
  });
  token = signedToken(MICROSOFT, house.claims());
});
afterAll(() => house.close());

const dialog = (person: { id: string }) =>
  house.activity(person, {
    type: 'invoke',
    name: 'task/fetch',
    value: { data: { dialog: 'add-skills', msteams: { type: 'task/fetch' } } },
  });

test('who asks too much is told once, then asked to wait; buttons and dialogs say so; others are served', async () => {
  for (let n = 0; n < 3; n++) expect(textOf((await house.say(BEN, '/wer excel', token)).card)).not.toBe('');
  const told = await house.say(BEN, '/wer excel', token);
  expect(told.status).toBe(200);
  expect(textOf(told.card)).toContain('Eins nach dem anderen');
  const silent = await house.say(BEN, '/wer excel', token);
  expect(silent.status).toBe(429);
  expect(Number(silent.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  // The card with the button stays as it is.
  expect((await house.press(BEN, { verb: 'hide', data: {} }, token)).body).toMatchObject({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: expect.stringContaining('Eins nach dem anderen'),
  });
  expect((await house.stores.people.choices(BEN.id)).hidden).toBe(false);
  expect((await house.post(dialog(BEN), token)).body.task).toMatchObject({ type: 'message' });
  // Nobody else waits for that, and nobody can use up another's share without being them.
  expect(textOf((await house.say(ANNA, '/skill excel', token)).card)).toContain('Ben');
  for (let n = 0; n < 9; n++)
    expect((await house.post(house.activity(CARLA, { text: 'x' }), `${token}x`)).status).toBe(401);
  for (let n = 0; n < 3; n++)
    expect(textOf((await house.say(CARLA, '/help', token)).card)).toContain('/skill');
  // Three of Ben, one of Anna, three of Carla: the eighth fills the share of all.
  expect(textOf((await house.say(ANNA, '/help', token)).card)).toContain('/skill');
  expect(textOf((await house.say(ANNA, '/help', token)).card)).toContain('One thing after the other');
});

test('every answer tells browsers to keep their hands off, and not what runs here', async () => {
  const answers = await Promise.all([
    fetch(`${house.url}/healthz`),
    fetch(`${house.url}/readyz`),
    fetch(`${house.url}/no/such`),
    fetch(`${house.url}/api/messages`),
    fetch(`${house.url}/api/messages`, { method: 'POST' }),
    fetch(`${house.url}/api/messages`, { method: 'POST', headers: { authorization: token } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 401, 401]);
  for (const { headers } of answers) {
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers.get('server') ?? '').toBe('');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('a connection stays open longer than the reverse proxy keeps it', async () => {
  const { headers } = await fetch(`${house.url}/healthz`);
  const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
});

test('a body that is too large, no JSON or too deep is refused, whoever sends it', async () => {
  const large = { ...house.activity(ANNA), text: 'x'.repeat(3 * 1024 * 1024) };
  expect([401, 413]).toContain((await house.post(large, token)).status);
  expect((await house.post('{"type":', token)).status).toBe(401);
  expect((await house.post(`${'['.repeat(5000)}${']'.repeat(5000)}`, token)).status).toBe(401);
  expect((await house.post('x', token, { 'content-type': 'text/plain' })).status).toBe(401);
});

test('without a token nobody waits for the body', async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1')
      .setEncoding('utf8')
      .on('error', reject)
      .on('data', (text: string) => {
        socket.destroy();
        resolve(text);
      });
    // A megabyte is announced, and never comes.
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        'Authorization: Bearer a.b.c\r\nContent-Length: 1000000\r\n\r\n',
    );
  });
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

test.each([
  ['https://contoso-my.sharepoint.com/personal/anna/upload', true],
  ['https://contoso.sharepoint.com/x', true],
  ['http://contoso.sharepoint.com/x', false],
  ['https://contoso.sharepoint.com:8443/x', false],
  ['https://anna:secret@contoso.sharepoint.com/x', false],
  ['https://sharepoint.com.evil.example/x', false],
  ['https://evilsharepoint.com/x', false],
  ['https://contoso.sharepoint.us/x', false],
  ['http://127.0.0.1/x', false],
  ['file:///etc/passwd', false],
  ['no address', false],
])('personal data may go to %s: %s', (address, allowed) => {
  expect(mayUpload(address, PUBLIC_CLOUD.fileHosts, false)).toBe(allowed);
});

test('the keys of a test are never taken from elsewhere', () => {
  const bot = { appId: ANNA.id, type: 'UserAssignedMSI', tenantId: ANNA.id } as const;
  expect(() => createTeamsAccess(bot, PUBLIC_CLOUD, 'https://evil.example/keys')).toThrow('this machine');
});

test('a flood of refusals is one line a minute', () => {
  const lines: object[] = [];
  const log: Log = {
    ...createLog('silent'),
    debug: () => undefined,
    warn: (fields) => void lines.push(fields),
  };
  let now = 0;
  const refused = createRefusals(log, () => now);
  for (let n = 0; n < 1000; n++) refused('token');
  now = 60_000;
  refused('adapter', new Error('jwt malformed'));
  expect(lines).toEqual([
    { refused: 1, reason: 'token' },
    { refused: 1000, reason: 'adapter', because: 'jwt malformed' },
  ]);
});
