import * as fc from 'fast-check';
import { DAY, WEEK } from '../../src/clock';
import type { PersonId } from '../../src/people/person';
import { wallClock } from '../../src/people/time-zone';
import { communityWay } from '../../src/community/request-post';
import { createDeliver, type Messenger, type Outcome } from '../../src/notices/deliver';
import type { Reach } from '../../src/reach-config';
import { createKeepGoing } from '../../src/requests/keep-going';
import type { Answer, HelpRequest } from '../../src/requests/request';
import { EXPIRES_AFTER } from '../../src/requests/routing';
import { createSeek } from '../../src/requests/seek';
import { after, causedBy, type RequestEvent, type RequestState } from '../../src/requests/states';
import { requestRules } from '../../src/requests-config';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { openStores, type Stores } from '../../src/wire';
import { silent } from '../fakes/directory-house';
import { CONFIG, objectId } from '../fakes/house';
import { actionsOf } from '../fakes/teams-double';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const HOUR = 60 * 60_000;
const ROUTE = { serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant', botId: '28:bot' };
const ZONES = ['Europe/Vienna', 'America/New_York', 'Asia/Tokyo', 'Europe/Vienna', 'UTC', 'Australia/Sydney'];
const ASKERS = [objectId(1), objectId(2)];
const HELPERS = ZONES.map((_, n) => objectId(11 + n));
/** Where the community is asked, one knows the topic, so that it soon is. */
const people = (hasCommunity: boolean) => [
  ...ASKERS.map((id, n) => ({ id, name: `Asker ${n}`, profile: {} })),
  ...HELPERS.map((id, n) => ({
    id,
    name: `Helper ${n}`,
    profile: { skills: hasCommunity && n > 0 ? [] : ['Excel'] },
  })),
];
const WEEKLY = 2;

const step = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      who: fc.nat(1),
      n: fc.nat(3),
      chosen: fc.nat(9),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('accept' as const, 'later' as const, 'decline' as const),
      n: fc.nat(30),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('solved' as const, 'unsolved' as const, 'withdraw' as const, 'forward' as const),
      n: fc.nat(30),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'undo' as const,
        'undo' as const,
        'hide' as const,
        'pause' as const,
        'show' as const,
        'forget' as const,
        'leave' as const,
        'lost' as const,
        'block' as const,
      ),
      n: fc.nat(30),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ kind: fc.constant('volunteer' as const), n: fc.nat(60) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('channel' as const),
      how: fc.constantFrom('sent' as const, 'later' as const, 'unsure' as const, 'failed' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface PingRow {
  readonly key: number;
  readonly request: number;
  readonly asker: number;
  readonly helper: PersonId;
  readonly at: number;
  readonly answer: string | null;
}

let stores: Stores;
let now: number;
let round: () => Promise<void>;
/** Every ping that was ever made: also of people who were forgotten since. */
let made: Map<number, PingRow>;
let forgotten: Set<PersonId>;
/** A yes to a post, as `request helper`: nobody asked them, so no hours and limits hold. */
let volunteered: Set<string>;
/** What comes of a call to the channel now, and the requests of the posts that may have arrived. */
let channel: 'sent' | 'later' | 'unsure' | 'failed';
let posted: number[];

async function open(hasCommunity = true): Promise<void> {
  // A Wednesday, shortly before the clocks change in America and after they did in Europe.
  now = Date.UTC(2026, 9, 28, 9);
  made = new Map();
  forgotten = new Set();
  volunteered = new Set();
  [channel, posted] = ['sent', []];
  const reach: Reach = {
    pings: true,
    ...(hasCommunity ? { community: { kind: 'channel', channel: '19:community@thread.tacv2' } } : {}),
  };
  stores = openStores({ ...CONFIG, reach }, () => now, smallResolver());
  await fillWith(stores, people(hasCommunity));
  for (const [n, zone] of ZONES.entries()) await stores.people.wroteFrom(HELPERS[n]!, zone);
  const rules = requestRules({ ...CONFIG, workingHours: 'Mon-Fri 08:00-18:00', weeklyPings: WEEKLY });
  const { resolver, index, requests } = stores;
  const clock = () => now;
  const seek = createSeek({
    requests,
    findHelpers: createFindHelpers({ resolver, index, clock }),
    rules,
    defaultLocale: 'en',
    clock,
    log: silent,
  });
  const post = openChannel();
  round = async () => {
    const going = createKeepGoing({ requests, seek, noticesWritten: () => undefined, clock, log: silent });
    going.poke();
    await going.stop();
    await post();
    for (const { id } of await requests.due(now, 100)) await seek(id);
    expect(await requests.due(now, 100)).toEqual([]);
  };
}

/** The way to the channel, which takes posts as it is told. */
function openChannel(): () => Promise<unknown> {
  const { requests, posts, resolver, testimonials } = stores;
  const call = async (subject?: number): Promise<Outcome> => {
    if (subject !== undefined && (channel === 'sent' || channel === 'unsure')) posted.push(subject);
    return channel === 'sent'
      ? { kind: 'sent', route: ROUTE, message: { conversation: 'channel', activity: `${posted.length}` } }
      : channel === 'failed'
        ? { kind: 'failed' }
        : { kind: channel, after: undefined };
  };
  const messenger: Messenger = {
    send: async (_, __, { card }, begin) => {
      await begin();
      return call((actionsOf(card)[0] as { data: { request: number } }).data.request);
    },
    update: async () => call(),
    remove: async () => call(),
  };
  const ofPost = async (request: HelpRequest) => ({ request, skill: undefined, department: undefined });
  const way = communityWay({
    ...{ posts, requests, resolver, testimonials, index: stores.index },
    community: { messenger, hasButtons: true },
    views: { ofPost },
    defaultLocale: 'en',
  });
  return createDeliver({ ...way, clock: () => now, random: () => 0, log: silent });
}

/** When a request or a post is to be looked at next. */
async function nextDue(): Promise<number> {
  const { requests, posts } = stores;
  return Math.min((await requests.nextDue()) ?? Infinity, (await posts.nextDue()) ?? Infinity);
}
const pings = () =>
  stores.db
    .prepare<[], PingRow>(
      `SELECT p.key, p.request, r.asker, h.id AS helper, p.at, p.answer
       FROM ping p JOIN request r ON r.key = p.request JOIN person h ON h.key = p.helper ORDER BY p.key`,
    )
    .all();
/** Pings that can be answered; all of them, where old cards are pressed. */
const answerable = (old: boolean) => {
  const going = new Set(requestIds('asking'));
  return old ? pings() : pings().filter(({ answer, request }) => answer === null && going.has(request));
};
const requestIds = (state = '%') =>
  stores.db
    .prepare<[string], number>('SELECT key FROM request WHERE state LIKE ? ORDER BY key')
    .pluck()
    .all(state);
const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

async function act(one: Step): Promise<void> {
  const { requests, people, privacy, changes } = stores;
  switch (one.kind) {
    case 'ask': {
      const asker = ASKERS[one.who]!;
      await people.meet({ id: asker, name: 'Asker' });
      const fresh = {
        asker,
        question: `Excel ${one.n}`,
        skill: 'excel',
        anonymous: one.n % 2 === 0,
        at: now,
      };
      await requests.ask(
        { ...fresh, ...(HELPERS[one.chosen] ? { chosen: HELPERS[one.chosen]! } : {}) },
        ROUTE,
        100,
      );
      return;
    }
    case 'accept':
    case 'later':
    case 'decline': {
      const ping = pick(answerable(one.n % 4 === 0), one.n);
      const times = { remindAt: now + DAY, expireAt: now + EXPIRES_AFTER };
      if (ping) await requests.answer(ping.request, ping.helper, one.kind satisfies Answer, now, times);
      return;
    }
    case 'solved':
    case 'unsolved':
    case 'withdraw':
    case 'forward': {
      const state = one.kind === 'solved' || one.kind === 'unsolved' ? 'accepted' : 'asking';
      const request = await requests.find(
        pick(one.n % 4 === 0 ? requestIds() : requestIds(state), one.n) ?? 0,
      );
      if (!request) return;
      if (one.kind === 'withdraw' || one.kind === 'forward')
        await requests[one.kind](request.id, request.asker, now);
      else await requests.verdict(request.id, request.asker, one.kind, now);
      return;
    }
    case 'volunteer':
      return volunteer(one.n);
    case 'channel':
      channel = one.how;
      return;
    case 'wait':
      now += one.hours * HOUR;
      return;
    case 'undo':
      for (const person of [...ASKERS, ...HELPERS].slice(one.n % 8))
        if (await changes.undo(person, now)) return;
      return;
    case 'lost':
      await requests.unreachable(pick(pings(), one.n)?.key ?? 0, now);
      return;
    case 'block': {
      const ping = pick(pings(), one.n);
      if (ping) await requests.block(ping.request, ping.helper, now);
      return;
    }
    case 'hide':
    case 'pause':
    case 'show': {
      const helper = pick(HELPERS, one.n)!;
      if (!(await people.find(helper))) return;
      const change = {
        hide: { hidden: true },
        pause: { pausedUntil: now + 3 * DAY },
        show: { hidden: false },
      };
      await people.choose(helper, change[one.kind]);
      return;
    }
    case 'forget': {
      const person = pick([...HELPERS, ...ASKERS], one.n)!;
      if (!(await people.find(person))) return;
      forgotten.add(person);
      await privacy.forget(person, now);
      return;
    }
    case 'leave': {
      const { run } = await people.begin({ full: false, takeOver: true });
      const changes_ = [
        { kind: 'removed' as const, id: pick([...HELPERS, ...ASKERS], one.n)!, restorable: true },
      ];
      await people.applyPage(run, { restarted: false, changes: changes_, token: 'token', last: true });
      await people.end(run);
    }
  }
}

/** Somebody says yes to a question that they read in the channel, or that nobody asked them. */
async function volunteer(n: number): Promise<void> {
  const { requests, people } = stores;
  const open = await Promise.all(requestIds('asking').map((id) => requests.find(id)));
  const read = open.filter((one) => one?.postedAt !== undefined);
  const request = pick(n % 4 === 0 || read.length === 0 ? open : read, n);
  const helper = pick([...HELPERS, ...ASKERS], n)!;
  if (!request || !(await people.find(helper)) || (await requests.pingOf(request.id, helper))) return;
  const times = { remindAt: now + DAY, expireAt: now + EXPIRES_AFTER, inPublic: true };
  const { kind } = await requests.answer(request.id, helper, 'accept', now, times);
  if (kind === 'none') return;
  // Who was not asked counts where everybody was, or where the question has missed a helper for a day.
  expect(request.postedAt !== undefined || now - request.madeAt >= DAY).toBe(true);
  expect(helper).not.toBe(request.asker);
  volunteered.add(`${request.id} ${helper}`);
}

/** Whatever was asked since the last look was allowed at that moment. */
async function lookAtNewPings(): Promise<void> {
  const all = pings();
  for (const ping of all.filter(({ key }) => !made.has(key))) {
    if (volunteered.has(`${ping.request} ${ping.helper}`)) {
      made.set(ping.key, ping);
      continue;
    }
    const [facts] = await stores.requests.factsOf(ping.request, [ping.helper], now);
    expect(facts).toMatchObject({ findable: true, blocks: false });
    const before = [...made.values()].filter(
      ({ request, helper, key }) => request === ping.request && helper === ping.helper && key !== ping.key,
    );
    if (!forgotten.has(ping.helper)) expect(before).toEqual([]);
    expect((await stores.requests.find(ping.request))?.asker).not.toBe(ping.helper);
    const week = all.filter(
      ({ helper, at, answer }) =>
        helper === ping.helper && at > ping.at - WEEK && at <= ping.at && answer !== 'unreachable',
    );
    expect(week.length).toBeLessThanOrEqual(WEEKLY);
    const wall = wallClock(ping.at, ZONES[HELPERS.indexOf(ping.helper)]!);
    expect(wall.weekday).toBeLessThan(5);
    expect(wall.minutes).toBeGreaterThanOrEqual(8 * 60);
    expect(wall.minutes).toBeLessThan(18 * 60);
    made.set(ping.key, ping);
  }
}

/** The community reads a question once at most, and before anybody hears that nobody was found. */
function lookAtPosts(hasCommunity: boolean): void {
  expect(posted).toEqual([...new Set(posted)]);
  const events = stores.db
    .prepare<[], { posted: number; exhausted: number }>(
      `SELECT sum(event = 'post') AS posted, sum(event = 'exhaust') AS exhausted FROM request_change GROUP BY request`,
    )
    .all();
  for (const one of events) {
    if (!hasCommunity) expect(one.posted).toBe(0);
    else if (one.exhausted > 0) expect(one.posted).toBe(1);
  }
}

/** What is written down about each request is a way through the machine, and leads to where it stands. */
function lookAtStates(): void {
  const goneIn = stores.db
    .prepare<[number], number>(
      `SELECT count(*) FROM request r JOIN person p ON p.enabled = 0 AND (p.key = r.asker OR EXISTS
         (SELECT 1 FROM ping i WHERE i.request = r.key AND i.helper = p.key AND i.answer = 'accept'))
       WHERE r.key = ? AND r.done_at IS NULL`,
    )
    .pluck();
  for (const id of requestIds()) {
    const changes = stores.db
      .prepare<[number], { event: RequestEvent; state: RequestState; role: string }>(
        'SELECT event, state, role FROM request_change WHERE request = ? ORDER BY key',
      )
      .all(id);
    let state: RequestState | undefined;
    for (const change of changes) {
      expect([change.event, after(state, change.event)]).toEqual([change.event, change.state]);
      expect(change.role).toBe(causedBy(change.event));
      ({ state } = change);
    }
    const row = stores.db
      .prepare<[number], { state: RequestState; due_at: number | null; yes: number }>(
        `SELECT state, due_at, (SELECT count(*) FROM ping WHERE request = r.key AND answer = 'accept') AS yes
         FROM request r WHERE key = ?`,
      )
      .get(id);
    expect(row?.state).toBe(state);
    expect(row?.due_at === null).toBe(['solved', 'unsolved', 'withdrawn', 'expired'].includes(state ?? ''));
    expect(row?.yes).toBeLessThanOrEqual(1);
    // Whoever said yes and is gone is nobody's helper, and nobody helps whoever is gone.
    if (state === 'accepted') expect(row?.yes).toBe(1);
    expect([id, goneIn.get(id)]).toEqual([id, 0]);
  }
}

test('whatever people do and whoever goes: nobody is asked twice, the community neither, nobody too often or out of hours, one yes at a time, and all reach an end', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(step, { minLength: 15, maxLength: 50 }),
      async (hasCommunity, steps) => {
        await open(hasCommunity);
        try {
          for (const one of steps) {
            await act(one);
            await round();
            await lookAtNewPings();
            lookAtStates();
            lookAtPosts(hasCommunity);
          }
          const latest = now + 2 * EXPIRES_AFTER;
          for (let next = await nextDue(); next < Infinity; next = await nextDue()) {
            now = Math.max(now, next);
            expect(now).toBeLessThanOrEqual(latest);
            await round();
            await lookAtNewPings();
          }
          lookAtStates();
          lookAtPosts(hasCommunity);
        } finally {
          stores.db.close();
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test('a card of a request that is gone never answers another one', async () => {
  await open();
  const fresh = { question: 'Excel?', skill: 'excel', anonymous: false, at: now };
  const first = await stores.requests.ask({ ...fresh, asker: ASKERS[0]! }, ROUTE, 100);
  await round();
  const [before] = pings();
  await stores.privacy.forget(ASKERS[0]!, now);
  const second = await stores.requests.ask({ ...fresh, asker: ASKERS[1]! }, ROUTE, 100);
  await round();
  if (first === 'limited' || second === 'limited') throw new Error('limited');
  expect(second.request.id).toBeGreaterThan(first.request.id);
  expect(Math.min(...pings().map(({ key }) => key))).toBeGreaterThan(before!.key);
  stores.db.close();
});
