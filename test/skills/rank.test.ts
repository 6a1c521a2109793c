import * as fc from 'fast-check';
import { inOrder, strengthOf, supportScore, totalScore } from '../../src/skills/rank';
import { npmi } from '../../src/skills/relate';
import type { EvidenceSource } from '../../src/skills/skill';

const YEAR = 365 * 24 * 60 * 60 * 1000;
const said = (source: EvidenceSource, at?: number) => ({ skill: 'x', source, text: '', at });

test('more evidence is stronger, and none is certainty', () => {
  const one = strengthOf([said('project')], 0);
  const two = strengthOf([said('project'), said('about')], 0);
  expect(two).toBeGreaterThan(one);
  expect(two).toBeLessThan(1);
});

test('what was written long ago counts less, what was said in the chat does not age', () => {
  expect(strengthOf([said('project', YEAR)], 5 * YEAR)).toBeLessThan(
    strengthOf([said('project', YEAR)], YEAR),
  );
  expect(strengthOf([said('added', YEAR)], 9 * YEAR)).toBe(strengthOf([said('added', YEAR)], YEAR));
});

test('who wants to learn it cannot help with it, whatever their profile lists', () => {
  expect(strengthOf([{ ...said('added'), level: 'learn' }], 0)).toBe(0);
  expect(strengthOf([said('profile'), { ...said('added'), level: 'learn' }], 0)).toBe(0);
});

test('who can teach comes before who can solve, and they before who can get somebody started', () => {
  const [teach, solve, start] = (['teach', 'solve', 'start'] as const).map((level) =>
    strengthOf([{ ...said('added'), level }], 0),
  ) as [number, number, number];
  expect(teach).toBeGreaterThan(solve);
  expect(solve).toBeGreaterThan(start);
  // Near enough that a free colleague who solves goes before a busy one who teaches.
  expect(start).toBeGreaterThan(0.85 * teach);
  expect(start).toBeGreaterThan(strengthOf([said('profile')], 0));
});

test('somebody who can do both comes before somebody who is strong in one', () => {
  const some = supportScore({ direct: 0.4, related: 0, interest: 0, thanks: 0 });
  const much = supportScore({ direct: 0.9, related: 0, interest: 0, thanks: 5 });
  expect(totalScore([some, some])).toBeGreaterThan(totalScore([much, 0]));
});

test('load never lifts somebody unskilled over somebody skilled', () => {
  const score = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(score, score, fc.nat(50), fc.boolean(), (strong, weak, pings, available) => {
      fc.pre(weak < strong * 0.84);
      const order = inOrder(
        [
          { person: 'weak', score: weak },
          { person: 'strong', score: strong },
        ],
        {
          skills: ['x'],
          day: 1,
          load: (person) => (person === 'strong' ? { available: false, pings } : { available, pings: 0 }),
        },
      );
      expect(order[0]?.person).toBe('strong');
    }),
  );
});

test('one request tells much in a quiet house and little in a busy one', () => {
  const first = (pings: Record<string, number>) =>
    inOrder(
      [
        { person: 'better', score: 0.81 },
        { person: 'as good', score: 0.8 },
        { person: 'a third', score: 0.7 },
      ],
      { skills: ['x'], day: 1, load: (person) => ({ available: false, pings: pings[person] ?? 0 }) },
    )[0]?.person;
  expect(first({})).toBe('better');
  expect(first({ better: 1 })).toBe('as good');
  expect(first({ better: 11, 'as good': 10, 'a third': 10 })).toBe('better');
  expect(first({ better: 20, 'as good': 10, 'a third': 10 })).toBe('as good');
});

test('equals rotate from day to day and stay put within one', () => {
  const people = Array.from({ length: 12 }, (_, i) => ({ person: `p${i}`, score: 0.8 }));
  const order = (day: number, skills: string[]) =>
    inOrder(people, { skills, day, load: () => undefined }).map(({ person }) => person);
  expect(order(1, ['a', 'b'])).toEqual(order(1, ['b', 'a']));
  expect(order(1, ['a'])).not.toEqual(order(2, ['a']));
});

test('skills held together are near, those held together by chance are not', () => {
  expect(npmi({ together: 9, first: 10, second: 10, all: 1000 })).toBeGreaterThan(0.7);
  expect(npmi({ together: 1, first: 2, second: 2, all: 300 })).toBeLessThan(0.3);
  expect(npmi({ together: 1, first: 100, second: 100, all: 10_000 })).toBeLessThan(0.1);
  expect(npmi({ together: 0, first: 10, second: 10, all: 1000 })).toBe(0);
});
