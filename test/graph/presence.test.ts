import { connectGraph } from '../../src/graph/client';
import { createAvailability } from '../../src/graph/presence';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { silent, startTime } from '../fakes/directory-house';

const people = Array.from({ length: 700 }, (_, n) => ({ id: `p${n}`, displayName: `P ${n}` }));

let graph: GraphEmulator;
beforeEach(async () => {
  graph = await startGraphEmulator({ people });
});
afterEach(() => graph.close());

function open() {
  const time = startTime();
  const send = connectGraph({ baseUrl: graph.url });
  return { time, availabilityOf: createAvailability({ send, clock: time.clock, log: silent }) };
}

test('tells who is there, who is not, and nothing of whom it is not known or busy', async () => {
  for (const [id, availability] of [
    ['p0', 'Available'],
    ['p1', 'Offline'],
    ['p2', 'Busy'],
    ['p3', 'BeRightBack'],
  ] as const) {
    graph.presence(id, availability);
  }
  // What somebody does tells more than the colour that Teams shows.
  for (const [id, availability, activity] of [
    ['p5', 'Busy', 'InACall'],
    ['p6', 'DoNotDisturb', 'Presenting'],
    ['p7', 'Available', 'OutOfOffice'],
    ['p8', 'Busy', 'InAMeeting'],
    ['p9', 'Away', 'Inactive'],
  ] as const) {
    graph.presence(id, availability, activity);
  }
  const { availabilityOf } = open();
  expect(
    Object.fromEntries(await availabilityOf([...people.slice(0, 10).map(({ id }) => id), 'stranger'])),
  ).toEqual({
    p0: 'available',
    p1: 'away',
    p3: 'away',
    p5: 'engaged',
    p6: 'engaged',
    p7: 'out',
    p9: 'away',
  });
});

test('asks once for some seconds, in one request of at most 650 people', async () => {
  graph.presence('p0', 'Available');
  const { availabilityOf, time } = open();
  await availabilityOf(people.map(({ id }) => id));
  expect((await availabilityOf(['p0'])).get('p0')).toBe('available');
  expect(graph.counts().presence).toBe(1);
  graph.presence('p0', 'Away');
  time.now += 21_000;
  expect((await availabilityOf(['p0'])).get('p0')).toBe('away');
});

test('does not keep an answer waiting, and uses what comes late for the next', async () => {
  graph.presence('p0', 'Available');
  graph.faults(() => ({ kind: 'slow', ms: 600 }));
  const { availabilityOf } = open();
  const began = performance.now();
  expect((await availabilityOf(['p0'])).size).toBe(0);
  expect(performance.now() - began).toBeLessThan(500);
  graph.faults();
  for (let tries = 0; tries < 20; tries += 1) if ((await availabilityOf(['p0'])).size > 0) break;
  expect((await availabilityOf(['p0'])).get('p0')).toBe('available');
});

test('a missing permission is asked about again only after a while', async () => {
  graph.faults(() => ({ kind: 'status', status: 403 }));
  const { availabilityOf, time } = open();
  for (let turn = 0; turn < 5; turn += 1) expect((await availabilityOf(['p0'])).size).toBe(0);
  expect(graph.counts().presence).toBe(1);
  time.now += 6 * 60_000;
  await availabilityOf(['p0']);
  expect(graph.counts().presence).toBe(2);
});
