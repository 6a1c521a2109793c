import { askedOf } from '../fakes/asked';
import { objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string) => ({ id: objectId(n), name, profile: { skills: ['Excel'] } });
const MIA = person(1, 'Mia Manager');
const MAX = person(2, 'Max Manager');
const BEN = person(3, 'Ben Fischer');
const ROUTE = { serviceUrl: 'http://127.0.0.1/', botId: '28:bot' };

let house: SmallHouse;
const now = Date.UTC(2026, 10, 23, 9);
afterEach(() => house.close());

async function open(...managers: (typeof MIA)[]): Promise<void> {
  const config = { community: { managers: managers.map(({ id }) => id) } };
  house = await openSmallHouse([MIA, MAX, BEN], { clock: () => now, config });
}
/** Ben shows the managers what a manager asked him; who is told, and what he reads. */
async function reported(asker: typeof MIA, anonymous: boolean): Promise<[readers: string[], answer: string]> {
  const { requests, db } = house.stores;
  const text = `Excel ${asker.name} ${anonymous}`;
  const id = await askedOf(requests, ROUTE, { asker: asker.id, helper: BEN.id, text, anonymous, at: now });
  const answer = textOf(await house.teams.press(BEN, { verb: 'report', data: { request: id } }));
  const readers = db
    .prepare<[number], string>(
      `SELECT p.name FROM notice n JOIN person p ON p.key = n.recipient JOIN ping i ON i.key = n.subject
       WHERE n.kind = 'report' AND i.request = ? ORDER BY p.name`,
    )
    .pluck()
    .all(id);
  return [readers, answer];
}
const SHOWN = expect.stringContaining('The community managers see this text now') as string;

test('whoever wrote a text is not told that it was shown to the managers', async () => {
  await open(MIA, MAX);
  expect(await reported(MIA, false)).toEqual([[MAX.name], SHOWN]);
  // Where a name is hidden, whom it did not reach would tell whose it is.
  expect(await reported(MIA, true)).toEqual([[MAX.name, MIA.name], SHOWN]);
  expect(await reported(BEN, false)).toEqual([[], expect.stringContaining('no longer there')]);
});

test('where only the asker could read it, that is said of a question with a name alone', async () => {
  await open(MIA);
  const [readers, answer] = await reported(MIA, false);
  expect([readers, answer]).toEqual([[], expect.stringContaining('nobody here to report a text to')]);
  // The same words as for anybody’s question without a name.
  const [, hers] = await reported(MIA, true);
  expect(await reported(MAX, true)).toEqual([[MIA.name], hers]);
  expect(await reported(MIA, true)).toEqual([[MIA.name], hers]);
  // Who was not asked learns nothing of whose it is.
  const stranger = await house.teams.press(MAX, { verb: 'report', data: { request: 1 } });
  const none = await house.teams.press(MAX, { verb: 'report', data: { request: 99 } });
  expect(textOf(stranger)).toBe(textOf(none));
});
