import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, environment, readConfig, type Purpose } from '../src/config';
import { REQUESTS } from '../src/requests-config';
import { TERMS } from '../src/privacy/privacy';

const GUID = '00000000-0000-4000-8000-00000000000a';
const IDENTITY = {
  MicrosoftAppId: GUID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: GUID,
  MicrosoftAppPassword: 'geheim-1',
};

/** Whom and what of the directory is read, unless told. */
const DIRECTORY = {
  schedule: '0 * * * *',
  refreshDays: 7,
  group: undefined,
  excluded: [],
  fields: ['skills', 'interests', 'pastProjects', 'responsibilities', 'schools', 'aboutMe'],
  presence: false,
  manager: false,
};

/** Every setting with a wrong value. */
const WRONG = {
  PORT: '70000',
  HOST: '192.168.0.1',
  DATABASE_URL: 'postgres://geheim-2@host/db',
  MicrosoftAppId: 'geheim-3',
  MicrosoftAppType: 'MultiTenant',
  MicrosoftAppTenantId: 'geheim-4',
  AZURE_TENANT_ID: 'geheim-5',
  AZURE_CLIENT_ID: 'geheim-6',
  GRAPH_BASE_URL: 'http://graph.microsoft.com/geheim-7',
  SYNC_SCHEDULE: 'geheim-11',
  PROFILE_REFRESH_DAYS: '366',
  PROFILE_FIELDS: 'skills, geheim-12',
  PEOPLE_GROUP: 'geheim-13',
  PEOPLE_EXCLUDED: 'geheim-14',
  PRESENCE: 'geheim-15',
  MANAGER: 'geheim-18',
  NEWCOMER_WEEKS: '27',
  PHOTOS: 'geheim-17',
  VISIBILITY: 'geheim-8',
  DEFAULT_LOCALE: 'fr',
  WORKING_HOURS: 'geheim-9',
  WEEKLY_PINGS: '-1',
  PINGS: 'geheim-20',
  INSTALL_APP: 'geheim-26',
  DIGEST: 'Mon 9:00',
  DEMO_HISTORY: 'yes',
  COMMUNITY_CHANNEL: 'geheim-21',
  COMMUNITY_YAMMER_GROUP: 'geheim-22',
  COMMUNITY_YAMMER_TOKEN: 'geheim 23',
  COMMUNITY_YAMMER_URL: 'http://geheim-24.example',
  COMMUNITY_FLOW_URL: 'http://geheim-25.example',
  TIME_ZONE: 'geheim-19',
  PINGS_AT_ONCE: '0',
  PING_PATIENCE_HOURS: 'geheim-20',
  REQUESTS_PER_DAY: '1000',
  RETENTION_REQUESTS_DAYS: '0',
  COMMUNITY_MANAGERS: 'geheim-20',
  COMMUNITY_MANAGERS_GROUP: 'geheim-21',
  CHAMPIONS_CHANNEL: 'http://geheim-22.example',
  RETENTION_FEEDBACK_DAYS: '0',
  RETENTION_NOTICES_DAYS: '0',
  RETENTION_THANKS_MONTHS: 'geheim-16',
  RETENTION_PULSE_WEEKS: '0',
  RETENTION_BACKUPS_DAYS: '-1',
  RATE_LIMIT_PERSON: '0',
  RATE_LIMIT_TENANT: 'geheim-18',
  METRICS: 'geheim-19',
  LOG_LEVEL: 'geheim-10',
};

function problemsOf(env: Record<string, string | undefined>, purpose: Purpose): readonly string[] {
  try {
    readConfig(env, purpose);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
const named = (problems: readonly string[]) => problems.map((line) => line.split(':')[0]).sort();

test('every problem is named at once, and no value is repeated', () => {
  const problems = problemsOf(WRONG, 'demo');
  // Three places at a time are a problem besides.
  const PLACES = 'COMMUNITY_CHANNEL, COMMUNITY_YAMMER_GROUP, COMMUNITY_FLOW_URL';
  expect(named(problems)).toEqual([...Object.keys(WRONG), PLACES].sort());
  expect(problems.join('\n')).not.toMatch(/geheim|70000|192\.168|fr\b/);
  for (const problem of problems)
    expect(problem).toMatch(/^\w+: must be .{5,}|^[A-Z_, ]+: only one of them /);
});

test('a start without identity names each setting that is missing', () => {
  expect(named(problemsOf({}, 'start'))).toEqual([
    'MicrosoftAppId',
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'MicrosoftAppType',
  ]);
  expect(named(problemsOf({ ...IDENTITY, MicrosoftAppPassword: ' ' }, 'start'))).toEqual([
    'MicrosoftAppPassword',
  ]);
  expect(
    problemsOf({ ...IDENTITY, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: '' }, 'start'),
  ).toEqual([]);
  // Missing ones and wrong ones together.
  expect(named(problemsOf({ MicrosoftAppId: GUID, PORT: 'x' }, 'start'))).toEqual([
    'MicrosoftAppPassword',
    'MicrosoftAppTenantId',
    'MicrosoftAppType',
    'PORT',
  ]);
});

test('the weekly digest comes when the house wants it, or never', () => {
  const digest = (DIGEST: string) => readConfig({ DIGEST }, 'demo').rituals?.digest;
  expect(digest('Fri 14:30')).toEqual({ weekday: 4, minutes: 870 });
  expect(digest(' Sun 00:00 ')).toEqual({ weekday: 6, minutes: 0 });
  expect(digest('off')).toBeUndefined();
  for (const wrong of ['Monday 09:00', 'Mon 24:00', 'Mon', 'on'])
    expect(named(problemsOf({ DIGEST: wrong }, 'demo'))).toEqual(['DIGEST']);
});

test('an empty id never becomes an identity, which would switch authentication off', () => {
  for (const MicrosoftAppId of ['', '  ', undefined])
    expect(named(problemsOf({ ...IDENTITY, MicrosoftAppId }, 'start'))).toEqual(['MicrosoftAppId']);
  for (const MicrosoftAppType of ['MultiTenant', 'singletenant'])
    expect(named(problemsOf({ ...IDENTITY, MicrosoftAppType }, 'start'))).toEqual(['MicrosoftAppType']);
});

test('only the demo tells a history', () => {
  expect(readConfig({ DEMO_HISTORY: 'on' }, 'demo').history).toBe(true);
  expect(readConfig({ DEMO_HISTORY: 'on' }, 'sync').history).toBeUndefined();
});

test('the demo needs nothing, has its own defaults and no identity', () => {
  expect(readConfig({}, 'demo')).toEqual({
    port: 3978,
    host: '127.0.0.1',
    databaseUrl: 'file:./data/demo.db',
    bot: undefined,
    graph: undefined,
    directory: DIRECTORY,
    words: {},
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'always',
    weeklyPings: 3,
    timeZone: 'Europe/Berlin',
    requests: { ...REQUESTS, perDay: 999 },
    community: { managers: [], managersGroup: undefined, championsChannel: undefined },
    reach: { pings: true },
    rituals: { digest: { weekday: 0, minutes: 540 } },
    terms: TERMS,
    limits: {},
    logLevel: 'info',
  });
  expect(readConfig(IDENTITY, 'demo').bot).toBeUndefined();
});

test('defaults of production, with empty settings as with absent ones', () => {
  const empty = Object.fromEntries(Object.keys(WRONG).map((name) => [name, '']));
  const expected = {
    port: 3978,
    host: '0.0.0.0',
    databaseUrl: 'file:./data/knowwho.db',
    bot: { appId: GUID, type: 'SingleTenant', tenantId: GUID, password: 'geheim-1' },
    graph: { baseUrl: 'https://graph.microsoft.com' },
    directory: DIRECTORY,
    words: {},
    visibility: 'opt-out',
    defaultLocale: 'en',
    workingHours: 'Mon-Fri 08:00-18:00',
    weeklyPings: 3,
    timeZone: 'Europe/Berlin',
    requests: REQUESTS,
    community: { managers: [], managersGroup: undefined, championsChannel: undefined },
    reach: { pings: true },
    rituals: { digest: { weekday: 0, minutes: 540 } },
    terms: TERMS,
    limits: { person: 60, tenant: 6000 },
    logLevel: 'info',
  };
  expect(readConfig({ ...empty, ...IDENTITY }, 'start')).toEqual(expected);
  expect(readConfig(IDENTITY, 'start')).toEqual(expected);
});

test('there is one place for the community, named completely', () => {
  const COMMUNITY_CHANNEL = '19:abc_-1.2@thread.tacv2';
  expect(readConfig({ COMMUNITY_CHANNEL, PINGS: 'off' }, 'demo').reach).toEqual({
    pings: false,
    community: { kind: 'channel', channel: COMMUNITY_CHANNEL },
  });
  const yammer = { COMMUNITY_YAMMER_GROUP: '42', COMMUNITY_YAMMER_TOKEN: 'geheim' };
  expect(readConfig(yammer, 'demo').reach?.community).toEqual({
    kind: 'yammer',
    group: '42',
    token: 'geheim',
    baseUrl: 'https://www.yammer.com',
  });
  expect(named(problemsOf({ COMMUNITY_YAMMER_GROUP: '42' }, 'demo'))).toEqual(['COMMUNITY_YAMMER_TOKEN']);
  expect(problemsOf({ ...yammer, COMMUNITY_CHANNEL }, 'demo').join()).toMatch(/only one/);
  expect(named(problemsOf({ COMMUNITY_FLOW_URL: 'http://flow.example/geheim' }, 'demo'))).toEqual([
    'COMMUNITY_FLOW_URL',
  ]);
});

test('the demo listens on this machine only', () => {
  for (const HOST of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.0.0.1.example.com'])
    expect(named(problemsOf({ HOST }, 'demo'))).toEqual(['HOST']);
  for (const HOST of ['127.0.0.1', 'localhost', '::1']) expect(readConfig({ HOST }, 'demo').host).toBe(HOST);
});

test.each([
  [
    'GRAPH_BASE_URL',
    ['https://graph.microsoft.us', 'http://127.0.0.1:4000', 'http://localhost:1/', 'http://[::1]:8080'],
    [
      'http://graph.microsoft.com',
      'http://127.0.0.1.example.com',
      'https://name:word@graph.microsoft.com',
      'ftp://127.0.0.1',
      'graph',
      'https://graph.microsoft.com?x=1',
    ],
  ],
  [
    'WORKING_HOURS',
    ['always', 'Mon-Fri 08:00-18:00', 'Sat 10:00-24:00'],
    ['Mon-Fri 8-18', 'Mo-Fr 08:00-18:00', 'Mon-Fri 08:00-25:00', 'never'],
  ],
  ['PORT', ['0', '1', '65535'], ['-1', '65536', '1e3', '80.5', 'http']],
  ['METRICS', ['off', '127.0.0.1:9464', '[::1]:9464'], ['9464', 'on', 'localhost', '127.0.0.1:70000']],
  ['RATE_LIMIT_PERSON', ['off', '1', '600'], ['0', '-1', 'on', '1.5']],
  ['WEEKLY_PINGS', ['0', '3', '999'], ['-1', '1000', '2.5', 'three']],
  ['DATABASE_URL', ['file:./x.db', 'file::memory:', 'file:/tmp/x'], ['file:', './x.db', 'sqlite:x']],
])('%s takes %j and not %j', (name, good, bad) => {
  for (const value of good) expect([value, problemsOf({ [name]: value }, 'demo')]).toEqual([value, []]);
  for (const value of bad)
    expect([value, named(problemsOf({ [name]: value }, 'demo'))]).toEqual([value, [name]]);
});

describe('.env', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('stands behind the environment, and need not be there', () => {
    const file = join(folder, '.env');
    writeFileSync(file, 'KNOWWHO_TEST="from # file"\nPATH=elsewhere\n');
    expect(environment(file)).toMatchObject({ KNOWWHO_TEST: 'from # file', PATH: process.env['PATH'] });
    expect(environment(join(folder, 'none'))).toMatchObject({ PATH: process.env['PATH'] });
  });

  test('its sample names exactly the settings that are read, each with a comment', () => {
    const read: string[] = [];
    const env = new Proxy(
      {},
      {
        get: (_, name) => {
          read.push(String(name));
          return undefined;
        },
        has: (_, name) => read.push(String(name)) > 0,
      },
    );
    for (const purpose of ['start', 'demo', 'sync'] as const) problemsOf(env, purpose);
    const lines = readFileSync('.env.sample', 'utf8').split('\n');
    const sampled = lines.flatMap((line, n) =>
      /^\w+=/.test(line) ? [{ name: line.split('=')[0], comment: lines[n - 1] }] : [],
    );
    expect(sampled.map(({ name }) => name).sort()).toEqual([...new Set(read)].sort());
    for (const { name, comment } of sampled)
      expect([name, comment]).toEqual([name, expect.stringMatching(/^# .{10,}/)]);
    // As it is, it changes nothing.
    writeFileSync(join(folder, 'sample'), lines.join('\n'));
    expect(lines.filter((line) => /^\w+=.+/.test(line))).toEqual([]);
  });
});

test('lists are taken apart, and fields keep their order', () => {
  const other = GUID.replace(/a$/, 'B');
  const { directory } = readConfig(
    {
      PROFILE_FIELDS: 'aboutMe, skills',
      PEOPLE_EXCLUDED: `${GUID} ,${other}`,
      PRESENCE: 'on',
      MANAGER: 'on',
      NEWCOMER_WEEKS: '6',
      PHOTOS: './data/photos',
      PROFILE_REFRESH_DAYS: '30',
    },
    'sync',
  );
  expect(directory).toEqual({
    ...DIRECTORY,
    fields: ['skills', 'aboutMe'],
    excluded: [GUID, other],
    presence: true,
    manager: true,
    newcomerWeeks: 6,
    photos: './data/photos',
    refreshDays: 30,
  });
});
