import { connect } from 'node:net';
import type { Config } from '../../src/config';
import { consoleToLog, createLog } from '../../src/log';
import { openStores, run, type Stores } from '../../src/wire';
import { CONFIG, type Colleague } from '../fakes/house';
import { fillWith } from '../teams/small-house';
import { smallResolver } from '../skills/small-vocabulary';
import { startIdentityServer, type IdentityServer, type Signer } from './identity-server';

/** So many connections a flood comes by. */
const LANES = 8;
const BOT = '00000000-0000-4000-8000-0000000000aa';
const TENANT = '00000000-0000-4000-8000-0000000000bb';
const ISSUER = 'https://api.botframework.com';
const SERVICE = 'https://smba.trafficmanager.net/emea/';

/** An answer of the bot. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

/** The bot as in production, with its real authentication; only the keys of Microsoft are published here. */
export interface Production {
  readonly stores: Stores;
  readonly identity: IdentityServer;
  readonly url: string;
  /** What a genuine token of Teams claims, with these changes. */
  claims(changes?: object): object;
  activity(person: { id: string; name?: string }, fields?: Record<string, unknown>): Record<string, unknown>;
  post(body: unknown, token: string | undefined, headers?: Record<string, string>): Promise<Answered>;
  /** Says something and takes the answer out of the response: Teams itself is not there. */
  say(person: { id: string }, text: string, token: string): Promise<Answered & { card: any }>;
  press(
    person: { id: string },
    action: { verb: string; data?: unknown },
    token: string | undefined,
  ): Promise<Answered>;
  /** Sends an activity with each token, one after the other on few connections; answers which statuses came. */
  flood(tokens: readonly string[]): Promise<Set<number>>;
  close(): Promise<void>;
}

export async function openProduction(
  people: readonly Colleague[],
  signer: Signer,
  { config = {}, endorsements = ['msteams'] }: { config?: Partial<Config>; endorsements?: string[] } = {},
): Promise<Production> {
  const log = createLog('silent');
  const giveBack = consoleToLog(log);
  const identity = await startIdentityServer(ISSUER, [signer], endorsements);
  const bot = { appId: BOT, type: 'UserAssignedMSI', tenantId: TENANT } as const;
  const settings: Config = { ...CONFIG, bot, ...config };
  const stores = openStores(settings, Date.now, smallResolver());
  await fillWith(stores, people);
  const running = await run(settings, stores, log, { keysForTest: identity.metadata });
  running.ready();
  const url = `http://127.0.0.1:${running.server.port}`;
  let count = 0;

  const house: Production = {
    stores,
    identity,
    url,
    claims: (changes = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return { iss: ISSUER, aud: BOT, serviceurl: SERVICE, nbf: now - 60, exp: now + 3600, ...changes };
    },
    activity: (person, fields = {}) => ({
      type: 'message',
      id: `activity-${(count += 1)}`,
      channelId: 'msteams',
      serviceUrl: SERVICE,
      from: { id: `29:${person.id}`, name: person.name ?? 'Somebody', aadObjectId: person.id },
      recipient: { id: `28:${BOT}`, name: 'KnowWho' },
      conversation: { id: `a:${person.id}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'en-GB',
      ...fields,
    }),
    post: async (body, token, headers = {}) => {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: token } : {}),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text ? parse(text) : undefined };
    },
    say: async (person, text, token) => {
      const asked = house.activity(person, { text, deliveryMode: 'expectReplies' });
      const answer = await house.post(asked, token);
      return { ...answer, card: answer.body?.activities?.[0]?.attachments?.[0]?.content };
    },
    press: (person, action, token) =>
      house.post(
        house.activity(person, {
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
        }),
        token,
      ),
    flood: async (tokens) => {
      const lanes = Array.from({ length: LANES }, (_, lane) =>
        tokens.filter((_token, n) => n % LANES === lane),
      );
      const body = JSON.stringify(house.activity({ id: BOT }, { text: 'x' }));
      const statuses = await Promise.all(lanes.map((lane) => pipeline(running.server.port, lane, body)));
      return new Set(statuses.flat());
    },
    close: async () => {
      await running.stop();
      await identity.stop();
      giveBack();
    },
  };
  return house;
}

/** Writes all requests at once and reads the status of every answer; a client library would take most of the time. */
function pipeline(port: number, tokens: readonly string[], body: string): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const statuses: number[] = [];
    const socket = connect(port, '127.0.0.1').setEncoding('latin1').on('error', reject);
    let left = '';
    socket.on('close', () =>
      reject(new Error(`Closed after ${statuses.length} of ${tokens.length} answers.`)),
    );
    socket.on('data', (part: string) => {
      left += part;
      for (const [, status] of left.matchAll(/HTTP\/1\.1 (\d{3}) /g)) statuses.push(Number(status));
      left = left.slice(left.lastIndexOf('\n') + 1);
      if (statuses.length === tokens.length) {
        socket.destroy();
        resolve(statuses);
      }
    });
    for (const token of tokens) {
      socket.write(
        `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
          `Authorization: ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    }
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
