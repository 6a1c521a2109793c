import { ToBotFromBotOrEmulatorTokenValidationParameters as emulator } from 'botframework-connector/lib/auth/tokenValidationParameters';
import { objectId } from '../fakes/house';
import { button, textOf } from '../fakes/teams-double';
import { forgedTokens } from './forged';
import { confusedToken, createSigner, signedToken, unsignedToken } from './identity-server';
import { openProduction, type Production } from './production-house';

const MICROSOFT = createSigner('genuine');
const STRANGER = createSigner('genuine');
const UNKNOWN = createSigner('never-published');
const ANNA = { id: objectId(1), name: 'Anna', language: 'en' };
const BEN = { id: objectId(2), name: 'Ben', language: 'en', profile: { skills: ['Excel'] } };

let house: Production;
beforeAll(async () => {
  house = await openProduction([ANNA, BEN], MICROSOFT);
});
afterAll(() => house.close());

test('what Microsoft signed is served: messages, presses and dialogs', async () => {
  const token = signedToken(MICROSOFT, house.claims());
  const found = await house.say(ANNA, '/skill excel', token);
  expect(textOf(found.card)).toContain('Ben');
  const thanked = await house.press(ANNA, button(found.card, 'thank'), token);
  expect(thanked).toMatchObject({ status: 200, body: { statusCode: 200 } });
  expect(await house.stores.thanks.received(BEN.id)).toHaveLength(1);
  const unknown = await house.post(house.activity(ANNA, { type: 'invoke', name: 'no/such' }), token);
  expect(unknown.status).toBe(501);
});

const OTHER = '99999999-2222-4333-8444-555555555555';
const now = () => Math.floor(Date.now() / 1000);

test.each<[string, () => string | undefined]>([
  ['absent', () => undefined],
  ['unsigned', () => unsignedToken(house.claims(), MICROSOFT.kid)],
  ['unsigned with a signature', () => `${unsignedToken(house.claims(), MICROSOFT.kid)}c2ln`],
  ['signed with the public key as a secret', () => confusedToken(MICROSOFT, house.claims())],
  ['signed by a stranger under the right name', () => signedToken(STRANGER, house.claims())],
  ['signed by a key that nobody published', () => signedToken(UNKNOWN, house.claims())],
  ['for another bot', () => signedToken(MICROSOFT, house.claims({ aud: OTHER }))],
  ['without a bot', () => signedToken(MICROSOFT, house.claims({ aud: undefined }))],
  ['of another issuer', () => signedToken(MICROSOFT, house.claims({ iss: 'https://evil.example' }))],
  [
    'of an Entra tenant',
    () => signedToken(MICROSOFT, house.claims({ iss: `https://sts.windows.net/${OTHER}/`, ver: '1.0' })),
  ],
  ['over', () => signedToken(MICROSOFT, house.claims({ exp: now() - 3600, nbf: now() - 7200 }))],
  ['not valid yet', () => signedToken(MICROSOFT, house.claims({ nbf: now() + 3600, exp: now() + 7200 }))],
  ['without an end', () => signedToken(MICROSOFT, house.claims({ exp: undefined }))],
  [
    'for another service url',
    () => signedToken(MICROSOFT, house.claims({ serviceurl: 'https://smba.trafficmanager.net/amer/' })),
  ],
  ['without a service url', () => signedToken(MICROSOFT, house.claims({ serviceurl: undefined }))],
  [
    'changed after it was signed',
    () => {
      const [head, , signature] = signedToken(MICROSOFT, house.claims()).split('.');
      const claims = Buffer.from(JSON.stringify(house.claims({ exp: now() + 86_400 }))).toString('base64url');
      return `${head}.${claims}.${signature}`;
    },
  ],
])('a token that is %s gets 401, and nothing is done', async (_, token) => {
  const before = await house.stores.thanks.received(BEN.id);
  const press = { verb: 'thank', data: { helper: BEN.id, skill: 'power-bi' } };
  const answer = await house.press(ANNA, press, token());
  expect(answer.status).toBe(401);
  expect(JSON.stringify(answer.body)).not.toMatch(/issuer|signature|jwt|algorithm|expired|key/i);
  expect(await house.stores.thanks.received(BEN.id)).toEqual(before);
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['another tenant', { conversation: { id: 'a:1', conversationType: 'personal', tenantId: OTHER } }, {}],
  ['another channel', { channelId: 'webchat' }, {}],
  [
    'a host of somebody else',
    { serviceUrl: 'https://evil.example/' },
    { serviceurl: 'https://evil.example/' },
  ],
  ['this machine', { serviceUrl: 'http://127.0.0.1:1/' }, { serviceurl: 'http://127.0.0.1:1/' }],
])('a genuine token with an activity of %s gets 403', async (_, fields, claims) => {
  const token = signedToken(MICROSOFT, house.claims(claims));
  expect((await house.post(house.activity(ANNA, { text: '/help', ...fields }), token)).status).toBe(403);
});

test('a key that does not speak for Teams lets nobody in', async () => {
  const elsewhere = await openProduction([ANNA], MICROSOFT, { endorsements: ['webchat'] });
  try {
    const token = signedToken(MICROSOFT, elsewhere.claims());
    expect((await elsewhere.post(elsewhere.activity(ANNA, { text: '/help' }), token)).status).toBe(401);
  } finally {
    await elsewhere.close();
  }
});

test('keys that cannot be read let nobody in, and are not asked for with every forged token', async () => {
  const elsewhere = await openProduction([ANNA], MICROSOFT);
  elsewhere.identity.breakDown();
  try {
    const token = signedToken(MICROSOFT, elsewhere.claims());
    for (let n = 0; n < 20; n++)
      expect((await elsewhere.post(elsewhere.activity(ANNA, { text: '/help' }), token)).status).toBe(401);
    expect(elsewhere.identity.asked()).toBe(0);
    expect(elsewhere.identity.seen()).toBe(1);
  } finally {
    await elsewhere.close();
  }
});

// Memory after 10,000 of them is measured by `npm run bench -- forged`, in a process of its own.
test('a flood of forged tokens leaves the list of issuers and the keys asked for as they are', async () => {
  const issuers = emulator.issuer?.length;
  expect(await house.flood(forgedTokens(0, 800, house.claims))).toEqual(new Set([401]));
  expect(emulator.issuer).toHaveLength(issuers ?? -1);
  expect(house.identity.asked()).toBe(1);
});
