import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const ANNA = {
  id: objectId(1),
  name: 'Anna Berger',
  language: 'de-AT',
  department: 'Marketing',
  upn: 'anna@x.example',
};
const BEN = {
  id: objectId(2),
  name: 'Ben Fischer',
  language: 'de-DE',
  department: 'Controlling',
  upn: 'ben@x.example',
  profile: { skills: ['Excel-Dashboards', 'Power Query'] },
};
const CHLOE = {
  id: objectId(3),
  name: 'Chloe Martin',
  language: 'en-GB',
  department: 'Sales',
  upn: 'chloe@x.example',
  profile: { skills: ['French', 'excel dashboards'] },
};

let house: House;
let now = Date.UTC(2026, 10, 23, 9);

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9);
  house = await openHouse({ clock: () => now });
  await house.people(ANNA, BEN, CHLOE);
});
afterEach(() => house.close());

/** The card of the first message that reaches somebody without their asking. */
async function noticeTo(person: { id: string }): Promise<any> {
  const isNotice = ({ method, path }: { method: string; path: string }) =>
    method === 'POST' && path === `/v3/conversations/${encodeURIComponent(`a:${person.id}`)}/activities`;
  await house.teams.until((calls) => calls.some(isNotice));
  return house.teams.calls.find(isNotice)?.body.attachments[0].content;
}

test('Anna asks, sees colleagues with reasons, thanks Ben, and Ben is told in his language', async () => {
  const result = await house.teams.say(ANNA, '/skill excel-dashboards');
  expect(textOf(result)).toContain('#excel-dashboards · 2 Kolleginnen und Kollegen können helfen');
  expect(textOf(result)).toContain('Ben Fischer');
  expect(textOf(result)).toContain('Nennt Excel-Dashboards im Profil');

  const thank = actionsOf(result).find((action) => action.verb === 'thank' && action.data.helper === BEN.id);
  const thanked = await house.teams.press(ANNA, thank);
  expect(textOf(thanked)).toContain('Dein Dank ist unterwegs zu Ben Fischer');

  const notice = await noticeTo(BEN);
  expect(textOf(notice)).toContain('Anna Berger sagt dir Danke');
  expect(textOf(notice)).toContain('#excel-dashboards');
  const me = await house.teams.say(BEN, '/ich');
  expect(textOf(me)).toContain('Danke: 1');
});

test('the chat button opens a draft in the language of the helper', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const urls = actionsOf(result).flatMap(({ type, url }) =>
    type === 'Action.OpenUrl' ? [new URL(url)] : [],
  );
  for (const url of urls) expect(url.href).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?users=/);
  const drafts = Object.fromEntries(
    urls.map((url) => [url.searchParams.get('users'), url.searchParams.get('message')]),
  );
  expect(drafts['ben@x.example']).toMatch(/^Hallo Ben,/);
  expect(drafts['chloe@x.example']).toMatch(/^Hi Chloe,/);
});

test('a command, its German name, a hashtag and a sentence are the same question', async () => {
  const asked = [
    '/skill excel-dashboards',
    'skill excel-dashboards',
    'SKILL Excel-Dashboards',
    '/wer excel-dashboards',
    '#excel-dashboards',
    'Wer kennt sich mit Excel-Dashboards aus?',
    'Who can help me with excel dashboards?',
    '<at>KnowWho</at> /skill excel-dashboards',
  ];
  for (const text of asked) {
    const result = textOf(await house.teams.say(ANNA, text));
    expect([text, result]).toEqual([text, expect.stringContaining('#excel-dashboards · 2 ')]);
  }
});

test('thanks count once in 30 days, whatever is pressed how often', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const thank = button(result, 'thank');
  await Promise.all([house.teams.press(ANNA, thank), house.teams.press(ANNA, thank)]);
  const again = await house.teams.press(ANNA, thank);
  expect(textOf(again)).toContain('schon gedankt');
  const helper = { id: thank.data.helper };
  await noticeTo(helper);
  expect(textOf(await house.teams.say(helper, '/me'))).toMatch(/(Danke|Thanks): 1/);

  now += 31 * 24 * 60 * 60 * 1000;
  expect(textOf(await house.teams.press(ANNA, thank))).toContain('unterwegs');
  expect(textOf(await house.teams.say(helper, '/me'))).toMatch(/(Danke|Thanks): 2/);
});

test('nobody thanks themselves, and whose thanks they are is not up to the card', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const thank = actionsOf(result).find((action) => action.verb === 'thank' && action.data.helper === BEN.id);
  expect(textOf(await house.teams.press(BEN, thank))).toContain('Das bist du selbst');
  await house.teams.press(CHLOE, {
    verb: 'thank',
    data: { ...thank.data, asker: ANNA.id, from: ANNA.id, sender: ANNA.id },
  });
  const notice = await noticeTo(BEN);
  expect(textOf(notice)).toContain('Chloe Martin');
  expect(textOf(notice)).not.toContain('Anna');
});

test('a sentence follows the thanks and is shown in the profile', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const thank = actionsOf(result).find((action) => action.verb === 'thank' && action.data.helper === BEN.id);
  const thanked = await house.teams.press(ANNA, thank);
  await noticeTo(BEN);
  const form = button(thanked, 'add-sentence');
  const sentence = 'Du hast <b>mein</b> *Dashboard* gerettet 🎉';
  const said = await house.teams.press(ANNA, { verb: form.verb, data: { ...form.data, sentence } });
  expect(textOf(said)).toContain('Dein Satz ist unterwegs zu Ben Fischer');
  await house.teams.until((calls) =>
    JSON.stringify(calls.map(({ body }) => body)).includes('schreibt zum Dank'),
  );
  expect(textOf(await house.teams.say(BEN, '/me'))).toContain(sentence);
  // A sentence belongs to the one who thanked.
  const foreign = await house.teams.press(CHLOE, {
    verb: form.verb,
    data: { ...form.data, sentence: 'Ich war das' },
  });
  expect(textOf(foreign)).toContain('These thanks have been taken back');
});

test('thanks are taken back, also from the one who was told', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const thank = actionsOf(result).find((action) => action.verb === 'thank' && action.data.helper === BEN.id);
  const thanked = await house.teams.press(ANNA, thank);
  await noticeTo(BEN);
  await house.running.app.deliver();
  const undo = button(thanked, 'undo');
  expect(textOf(await house.teams.press(ANNA, undo))).toContain('Zurückgenommen');
  expect(textOf(await house.teams.press(ANNA, undo, { id: 'another' }))).toContain('nichts zurückzunehmen');
  await house.teams.until((calls) => calls.some(({ method }) => method === 'DELETE'));
  expect(textOf(await house.teams.say(BEN, '/me'))).toContain('Danke: 0');
});

test('who leaves between two clicks is gone, and nothing is stored', async () => {
  const result = await house.teams.say(ANNA, '#excel-dashboards');
  const thank = actionsOf(result).find((action) => action.verb === 'thank' && action.data.helper === BEN.id);
  await house.leaves(BEN.id);
  expect(textOf(await house.teams.press(ANNA, thank))).toContain('nicht mehr zu finden');
  expect(await house.stores.thanks.received(BEN.id)).toEqual([]);
  expect(textOf(await house.teams.say(ANNA, '#excel-dashboards'))).not.toContain('Ben');
});

test('somebody unknown to the directory is welcome', async () => {
  const stranger = { id: objectId(99), name: 'Olga *Neu* <b>' };
  const result = await house.teams.say(stranger, '/skill excel dashboards');
  expect(textOf(result)).toContain('2 colleagues can help');
  await house.teams.press(stranger, button(result, 'thank'));
  expect(textOf(await house.teams.say(stranger, '/me'))).toContain('Olga *Neu* <b>');
});
