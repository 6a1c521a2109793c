import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const DAY = 24 * 60 * 60_000;
const ROUTE = { serviceUrl: 'http://127.0.0.1/', botId: '28:bot' };
const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de-AT', upn: 'anna@x.example' };
const BEN = { id: objectId(2), name: 'Ben Fischer', language: 'de-DE', profile: { skills: ['Excel'] } };

let house: SmallHouse;
let now = Date.UTC(2026, 10, 25, 9);
beforeAll(async () => {
  house = await openSmallHouse([ANNA, BEN], { clock: () => now });
});
afterAll(() => house.close());

test('the list: page by page, and whoever helps stands first, however many were asked since', async () => {
  const { requests } = house.stores;
  for (let n = 0; n < 8; n += 1) {
    now += 1000;
    const fresh = { asker: ANNA.id, question: `Frage ${n}`, skill: 'excel', anonymous: false, at: now };
    const asked = await requests.ask(fresh, ROUTE, 99);
    if (asked === 'limited') throw new Error('limited');
    const { id, version } = asked.request;
    const pings = [{ helper: BEN.id, until: now + DAY, weekly: 99 }];
    await requests.step({ request: id, version, at: now, pings, dueAt: now + DAY });
    const times = { remindAt: now + DAY, expireAt: now + DAY };
    if (n < 2) await requests.answer(id, BEN.id, 'accept', now, times);
  }
  for (const [who, verb] of [
    [ANNA, 'solved'],
    [BEN, 'undo'],
  ] as const) {
    const first = await house.teams.say(who, '/anfragen');
    const questions = (card: any) => textOf(card).match(/Frage \d/g);
    expect(questions(first)).toEqual([1, 0, 7, 6, 5].map((n) => `Frage ${n}`));
    expect(actionsOf(first).filter((one) => one.verb === verb)).toHaveLength(2);
    const more = button(first, 'more-requests');
    expect(more.title).toBe('3 weitere zeigen');
    const next = await house.teams.press(who, more);
    expect(questions(next)).toEqual([4, 3, 2].map((n) => `Frage ${n}`));
    expect(actionsOf(next).some((one) => /more-requests|next-requests/.test(one.verb))).toBe(false);
    const far = await house.teams.press(who, { verb: 'next-requests', data: { offset: 10 } });
    expect(textOf(far)).toContain('Das waren alle');
  }
});
