import * as fc from 'fast-check';
import { DAY, WEEK } from '../../src/clock';
import type { PersonId } from '../../src/people/person';
import { wallClock } from '../../src/people/time-zone';
import { createKeepGoing } from '../../src/requests/keep-going';
import type { Answer } from '../../src/requests/request';
import { EXPIRES_AFTER } from '../../src/requests/routing';
import { createSeek } from '../../src/requests/seek';
import { after, causedBy, type RequestEvent, type RequestState } from '../../src/requests/states';
import { requestRules } from '../../src/requests-config';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { openStores, type Stores } from '../../src/wire';
import { silent } from '../fakes/directory-house';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';
import { fillWith } from '../teams/small-house';

const HOUR = 60 * 60_000;
const ROUTE = { serviceUrl: 'http://127.0.0.1/', tenantId: 'tenant', botId: '28:bot' };
const ZONES = ['Europe/Vienna', 'America/New_York', 'Asia/Tokyo', 'Europe/Vienna', 'UTC', 'Australia/Sydney'];
const ASKERS = [objectId(1), objectId(2)];
const HELPERS = ZONES.map((_, n) => objectId(11 + n));
const PEOPLE = [
  ...ASKERS.map((id, n) => ({ id, name: `Asker ${n}`, profile: {} })),
  ...HELPERS.map((id, n) => ({ id, name: `Helper ${n}`, profile: { skills: ['Excel'] } })),
];
const WEEKLY = 2;

const step = fc.oneof(
  {
    weight: 4,
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
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }),
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

async function open(): Promise<void> {
  // A Wednesday, shortly before the clocks change in America and after they did in Europe.
  now = Date.UTC(2026, 9, 28, 9);
  made = new Map();
  forgotten = new Set();
  stores = openStores(CONFIG, () => now, smallResolver());
  await fillWith(stores, PEOPLE);
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
  round = async () => {
    const going = createKeepGoing({ requests, seek, noticesWritten: () => undefined, clock, log: silent });
    going.poke();
    await going.stop();
    for (const { id } of await requests.due(now, 100)) await seek(id);
    expect(await requests.due(now, 100)).toEqual([]);
  };
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
      const changes_ = [{ kind: 'removed' as const, id: pick(HELPERS, one.n)!, restorable: true }];
      await people.applyPage(run, { restarted: false, changes: changes_, token: 'token', last: true });
      await people.end(run);
    }
  }
}

/** Whatever was asked since the last look was allowed at that moment. */
async function lookAtNewPings(): Promise<void> {
  const all = pings();
  for (const ping of all.filter(({ key }) => !made.has(key))) {
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

/** What is written down about each request is a way through the machine, and leads to where it stands. */
function lookAtStates(): void {
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
    // Whoever said yes and is gone is nobody's helper.
    if (state === 'accepted') expect(row?.yes).toBe(1);
  }
}

test('whatever people do and whoever goes: nobody is asked twice, too often or out of hours, one yes at a time, and all reach an end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 50 }), async (steps) => {
      await open();
      try {
        for (const one of steps) {
          await act(one);
          await round();
          await lookAtNewPings();
          lookAtStates();
        }
        const latest = now + 2 * EXPIRES_AFTER;
        for (let next = await stores.requests.nextDue(); next !== undefined;) {
          now = Math.max(now, next);
          expect(now).toBeLessThanOrEqual(latest);
          await round();
          await lookAtNewPings();
          next = await stores.requests.nextDue();
        }
        lookAtStates();
      } finally {
        stores.db.close();
      }
    }),
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
