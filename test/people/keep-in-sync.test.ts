import { AppError } from '../../src/errors';
import { keepInSync } from '../../src/people/keep-in-sync';
import type { SyncResult } from '../../src/people/sync-people';
import { silent } from '../fakes/directory-house';

const DONE: SyncResult = {
  people: 1,
  added: 0,
  updated: 0,
  removed: 0,
  unknown: 0,
  requests: 1,
  retries: 0,
  ms: 1,
};

test('syncs again after an hour, sooner after a failure, and ends when stopped', async () => {
  const outcomes = [
    async () => DONE,
    () => Promise.reject(new AppError('conflict', 'Another sync is at work.')),
    () => Promise.reject(new AppError('unavailable', 'Away.')),
    async () => DONE,
  ];
  const waited: number[] = [];
  await new Promise<void>((resolve) => {
    const keeper = keepInSync({
      syncPeople: async () => (outcomes.shift() ?? (async () => DONE))(),
      log: silent,
      wait: async (ms) => {
        waited.push(ms / 60_000);
        if (waited.length < 4) return;
        keeper.stop();
        resolve();
      },
    });
  });
  expect(waited).toEqual([60, 1, 10, 60]);
  await new Promise(setImmediate);
  expect(waited).toHaveLength(4);
});
