import fc from 'fast-check';
import { createPace } from '../../src/teams/pace';

// The library reads the process's clock; timers stay real.
beforeEach(() => {
  jest.useFakeTimers({
    now: Date.UTC(2026, 0, 5),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'clearTimeout'],
  });
});
afterEach(() => jest.useRealTimers());

const LIMITS = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
] as const;

/** Most of these moments that fall into any span of so many ms. */
function most(moments: readonly number[], span: number): number {
  let from = 0;
  return moments.reduce((highest, moment, index) => {
    while (moment - (moments[from] ?? 0) >= span) from += 1;
    return Math.max(highest, index - from + 1);
  }, 0);
}

test('whatever is asked when, no window of Teams holds too much, and answers count', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ wait: fc.integer({ min: 0, max: 400 }), answer: fc.boolean() }), {
        minLength: 20,
        maxLength: 120,
      }),
      async (steps) => {
        const pace = createPace();
        const calls: number[] = [];
        const own: number[] = [];
        for (const { wait, answer } of steps) {
          jest.setSystemTime(Date.now() + wait);
          if (answer && most([...calls, Date.now()], 1000) <= 7) {
            await pace.count('a:anna');
            calls.push(Date.now());
          } else if ((await pace.take('a:anna')) === undefined) {
            calls.push(Date.now());
            own.push(calls.length - 1);
          }
        }
        // Whenever the bot spoke on its own, no window that ends there is overfull.
        for (const index of own)
          for (const [limit, seconds] of LIMITS) {
            const until = calls[index] ?? 0;
            const inside = calls.slice(0, index + 1).filter((at) => until - at < seconds * 1000);
            expect(inside.length).toBeLessThanOrEqual(limit);
          }
      },
    ),
    { numRuns: 60 },
  );
});

test('the wait it tells is enough, and not much more than needed', async () => {
  const pace = createPace();
  const calls: number[] = [];
  const start = Date.now();
  while (calls.length < 200) {
    const wait = await pace.take('a:anna');
    if (wait === undefined) calls.push(Date.now());
    else jest.setSystemTime(Date.now() + wait);
  }
  for (const [limit, seconds] of LIMITS) expect(most(calls, seconds * 1000)).toBeLessThanOrEqual(limit);
  // 60 in 30 s.
  expect((Date.now() - start) / 1000).toBeLessThan((200 / 60) * 30 * 1.05);
});

test('over hours the bot speaks on its own where at most 1800 calls an hour were made, and not much less', async () => {
  const pace = createPace();
  const calls: number[] = [];
  const start = Date.now();
  // Answers come in between, as many as people write; they cannot wait.
  while (calls.length < 4000) {
    const answers = calls.length % 3 === 0 && calls.length > 0;
    const wait = answers ? undefined : await pace.take('a:anna');
    if (answers) await pace.count('a:anna');
    if (wait === undefined) calls.push(Date.now());
    if (!answers && wait === undefined)
      expect(calls.at(-1)! - (calls.at(-1801) ?? -Infinity)).toBeGreaterThan(3_600_000);
    jest.setSystemTime(Date.now() + (wait ?? 700));
  }
  expect(calls.length / ((Date.now() - start) / 3_600_000)).toBeGreaterThan(1500);
});

test('whoever writes for hours on end is told something at once as long as the hour has room', async () => {
  const pace = createPace();
  for (let answers = 0; answers < 1700; answers += 1) {
    await pace.count('a:anna');
    jest.setSystemTime(Date.now() + 1000);
  }
  jest.setSystemTime(Date.now() + 30_000);
  expect(await pace.take('a:anna')).toBeUndefined();
});

test('one app says at most 50 things a second, to whomever', async () => {
  const pace = createPace();
  for (let n = 0; n < 50; n += 1) expect(await pace.take(`a:${n}`)).toBeUndefined();
  const wait = await pace.take('a:somebody');
  expect(wait).toBeGreaterThanOrEqual(1000);
  expect(wait).toBeLessThanOrEqual(1050);
  jest.setSystemTime(Date.now() + (wait ?? 0));
  expect(await pace.take('a:somebody')).toBeUndefined();
});
