import { openCommunity } from '../../src/cli/open-community';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import type { GraphFault } from '../../src/demo/graph-faults';
import type { Log } from '../../src/log';
import { silent, startTime, type Time } from '../fakes/directory-house';
import { objectId } from '../fakes/house';

const GROUP = '70000000-0000-4000-8000-00000000000A';
const INNER = '70000000-0000-4000-8000-00000000000B';
const [NAMED, MIA, MAX, GONE] = [1, 2, 3, 4].map(objectId) as [string, string, string, string];
const HOUR = 60 * 60_000;

let graph: GraphEmulator;
let time: Time;
let said: string[];
/** The pause until the group is read again, and how to end it. */
let resting: { readonly ms: number; readonly go: () => void } | undefined;
let community: ReturnType<typeof openCommunity>;

beforeEach(async () => {
  graph = await startGraphEmulator({ people: [] });
  time = startTime();
  said = [];
  resting = undefined;
});
afterEach(async () => {
  const stopped = community.stop();
  resting?.go();
  await stopped;
  await graph.close();
});

/** Trouble of minutes is waited for in no time; the pauses in between are up to the test. */
async function wait(ms: number): Promise<void> {
  if (ms < 2 * 60_000) return time.wait(ms);
  await new Promise<void>((go) => (resting = { ms, go }));
  resting = undefined;
}
async function open(): Promise<void> {
  const log: Log = { ...silent, error: (what, text) => void said.push(`${text} ${messageOf(what)}`) };
  const find = async (id: string) => ({ id, name: id, listed: true, enabled: id !== GONE, guest: false });
  community = openCommunity({
    config: { graph: { baseUrl: graph.url }, community: { managers: [NAMED], managersGroup: GROUP } },
    people: { find },
    clock: time.clock,
    log,
    wait,
  });
  await rested();
}
const messageOf = (what: unknown) => String((what as { err?: Error }).err?.message);
async function rested(): Promise<void> {
  while (!resting) await new Promise(setImmediate);
}
async function later(ms: number): Promise<void> {
  expect(resting?.ms).toBe(ms);
  time.now += ms;
  resting?.go();
  await new Promise(setImmediate);
  await rested();
}
const managers = async () => [...(await community.communityManagers.all())].sort();
const fails = (...faults: readonly GraphFault[]) => {
  const left = [...faults];
  graph.faults(({ kind }) => (kind === 'members' ? left.shift() : undefined));
};
const always = (fault: GraphFault) => graph.faults(({ kind }) => (kind === 'members' ? fault : undefined));

test('whoever is in the group is one, groups within it included, page by page, and who joins or leaves follows', async () => {
  const many = Array.from({ length: 2500 }, (_, n) => objectId(1000 + n));
  graph.group(INNER, [MIA.toUpperCase(), GROUP, ...many]);
  graph.group(GROUP, [MAX, GONE, INNER]);
  await open();
  expect(graph.counts().members).toBe(3);
  // Who is named in the settings is one besides; who left the house, and the group within, are none.
  expect(await managers()).toEqual([NAMED, MIA, MAX, ...many].sort());
  expect(await community.communityManagers.isCommunityManager(MIA.toUpperCase())).toBe(true);
  expect(await community.communityManagers.isCommunityManager(GONE)).toBe(false);
  graph.group(INNER, []);
  expect(await managers()).toContain(MIA);
  await later(HOUR);
  expect(await managers()).toEqual([NAMED, MAX]);
  expect(said).toEqual([]);
});

test.each([
  [
    'is refused',
    403,
    /^The members of COMMUNITY_MANAGERS_GROUP could not be read\. .*403.*Grant the application permission GroupMember\.Read\.All\.$/,
  ],
  [
    'is not there',
    404,
    /^The members of COMMUNITY_MANAGERS_GROUP could not be read\. .*404 \(Request_ResourceNotFound\)/,
  ],
  [
    'cannot be read for minutes',
    503,
    /^The members of COMMUNITY_MANAGERS_GROUP could not be read\. .*Graph answers 503/,
  ],
])('when the group %s, the admin reads why, and whoever was in it stays one', async (_, status, words) => {
  graph.group(GROUP, [MIA, MAX]);
  await open();
  always({ kind: 'status', status });
  await later(HOUR);
  expect(said).toEqual([expect.stringMatching(words)]);
  expect(await managers()).toEqual([NAMED, MIA, MAX]);
  // It is looked at again soon: a permission may have been granted meanwhile.
  graph.faults();
  graph.group(GROUP, [MAX]);
  await later(5 * 60_000);
  expect(await managers()).toEqual([NAMED, MAX]);
  expect(said).toHaveLength(1);
});

test('trouble in the middle of a group is waited for, as long as Graph asks, and never makes half a group', async () => {
  graph.group(
    GROUP,
    Array.from({ length: 1500 }, (_, n) => objectId(1000 + n)),
  );
  fails(
    { kind: 'status', status: 429, retryAfter: 17 },
    { kind: 'reset' },
    { kind: 'truncated' },
    { kind: 'status', status: 500 },
  );
  const began = time.now;
  await open();
  expect(await managers()).toHaveLength(1501);
  expect(graph.counts().members).toBe(6);
  // What Graph asked for, and three pauses that grow.
  expect(time.now - began).toBe(17_000 + 2_000 + 4_000 + 8_000);
  // The second page breaks for good: nobody of the first vanishes.
  graph.group(GROUP, [...Array.from({ length: 999 }, (_, n) => objectId(5000 + n)), MIA, MAX]);
  graph.faults(({ kind, count }) =>
    kind === 'members' && count > 6 ? { kind: 'status', status: 500 } : undefined,
  );
  await later(HOUR);
  expect(await managers()).toHaveLength(1501);
  expect(await community.communityManagers.isCommunityManager(objectId(1000))).toBe(true);
});

test('a start without Graph holds nobody up: those of the settings are there, the others as soon as it answers', async () => {
  graph.group(GROUP, [MIA]);
  always({ kind: 'status', status: 403 });
  await open();
  expect(await managers()).toEqual([NAMED]);
  graph.faults();
  await later(5 * 60_000);
  expect(await managers()).toEqual([NAMED, MIA]);
});
