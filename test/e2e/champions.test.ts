import { DAY } from '../../src/clock';
import { roundNightly } from '../../src/champions/round-nightly';
import { createCommunityForgetting } from '../../src/sqlite/community-forgetting';
import { silent } from '../fakes/directory-house';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, language: string, skills: string[] = []) => ({
  ...{ id: objectId(n), name, language, upn: `p${n}@x.example`, country: 'AT' },
  ...{ department: 'Finance', profile: { skills } },
});
/** The community manager. */
const ANNA = person(1, 'Anna Berger', 'de-AT');
const BEN = person(2, 'Ben Fischer', 'de-DE', ['Excel']);
const CHLOE = person(3, 'Chloe Martin', 'en-GB', ['Excel']);
const DAVID = person(4, 'David Ohm', 'en-GB');
const EVA = person(5, 'Eva Huber', 'de-AT');
const CHANNEL = 'https://teams.microsoft.com/l/channel/19%3aabc%40thread.tacv2/Champions';

let house: SmallHouse;
let now = 0;

beforeAll(async () => {
  house = await openSmallHouse([ANNA, BEN, CHLOE, DAVID, EVA], {
    clock: () => now,
    config: { community: { managers: [ANNA.id.toUpperCase()], championsChannel: CHANNEL } },
  });
});
beforeEach(() => {
  // A Monday.
  now = Date.UTC(2026, 10, 23, 9);
  house.stores.db.exec(
    `DELETE FROM champion; DELETE FROM champion_round; DELETE FROM nomination; DELETE FROM request; DELETE FROM notice;
     DELETE FROM last_change; DELETE FROM choice; DELETE FROM hidden_skill; DELETE FROM dropped_skill;`,
  );
  house.teams.calls.length = 0;
});
afterAll(() => house.close());

/** Until the bot has nothing left to tell. */
async function settle(): Promise<void> {
  const due = house.stores.db
    .prepare<[number], number>('SELECT count(*) FROM notice WHERE due_at <= ?')
    .pluck();
  house.running.app.start();
  while ((due.get(now) ?? 0) > 0) await new Promise(setImmediate);
}
type Who = { readonly id: string; readonly name: string };
const say = (who: Who, text: string, fields = {}) => house.teams.say(who, text, fields);
const press = (who: Who, verb: string, data: object = {}) => house.teams.press(who, { verb, data });
const champions = (...skills: string[]) => house.stores.champions.championsOf(skills);
const signUp = (who: Who, skill = 'excel') => press(who, 'become-champion', { skill });
async function nominate(by: Who, who: Who, skill = 'welding') {
  const value = { data: { dialog: 'suggest-champion', skill, person: who.id } };
  const invoke = house.teams.activity(by, { type: 'invoke', name: 'task/submit', value });
  const card = (await house.teams.post(invoke)).body.task.value.card.content;
  await settle();
  return card;
}
/** Cards that the bot sent on its own, newest last. */
const told = (who: Who): any[] =>
  house.teams.calls.flatMap(({ method, path, body }) =>
    method === 'POST' && path.includes(encodeURIComponent(`a:${who.id}`)) && !body.replyToId
      ? [body.attachments[0].content]
      : [],
  );

test('somebody becomes champion with one tap, is shown with a star, can be asked, and steps down', async () => {
  const offer = await say(BEN, '/champions excel');
  expect(textOf(offer)).toContain('#excel hat noch keinen Champion');
  expect(await champions('excel')).toEqual([]);
  const kit = await house.teams.press(BEN, button(offer, 'become-champion'));
  expect(textOf(kit)).toContain('Willkommen, Champion für #excel');
  expect(textOf(kit)).toContain('Keine Hotline und keine Pflicht');
  expect(actionsOf(kit).find(({ url }) => url)?.url).toBe(CHANNEL);
  expect(textOf(await signUp(BEN))).toContain('Du bist Champion für #excel');

  const result = await say(CHLOE, '/skill excel');
  expect(textOf(result)).toContain('Ben Fischer ★ Champion');
  expect(textOf(await say(CHLOE, '/champions'))).toContain('Ben Fischer');
  const list = await say(CHLOE, '/champions excel');
  expect(textOf(list)).toContain('#excel · 1 champion');
  const chat = new URL(actionsOf(list).find(({ type }) => type === 'Action.OpenUrl').url);
  expect(chat.searchParams.get('message')).toMatch(/^Hallo Ben, du bist Champion für #excel/);
  // Nobody is asked to ask themselves.
  expect(actionsOf(await say(BEN, '/skill excel')).map(({ verb }) => verb)).not.toContain('ask-champions');

  // The champion is asked first, though known for nothing else.
  await signUp(DAVID, 'welding');
  const nobody = await say(CHLOE, '/skill welding');
  const asked = await house.teams.press(CHLOE, button(nobody, 'ask-champions'));
  expect(textOf(asked)).toContain('#welding');
  await settle();
  expect(textOf(told(DAVID).at(-1))).toContain('You are a champion for #welding');

  const stopped = await press(BEN, 'step-down', { skill: 'excel' });
  expect(textOf(stopped)).toContain('nicht mehr Champion für #excel');
  expect(await champions('excel')).toEqual([]);
  await house.teams.press(BEN, button(stopped, 'undo'));
  expect(await champions('excel')).toEqual([BEN.id]);
  expect(textOf(await press(BEN, 'undo'))).toContain('nichts zurückzunehmen');
  expect(textOf(await press(CHLOE, 'step-down', { skill: 'excel' }))).toContain('You were not a champion');
});

test('ten topics are enough for one person, and undoing a sign-up undoes it', async () => {
  const topics = ['excel', 'go', 'crm', 'r', 'c', 'cpp', 'csharp', 'dotnet', 'welding', 'pivot-tables'];
  for (const skill of topics) await signUp(BEN, skill);
  expect(textOf(await signUp(BEN, 'contract-law'))).toContain('schon Champion für 10 Themen');
  expect(await house.stores.champions.topicsOf(BEN.id)).toHaveLength(10);
  await press(BEN, 'undo');
  expect(await champions('pivot-tables')).toEqual([]);
});

test('nobody becomes or ceases to be champion by what others press, whatever their card says', async () => {
  await signUp(BEN);
  await nominate(ANNA, DAVID);
  const foreign = {
    person: BEN.id,
    id: BEN.id,
    from: { aadObjectId: BEN.id },
    skill: 'excel',
    nomination: 1,
  };
  const id = house.stores.db.prepare('SELECT key FROM nomination').pluck().get() as number;
  for (const verb of ['step-down', 'champion-yes', 'champion-no', 'round-off', 'become-champion', 'undo'])
    await press(CHLOE, verb, { ...foreign, nomination: id });
  expect(await champions('excel')).toEqual([BEN.id]);
  expect(await champions('welding')).toEqual([]);
  expect(await house.stores.champions.nomination(id)).toMatchObject({ answer: undefined });
  expect(await house.stores.rounds.wanted(BEN.id)).toBe(true);
});

test('a community manager suggests somebody, who decides alone: only a yes is told', async () => {
  const list = await say(ANNA, '/champions welding');
  const open = actionsOf(list).find(({ data }) => data?.dialog === 'suggest-champion');
  expect(open).toBeDefined();
  const others = actionsOf(await say(BEN, '/champions welding'));
  expect(others.some(({ data }) => data?.dialog === 'suggest-champion')).toBe(false);
  // Nor by a dialog that somebody sends themselves.
  expect(textOf(await nominate(BEN, CHLOE))).toContain('Dieser Knopf geht nicht mehr');
  expect(told(CHLOE)).toEqual([]);
  const search = (who: Who) =>
    house.teams.post(
      house.teams.activity(who, {
        ...{ type: 'invoke', name: 'application/search' },
        value: { dataset: 'colleagues', queryText: 'eva' },
      }),
    );
  expect(JSON.stringify((await search(ANNA)).body)).toContain(EVA.id);
  expect(JSON.stringify((await search(BEN)).body)).not.toContain(EVA.id);

  // A no: nothing is told, and asking again looks the same.
  const asked = await nominate(ANNA, CHLOE);
  expect(textOf(asked)).toContain('Chloe Martin wird gefragt');
  const [question] = told(CHLOE);
  expect(textOf(question)).toContain('Would you like to be a champion for #welding?');
  expect(textOf(question)).toContain('Anna Berger thought of you');
  expect(await champions('welding')).toEqual([]);
  const messages = told(ANNA).length;
  const no = await house.teams.press(CHLOE, button(question, 'champion-no'));
  expect(textOf(no)).toContain('Nobody is told');
  await settle();
  expect(await nominate(ANNA, CHLOE)).toEqual(asked);
  expect([told(CHLOE).length, told(ANNA).length]).toEqual([1, messages]);
  expect(JSON.stringify(await house.stores.privacy.stored(ANNA.id))).not.toMatch(/nomination":\[\{|welding/);

  // A yes: the one who asked is told, until it is taken back.
  await nominate(ANNA, DAVID);
  const kit = await house.teams.press(DAVID, button(told(DAVID)[0], 'champion-yes'));
  expect(textOf(kit)).toContain('Welcome, champion for #welding');
  expect(await champions('welding')).toEqual([DAVID.id]);
  await settle();
  expect(textOf(told(ANNA).at(-1))).toContain('David Ohm ist jetzt Champion für #schweißen');
  expect(textOf(await nominate(ANNA, DAVID))).toContain('ist dafür schon Champion');
  // A champion suggests colleagues for the same topic, and for no other.
  expect(textOf(await nominate(DAVID, EVA))).toContain('is asked');
  expect(textOf(told(EVA).at(-1))).toContain('David Ohm');
  expect(textOf(await nominate(DAVID, EVA, 'excel'))).not.toContain('is asked');
  await house.teams.press(DAVID, button(kit, 'undo'));
  expect(await champions('welding')).toEqual([]);
  await settle();
  expect(house.teams.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
});

test('once a week champions read what is open in their topics, where something is, and as long as they want', async () => {
  for (const who of [BEN, EVA]) await say(who, '/hilfe');
  await signUp(BEN);
  await signUp(EVA, 'welding');
  await house.stores.people.choose(BEN.id, { timeZone: 'America/New_York' });
  // Picked for one helper alone it is nobody else's business yet.
  const ask = { asker: CHLOE.id, skill: 'excel', anonymous: true, at: now };
  const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  await house.stores.requests.ask({ ...ask, question: 'Pivot *alone*', chosen: DAVID.id }, route, 10);
  await house.stores.requests.ask({ ...ask, question: 'Pivot <b>anew</b>' }, route, 10);
  house.stores.db.exec('UPDATE request SET due_at = NULL');
  const nightly = roundNightly({
    ...{ store: house.stores.rounds, hours: 'always', timeZone: 'UTC', noticesWritten: () => undefined },
    ...{ clock: () => now, log: silent },
  });
  const rounds = async (at: number) => {
    now = at;
    await nightly.run();
    await settle();
    return [told(BEN).length, told(EVA).length];
  };
  await nightly.stop();
  // Tuesday ten o'clock is 9:00 UTC for Eva in Vienna, and 15:00 UTC for Ben in New York.
  expect(await rounds(Date.UTC(2026, 10, 23, 23))).toEqual([0, 0]);
  expect(await rounds(Date.UTC(2026, 10, 24, 14))).toEqual([0, 0]);
  expect(await rounds(Date.UTC(2026, 10, 24, 16))).toEqual([1, 0]);
  expect(await rounds(Date.UTC(2026, 10, 24, 18))).toEqual([1, 0]);
  const [round] = told(BEN);
  expect(textOf(round)).toContain('1 offene Frage zu deinen Themen');
  expect(textOf(round)).toContain('„Pivot <b>anew</b>“');
  expect(JSON.stringify(round)).not.toMatch(/alone|Chloe|p3@x/);

  const stopped = await house.teams.press(BEN, button(round, 'round-off'));
  await rounds(Date.UTC(2026, 10, 30, 23));
  expect(await rounds(Date.UTC(2026, 11, 1, 16))).toEqual([1, 0]);
  await house.teams.press(BEN, button(stopped, 'round-on'));
  await rounds(Date.UTC(2026, 11, 7, 23));
  expect(await rounds(Date.UTC(2026, 11, 8, 16))).toEqual([2, 0]);

  // A champion may say yes without being asked; somebody else may not.
  const open = await press(BEN, 'open-questions');
  const { data } = button(open, 'accept');
  expect(textOf(await press(EVA, 'accept', data))).not.toContain('Du hilfst');
  expect(textOf(await press(BEN, 'accept', data))).toContain('Du hilfst Chloe Martin');
});

test('who says that a topic is not theirs any more is no champion of it, and again after taking it back', async () => {
  await signUp(BEN);
  const asked = await press(CHLOE, 'ask-champions', { skill: 'excel' });
  expect(textOf(asked)).toContain('#excel');
  const { request } = button(asked, 'withdraw').data;
  await press(BEN, 'decline', { request });
  expect(await champions('excel')).toEqual([]);
  await press(BEN, 'undo');
  expect(await champions('excel')).toEqual([BEN.id]);
});

test('in a group everybody reads along, so nothing about oneself is told there', async () => {
  await signUp(BEN);
  const group = { conversation: { id: '19:x', conversationType: 'groupChat', tenantId: 'tenant' } };
  const list = await say(BEN, '/champions', group);
  expect(textOf(list)).toContain('Ben Fischer');
  expect(textOf(list)).not.toContain('Du bist');
  for (const verb of ['open-questions', 'champion-badge', 'round-off'])
    expect(textOf(await house.teams.press(BEN, { verb, data: {} }, group))).toContain(
      'in unserem eigenen Chat',
    );
});

test('the badge comes as a file of the kind that was asked for, to champions only', async () => {
  expect(textOf(await press(BEN, 'badge-png'))).toContain('Das Abzeichen ist für Champions');
  await signUp(BEN);
  for (const [verb, name] of [
    ['badge-png', 'champion.png'],
    ['badge-svg', 'champion.svg'],
  ] as const) {
    await press(BEN, verb);
    const offered = (call: any) => call.body?.attachments?.[0]?.name === name;
    await house.teams.until((calls) => calls.some(offered));
    const { content } = house.teams.calls.find(offered)!.body.attachments[0];
    expect(content.acceptContext).toEqual({ kind: verb });
    expect(content.sizeInBytes).toBeGreaterThan(500);
  }
});

test('nobody hidden, paused, forgotten or gone is a champion to others, nor of a skill they keep to themselves', async () => {
  for (const who of [BEN, CHLOE, DAVID, EVA]) await signUp(who);
  await house.stores.people.choose(CHLOE.id, { hidden: true });
  await house.stores.people.choose(DAVID.id, { pausedUntil: now + DAY });
  await house.stores.index.addSkills(EVA.id, [{ words: 'Excel', skill: 'excel' }]);
  await house.stores.ownSkills.hideSkill(EVA.id, 'excel', true);
  expect(await champions('excel')).toEqual([BEN.id]);
  expect(await house.stores.champions.topics(9)).toEqual([{ skill: 'excel', champions: [BEN.id] }]);
  now += 2 * DAY;
  expect(await champions('excel')).toEqual([BEN.id, DAVID.id]);
  // They themselves see it, and that nobody else does.
  expect(textOf(await say(CHLOE, '/champions'))).toContain('You are a champion for');
  expect(textOf(await press(CHLOE, 'become-champion', { skill: 'go' }))).toContain('You are hidden');
});

test('who was forgotten is named to nobody, whether they asked or said yes', async () => {
  await nominate(ANNA, DAVID);
  const id = house.stores.db.prepare('SELECT key FROM nomination').pluck().get() as number;
  await press(DAVID, 'champion-yes', { nomination: id });
  await settle();
  expect(told(ANNA)).toHaveLength(1);
  await house.stores.privacy.forget(DAVID.id, now);
  await settle();
  expect(house.teams.calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(house.stores.db.prepare('SELECT count(*) FROM nomination').pluck().get()).toBe(0);
  await nominate(ANNA, EVA);
  const { key } = house.stores.db.prepare('SELECT key FROM person WHERE id = ?').get(ANNA.id) as {
    key: number;
  };
  // What the bot does of Anna when she goes, without letting her go.
  createCommunityForgetting(house.stores.db).forget(key, now);
  await settle();
  const anew = house.teams.calls.filter(({ method }) => method === 'PUT').at(-1)?.body.attachments[0].content;
  expect(textOf(anew)).toContain('Jemand hier hat an dich gedacht');
  expect(JSON.stringify(anew)).not.toContain('Anna');
});
