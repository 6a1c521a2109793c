import * as fc from 'fast-check';
import { join, leftBehind, part, type Held } from '../../src/skills/held';

const evidence = fc.uniqueArray(
  fc.record({
    source: fc.constantFrom('added', 'profile', 'about'),
    text: fc.constantFrom('foo', 'bar'),
    level: fc.constantFrom('learn', 'start', 'solve', 'teach', null),
    at: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
  { selector: ({ source }) => source, maxLength: 3 },
);
/** Who took a skill back has nothing of it. */
const held = fc
  .record({ evidence, dropped: fc.boolean(), hidden: fc.boolean() })
  .map((one): Held => (one.dropped ? { ...one, evidence: [] } : one));
const sorted = ({ evidence: list, ...rest }: Held) => ({
  ...rest,
  evidence: [...list].sort((a, b) => (a.source < b.source ? -1 : 1)),
});

test('joined and parted again, everything is as it was', () => {
  fc.assert(
    fc.property(held, held, (topic, target) => {
      const after = join(topic, target);
      const back = part({ topic, target, after }, after);
      expect(sorted(back.topic)).toEqual(sorted(topic));
      expect(sorted(back.target)).toEqual(sorted(target));
    }),
  );
});

test('nothing hidden or taken back shows, and nothing is claimed that was not said', () => {
  fc.assert(
    fc.property(held, held, (topic, target) => {
      const after = join(topic, target);
      const open = after.hidden ? [] : after.evidence;
      for (const one of open) {
        const said = [topic, target].filter(({ evidence: list }) => list.includes(one));
        expect(said.some(({ hidden }) => !hidden)).toBe(true);
      }
      if (target.dropped) expect(after.evidence).toEqual([]);
      if (target.hidden) expect(after.hidden).toBe(true);
      const rest = leftBehind(topic, after);
      expect(rest.evidence).toEqual([]);
      expect(rest.hidden || after.hidden || !topic.hidden).toBe(true);
    }),
  );
});

test('of one source the higher level stays with its own date; of equal levels the later', () => {
  const one = (level: string | null, at: number): Held => ({
    evidence: [{ source: 'added', text: 'x', level, at }],
    dropped: false,
    hidden: false,
  });
  expect(join(one('teach', 1), one('start', 5)).evidence).toMatchObject([{ level: 'teach', at: 1 }]);
  expect(join(one('learn', 9), one(null, 5)).evidence).toMatchObject([{ level: null, at: 5 }]);
  expect(join(one('solve', 9), one(null, 5)).evidence).toMatchObject([{ level: 'solve', at: 9 }]);
});

test('what somebody changed in between stays changed, at the topic whose words it is said in', () => {
  const said = (text: string, level: string, at = 1) => ({ source: 'added', text, level, at });
  const [topic, target]: Held[] = [
    { evidence: [said('foo', 'start')], dropped: false, hidden: false },
    { evidence: [], dropped: false, hidden: false },
  ] as Held[];
  const moved = { topic: topic!, target: target!, after: join(topic!, target!) };
  const now = (one: Partial<Held>): Held => ({ ...moved.after, ...one });
  // Another level for what they call foo.
  expect(part(moved, now({ evidence: [said('foo', 'teach', 2)] }))).toMatchObject({
    topic: { evidence: [{ level: 'teach' }] },
    target: { evidence: [] },
  });
  // "Not mine" is about both.
  expect(part(moved, now({ evidence: [], dropped: true })).topic).toEqual({
    evidence: [],
    dropped: true,
    hidden: false,
  });
  // Hidden meanwhile.
  expect(part(moved, now({ hidden: true }))).toMatchObject({
    topic: { hidden: true, evidence: [{ text: 'foo' }] },
    target: { hidden: false },
  });
  // Said in other words.
  expect(part(moved, now({ evidence: [said('bar', 'solve', 2)] }))).toMatchObject({
    topic: { evidence: [{ text: 'foo', level: 'start' }] },
    target: { evidence: [{ text: 'bar' }] },
  });
});
