import * as fc from 'fast-check';
import { objectId } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de' };
const BEN = {
  id: objectId(2),
  name: 'Ben "Bobby\'); DROP TABLE person;--" *Fischer* <b>',
  upn: 'ben@x.example',
  profile: { skills: ['Excel', 'C#'], aboutMe: 'שלום 🧮 <script>' },
};

let house: SmallHouse;
const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  // The adapter prints what it refuses.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  house = await openSmallHouse([ANNA, BEN]);
});
afterAll(async () => {
  await house.close();
  process.off('unhandledRejection', note);
  jest.restoreAllMocks();
});

/** Whatever came before, a good question is answered well. */
afterEach(async () => {
  expect(textOf(await house.teams.say(ANNA, '/skill excel'))).toContain('Ben');
  expect((await fetch(`${house.url}/healthz`)).status).toBe(200);
  expect(unhandled).toEqual([]);
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '/',
    '/skill ',
    '/skill excel',
    '#',
    '/me',
    '/topics',
    'C#',
    "'; DROP TABLE person; --",
    '" OR 1=1',
    'excel* NEAR(a b)',
    '%_',
    '**x**',
    '[a](b)',
    '<at>',
    '<at>KnowWho</at>',
    '&lt;&#;',
    '\ud83e',
    '\u202e',
    'مرحبا',
    'ש'.repeat(30),
    '🧮'.repeat(50),
    '\u0000',
    '__proto__',
    'AND',
    '"',
    'NaN',
    '-1',
  ),
);
const anything = fc.oneof(
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 3 },
  { arbitrary: text, weight: 2 },
  {
    arbitrary: fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      -1,
      0,
      1e308,
      2 ** 53,
      1.5,
      [],
      {},
      [[]],
      [null],
    ),
    weight: 2,
  },
);
const verb = fc.constantFrom(
  'thank',
  'add-sentence',
  'undo',
  'choose',
  'nearest',
  'more',
  'next',
  'first',
  'try',
  'help',
  'profile',
  'topics',
  'more-topics',
  'next-topics',
  'no-such-verb',
  'constructor',
);
const data = fc.record(
  {
    helper: fc.oneof(fc.constantFrom<unknown>(BEN.id, BEN.id.toUpperCase(), ANNA.id, objectId(77)), anything),
    skill: fc.oneof(fc.constantFrom<unknown>('excel', 'csharp', 'org:1', 'org:999999', 'none'), anything),
    skills: fc.oneof(
      fc.constantFrom<unknown>(['excel'], ['none'], [''], ['excel', 'excel', 'excel', 'excel']),
      anything,
    ),
    thanks: fc.oneof(fc.constantFrom<unknown>(1, 2 ** 53, -1, '1'), anything),
    sentence: anything,
    question: anything,
    words: fc.oneof(text, anything),
    text: fc.oneof(text, anything),
    offset: fc.oneof(fc.constantFrom<unknown>(0, 5, -5, 1e9, 0.5, '0'), anything),
    dialog: anything,
  },
  { requiredKeys: [] },
);
const value = fc.oneof(
  fc.record({
    action: fc.record({
      type: fc.constant('Action.Execute'),
      verb: fc.oneof(verb, anything),
      data: fc.oneof(data, anything),
    }),
    trigger: fc.constant('manual'),
  }),
  fc.record({ data: fc.oneof(data, anything) }),
  anything,
);
/** Fields of a good activity, some of them replaced by anything. */
const fields = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom(
        'message',
        'invoke',
        'conversationUpdate',
        'installationUpdate',
        'messageReaction',
        'messageUpdate',
        'messageDelete',
        'event',
        'typing',
        'endOfConversation',
        'command',
      ),
      anything,
    ),
    name: fc.oneof(
      fc.constantFrom(
        'adaptiveCard/action',
        'task/fetch',
        'task/submit',
        'composeExtension/query',
        'application/search',
        'fileConsent/invoke',
        'application/vnd.microsoft.readReceipt',
      ),
      anything,
    ),
    text: fc.oneof(text, anything),
    value,
    from: fc.oneof(
      fc.record({ id: fc.oneof(fc.constant('29:x'), anything), name: anything, aadObjectId: anything }),
      anything,
    ),
    recipient: fc.oneof(
      fc.record({ id: fc.constant('28:bot'), name: anything, isTargeted: anything }),
      anything,
    ),
    conversation: fc.oneof(
      fc.record({
        id: fc.oneof(fc.constant('a:x'), text, anything),
        conversationType: anything,
        isGroup: anything,
        tenantId: anything,
      }),
      anything,
    ),
    channelData: anything,
    entities: fc.oneof(
      fc.array(fc.record({ type: fc.constant('mention'), text: anything, mentioned: anything }), {
        maxLength: 3,
      }),
      anything,
    ),
    membersAdded: anything,
    membersRemoved: anything,
    reactionsAdded: anything,
    attachments: anything,
    action: anything,
    locale: anything,
    id: anything,
    replyToId: anything,
    deliveryMode: fc.constantFrom<unknown>('normal', 'expectReplies', 'nonsense', 7, null),
    channelId: anything,
    timestamp: anything,
    serviceUrl: fc.constantFrom<unknown>(
      '',
      'x',
      7,
      null,
      'https://smba.trafficmanager.net/de/',
      'file:///etc/passwd',
    ),
  },
  { requiredKeys: [] },
);
/** Most activities stay whole but for one or two fields: those get furthest. */
const broken = fc.oneof(
  fc.tuple(fields, fc.nat(), fc.nat()).map(([all, a, b]) => {
    const keys = Object.keys(all);
    return Object.fromEntries(
      [a, b].flatMap((n) => (keys.length > 0 ? [Object.entries(all)[n % keys.length]!] : [])),
    );
  }),
  fc.record({
    type: fc.constant('invoke'),
    name: fc.constantFrom('adaptiveCard/action', 'task/fetch', 'task/submit'),
    value,
  }),
  fc.record({ type: fc.constantFrom('message'), text, value: fc.oneof(fc.constant(undefined), value) }),
  fc.record({
    type: fc.constantFrom(
      'conversationUpdate',
      'installationUpdate',
      'messageReaction',
      'messageUpdate',
      'event',
    ),
    action: anything,
    name: anything,
    membersAdded: anything,
    membersRemoved: anything,
    reactionsAdded: anything,
    channelData: anything,
    value: anything,
  }),
  fields,
);

test('a thousand broken activities: never a 5xx', async () => {
  // They are made first and sent ten at a time, as people would.
  const samples = fc.sample(broken, { numRuns: 1000, seed: 20260105 });
  const bad: unknown[] = [];
  const statuses = new Map<number, number>();
  for (let n = 0; n < samples.length; n += 10) {
    await Promise.all(
      samples.slice(n, n + 10).map(async (sample) => {
        const { status } = await house.teams.post(house.teams.activity(ANNA, sample));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status >= 500 && status !== 501) bad.push({ status, sample });
      }),
    );
    // Replies need a fresh page only now and then.
    house.teams.calls.length = 0;
  }
  expect(bad.slice(0, 3)).toEqual([]);
  // Many of them get as far as an answer.
  expect(statuses.get(200)).toBeGreaterThan(200);
  expect(statuses.get(400)).toBeGreaterThan(100);
}, 60_000);

test.each([
  ['no JSON', '{"type": "message"'],
  ['nothing', ''],
  ['a word', 'hello'],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['a list deep in a list', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['too much', JSON.stringify({ type: 'message', text: 'x'.repeat(3_000_000) })],
])('a body that is %s gets a 4xx', async (_, body) => {
  const { status } = await house.teams.post(body);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
});

test('another content type gets a 4xx', async () => {
  for (const type of [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ]) {
    const { status } = await house.teams.post('a=1', { 'content-type': type });
    expect([type, Math.floor(status / 100)]).toEqual([type, 4]);
  }
});

test.each([
  ['message', 'value'],
  ['invoke', 'value'],
  ['message', 'channelData'],
  ['conversationUpdate', 'channelData'],
])('a very deep %s.%s does no harm', async (type, field) => {
  const asked = JSON.stringify(
    house.teams.activity(ANNA, { type, name: 'adaptiveCard/action', text: '/help', [field]: 'DEEP' }),
  );
  const deep = (n: number) =>
    asked.replace('"DEEP"', `{"action":{"verb":"help","data":${'{"a":'.repeat(n)}1${'}'.repeat(n)}}}`);
  for (const n of [500, 20_000]) {
    const { status } = await house.teams.post(deep(n));
    expect([n, status < 500]).toEqual([n, true]);
  }
});

test('texts of 100,000 characters are answered with a hint', async () => {
  for (const long of [
    'x'.repeat(100_000),
    '🧮'.repeat(50_000),
    'wer kann Excel? '.repeat(6_250),
    ' '.repeat(100_000),
    '<at>'.repeat(25_000),
    '<at '.repeat(25_000),
    '&amp;'.repeat(20_000),
    '#'.repeat(100_000),
  ]) {
    const started = performance.now();
    const card = await house.teams.say(ANNA, long);
    expect(textOf(card)).not.toBe('');
    expect(performance.now() - started).toBeLessThan(2000);
  }
  expect(textOf(await house.teams.say(ANNA, 'x'.repeat(100_000)))).toContain('langer Text');
});

test.each([
  'C#',
  '#c#',
  "Wer kann O'Reilly-Bücher?",
  '" OR "1"="1',
  "'; DELETE FROM thanks; --",
  'excel* AND NOT "x',
  'NEAR(excel word)',
  '🧮',
  'مرحبا اكسل',
  'שלום excel',
  '[Excel](http://evil.example)',
  '**Excel**',
  '%',
  '_',
  '\\',
  '{{excel}}',
  '${excel}',
])('the question %j gets a card, with its words as they are', async (question) => {
  const card = await house.teams.say(ANNA, question);
  expect(card.body.length).toBeGreaterThan(0);
  for (const { url } of actionsOf(card))
    if (url) expect(url).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\//);
});

test('a strange name is shown as it is', async () => {
  expect(textOf(await house.teams.say(ANNA, '/skill C#'))).toContain(BEN.name);
  for (const name of [
    '<b>x</b>',
    "Robert'); DROP TABLE person;--",
    '\u202eevil',
    '🧮',
    '',
    '   ',
    'x'.repeat(1000),
  ]) {
    const stranger = { id: objectId(500 + name.length), name };
    expect(textOf(await house.teams.say(stranger, '/me'))).toContain('profile');
  }
});

test.each([
  ['an unknown verb', { verb: 'give-kudos', data: { to: BEN.id } }],
  ['no data', { verb: 'thank' }],
  ['data of another kind', { verb: 'thank', data: 'ben' }],
  ['a helper that is no more', { verb: 'thank', data: { helper: objectId(4711), skill: 'excel' } }],
  ['skills that are no more', { verb: 'choose', data: { skills: ['org:4711'] } }],
  ['no question', { verb: 'choose', data: {} }],
  ['a page before the first', { verb: 'more', data: { skills: ['excel'], offset: -5 } }],
  ['a page far behind the last', { verb: 'more-topics', data: { offset: 100_000 } }],
  ['a page that is none', { verb: 'more-topics', data: { offset: 1.5 } }],
  ['thanks that are no more', { verb: 'add-sentence', data: { thanks: 4711, sentence: 'x' } }],
  ['a sentence too long', { verb: 'add-sentence', data: { thanks: 1, sentence: 'x'.repeat(501) } }],
  ['a command that is no more', { verb: 'try', data: { text: '/kudos' } }],
])('the button of an old card with %s is answered kindly, and changes nothing', async (_, action) => {
  const card = await house.teams.press(ANNA, action);
  expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'de' });
  expect(textOf(card)).not.toMatch(/geklappt|undefined|null/);
  expect(await house.stores.thanks.given(ANNA.id, 0)).toEqual([]);
});
