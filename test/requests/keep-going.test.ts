import { createKeepGoing } from '../../src/requests/keep-going';
import { silent } from '../fakes/directory-house';

/** Keeps what is due, and runs nothing. */
function house() {
  const due: { id: number; version: number }[] = [];
  const sought: number[] = [];
  const broken = { times: 0 };
  const going = createKeepGoing({
    requests: {
      due: async () => {
        broken.times -= 1;
        if (broken.times >= 0) throw new Error('database is locked');
        return due.splice(0);
      },
      nextDue: async () => undefined,
      lookAgain: async () => undefined,
    },
    seek: async (id) => void sought.push(id),
    noticesWritten: () => undefined,
    clock: Date.now,
    log: silent,
  });
  return { due, sought, broken, going };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what another process made due is taken on within a minute, though nobody says so', async () => {
  const { due, sought, going } = house();
  going.poke();
  await jest.advanceTimersByTimeAsync(10);
  for (const id of [7, 8]) {
    due.push({ id, version: 1 });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(sought.at(-1)).toBe(id);
  }
  await going.stop();
  due.push({ id: 9, version: 1 });
  await jest.advanceTimersByTimeAsync(600_000);
  expect(sought).toEqual([7, 8]);
});

test('a database that is busy for a while ends nothing', async () => {
  const { due, sought, broken, going } = house();
  broken.times = 3;
  due.push({ id: 7, version: 1 });
  going.poke();
  await jest.advanceTimersByTimeAsync(10);
  expect(sought).toEqual([]);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(sought).toEqual([7]);
  await going.stop();
});
