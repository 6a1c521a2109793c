import { gzipSync } from 'node:zlib';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, TeamsDouble, textOf } from '../fakes/teams-double';

const ANNA = { id: objectId(1), name: 'Anna', language: 'en' };
const BEN = { id: objectId(2), name: 'Ben', language: 'en', profile: { skills: ['Excel'] } };

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await house.people(ANNA, BEN);
});
afterEach(() => house.close());

async function post(headers: Record<string, string>, body: string | Buffer | FormData): Promise<number> {
  const url = `${house.url}/api/messages`;
  return (await fetch(url, { method: 'POST', headers, body })).status;
}

test('nothing is unpacked before anybody knows who sends it', async () => {
  const json = { 'content-type': 'application/json' };
  expect(await post({ ...json, 'content-encoding': 'gzip' }, 'no gzip at all')).toBe(415);
  expect(await post({ ...json, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(1_000_000)))).toBe(415);
  expect(textOf(await house.teams.say(ANNA, '/skill excel'))).toContain('Ben');
});

test('a form is no activity, wherever it comes from, and leaves no file', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('upload_')).length;
  const form = new FormData();
  form.set('type', 'message');
  form.set('f', new Blob(['x'.repeat(1000)]), 'x.txt');
  expect(await post({}, form)).toBe(415);
  expect(await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'type=message')).toBe(415);
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('upload_')).length).toBe(before);
});

test('what is taken back is taken back where it was delivered', async () => {
  const elsewhere = await new TeamsDouble(() => house.url).start();
  try {
    await elsewhere.say(BEN, '/help');
    const result = await house.teams.say(ANNA, '/skill excel');
    const thanked = await house.teams.press(ANNA, button(result, 'thank'));
    await elsewhere.until((calls) => JSON.stringify(calls).includes('thanks you'));
    // Its delivery is written down before the next one begins.
    await house.running.app.deliver();
    await house.teams.press(ANNA, button(thanked, 'undo'));
    await elsewhere.until((calls) => calls.some(({ method }) => method === 'DELETE'));
    expect(house.teams.calls.some(({ method }) => method === 'DELETE')).toBe(false);
  } finally {
    await elsewhere.stop();
  }
});

test('a second press changes nothing, and the way back is still the one from the first', async () => {
  await house.teams.press(BEN, { verb: 'hide', data: {} });
  await house.teams.press(BEN, { verb: 'hide', data: { again: true } });
  await house.teams.press(BEN, { verb: 'undo', data: {} });
  expect((await house.stores.people.choices(BEN.id)).hidden).toBe(false);
});

test('the button on thanks takes back these thanks, whatever was changed since', async () => {
  const result = await house.teams.say(ANNA, '/skill excel');
  const thanked = await house.teams.press(ANNA, button(result, 'thank'));
  await house.teams.press(ANNA, { verb: 'hide', data: {} });
  expect(textOf(await house.teams.press(ANNA, button(thanked, 'undo')))).toContain('Taken back');
  expect(await house.stores.thanks.received(BEN.id)).toEqual([]);
  expect((await house.stores.people.choices(ANNA.id)).hidden).toBe(true);
});

test('in a group, what a person does with their profile stays with them', async () => {
  const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } };
  const pressed = house.teams.activity(BEN, { ...group, value: { verb: 'hide' }, text: ' ' });
  await house.teams.post(pressed);
  const [said] = house.teams.messages.slice(-1);
  expect(textOf(said.attachments[0].content)).toContain('your eyes only');
  expect(actionsOf(said.attachments[0].content)).toEqual([]);
  expect((await house.stores.people.choices(BEN.id)).hidden).toBe(false);
});

test('whoever tries what /help shows sends nothing to anybody', async () => {
  await house.people({ id: objectId(3), name: 'Ben Fischer', profile: { skills: ['Pivot', 'Excel'] } });
  for (const locale of ['de-AT', 'en-GB']) {
    const help = await house.teams.say(ANNA, '/help', { locale });
    const rows = help.body.flatMap(({ selectAction }: any) => selectAction ?? []);
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) expect(await house.teams.press(ANNA, row)).toBeDefined();
  }
  const sent = ['request', 'thanks', 'feedback', 'notice'].map((table) =>
    house.stores.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  expect(sent).toEqual([0, 0, 0, 0]);
});
