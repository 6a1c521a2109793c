import type { Activity } from 'botbuilder';
import { guard } from '../../src/teams/guard';

const TENANT = '11111111-2222-4333-8444-555555555555';

function token(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256' })}.${part(payload)}.c2lnbmF0dXJl`;
}

const GOOD = token({ iss: 'https://api.botframework.com' });

function activity(fields: Record<string, unknown> = {}): Activity {
  return {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', tenantId: TENANT },
    ...fields,
  } as unknown as Activity;
}

const refuse = guard(TENANT);

test('what Teams sends goes on to the adapter, which verifies it', () => {
  expect(refuse(activity(), GOOD)).toBeUndefined();
  const inChannelData = {
    conversation: { id: 'a:1' },
    channelData: { tenant: { id: TENANT.toUpperCase() } },
  };
  expect(refuse(activity(inChannelData), GOOD)).toBeUndefined();
});

test.each([
  ['no token', undefined],
  ['no bearer', 'Basic YTpi'],
  ['not a token', 'Bearer abc'],
  ['a payload that is no JSON', 'Bearer e30.bm9qc29u.x'],
  ['a token of an Entra tenant, as the Emulator has', token({ iss: `https://sts.windows.net/${TENANT}/` })],
  [
    'an issuer that only begins like the right one',
    token({ iss: 'https://api.botframework.com.evil.example' }),
  ],
])('%s is refused before it is verified', (_what, authorization) => {
  expect(refuse(activity(), authorization)).toBe(401);
});

test.each([
  ['another channel', { channelId: 'emulator' }],
  ['a host that is not of Teams', { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' }],
  ['a host behind a name and password', { serviceUrl: 'https://smba.trafficmanager.net@evil.example/' }],
  ['no https', { serviceUrl: 'http://smba.trafficmanager.net/' }],
  ['this very machine', { serviceUrl: 'https://127.0.0.1/' }],
  ['another tenant', { conversation: { id: 'a:1', tenantId: '99999999-2222-4333-8444-555555555555' } }],
  ['no tenant', { conversation: { id: 'a:1' } }],
])('%s is refused: our token would be sent there, or answers to strangers', (_what, fields) => {
  expect(refuse(activity(fields), GOOD)).toBe(403);
});
