import * as fc from 'fast-check';
import type { Notice } from '../../src/notices/notice';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createNoticeStore } from '../../src/sqlite/notice-store';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { createThanksStore } from '../../src/sqlite/thanks-store';
import { TAKE_BACK_WITHIN, THANKS_COUNT_ONCE_IN, type ThanksStore } from '../../src/thanks/thanks';
import { objectId } from '../fakes/house';
import { knownProfiles } from '../fakes/profile-writer';

const [ANNA, BEN, CHLOE] = [objectId(1), objectId(2), objectId(3)] as [string, string, string];
const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: 'tenant', botId: '28:bot' };
const NOW = Date.UTC(2026, 0, 5);

let db: Database;
let store: ThanksStore;

beforeEach(async () => {
  db = openDatabase('file::memory:');
  store = createThanksStore(db);
  const people = createPeopleStore(db, { clock: () => NOW, profiles: knownProfiles() });
  for (const id of [ANNA, BEN, CHLOE]) await people.meet({ id, name: id });
});
afterEach(() => db.close());

const notices = (): Promise<readonly Notice[]> => createNoticeStore(db).due(Number.MAX_SAFE_INTEGER, 1000);
const thank = (at = NOW, fields: { asker?: string; helper?: string; skill?: string } = {}) =>
  store.thank({ asker: ANNA, helper: BEN, skill: 'excel', at, ...fields }, ROUTE);

test('thanks come with their notice, on the way of the conversation that caused them', async () => {
  const { thanks, fresh } = await thank();
  expect(fresh).toBe(true);
  expect(await store.find(thanks.id)).toEqual({
    id: thanks.id,
    asker: ANNA,
    helper: BEN,
    skill: 'excel',
    sentence: undefined,
    at: NOW,
  });
  expect(await notices()).toEqual([
    expect.objectContaining({
      recipient: BEN,
      content: { kind: 'thanks', subject: thanks.id },
      route: ROUTE,
      attempts: 0,
    }),
  ]);
});

test('many presses at once are one thanks and one notice', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, (_, n) => thank(NOW + n)));
  expect(all.filter(({ fresh }) => fresh)).toHaveLength(1);
  expect(new Set(all.map(({ thanks }) => thanks.id)).size).toBe(1);
  expect(await notices()).toHaveLength(1);
});

test('another topic, no topic, another helper and another asker count on their own', async () => {
  await thank();
  expect((await thank(NOW, { skill: 'crm' })).fresh).toBe(true);
  expect((await store.thank({ asker: ANNA, helper: BEN, at: NOW }, ROUTE)).fresh).toBe(true);
  expect((await store.thank({ asker: ANNA, helper: BEN, at: NOW }, ROUTE)).fresh).toBe(false);
  expect((await thank(NOW, { helper: CHLOE })).fresh).toBe(true);
  expect((await thank(NOW, { asker: CHLOE })).fresh).toBe(true);
  expect(await store.received(BEN)).toHaveLength(4);
});

test('after exactly 30 days they count again, a moment before not', async () => {
  await thank();
  expect((await thank(NOW + THANKS_COUNT_ONCE_IN - 1)).fresh).toBe(false);
  expect((await thank(NOW + THANKS_COUNT_ONCE_IN)).fresh).toBe(true);
});

test('in whatever order things happen, no two thanks of one topic lie closer than 30 days', async () => {
  const day = 24 * 60 * 60 * 1000;
  const step = fc.record({
    after: fc.integer({ min: 0, max: 40 * day }),
    undo: fc.boolean(),
    skill: fc.constantFrom('a', 'b'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      db.exec('DELETE FROM thanks; DELETE FROM notice');
      let now = NOW;
      for (const { after, undo, skill } of steps) {
        now += after;
        if (undo) await store.takeBack(ANNA, now);
        else await thank(now, { skill });
      }
      for (const skill of ['a', 'b']) {
        const times = (await store.given(ANNA, 0)).filter((one) => one.skill === skill).map(({ at }) => at);
        times.forEach(
          (at, n) => n > 0 && expect(times[n - 1]! - at).toBeGreaterThanOrEqual(THANKS_COUNT_ONCE_IN),
        );
      }
      const told = db.prepare("SELECT count(*) FROM notice WHERE kind = 'thanks'").pluck().get();
      expect(told).toBe((await store.received(BEN)).length);
    }),
    { numRuns: 40 },
  );
});

test('nobody thanks themselves or somebody unknown, and nothing is left behind', async () => {
  await expect(thank(NOW, { helper: ANNA })).rejects.toMatchObject({ code: 'invalid' });
  await expect(thank(NOW, { helper: objectId(9) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(thank(NOW, { asker: objectId(9) })).rejects.toMatchObject({ code: 'not_found' });
  expect(await store.received(ANNA)).toEqual([]);
  expect(await notices()).toEqual([]);
});

test('a sentence is added once, by the one who thanked', async () => {
  const { thanks } = await thank();
  await expect(store.addSentence(thanks.id, BEN, 'x', NOW, ROUTE)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(store.addSentence(999, ANNA, 'x', NOW, ROUTE)).rejects.toMatchObject({ code: 'not_found' });
  expect((await store.addSentence(thanks.id, ANNA, 'Danke!', NOW, ROUTE)).sentence).toBe('Danke!');
  expect((await store.addSentence(thanks.id, ANNA, 'Danke!', NOW, ROUTE)).sentence).toBe('Danke!');
  await expect(store.addSentence(thanks.id, ANNA, 'Anders', NOW, ROUTE)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect((await store.find(thanks.id))?.sentence).toBe('Danke!');
});

describe('taking back', () => {
  test('takes the last thanks, once, within a day', async () => {
    const first = await thank(NOW, { skill: 'crm' });
    const last = await thank(NOW + 1);
    expect((await store.takeBack(ANNA, NOW + 2))?.id).toBe(last.thanks.id);
    expect(await store.takeBack(ANNA, NOW + TAKE_BACK_WITHIN)).toBeUndefined();
    expect((await store.takeBack(ANNA, NOW + 3))?.id).toBe(first.thanks.id);
    expect(await store.takeBack(ANNA, NOW + 4)).toBeUndefined();
    expect(await notices()).toEqual([]);
  });

  test('a named one only if it is the last: a second press does not eat the one before', async () => {
    await thank(NOW, { skill: 'crm' });
    const { thanks } = await thank(NOW + 1);
    const taken = await Promise.all([
      store.takeBack(ANNA, NOW + 2, thanks.id),
      store.takeBack(ANNA, NOW + 2, thanks.id),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await store.received(BEN)).toHaveLength(1);
  });

  test('never takes those of somebody else', async () => {
    const { thanks } = await thank();
    expect(await store.takeBack(BEN, NOW, thanks.id)).toBeUndefined();
    expect(await store.takeBack(CHLOE, NOW)).toBeUndefined();
  });

  test('thanks that were taken back may be given again at once', async () => {
    await thank();
    await store.takeBack(ANNA, NOW);
    expect((await thank()).fresh).toBe(true);
  });
});

test('what was given and received is listed newest first, from a day on', async () => {
  await thank(NOW, { skill: 'a' });
  await thank(NOW + 5, { skill: 'b' });
  await thank(NOW + 3, { skill: 'c', helper: CHLOE });
  expect((await store.given(ANNA, NOW)).map(({ skill }) => skill)).toEqual(['b', 'c']);
  expect((await store.received(BEN)).map(({ skill }) => skill)).toEqual(['b', 'a']);
});
