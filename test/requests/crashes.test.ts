import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../src/chat/command';
import { DAY } from '../../src/clock';
import { communityWay } from '../../src/community/request-post';
import { createDeliver, type Messenger } from '../../src/notices/deliver';
import { createNoticeKinds } from '../../src/notices/render';
import { createAskForHelp } from '../../src/requests/ask';
import type { RequestStore } from '../../src/requests/request';
import { requestNotices } from '../../src/requests/request-notices';
import { EXPIRES_AFTER } from '../../src/requests/routing';
import { createSeek } from '../../src/requests/seek';
import { createRequestViews } from '../../src/requests/views';
import { requestRules } from '../../src/requests-config';
import { openDatabase } from '../../src/sqlite/database';
import { createNoticeStore } from '../../src/sqlite/notice-store';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createPostStore } from '../../src/sqlite/post-store';
import { createRequestStore } from '../../src/sqlite/request-store';
import { silent } from '../fakes/directory-house';
import { CONFIG, objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';
import { actionsOf } from '../fakes/teams-double';
import { smallResolver } from '../skills/small-vocabulary';

/**
 * A process dies at each step that lasts: before each write, before each call to Teams, and after one that arrived and
 * was not answered. What people do goes on, a new process takes over the same file, and the story has to come to its end.
 */

const ROUTE = { serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant', botId: '28:bot' };
const ANNA = objectId(1);
const [BEN, CHLOE, EVA] = [2, 3, 4].map(objectId) as [string, string, string];
const COMMUNITY = '';
const QUESTION = 'Excel: a pivot from two files?';
/** Every write of a request, a notice or a post; whatever only reads leaves nothing behind. */
const WRITES =
  /^(ask|answer|verdict|step|lookAgain|unreachable|begin|delivered|postpone|look|undelivered|drop)$/;

type Word = 'accept' | 'later' | 'decline' | 'solved';
/** What each of them does about every card with such a button; Ben never says anything. */
const HABITS: Readonly<Record<string, readonly Word[]>> = {
  [ANNA]: ['solved'],
  [CHLOE]: ['later'],
  [EVA]: ['accept'],
};
/** Who can help, in this order. */
const FOUND = {
  resolution: { skills: [], ambiguous: [], nearest: [] },
  helpers: [BEN, CHLOE].map((person, n) => ({ person, score: 1 - n / 2, reasons: [] })),
  total: 2,
};
const NO_SKILLS = {
  profiles: { drop: () => false, renew: () => undefined },
  organisation: { keyOf: () => 0 },
};

const BEGIN = Date.UTC(2026, 0, 5, 9);
let now = BEGIN;
const clock = () => now;
const resolver = smallResolver();
let folder: string;
/** On one file, one for each life of a story; to open them for each of some hundred lives would take seconds. */
let connections: ReturnType<typeof connect>[];

function connect() {
  const db = openDatabase(`file:${join(folder, 'knowwho.db')}`);
  // Only processes die here, not the machine.
  db.pragma('synchronous = OFF');
  const requests = createRequestStore(db, { ...NO_SKILLS, hasCommunity: true });
  return {
    db,
    requests,
    notices: createNoticeStore(db, clock, requests.onUndelivered),
    posts: createPostStore(db, clock, requests.onUndelivered),
    people: createPeopleStore(db, { clock, profiles: knownProfiles() }),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-'));
  connections = [connect(), connect(), connect()];
  for (const id of [ANNA, BEN, CHLOE, EVA]) await connections[0]!.people.meet({ id, name: id.slice(-1) });
  connections[0]!.db.exec('UPDATE person SET listed = 1');
});
afterAll(() => {
  for (const { db } of connections) db.close();
  rmSync(folder, { recursive: true });
});

/** Dies at the n-th step: whoever waits for it waits for good. */
class Death {
  private left: number;
  readonly happened: Promise<void>;
  private happen: () => void = () => undefined;
  dead = false;

  constructor(after: number) {
    this.left = after;
    this.happened = new Promise((done) => (this.happen = done));
  }

  /** A step that lasts. */
  async step(): Promise<void> {
    if (!this.dead && this.left-- > 0) return;
    this.dead = true;
    this.happen();
    await new Promise(() => undefined);
  }

  /** A store whose writes are steps. */
  over<T extends object>(store: T): T {
    return new Proxy(store, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as unknown;
        if (typeof method !== 'function' || !WRITES.test(String(name))) return method;
        return async (...args: unknown[]): Promise<unknown> => {
          await this.step();
          return method.apply(target, args) as unknown;
        };
      },
    });
  }
}

/** Teams outlives every process: what arrived there stands there. */
class Teams {
  private count = 0;
  readonly standing = new Map<string, { person: string; reply: Reply }>();
  /** How often each got a message with a button to say yes. */
  readonly asked = new Map<string, number>();

  messenger(death: Death): Messenger {
    const arrive = async (id: string, person: string, reply: Reply) => {
      await death.step();
      this.standing.set(id, { person, reply });
      await death.step();
      return { kind: 'sent' as const, route: ROUTE, message: { conversation: person, activity: id } };
    };
    return {
      send: async (person, _, reply, begin) => {
        await begin();
        if (verbs(reply).includes('accept')) this.note(person, death);
        return arrive(`m${(this.count += 1)}`, person, reply);
      },
      update: (_, { activity, conversation }, reply) => arrive(activity, conversation, reply),
      remove: async (_, message) => {
        await death.step();
        this.standing.delete(message.activity);
        return { kind: 'removed' };
      },
    };
  }

  private note(person: string, death: Death): void {
    if (!death.dead) this.asked.set(person, (this.asked.get(person) ?? 0) + 1);
  }
}
const verbs = ({ card }: Reply): string[] => actionsOf(card).flatMap(({ verb }) => (verb ? [verb] : []));

/** A new process; everything it does ends with `death`. */
function open({ people, ...stores }: ReturnType<typeof connect>, teams: Teams, death: Death) {
  const requests = death.over<RequestStore>(stores.requests);
  const [notices, posts] = [death.over(stores.notices), death.over(stores.posts)];
  const localeOf = async () => 'en' as const;
  const rules = { ...requestRules(CONFIG), atOnce: 1 };
  const tools = {
    requests,
    people,
    index: { skillsOf: async () => [], known: async (ids: readonly string[]) => new Set(ids) },
    resolver,
    localeOf,
    clock,
    log: silent,
    defaultLocale: 'en' as const,
  };
  const views = createRequestViews({ ...tools, timeZone: 'UTC', community: {}, pings: true });
  const seek = createSeek({ ...tools, findHelpers: async () => FOUND, rules });
  const kinds = createNoticeKinds({
    renderers: [requestNotices({ ...tools, views, skipped: () => undefined })],
    people,
    localeOf,
  });
  const messenger = teams.messenger(death);
  const ways = [
    { store: notices, messenger, kinds },
    communityWay({
      ...tools,
      ...{ posts, views, testimonials: { ofPost: async () => undefined } },
      community: { messenger, hasButtons: true },
    }),
  ];
  const delivers = ways.map((way) => createDeliver({ ...way, clock, random: () => 0, log: silent }));
  const askForHelp = createAskForHelp({
    ...tools,
    recognise: () => 'excel',
    seek,
    perDay: 10,
    pings: true,
    written: () => undefined,
  });
  return {
    ask: () => askForHelp({ asker: ANNA, words: QUESTION, anonymous: false, locale: 'en' }, ROUTE),
    say: async (person: string, request: number, word: Word) => {
      const how = { remindAt: clock() + DAY, expireAt: clock() + EXPIRES_AFTER };
      const { kind } =
        word === 'solved'
          ? await requests.verdict(request, person, word, clock())
          : await requests.answer(request, person, word, clock(), how);
      return kind === 'done' || kind === 'same';
    },
    /** Everything that is due now; when something is due next. */
    work: async (): Promise<number | undefined> => {
      for (;;) {
        for (const { id } of await requests.due(clock(), 50)) await seek(id);
        const next = await Promise.all([requests.nextDue(), ...delivers.map((deliver) => deliver())]);
        const moments = next.filter((moment) => moment !== undefined);
        const soonest = Math.min(...moments, (await requests.nextDue()) ?? Infinity);
        if (soonest > clock()) return Number.isFinite(soonest) ? soonest : undefined;
      }
    },
  };
}

/** Lives the story until nothing is left to do; a process dies after so many steps, the last one never. */
async function live(lives: readonly number[]) {
  const { db } = connections[0]!;
  db.exec('DELETE FROM request; DELETE FROM notice; DELETE FROM post; DELETE FROM last_change');
  now = BEGIN;
  const teams = new Teams();
  const deaths = [...lives, Infinity].map((steps) => new Death(steps));
  let deadly = 0;
  let death = deaths[0]!;
  let process = open(connections[0]!, teams, death);
  /** What the process says, or undefined when it dies over it; then the next one is there already. */
  async function attempt<T>(work: () => Promise<T>): Promise<{ said: T } | undefined> {
    const heard = await Promise.race([
      work().then((said) => ({ said })),
      death.happened.then(() => undefined),
    ]);
    if (heard && !death.dead) return heard;
    deadly += 1;
    death = deaths[deadly]!;
    process = open(connections[deadly]!, teams, death);
    return undefined;
  }

  let request = 0;
  while (request === 0) {
    const heard = await attempt(() => process.ask());
    if (typeof heard?.said === 'object') request = heard.said.id;
  }
  const said = new Set<string>();
  const acknowledged: [string, Word][] = [];
  for (let rounds = 0; ; rounds += 1) {
    if (rounds > 300) throw new Error('The story does not end.');
    const heard = await attempt(() => process.work());
    const pressed = [...teams.standing].flatMap(([id, { person, reply }]) =>
      Object.entries(HABITS).flatMap(([who, words]) =>
        (who === person || (person === COMMUNITY && who === EVA)) && !said.has(`${id} ${who}`)
          ? words
              .filter((word) => verbs(reply).includes(word))
              .slice(0, 1)
              .map((word) => ({ key: `${id} ${who}`, who, word }))
          : [],
      ),
    );
    for (const { key, who, word } of pressed.slice(0, 1)) {
      const answered = await attempt(() => process.say(who, request, word));
      if (!answered) continue;
      said.add(key);
      if (answered.said) acknowledged.push([who, word]);
    }
    if (!heard || pressed.length > 0) continue;
    if (heard.said === undefined) break;
    now = Math.max(now, heard.said);
  }
  const all = <T>(sql: string) => db.prepare<[], T>(sql).all();
  return {
    ...{ deadly, teams, acknowledged },
    took: now - BEGIN,
    requests: all<{ state: string; question: string }>('SELECT state, question FROM request'),
    answers: all<{ helper: string; answer: string }>(
      'SELECT p.id AS helper, answer FROM ping JOIN person p ON p.key = helper',
    ),
    left: all(
      'SELECT kind FROM notice WHERE due_at IS NOT NULL UNION ALL SELECT kind FROM post WHERE due_at IS NOT NULL',
    ),
    unsure: all(
      `SELECT 1 FROM notice WHERE undelivered = 'unsure' UNION ALL SELECT 1 FROM post WHERE undelivered = 'unsure'`,
    ).length,
    heard: new Set(
      all<{ activity: string }>('SELECT activity FROM notice UNION ALL SELECT activity FROM post').map(
        ({ activity }) => activity,
      ),
    ),
  };
}

test('wherever the process dies: one says nothing, one has no time, the community says yes, and it helped', async () => {
  const times: [where: string, took: number][] = [];
  for (let at = 0; ; at += 1) {
    const { deadly, took, requests, answers, left, unsure, heard, teams, acknowledged } = await live(
      at % 6 === 0 ? [at, (at * 7) % 23] : [at],
    );
    const where = `death at step ${at}`;
    expect(requests).toHaveLength(1);
    // Whom a ping did not reach can say nothing; then it may honestly come to nothing.
    const end = unsure > 0 ? expect.stringMatching(/^(un)?solved$/) : 'solved';
    expect([where, requests[0]]).toEqual([where, { state: end, question: QUESTION }]);
    expect([where, left]).toEqual([where, []]);
    // Nobody is asked twice, and the community neither.
    for (const [who, times] of teams.asked) expect([where, who, times]).toEqual([where, who, 1]);
    for (const [who, word] of acknowledged) {
      if (word === 'solved') continue;
      expect([where, answers.filter(({ helper }) => helper === who).map(({ answer }) => answer)]).toEqual([
        where,
        [word],
      ]);
    }
    // Cards are closed, but for those that arrived without the bot hearing so; their buttons still count.
    const open = [...teams.standing].filter(
      ([id, { reply }]) => heard.has(id) && verbs(reply).includes('accept'),
    );
    expect([where, open]).toEqual([where, []]);
    if (requests[0]?.state === 'solved') times.push([where, took]);
    if (deadly > 0) continue;
    // Who may not have got it is not waited for: what is solved is not solved minutes later.
    expect(times.filter(([, one]) => one > took + 10 * 60_000)).toEqual([]);
    break;
  }
});
