import { createLog, inRequest } from '../src/log';
import { start } from '../src/cli/start';
import { CONFIG, objectId } from './fakes/house';
import { createSigner, signedToken, startIdentityServer } from './security/identity-server';

const BOT = '00000000-0000-4000-8000-0000000000aa';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/emea/';

test('figures tell how the service is, and nothing about a person; readiness tells the rest', async () => {
  const signer = createSigner('k');
  const identity = await startIdentityServer(ISSUER, [signer]);
  const printer = { ...globalThis.console };
  const metrics = { host: '127.0.0.1', port: 0 };
  // Any free port: it is found out by listening first.
  const { createServer } = await import('node:net');
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  metrics.port = (probe.address() as { port: number }).port;
  await new Promise((resolve) => probe.close(resolve));

  const bot = { appId: BOT, type: 'UserAssignedMSI', tenantId: BOT } as const;
  const running = await start({ ...CONFIG, bot, metrics }, createLog('silent'), {
    keysForTest: identity.metadata,
  });
  try {
    const url = `http://127.0.0.1:${running.server.port}`;
    const now = Math.floor(Date.now() / 1000);
    const token = signedToken(signer, { iss: ISSUER, aud: BOT, serviceurl: SERVICE, exp: now + 600 });
    const send = (fields: object, authorization = token) =>
      fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({
          id: JSON.stringify(fields),
          channelId: 'msteams',
          serviceUrl: SERVICE,
          from: { id: '29:secret-anna', name: 'Secret Anna', aadObjectId: objectId(1) },
          recipient: { id: `28:${BOT}`, name: 'KnowWho' },
          conversation: { id: 'a:secret', conversationType: 'personal', tenantId: BOT },
          deliveryMode: 'expectReplies',
          ...fields,
        }),
      });
    const first = await send({ type: 'message', text: '/skill secretly excel' });
    expect(first.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}$/);
    await send({ type: 'message', text: '/skill excel' });
    await send({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'help' } } });
    await send({ type: 'message', text: 'x' }, 'Bearer x');

    const page = await fetch(`http://127.0.0.1:${metrics.port}/metrics`);
    const text = await page.text();
    expect(page.headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/knowwho_turn_seconds_count\{kind="message",outcome="answered"\} 2/);
    expect(text).toMatch(/knowwho_turn_seconds_count\{kind="press",outcome="answered"\} 1/);
    expect(text).toMatch(/knowwho_finds_total\{outcome="nobody"\} 2/);
    expect(text).toMatch(/knowwho_refused_total 1/);
    expect(text).toMatch(/knowwho_notices_waiting 0/);
    expect(text).toMatch(/process_resident_memory_bytes \d+/);
    expect(text).not.toMatch(/secret|excel|anna/i);
    expect((await fetch(`http://127.0.0.1:${metrics.port}/`)).status).toBe(404);
    // The world's port tells none of it.
    expect((await fetch(`${url}/metrics`)).status).toBe(404);

    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ status: 'ready', database: 'ok', schema: expect.any(Number) });
  } finally {
    await running.stop();
    await identity.stop();
    Object.assign(globalThis.console, printer);
  }
});

test('every line about a request carries its number', async () => {
  const lines: any[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(JSON.parse(line)) });
  await inRequest('abcd1234', async () => {
    await Promise.resolve();
    log.child({ turn: 1 }).info({}, 'within');
  });
  log.info({}, 'outside');
  expect(lines.map(({ request, msg }) => [request, msg])).toEqual([
    ['abcd1234', 'within'],
    [undefined, 'outside'],
  ]);
});
