import fc from 'fast-check';
import { DAY } from '../../src/clock';
import type { GraphFault } from '../../src/demo/graph-faults';
import type { GraphUser } from '../../src/demo/graph-people';
import { clean } from '../../src/graph/words';
import { buildDirectoryHouse, type DirectoryHouse } from '../fakes/directory-house';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

function colleague(number: number, more: object = {}): GraphUser {
  return {
    id: id(number),
    displayName: `Colleague ${number}`,
    accountEnabled: true,
    skills: [`skill ${number}`],
    ...more,
  };
}

const colleagues = (count: number) => Array.from({ length: count }, (_, index) => colleague(index + 1));

/** More with the environment variable, for a search by night. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 25);

const faults: fc.Arbitrary<GraphFault | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  fc.constantFrom<GraphFault>(
    { kind: 'status', status: 429, retryAfter: 2 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 504, retryAfter: 1 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 404 },
    { kind: 'status', status: 400, code: 'syncStateNotFound' },
    { kind: 'status', status: 410 },
    { kind: 'reset' },
    { kind: 'truncated' },
    { kind: 'html' },
    { kind: 'text' },
    { kind: 'slow', ms: 1 },
    { kind: 'missing' },
    { kind: 'empty' },
    { kind: 'repeated' },
  ),
);

const events = fc.oneof(
  fc.record({
    does: fc.constant('set' as const),
    who: fc.integer({ min: 1, max: 25 }),
    skill: fc.string({ maxLength: 5 }),
    is: fc.constantFrom('here', 'here', 'here', 'disabled', 'guest'),
  }),
  fc.record({
    does: fc.constant('remove' as const),
    who: fc.integer({ min: 1, max: 25 }),
    reason: fc.constantFrom('changed' as const, 'deleted' as const),
  }),
  fc.record({ does: fc.constant('restore' as const), who: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ does: fc.constant('expire' as const) }),
  fc.record({
    does: fc.constant('sync' as const),
    full: fc.boolean(),
    killAt: fc.option(fc.integer({ min: 0, max: 8 })),
  }),
);

const cleaned = (skills: readonly string[] = []) => skills.map((skill) => clean(skill, 200));

/** What the directory says about somebody. */
type There = { id: string; skills?: string[]; accountEnabled?: boolean; userType?: string };

async function agrees(
  house: DirectoryHouse,
  there: ReadonlyMap<string, There>,
  someUnknown: boolean,
): Promise<void> {
  for (let number = 1; number <= 25; number += 1) {
    const one = there.get(id(number));
    const known = await house.store.find(id(number));
    expect(known?.listed ?? false).toBe(one !== undefined);
    if (!one) {
      expect(house.skillsOf(id(number))).toBeUndefined();
      expect(known?.enabled ?? false).toBe(false);
      continue;
    }
    const [enabled, guest] = [one.accountEnabled, one.userType === 'Guest'];
    expect(known).toMatchObject({ enabled, guest });
    // Nobody finds the others.
    if (!someUnknown && enabled && !guest) expect(house.skillsOf(id(number))).toEqual(cleaned(one.skills));
  }
}

describe('whatever goes wrong', () => {
  test('in the end exactly the people of the directory are there, with exactly their skills', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(events, { maxLength: 14 }),
        fc.array(faults, { minLength: 1, maxLength: 40 }),
        async (happenings, plan) => {
          const there = new Map<string, There>(
            colleagues(12).map((one) => [one.id, { userType: 'Member', ...one }]),
          );
          /** Every list of skills that somebody ever had. */
          const ever = new Map<string, string[]>();
          const note = ({ id: who, skills }: There) =>
            ever.set(who, [...(ever.get(who) ?? []), JSON.stringify(cleaned(skills))]);
          there.forEach(note);
          const house = await buildDirectoryHouse({ people: [...there.values()], pageSize: 5 });
          try {
            let calls = 0;
            const stormy = () => plan[calls++ % plan.length];
            for (const event of happenings) {
              if (event.does === 'set') {
                const one: There = {
                  ...colleague(event.who, { jobTitle: event.skill, skills: [`s ${event.skill}`] }),
                  accountEnabled: event.is !== 'disabled',
                  userType: event.is === 'guest' ? 'Guest' : 'Member',
                };
                there.set(one.id, one);
                note(one);
                house.graph.set(one);
              } else if (event.does === 'remove') {
                there.delete(id(event.who));
                house.graph.remove(id(event.who), event.reason);
              } else if (event.does === 'restore') {
                const one: There = { userType: 'Member', ...colleague(event.who) };
                there.set(one.id, one);
                note(one);
                house.graph.set(one);
              } else if (event.does === 'expire') house.graph.expireTokens();
              else {
                house.graph.faults(stormy);
                let steps = 0;
                const sync = house.syncUntil(() => {
                  if (event.killAt !== null && steps++ === event.killAt) throw new Error('killed');
                });
                const known = new Map([...there.keys()].map((one) => [one, house.skillsOf(one)]));
                await sync({ full: event.full, takeOver: true }).catch(() => undefined);
                // A reading that failed never takes skills away or makes any up; a good one brings skills.
                for (const [one, skills] of known) {
                  if (!skills?.length || !(await house.store.find(one))?.listed) continue;
                  expect(ever.get(one)).toContain(JSON.stringify(house.skillsOf(one)));
                }
              }
            }
            house.graph.faults();
            const first = await house.sync({ takeOver: true });
            await agrees(house, there, first.unknown > 0);
            // Profiles that were given up for a while are tried again.
            house.time.now += 8 * DAY;
            expect(await house.sync()).toMatchObject({
              people: there.size,
              unknown: 0,
              added: 0,
              removed: 0,
            });
            await agrees(house, there, false);
          } finally {
            await house.close();
          }
        },
      ),
      { numRuns: RUNS },
    );
  }, 600_000);
});
