import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const ANNA = {
  id: objectId(1),
  name: 'Anna Berger',
  language: 'de-AT',
  country: 'AT',
  upn: 'anna@x.example',
};
const BEN = { id: objectId(2), name: 'Ben Fischer', language: 'en-GB', profile: { skills: ['Power Query'] } };

let house: House;
// A Wednesday; in Vienna it is noon.
let now = Date.UTC(2026, 10, 25, 11);

beforeAll(async () => {
  house = await openHouse({ clock: () => now });
});
beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 11);
  house.stores.db.exec('DELETE FROM choice; DELETE FROM last_change; UPDATE person SET time_zone = NULL');
  await house.people(ANNA, BEN);
});
afterAll(() => house.close());

async function dialog(person: { id: string }, name: 'task/fetch' | 'task/submit', data: object = {}) {
  const invoke = { type: 'invoke', name, value: { data: { dialog: 'settings', ...data } } };
  const { status, body } = await house.teams.post(house.teams.activity(person, invoke));
  expect(status).toBe(200);
  return body.task.value.card.content;
}
const field = (form: any, id: string) => form.body.find((one: any) => one.id === id)?.value;
const choices = (person: { id: string }) => house.stores.people.choices(person.id);

test('Anna says how she wants to be asked, sees it in her profile, and takes it back', async () => {
  const me = await house.teams.say(ANNA, '/ich');
  expect(textOf(me)).toContain('Höchstens 3 Hilfe-Anfragen in sieben Tagen');
  expect(textOf(me)).toContain('Keine eigenen Ruhezeiten (Europe/Vienna)');
  expect(textOf(me)).toContain('Wochenüberblick: aus');
  const [open] = actionsOf(me).filter(({ data }) => data?.dialog === 'settings');
  const form = await dialog(ANNA, 'task/fetch', open.data);
  expect([field(form, 'weeklyPings'), field(form, 'timeZone'), field(form, 'pause')]).toEqual([
    'house',
    'Europe/Vienna',
    undefined,
  ]);
  const saved = await dialog(ANNA, 'task/submit', {
    ...{ weeklyPings: '1', pause: '', quietFrom: '20:00', quietTo: '7:05' },
    ...{ timeZone: 'europe/zurich', digest: 'yes', locale: 'de' },
  });
  expect(textOf(saved)).toContain('Deine Einstellungen sind gespeichert');
  expect(await choices(ANNA)).toMatchObject({
    ...{ weeklyPings: 1, timeZone: 'Europe/Zurich', quietHours: { from: 1200, to: 425 }, digest: true },
    locale: undefined,
  });
  const after = textOf(await house.teams.say(ANNA, '/ich'));
  expect(after).toContain('Höchstens 1 Hilfe-Anfrage in sieben Tagen');
  expect(after).toContain('Ruhe von 20:00 bis 07:05 Uhr (Europe/Zurich)');
  await house.teams.press(ANNA, button(saved, 'undo'));
  expect(await choices(ANNA)).toMatchObject({ weeklyPings: undefined, quietHours: undefined, digest: false });
});

test('saving what is so already changes nothing, and leaves the way back from the change before', async () => {
  await house.teams.press(ANNA, { verb: 'hide', data: {} });
  const form = await dialog(ANNA, 'task/fetch');
  const typed = Object.fromEntries(
    form.body.filter(({ id }: any) => id).map(({ id, value = '' }: any) => [id, value]),
  );
  expect(textOf(await dialog(ANNA, 'task/submit', typed))).toContain('nichts geändert');
  await house.teams.press(ANNA, { verb: 'undo', data: {} });
  expect((await choices(ANNA)).hidden).toBe(false);
});

test.each([
  [{ quietFrom: '20:00', quietTo: '' }, 'Quiet hours need a beginning and an end'],
  [{ quietFrom: '25:00', quietTo: '07:00' }, 'Quiet hours need a beginning and an end'],
  [{ timeZone: 'Middle-earth/Shire' }, 'I don’t know the time zone “Middle-earth/Shire”'],
  [{ weeklyPings: '-1' }, 'from 0 to 99'],
  [{ pause: '2026-11-25' }, 'A pause has to end on a future day'],
  [{ pause: '2028-01-01' }, 'A pause has to end on a future day'],
  [{ pause: 'tomorrow' }, 'A pause has to end on a future day'],
])('what cannot be saved says why, keeps what was typed, and changes nothing (%j)', async (wrong, why) => {
  const form = await dialog(BEN, 'task/submit', { weeklyPings: '2', digest: 'yes', ...wrong });
  expect(textOf(form)).toContain(why);
  for (const [id, value] of Object.entries({ digest: 'yes', ...wrong }))
    if (value && id !== 'weeklyPings') expect(field(form, id)).toBe(value);
  expect(await choices(BEN)).toMatchObject({ weeklyPings: undefined, digest: false, pausedUntil: undefined });
});

test('a pause ends at midnight where the person lives, whether by date or until Monday', async () => {
  await dialog(ANNA, 'task/submit', { pause: '2026-12-24' });
  expect((await choices(ANNA)).pausedUntil).toBe(Date.UTC(2026, 11, 23, 23));
  expect(field(await dialog(ANNA, 'task/fetch'), 'pause')).toBe('2026-12-24');
  const paused = await house.teams.press(ANNA, { verb: 'pause', data: { until: 'monday' } });
  expect(textOf(paused)).toContain('30. November');
  expect((await choices(ANNA)).pausedUntil).toBe(Date.UTC(2026, 10, 29, 23));
  await dialog(ANNA, 'task/submit', { pause: '' });
  expect((await choices(ANNA)).pausedUntil).toBeUndefined();
});

test('the time zone of the client counts until another one is chosen; nonsense of a client is nothing', async () => {
  await house.teams.say(BEN, '/help', { localTimezone: 'Asia/Tokyo' });
  await house.teams.say(BEN, '/help', { localTimezone: 'Nowhere/Land' });
  await house.teams.say(BEN, '/help', { localTimezone: 7 });
  expect(textOf(await house.teams.say(BEN, '/me'))).toContain('(Asia/Tokyo)');
});

test('settings are nobody else’s, whatever the data says', async () => {
  await dialog(BEN, 'task/submit', { digest: 'yes', person: ANNA.id, from: { aadObjectId: ANNA.id } });
  expect((await choices(ANNA)).digest).toBe(false);
  expect((await choices(BEN)).digest).toBe(true);
});
