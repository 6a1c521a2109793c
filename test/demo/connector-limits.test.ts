import fc from 'fast-check';
import { createFaults, EVERY_TROUBLE } from '../../src/demo/connector-faults';
import { createLimitCounter } from '../../src/demo/connector-limits';

test('counts each call that comes when a window of Teams is full already', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 80 }), (waits) => {
      let now = 0;
      const counter = createLimitCounter(() => now);
      const times = waits.map((wait) => {
        now += wait;
        counter.note('a:anna');
        return now;
      });
      const full = times.filter((at, index) =>
        (
          [
            [7, 1],
            [8, 2],
            [60, 30],
            [1800, 3600],
          ] as const
        ).some(([most, s]) => times.slice(0, index + 1).filter((one) => at - one < s * 1000).length > most),
      );
      expect(counter.violations().conversation).toBe(full.length);
    }),
  );
});

test('an app has limits over all conversations together, and opening one counts', () => {
  const counter = createLimitCounter(() => 0);
  for (let n = 0; n < 51; n += 1) counter.note(n % 2 ? `a:${n}` : undefined);
  expect(counter.violations()).toEqual({ conversation: 0, tenant: 1 });
});

test('a plan lets a share of the calls go wrong, in every way it names', () => {
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const faults = createFaults();
  faults.plan({ share: 0.3, faults: EVERY_TROUBLE, random });
  const seen = new Map<string, number>();
  const response = {
    destroy: () => seen.set('reset', (seen.get('reset') ?? 0) + 1),
    setHeader: () => undefined,
    writeHead: (status: number) => seen.set(String(status), (seen.get(String(status)) ?? 0) + 1),
    end: () => undefined,
  };
  let struck = 0;
  for (let call = 0; call < 1000; call += 1) if (faults.strike('POST', '/', response as never)) struck += 1;
  expect(struck).toBeGreaterThan(200);
  expect(struck).toBeLessThan(400);
  expect([...seen.keys()].sort()).toEqual(['403', '429', '500', 'reset']);
});
