import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGraphEmulator, type GraphEmulator } from '../../src/demo/graph-emulator';
import { DIRECTORY, objectId } from '../fakes/house';
import { textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const [ANNA, BEN, CHLOE, EVA] = ['Anna Berger', 'Ben Fischer', 'Chloe Martin', 'Eva Huber'].map(
  (name, n) => ({
    id: objectId(n + 1),
    name,
    upn: `person${n + 1}@x.example`,
    language: 'de',
    profile: { skills: n === 3 ? [] : ['Excel'] },
  }),
) as [Colleague, Colleague, Colleague, Colleague];
type Colleague = { id: string; name: string; upn: string; language: string; profile: { skills: string[] } };

const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(2000, 1)]);
const ADDRESS = `data:image/jpeg;base64,${JPEG.toString('base64')}`;

let graph: GraphEmulator;
let house: SmallHouse;
let folder: string;
let now = Date.UTC(2026, 0, 5, 9);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-photos-'));
  graph = await startGraphEmulator({ people: [ANNA, BEN, CHLOE, EVA].map(({ id }) => ({ id })) });
  house = await openSmallHouse([ANNA, { ...BEN, manager: EVA.id }, CHLOE, EVA], {
    clock: () => now,
    config: {
      graph: { baseUrl: graph.url },
      directory: { ...DIRECTORY, presence: true, manager: true, photos: folder },
    },
  });
});
afterEach(async () => {
  await house.close();
  await graph.close();
  rmSync(folder, { recursive: true });
});

const pictures = (card: unknown) =>
  [...JSON.stringify(card).matchAll(/"type":"Image","url":"(.*?)","altText":"(.*?)"/g)].map(
    ([, url, name]) => [name, url],
  );

test('an answer carries photos and who is there, and goes out without those that are late', async () => {
  for (const { id } of [BEN, CHLOE]) graph.photo(id, { bytes: JPEG, etag: '"1"', type: 'image/jpeg' });
  graph.presence(BEN.id, 'Available');
  graph.presence(CHLOE.id, 'Away');
  const card = await house.teams.say(ANNA, '/skill excel');
  expect(pictures(card).sort()).toEqual([
    ['Ben Fischer', ADDRESS],
    ['Chloe Martin', ADDRESS],
  ]);
  expect(textOf(card)).toMatch(/Ben Fischer\s+· erreichbar/);
  expect(textOf(card)).toMatch(/Chloe Martin\s+· gerade nicht da/);

  // A day later Graph has gone quiet: what is kept is shown, what is not is left out, and the answer comes.
  now += 25 * 60 * 60_000;
  graph.photo(EVA.id, { bytes: JPEG, etag: '"1"', type: 'image/jpeg' });
  await house.stores.index.addSkills(EVA.id, [{ words: 'Excel' }]);
  graph.faults(({ kind }) =>
    kind === 'photo' || kind === 'presence' ? { kind: 'slow', ms: 60_000 } : undefined,
  );
  const late = await house.teams.say(ANNA, '/skill excel');
  expect(textOf(late)).toContain('Eva Huber');
  expect(
    pictures(late)
      .map(([name]) => name)
      .sort(),
  ).toEqual(['Ben Fischer', 'Chloe Martin']);
  expect(textOf(late)).not.toMatch(/erreichbar|gerade nicht da/);
});

test('a call is not rung into: the next one is asked, and whoever was in it comes later', async () => {
  graph.presence(BEN.id, 'Busy', 'InACall');
  graph.presence(CHLOE.id, 'Away');
  // Being in a call is told to nobody.
  expect(textOf(await house.teams.say(ANNA, '/skill excel'))).toMatch(/Ben Fischer\n/);
  const reached = (person: { id: string }) =>
    house.teams.calls.filter(
      ({ path, body }) =>
        path.includes(`a%3A${person.id}`) && JSON.stringify(body ?? '').includes('"verb":"accept"'),
    ).length;
  await house.teams.say(ANNA, '/ask Excel?');
  await house.teams.until(() => reached(CHLOE) === 1);
  const [request] = await house.stores.requests.mine(ANNA.id, 0, 1);
  expect(request).toMatchObject({ state: 'asking', asked: 1, dueAt: now + 10 * 60_000 });
  now += 10 * 60_000;
  graph.presence(BEN.id, 'Available');
  house.running.app.start();
  await house.teams.until(() => reached(BEN) === 1);
  expect([reached(BEN), reached(CHLOE)]).toEqual([1, 1]);
});

test('the photo of somebody who is forgotten goes with them', async () => {
  graph.photo(BEN.id, { bytes: JPEG, etag: '"1"', type: 'image/jpeg' });
  await house.teams.say(ANNA, '/skill excel');
  expect(readdirSync(folder)).toContain(`${BEN.id}.json`);
  await house.teams.press(BEN, { verb: 'forget', data: { confirm: true } });
  await house.running.stop();
  expect(readdirSync(folder)).not.toContain(`${BEN.id}.json`);
});

test('whoever looks for a colleague by name reads whom they report to; whoever asks for a topic does not', async () => {
  expect(textOf(await house.teams.say(ANNA, '/skill Ben Fischer'))).toContain('Führungskraft: Eva Huber');
  expect(textOf(await house.teams.say(ANNA, '/skill Chloe Martin'))).not.toContain('Führungskraft');
  expect(textOf(await house.teams.say(ANNA, '/skill excel'))).not.toContain('Eva Huber');
  await house.teams.press(EVA, { verb: 'hide', data: {} });
  const shown = textOf(await house.teams.say(ANNA, '/skill Ben Fischer'));
  expect(shown).toContain('Ben Fischer');
  expect(shown).not.toContain('Eva Huber');
});
