import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import type { GraphFault } from '../../src/demo/graph-faults';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf, type Fault } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const APP = '5a111111-0000-4000-8000-00000000000a';
const person = (n: number, name: string, profile: object) => ({
  ...{ id: objectId(n), name, upn: `person${n}@x.example`, language: 'en', profile },
});
const ANNA = person(1, 'Anna Berger', {});
// Ben says more about the topic than Chloe, so he is asked first.
const BEN = person(2, 'Ben Fischer', { skills: ['Excel'] });
const CHLOE = person(3, 'Chloe Martin', { pastProjects: ['Excel'] });
type Colleague = { id: string; name: string; upn: string };

let graph: GraphEmulator;
let house: SmallHouse;
let now: number;
/** Who has the app. */
let installed: Set<string>;
/** What the bot has to say about its installation is answered once all of it came. */
let told: Promise<unknown>[];

/** Like Teams: no chat with somebody who has not got the app. */
const needsTheApp: Fault = ({ method, path, body }) => {
  if (method !== 'POST' || path !== '/v3/conversations') return undefined;
  return installed.has(body.members[0].id) ? undefined : { status: 403 };
};

beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 9);
  installed = new Set([ANNA.id]);
  told = [];
  graph = await startGraphEmulator({ people: [ANNA, BEN, CHLOE].map(({ id }) => ({ id })) });
  house = await openSmallHouse([ANNA, BEN, CHLOE], {
    clock: () => now,
    config: {
      graph: { baseUrl: graph.url },
      requests: { atOnce: 1, patience: 4 * 60 * 60_000, perDay: 10 },
      reach: { pings: true, installApp: APP },
    },
  });
  house.teams.fault = needsTheApp;
  graph.app(APP, (id) => {
    installed.add(id);
    told.push(sign('add', id));
  });
});
afterEach(async () => {
  await house.close();
  await graph.close();
});

/** Teams tells the bot that somebody got the app, or removed it. */
const sign = (action: 'add' | 'remove', id: string) =>
  house.teams.post(house.teams.activity({ id }, { type: 'installationUpdate', action }));

/** Until nothing is due and nothing under way; then so much time passes, and again. */
async function settle(...pauses: readonly number[]): Promise<void> {
  const busy = house.stores.db
    .prepare<{ now: number }, number>(
      `SELECT (SELECT count(*) FROM notice WHERE due_at <= @now AND (not_before <= @now OR begun = 1)) +
              (SELECT count(*) FROM request WHERE due_at <= @now)`,
    )
    .pluck();
  for (const pause of [0, ...pauses]) {
    now += pause;
    house.running.app.start();
    while ((busy.get({ now }) ?? 0) > 0) await new Promise(setImmediate);
    await Promise.all(told);
  }
}
const chatOf = ({ id }: Colleague): any[] =>
  house.teams.messages
    .filter(({ conversation }) => conversation.id === `a:${id}`)
    .map(({ attachments }) => attachments[0].content);
const pings = (who: Colleague) =>
  chatOf(who).filter((card) => actionsOf(card).some(({ verb }) => verb === 'accept'));
const ask = () => house.teams.say(ANNA, '/ask Excel: a pivot from two files?');
const whyNot = () =>
  house.stores.db
    .prepare<[], string>('SELECT undelivered FROM notice WHERE undelivered IS NOT NULL ORDER BY id')
    .pluck()
    .all();
const graphSays = (...faults: readonly (GraphFault | undefined)[]) =>
  graph.faults(({ kind, count }) => (kind === 'install' ? faults[count] : undefined));

test('who has not got the app gets it, is welcomed, then asked, and can say yes', async () => {
  await ask();
  await settle();
  expect(graph.counts().install).toBe(1);
  expect(chatOf(BEN).map((card) => textOf(card))).toEqual([expect.stringContaining('KnowWho')]);
  await settle(6_000);
  expect(pings(BEN)).toHaveLength(1);
  expect(chatOf(BEN)).toHaveLength(2);
  expect(pings(CHLOE)).toEqual([]);
  await house.teams.press(BEN, button(pings(BEN)[0], 'accept'));
  await settle();
  expect(textOf(chatOf(ANNA).at(-1))).toContain('Ben Fischer');
  expect(graph.counts().install).toBe(1);
});

test('an answer that was lost, a Graph that is busy: tried again, asked once', async () => {
  graphSays({ kind: 'status', status: 429, retryAfter: 30 }, { kind: 'reset' });
  await ask();
  await settle(6_000);
  // Graph asked for half a minute.
  expect(graph.counts().install).toBe(1);
  await settle(25_000, 6_000, 6_000);
  expect(graph.counts().install).toBe(2);
  await settle(60_000);
  expect([pings(BEN).length, pings(CHLOE).length]).toEqual([1, 0]);
});

test.each([
  ['without consent', { kind: 'status', status: 403, code: 'Forbidden' } as const],
  ['for an app that is not in the catalog', { kind: 'status', status: 404, code: 'NotFound' } as const],
])('%s nobody is held up: the next one is asked at once', async (_, fault) => {
  installed.add(CHLOE.id);
  graphSays(fault);
  await ask();
  await settle();
  expect([pings(BEN).length, pings(CHLOE).length]).toEqual([0, 1]);
  expect(whyNot()).toEqual(['not-installed']);
});

test('who can still not be written to, and a Graph that stays away, are given up after some minutes', async () => {
  graph.app(APP);
  graph.faults(({ kind, id }) =>
    kind === 'install' && id === CHLOE.id ? { kind: 'status', status: 503 } : undefined,
  );
  await ask();
  await settle(...Array.from({ length: 16 }, () => 60_000));
  // Of Ben it is remembered; that Graph is away says nothing about Chloe.
  expect(whyNot()).toEqual(['not-installed', 'failed']);
  expect(house.stores.db.prepare('SELECT count(*) FROM unreached').pluck().get()).toBe(1);
  expect(textOf(await house.teams.say(ANNA, '/requests'))).not.toContain('Ben');
});

test('who removed the app does not get it back, but what they install themselves counts', async () => {
  await sign('add', BEN.id);
  await sign('remove', BEN.id);
  installed.add(CHLOE.id);
  await ask();
  await settle();
  expect([pings(BEN).length, pings(CHLOE).length]).toEqual([0, 1]);
  // A week later it is tried whether Ben has the app again; he does not get it.
  now += 8 * 24 * 60 * 60_000;
  await house.teams.press(ANNA, { verb: 'thank', data: { helper: BEN.id, skill: 'excel' } });
  await settle(60_000);
  expect(graph.counts().install).toBe(0);
  installed.add(BEN.id);
  await sign('add', BEN.id);
  await house.teams.say(ANNA, '/thank Ben Fischer for Excel');
  expect(await house.stores.chats.removedIt(BEN.id)).toBe(false);
});
