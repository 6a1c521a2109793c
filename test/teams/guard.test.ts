import type { Activity } from 'botbuilder';
import { cloudOf, PUBLIC_CLOUD } from '../../src/teams/cloud';
import { createGuard } from '../../src/teams/guard';

const BOT = {
  appId: '11111111-2222-4333-8444-00000000000b',
  tenantId: '11111111-2222-4333-8444-555555555555',
};
const NOW = Date.UTC(2026, 0, 5);
const SECONDS = NOW / 1000;
const SERVICE = 'https://smba.trafficmanager.net/emea/';

function token(claims: object = {}, header: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const all = {
    iss: PUBLIC_CLOUD.issuer,
    aud: BOT.appId,
    serviceurl: SERVICE,
    exp: SECONDS + 600,
    ...claims,
  };
  return `Bearer ${part({ alg: 'RS256', kid: 'k', ...header })}.${part(all)}.c2lnbmF0dXJl`;
}

function activity(fields: Record<string, unknown> = {}): Activity {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: SERVICE,
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', tenantId: BOT.tenantId },
    ...fields,
  } as unknown as Activity;
}

const guard = createGuard({ bot: BOT, cloud: PUBLIC_CLOUD, clock: () => NOW });

test('what Teams sends goes on to the adapter, which verifies it', () => {
  expect(guard.mayBeGenuine(token())).toBe(true);
  expect(guard.refuse(activity(), token())).toBeUndefined();
  const inChannelData = {
    conversation: { id: 'a:1' },
    channelData: { tenant: { id: BOT.tenantId.toUpperCase() } },
  };
  expect(guard.refuse(activity(inChannelData), token())).toBeUndefined();
  // Clocks differ a little.
  expect(guard.mayBeGenuine(token({ exp: SECONDS - 200, nbf: SECONDS + 200 }))).toBe(true);
});

test.each([
  ['no token', undefined],
  ['no bearer', 'Basic YTpi'],
  ['not a token', 'Bearer abc'],
  ['a payload that is no JSON', 'Bearer e30.bm9qc29u.x'],
  ['a header that is no JSON', `Bearer bm9qc29u.${token().split('.')[1]}.x`],
  ['unsigned', token({}, { alg: 'none' })],
  ['signed with a secret that anybody knows', token({}, { alg: 'HS256' })],
  ['without the name of a key', token({}, { kid: undefined })],
  ['for another bot', token({ aud: BOT.tenantId })],
  ['for several bots', token({ aud: [BOT.appId] })],
  ['over for ten minutes', token({ exp: SECONDS - 600 })],
  ['without an end', token({ exp: undefined })],
  ['not valid yet', token({ nbf: SECONDS + 600 })],
  ['too long', token({ more: 'x'.repeat(10_000) })],
  ['a token of an Entra tenant, as the Emulator has', token({ iss: 'https://sts.windows.net/x/' })],
  ['an issuer that only begins like the right one', token({ iss: `${PUBLIC_CLOUD.issuer}.evil.example` })],
])('%s is refused before the body is read', (_what, authorization) => {
  expect(guard.mayBeGenuine(authorization)).toBe(false);
  expect(guard.refuse(activity(), authorization)).toBe(401);
});

test('a token of another conversation host is refused', () => {
  expect(guard.refuse(activity(), token({ serviceurl: 'https://smba.trafficmanager.net/amer/' }))).toBe(401);
});

test.each([
  ['another channel', { channelId: 'emulator' }],
  ['a host that is not of Teams', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }],
  ['a host behind a name and password', { serviceUrl: 'https://smba.trafficmanager.net@evil.example/' }],
  ['a port', { serviceUrl: 'https://smba.trafficmanager.net:8443/' }],
  ['a host of another cloud', { serviceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams' }],
  ['no https', { serviceUrl: 'http://smba.trafficmanager.net/' }],
  ['this very machine', { serviceUrl: 'https://127.0.0.1/' }],
  ['another tenant', { conversation: { id: 'a:1', tenantId: '99999999-2222-4333-8444-555555555555' } }],
  ['somebody of another tenant in a chat of ours', { channelData: { tenant: { id: BOT.appId } } }],
  ['a tenant that is no text', { conversation: { id: 'a:1', tenantId: [BOT.tenantId] } }],
  ['a password', { serviceUrl: 'https://:pw@smba.trafficmanager.net/emea/' }],
  ['a question behind the address', { serviceUrl: `${SERVICE}?x=1` }],
  ['no tenant', { conversation: { id: 'a:1' } }],
])('%s is refused: our token would be sent there, or answers to strangers', (_what, fields) => {
  const asked = activity(fields);
  expect(guard.refuse(asked, token({ serviceurl: asked.serviceUrl }))).toBe(403);
});

test.each([
  ['https://graph.microsoft.com', 'https://smba.infra.gcc.teams.microsoft.com/teams'],
  ['https://graph.microsoft.us', 'https://smba.infra.gov.teams.microsoft.us/teams'],
  ['https://dod-graph.microsoft.us/', 'https://smba.infra.dod.teams.microsoft.us/teams'],
])('the cloud of %s is answered at its own hosts, and only there', (graph, serviceUrl) => {
  const cloud = cloudOf(graph);
  const there = createGuard({ bot: BOT, cloud, clock: () => NOW });
  const asked = activity({ serviceUrl });
  expect(there.refuse(asked, token({ iss: cloud.issuer, serviceurl: serviceUrl }))).toBeUndefined();
  if (cloud !== PUBLIC_CLOUD) {
    expect(there.mayBeGenuine(token())).toBe(false);
    expect(there.refuse(activity(), token({ iss: cloud.issuer }))).toBe(403);
  }
});
