import type { Clock } from '../clock';
import type { ProfileReading } from '../people/directory';
import type { PersonId, ProfileField } from '../people/person';
import { BATCH_SIZE, batchOf, readBatch, type BatchAnswer, type ItemAnswer } from './batch';
import { backoff, type Ask, type Wait } from './page';

/**
 * Requests in flight at first and at most. One more after so many good answers, half after a throttled one; a person
 * costs one unit of Graph's 3,500 to 8,000 in 10 s.
 */
const IN_FLIGHT = 4;
const MOST_IN_FLIGHT = 16;
/** How long to wait for a batch, in ms. */
const PATIENCE = 60_000;
/** Without a single profile for so long, in ms, the rest is left for the next run. */
const LONGEST_ABSENCE = 90_000;
/** Longer where Graph says how long to wait. */
const LONGEST_THROTTLING = 180_000;
/** After so many batches that failed as a whole, a person is asked for alone. */
const SPOILS = 3;

/** When Graph refused so many profiles and gave none, it is a matter of permission, and the rest is not asked for. */
const REFUSALS = 200;

/** How often one profile is asked for at most in a run, by what stands in the way. */
const ATTEMPTS = { throttled: 12, failing: 5, missing: 2 } as const;

interface Pending {
  readonly id: PersonId;
  readonly sent: number;
  /** Times that it failed for reasons of its own. */
  readonly attempts: number;
  /** Batches with this person that failed as a whole. */
  readonly spoilt: number;
  /** Goes out again together with all others that were throttled; otherwise when `from` has come. */
  readonly throttled: boolean;
  /** Not before, ms since 1970. */
  readonly from: number;
}

interface Landed {
  readonly batch: readonly Pending[];
  readonly answer: BatchAnswer;
}

/**
 * Reads profiles in batches of 20, several at a time. What was throttled goes out again together, as late as Graph
 * says; when it is half of a batch or more, everything pauses until then.
 */
export async function* readProfiles(
  people: AsyncIterable<PersonId>,
  { ask, clock, wait, fields }: { ask: Ask; clock: Clock; wait: Wait; fields: readonly ProfileField[] },
): AsyncGenerator<readonly ProfileReading[]> {
  const source = people[Symbol.asyncIterator]();
  const flying = new Map<Promise<Landed>, readonly Pending[]>();
  let pending: Pending[] = [];
  let drained = false;
  let pausedUntil = 0;
  let throttledUntil = 0;
  let goodAt = clock();
  let failures = 0;
  let gaveUp = false;
  let width = IN_FLIGHT;
  let refusals = 0;

  const fromOf = ({ throttled, from }: Pending) => (throttled ? throttledUntil : from);

  async function nextBatch(): Promise<readonly Pending[]> {
    const due = pending.filter((one) => fromOf(one) <= clock());
    while (due.length < BATCH_SIZE && !drained) {
      const next = await source.next();
      if (next.done) drained = true;
      else due.push({ id: next.value, sent: 0, attempts: 0, spoilt: 0, throttled: false, from: 0 });
    }
    const alone = due.find(({ spoilt }) => spoilt >= SPOILS);
    let batch = alone ? [alone] : due.slice(0, BATCH_SIZE);
    // A few repeated ones wait for company.
    if (!alone && batch.length < BATCH_SIZE && flying.size > 0 && batch.some(({ sent }) => sent > 0))
      batch = [];
    const taken = new Set(batch);
    pending = [...new Set([...pending, ...due])].filter((one) => !taken.has(one));
    return batch;
  }

  function send(batch: readonly Pending[]): void {
    const ids = batch.map(({ id }) => id);
    const again = batch.some(({ sent }) => sent > 0);
    const flight = ask('/$batch', PATIENCE, again, batchOf(ids, fields)).then((answer) => ({
      batch,
      answer: readBatch(ids, answer),
    }));
    // Whoever awaits the first failure gets it; the others must not end the process.
    flight.catch(() => undefined);
    flying.set(flight, batch);
  }

  /** Takes off whatever may go now. */
  async function fill(): Promise<void> {
    while (!gaveUp && refusals < REFUSALS && flying.size < Math.floor(width)) {
      const pause = pausedUntil - clock();
      if (pause > 0 && flying.size > 0) return;
      if (pause > 0) await wait(pause);
      const batch = await nextBatch();
      if (batch.length > 0) send(batch);
      else if (flying.size > 0 || pending.length === 0) return;
      else
        await wait(Math.max(1, pending.map(fromOf).reduce((one, other) => Math.min(one, other)) - clock()));
    }
  }

  function land({ batch, answer }: Landed): ProfileReading[] {
    const now = clock();
    const isWhole = answer.items === undefined;
    const items = batch.map((one): ItemAnswer => answer.items?.get(one.id) ?? (answer as ItemAnswer));
    const asked = items
      .map(pauseOf)
      .filter((ms) => ms !== undefined && (isWhole || ms <= LONGEST_THROTTLING));
    const retryAfter = asked.reduce((one, other) => Math.max(one ?? 0, other ?? 0), undefined);
    if (!isWhole && items.some(isSettled)) {
      goodAt = now;
      failures = 0;
    } else {
      failures += 1;
      const limit = retryAfter === undefined ? LONGEST_ABSENCE : LONGEST_THROTTLING;
      gaveUp ||= now + (retryAfter ?? 0) - goodAt > limit;
    }
    const worst = Math.max(...batch.map(({ attempts }) => attempts));
    const throttled = items.filter((item) => !item.profile && item.status === 429).length;
    width = throttled > 0 || isWhole ? Math.max(1, width / 2) : Math.min(MOST_IN_FLIGHT, width + 1 / width);
    if (items.some(({ profile }) => profile)) refusals = -Infinity;
    const backed = Math.max(backoff(Math.floor((failures - 1) / IN_FLIGHT)), backoff(worst) / 2);
    if (throttled > 0) throttledUntil = Math.max(throttledUntil, now + (retryAfter ?? backed));
    // A few throttled ones hold nobody up.
    if (isWhole || throttled * 2 >= batch.length)
      pausedUntil = Math.max(pausedUntil, now + (retryAfter ?? backed));
    return batch.flatMap((one, index) => {
      const item = items[index];
      if (item?.profile) return [{ id: one.id, profile: item.profile }];
      const obstacle = item ? obstacleOf(item.status) : 'failing';
      // Whose fault it is when a whole batch fails cannot be told; somebody alone is to blame at last.
      const isShared = isWhole && batch.length > 1 && obstacle !== 'refused';
      const attempts = one.attempts + Number(!isShared);
      const pause = (item && pauseOf(item)) ?? 0;
      if (obstacle === 'refused') {
        refusals += 1;
        return [{ id: one.id, refused: true }];
      }
      if (attempts >= ATTEMPTS[obstacle] || pause > LONGEST_THROTTLING) return [{ id: one.id }];
      const spoilt = one.spoilt + Number(isShared && obstacle !== 'throttled');
      const from = now + Math.max(pause, backoff(one.attempts) / 2);
      const isThrottled = obstacle === 'throttled';
      pending.push({ id: one.id, sent: one.sent + 1, attempts, spoilt, throttled: isThrottled, from });
      return [];
    });
  }

  try {
    for (;;) {
      await fill();
      if (flying.size === 0) break;
      const landed = await Promise.race(
        [...flying.entries()].map(async ([flight]) => ({ flight, ...(await flight) })),
      );
      flying.delete(landed.flight);
      const readings = land(landed);
      if (readings.length > 0) yield readings;
    }
    const unread = pending.map(({ id }) => ({ id }));
    if (unread.length > 0) yield unread;
    if (refusals >= REFUSALS) yield* unasked(source);
  } finally {
    await source.return?.();
  }
}

/** Everybody who is left, without asking. */
async function* unasked(source: AsyncIterator<PersonId>): AsyncGenerator<readonly ProfileReading[]> {
  for (;;) {
    const readings: ProfileReading[] = [];
    while (readings.length < BATCH_SIZE) {
      const next = await source.next();
      if (next.done) break;
      readings.push({ id: next.value, refused: true });
    }
    if (readings.length === 0) return;
    yield readings;
  }
}

/** How long Graph says to wait, in ms. */
function pauseOf(item: ItemAnswer): number | undefined {
  return item.profile ? undefined : item.retryAfter;
}

/** Graph did say something about this person, even if it was no. */
function isSettled(item: ItemAnswer): boolean {
  if (item.profile) return true;
  const obstacle = obstacleOf(item.status);
  return obstacle === 'missing' || obstacle === 'refused';
}

function obstacleOf(status: number): keyof typeof ATTEMPTS | 'refused' {
  if (status === 429) return 'throttled';
  if (status === 404) return 'missing';
  return status === 403 ? 'refused' : 'failing';
}
