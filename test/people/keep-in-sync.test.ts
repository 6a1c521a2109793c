import { AppError } from '../../src/errors';
import { keepInSync, scheduleProblem } from '../../src/people/keep-in-sync';
import { silent } from '../fakes/directory-house';

const MINUTE = 60_000;
/** Half past nine in the machine's time zone. */
const HALF_PAST = new Date(2026, 0, 5, 9, 30).getTime();

/** Syncs with these outcomes; answers after how many minutes each came. */
async function minutesOf(
  outcomes: (() => Promise<unknown>)[],
  { schedule = '0 * * * *', random = 0, jump = 0 } = {},
): Promise<number[]> {
  let now = HALF_PAST;
  let waited = 0;
  const began: number[] = [];
  await new Promise<void>((resolve) => {
    const keeper = keepInSync({
      syncOnce: async () => {
        began.push(waited / MINUTE);
        const outcome = outcomes.shift();
        if (outcome) await outcome();
        else void keeper.stop().then(resolve);
      },
      schedule,
      log: silent,
      clock: () => now,
      random: () => random,
      wait: async (ms) => {
        now += ms + jump;
        waited += ms;
      },
    });
  });
  return began;
}

const done = async () => undefined;
const failing = (code: 'conflict' | 'unavailable') => () => Promise.reject(new AppError(code, 'No.'));

test('syncs at once, then by schedule', async () => {
  expect(await minutesOf([done, done])).toEqual([0, 30, 90]);
});

test('comes a little late, so that tenants do not all ask at the full hour', async () => {
  expect(await minutesOf([done], { random: 0.5 })).toEqual([0, 32.5]);
});

test('tries again ten minutes after a failure, and a minute after giving way', async () => {
  expect(await minutesOf([failing('unavailable'), failing('conflict'), done])).toEqual([0, 10, 11, 30]);
});

test('a failure does not put the schedule off', async () => {
  expect(await minutesOf([failing('unavailable')], { schedule: '*/5 * * * *' })).toEqual([0, 5]);
});

test('is not put to sleep for a year by a clock that is put back, nor by one that runs ahead', async () => {
  expect(await minutesOf([done], { jump: -365 * 24 * 60 * MINUTE })).toEqual([0, 30]);
  expect(await minutesOf([done], { jump: 365 * 24 * 60 * MINUTE })).toEqual([0, 15]);
});

test('stopping ends the sync that is under way and waits for it', async () => {
  let ended = false;
  const keeper = keepInSync({
    syncOnce: (stopped) =>
      new Promise((_, reject) => {
        stopped.addEventListener('abort', () => {
          ended = true;
          reject(new AppError('unavailable', 'Stopped.'));
        });
      }),
    schedule: '0 * * * *',
    log: silent,
  });
  await keeper.stop();
  expect(ended).toBe(true);
});

test('knows a schedule that is none', () => {
  for (const good of ['0 * * * *', '17 6-20 * * MON-FRI', '*/30 * * * *']) {
    expect(scheduleProblem(good)).toBeUndefined();
  }
  for (const bad of ['', 'hourly', '60 * * * *', '* * * * * *', '0 0 31 2 *']) {
    expect(scheduleProblem(bad)).toMatch(/must|never/);
  }
});
