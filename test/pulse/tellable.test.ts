import * as fc from 'fast-check';
import { COUNTED, EVERYTHING, FEWEST, type Counted } from '../../src/pulse/pulse';
import { tellable, type WeekCount } from '../../src/pulse/tellable';

/** What one person did in one week: searched topics and what came of it, asked, and so on. */
interface Deed {
  readonly person: number;
  readonly skill: string;
  readonly kinds: readonly Counted[];
}

const deed: fc.Arbitrary<Deed> = fc.record({
  person: fc.integer({ min: 1, max: 40 }),
  skill: fc.constantFrom('excel', 'welding'),
  kinds: fc.constantFrom<readonly Counted[]>(
    ['searched', 'found'],
    ['searched', 'nothing'],
    ['searched', 'nothing', 'without'],
    ['searched', 'found', 'nothing', 'without'],
    ['searched', 'found', 'nothing'],
    ['asked'],
    ['asked', 'answered'],
    ['asked', 'answered', 'solved'],
    ['asked', 'declined', 'unsolved'],
    ['asked', 'answered', 'declined', 'solved'],
    ['asked', 'answered', 'unsolved'],
    // Asked in the week before.
    ['answered'],
    ['solved'],
  ),
});

const week = fc.array(deed, { minLength: 20, maxLength: 160 });

/** Who is behind each number. */
function peopleOf(deeds: readonly Deed[]): Map<string, Set<number>> {
  const people = new Map<string, Set<number>>();
  for (const { person, skill, kinds } of deeds)
    for (const what of kinds)
      for (const topic of [skill, EVERYTHING]) {
        const key = `${topic} ${what}`;
        people.set(key, (people.get(key) ?? new Set()).add(person));
      }
  return people;
}

async function toldIn(deeds: readonly Deed[]) {
  const people = peopleOf(deeds);
  const counts: WeekCount[] = [...people].map(([key, { size }]) => {
    const [skill = '', what] = key.split(' ');
    return { skill, what: what as Counted, people: size };
  });
  const told = new Map((await tellable(counts)).map((one) => [`${one.skill} ${one.what}`, one.people]));
  return { people, told };
}

const RELATED: readonly (readonly [string, string])[] = ['excel', 'welding', EVERYTHING].flatMap((skill) => [
  ...COUNTED.flatMap((one) => COUNTED.map((other) => [`${skill} ${one}`, `${skill} ${other}`] as const)),
  ...COUNTED.map((what) => [`${EVERYTHING} ${what}`, `${skill} ${what}`] as const),
]);

test('no number, and no difference of a whole and its part, is about fewer than five people', async () => {
  await fc.assert(
    fc.asyncProperty(week, async (deeds) => {
      const { people, told } = await toldIn(deeds);
      for (const [key, number] of told) {
        expect(number % FEWEST).toBe(0);
        expect(number).toBeLessThanOrEqual(people.get(key)!.size);
        expect(number).toBeGreaterThanOrEqual(FEWEST);
      }
      for (const [whole, part] of RELATED) {
        const [all, some] = [told.get(whole), told.get(part)];
        if (all === undefined || some === undefined || all <= some) continue;
        const inside = people.get(part)!;
        const isPart = [...inside].every((person) => people.get(whole)!.has(person));
        if (!isPart) continue;
        const between = [...people.get(whole)!].filter((person) => !inside.has(person));
        expect([whole, part, between.length >= FEWEST]).toEqual([whole, part, true]);
      }
    }),
    { numRuns: 60 },
  );
});

/** Any two parts of what was searched, or of what was asked. */
const OVERLAPPING = ['excel', 'welding', EVERYTHING].flatMap((skill) =>
  [
    ['searched', 'found', 'nothing', 'without'],
    ['asked', 'answered', 'declined', 'solved', 'unsolved'],
  ].flatMap(([whole, ...parts]) =>
    parts.flatMap((one, n) =>
      parts.slice(n + 1).map((other) => [whole, one, other].map((what) => `${skill} ${what}`)),
    ),
  ),
) as [whole: string, one: string, other: string][];

test('nor is how many belong to two parts of a whole', async () => {
  await fc.assert(
    fc.asyncProperty(week, async (deeds) => {
      const { people, told } = await toldIn(deeds);
      for (const [whole, one, other] of OVERLAPPING) {
        const [all, some, others] = [told.get(whole), told.get(one), told.get(other)];
        if (!all || !some || !others || some + others <= all) continue;
        const [everybody, these, those] = [people.get(whole)!, people.get(one)!, people.get(other)!];
        if (![...these, ...those].every((person) => everybody.has(person))) continue;
        const both = [...these].filter((person) => those.has(person));
        expect([whole, one, other, both.length >= FEWEST]).toEqual([whole, one, other, true]);
      }
    }),
    { numRuns: 150 },
  );
});

test('what lies far enough apart is only rounded', async () => {
  const counts: WeekCount[] = [
    { skill: 'excel', what: 'searched', people: 24 },
    { skill: 'excel', what: 'found', people: 12 },
    { skill: EVERYTHING, what: 'searched', people: 99 },
    { skill: 'welding', what: 'searched', people: 4 },
  ];
  expect(await tellable(counts)).toEqual([
    { skill: 'excel', what: 'searched', people: 20 },
    { skill: 'excel', what: 'found', people: 10 },
    { skill: EVERYTHING, what: 'searched', people: 95 },
  ]);
});

test('who is one of very few who found nobody cannot be told from who found somebody', async () => {
  const told = (found: number) =>
    tellable([
      { skill: 'excel', what: 'searched', people: 12 },
      { skill: 'excel', what: 'found', people: found },
    ]);
  expect(await told(9)).toEqual(await told(8));
  expect((await told(9)).map(({ people }) => people)).toEqual([5, 5]);
});

test('two kinds that are no part of each other by their nature may be one by chance', async () => {
  // All eight who found nobody for one topic found somebody for another: three are left.
  const counts: WeekCount[] = [
    { skill: EVERYTHING, what: 'found', people: 11 },
    { skill: EVERYTHING, what: 'without', people: 8 },
  ];
  expect((await tellable(counts)).map(({ people }) => people)).toEqual([5, 5]);
});
