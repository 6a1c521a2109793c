import type { HelpRequest } from '../../src/requests/request';
import { askedOf } from '../fakes/asked';
import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const MARKETING = [11, 12, 13, 14, 15].map((n) => ({
  id: objectId(n),
  name: `M${n}`,
  department: 'Marketing',
}));
const ANNA = {
  ...{ id: objectId(1), name: 'Anna Berger', department: 'Marketing' },
  ...{ language: 'de-AT', upn: 'anna@x.example' },
};
const helper = (n: number, name: string, language: string, skills: string[]) => ({
  ...{ id: objectId(n), name, language, upn: `${name.slice(0, 3)}@x.example`.toLowerCase() },
  ...{ department: 'Finance', profile: { skills } },
});
const BEN = helper(2, 'Ben Fischer', 'de-DE', ['Excel', 'Power Query']);
const CHLOE = helper(3, 'Chloe Martin', 'en-GB', ['Excel']);
const DAVID = helper(4, 'David Ohm', 'en-GB', ['Excel']);
const EVA = helper(5, 'Eva Huber', 'de-DE', ['Excel']);
const FRANK = helper(6, 'Frank Olt', 'en-GB', ['Excel']);
const HELPERS = [BEN, CHLOE, DAVID, EVA, FRANK];
const QUESTION = 'Wie aktualisiere ich in Excel eine Tabelle aus *zwei* Dateien? <b>';

let house: House;
let now = 0;

beforeAll(async () => {
  house = await openHouse({ clock: () => now });
});
beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 9);
  house.stores.db.exec(
    'DELETE FROM request; DELETE FROM champion; DELETE FROM notice; DELETE FROM choice; DELETE FROM last_change; DELETE FROM thanks; DELETE FROM asker_block; DELETE FROM dropped_skill; DELETE FROM forgotten; UPDATE person SET forgotten = 0',
  );
  await house.people(...MARKETING, ANNA, ...HELPERS);
  house.teams.calls.length = 0;
});
// What is still on its way would land in the chats of the next test.
afterEach(settle);
afterAll(() => house.close());

/** What stands in somebody's chat with the bot, as they see it now: new messages and later changes of them. */
function chatOf(person: { id: string }): Map<string, any> {
  const shown = new Map<string, any>();
  const root = `/v3/conversations/${encodeURIComponent(`a:${person.id}`)}/activities`;
  house.teams.calls.forEach(({ method, path, body }, n) => {
    if (!path.startsWith(root)) return;
    const id = decodeURIComponent(path.slice(root.length + 1));
    if (method === 'POST') shown.set(`message-${n + 1}`, body.attachments[0].content);
    if (method === 'PUT') shown.set(id, body.attachments[0].content);
    if (method === 'DELETE') shown.delete(id);
  });
  return shown;
}
const lastCard = (person: { id: string }) => [...chatOf(person).values()].at(-1);
const pinged = () =>
  HELPERS.filter((one) =>
    [...chatOf(one).values()].some((card) => actionsOf(card).some(({ verb }) => verb === 'accept')),
  );
/** Until the bot has nothing left to do and nothing on its way. */
async function settle(): Promise<void> {
  const busy = house.stores.db
    .prepare<[number, number], number>(
      `SELECT (SELECT count(*) FROM notice WHERE due_at <= ? + 60000) +
              (SELECT count(*) FROM request WHERE due_at <= ?)`,
    )
    .pluck();
  house.running.app.start();
  while ((busy.get(now, now) ?? 0) > 0) await new Promise(setImmediate);
}
async function ask(text = `/frage ${QUESTION}`) {
  const card = await house.teams.say(ANNA, text);
  await settle();
  return card;
}
const press = (person: { id: string }, card: any, verb: string) =>
  house.teams.press(person, button(card, verb));

test('Anna asks; three colleagues are asked in their language; one says yes, and both find each other', async () => {
  const asked = await ask();
  expect(textOf(asked)).toContain('Deine Anfrage ist unterwegs');
  expect(textOf(asked)).toContain('Bisher wurden 3 Personen gefragt');
  expect(textOf(asked)).toContain(QUESTION);
  for (const { name } of HELPERS) expect(JSON.stringify(asked)).not.toContain(name);
  const [first, second, third] = pinged();
  expect(pinged()).toHaveLength(3);
  const ping = lastCard(first!);
  expect(textOf(ping)).toMatch(/Anna Berger (fragt|asks)/);
  expect(textOf(ping)).toContain(QUESTION);
  expect(textOf(ping)).toMatch(/(In deinem Profil steht etwas über|Your profile mentions) #excel/);
  expect(textOf(ping)).toMatch(/(heute um|today at) 13:00/);

  const yes = await press(first!, ping, 'accept');
  expect(textOf(yes)).toMatch(/(Du hilfst|You are helping) Anna Berger/);
  const chat = actionsOf(yes).find(({ type }) => type === 'Action.OpenUrl');
  expect(new URL(chat.url).searchParams.get('users')).toBe('anna@x.example');
  expect(new URL(chat.url).searchParams.get('message')).toMatch(/^Hallo Anna, ich kann dir/);
  await settle();
  const accepted = lastCard(ANNA);
  expect(textOf(accepted)).toContain(`${first!.name} hat Ja gesagt`);
  for (const other of [second!, third!]) {
    expect(textOf(lastCard(other))).toMatch(/Jemand anderes hilft schon|Solved by someone else/);
    expect(actionsOf(lastCard(other))).toEqual([]);
  }
  expect(textOf(await press(ANNA, accepted, 'solved'))).toContain('Gelöst');
  const list = await house.teams.say(ANNA, '/anfragen');
  expect(textOf(list)).toContain('gelöst');
  await house.teams.press(ANNA, button(list, 'thank'));
  await settle();
  expect(textOf(lastCard(first!))).toContain('Anna Berger');
  expect(textOf(await house.teams.say(first!, '/me'))).toMatch(/(Danke|Thanks): 1/);
});

test('what was meant for one helper alone no champion can take by its number, until that helper did not', async () => {
  await house.stores.champions.signUp(DAVID.id, 'excel', now);
  const found = await house.teams.say(ANNA, '/skill excel');
  await house.teams.press(
    ANNA,
    actionsOf(found).find(({ verb, data }) => verb === 'ask' && data.helper === BEN.id),
  );
  await settle();
  expect(pinged()).toEqual([BEN]);
  const { request } = button(lastCard(BEN), 'accept').data;
  const take = () => house.teams.press(DAVID, { verb: 'accept', data: { request } });
  expect(JSON.stringify(await take())).not.toMatch(/Anna|anna@/);
  expect(textOf(await house.teams.say(ANNA, '/anfragen'))).not.toContain('David Ohm');
  await press(BEN, lastCard(BEN), 'later');
  expect(textOf(await take())).toContain('Anna Berger');
});

test('anonymous: no name anywhere before the yes, only a department that many share', async () => {
  const data = { dialog: 'ask-for-help', question: QUESTION, topic: 'Excel', anonymous: 'yes' };
  const invoke = { type: 'invoke', name: 'task/submit', value: { data } };
  const { body } = await house.teams.post(house.teams.activity(ANNA, invoke));
  expect(textOf(body.task.value.card.content)).toContain('Niemand sieht deinen Namen');
  await settle();
  // The dialog closes; what is left in her chat lives.
  expect([...chatOf(ANNA).values()].map(textOf)).toEqual([
    expect.stringMatching(/^Deine Anfrage ist unterwegs[^]*Niemand sieht deinen Namen/),
  ]);
  const [first] = pinged();
  expect(JSON.stringify(lastCard(first!))).not.toMatch(/Anna|anna@/);
  expect(textOf(lastCard(first!))).toMatch(/(Jemand aus|A colleague from) Marketing/);
  expect(JSON.stringify(await house.teams.say(first!, '/requests'))).not.toMatch(/Anna|anna@/);
  expect(JSON.stringify(await house.stores.privacy.stored(first!.id))).not.toMatch(/Anna|anna@/);
  const yes = await press(first!, lastCard(first!), 'accept');
  expect(textOf(yes)).toContain('Anna Berger');
  await settle();
  // A verdict on the card of the yes: whichever way the card is made anew, it says what is true now.
  const said = lastCard(ANNA);
  expect(textOf(said)).toContain(`${first!.name} hat Ja gesagt`);
  await press(ANNA, said, 'unsolved');
  await settle();
  for (const card of chatOf(ANNA).values()) expect(textOf(card)).toContain('Deine Anfrage ist unterwegs');
  await press(ANNA, lastCard(ANNA), 'undo');
  await settle();
  await press(ANNA, said, 'solved');
  await settle();
  for (const card of chatOf(ANNA).values())
    expect(actionsOf(card).map(({ verb }) => verb)).toEqual(['thank', 'undo']);
});

test.each(['later', 'decline'])(
  '%s asks the next one at once, and can be taken back without recalling that',
  async (word) => {
    await ask();
    const [first] = pinged();
    const before = pinged().length;
    const said = await press(first!, lastCard(first!), word);
    await settle();
    expect(actionsOf(said).some(({ verb }) => verb === word)).toBe(false);
    const others = () => pinged().filter((one) => one !== first);
    expect(others()).toHaveLength(before);
    const skills = async () => (await house.stores.index.skillsOf(first!.id)).map(({ skill }) => skill);
    expect((await skills()).includes('excel')).toBe(word === 'later');
    await press(first!, said, 'undo');
    await settle();
    expect(others()).toHaveLength(before);
    expect(await skills()).toContain('excel');
    // Again a no: again the next one, although all others can still answer.
    await press(first!, lastCard(first!), word);
    await settle();
    expect(others()).toHaveLength(before + 1);
    await house.teams.press(first!, { verb: 'undo', data: {} });
  },
);

test('who does not answer in their working hours is passed over, and nobody is asked twice', async () => {
  await ask();
  const seen = new Set(pinged().map(({ id }) => id));
  now += 5 * HOUR;
  await settle();
  expect(pinged()).toHaveLength(5);
  for (const id of seen) expect([...chatOf({ id }).values()]).toHaveLength(1);
  now += 5 * HOUR;
  await settle();
  const told = lastCard(ANNA);
  expect(textOf(told)).toContain('Diesmal konnte niemand helfen');
  expect(textOf(told)).toContain('Ich habe 5 Personen gefragt');
});

test('two say yes at the same moment: one helps, the other is told kindly', async () => {
  await ask();
  const [first, second] = pinged();
  const answers = await Promise.all([first!, second!].map((one) => press(one, lastCard(one), 'accept')));
  const texts = answers.map(textOf);
  expect(texts.filter((text) => /Du hilfst|You are helping/.test(text))).toHaveLength(1);
  expect(texts.filter((text) => /Jemand anderes hilft|Solved by someone else/.test(text))).toHaveLength(1);
});

test('it did not help: the next one is asked; after a day somebody asks whether it helped', async () => {
  await ask();
  const [first] = pinged();
  await press(first!, lastCard(first!), 'accept');
  await settle();
  now += DAY;
  await settle();
  const reminder = lastCard(ANNA);
  expect(textOf(reminder)).toContain(`Hat ${first!.name} dir geholfen?`);
  await press(ANNA, reminder, 'unsolved');
  await settle();
  // A finger that meant something else; whoever was asked meanwhile stays asked.
  expect(textOf(await press(ANNA, lastCard(ANNA), 'undo'))).toContain(`${first!.name} hilft dir`);
  await settle();
  const said = await press(ANNA, lastCard(ANNA), 'unsolved');
  expect(textOf(said)).toContain('Deine Anfrage ist unterwegs');
  await settle();
  expect(textOf(lastCard(first!))).toMatch(/nicht ganz das Richtige|not quite the right thing/);
  expect(pinged().length).toBeGreaterThan(0);
  expect(pinged()).not.toContain(first);
});

test('the Ask button asks that helper alone, with the topic; nobody asks themselves', async () => {
  const result = await house.teams.say(ANNA, '#excel');
  const mine = actionsOf(result).find(({ verb, data }) => verb === 'ask' && data.helper === EVA.id);
  const asked = await house.teams.press(ANNA, mine);
  expect(actionsOf(asked).some(({ verb }) => verb === 'ask')).toBe(false);
  await settle();
  expect(pinged().map(({ name }) => name)).toEqual(['Eva Huber']);
  expect(textOf(lastCard(EVA))).toContain('Anna Berger braucht Hilfe bei #excel');
  expect(textOf(await house.teams.press(EVA, mine))).toContain('Dich selbst kannst du nicht fragen');
});

test('a weekly limit, quiet hours, a pause and a hidden profile are kept', async () => {
  await house.stores.people.choose(BEN.id, { weeklyPings: 0 });
  await house.stores.people.choose(CHLOE.id, { pausedUntil: now + DAY });
  await house.stores.people.choose(DAVID.id, { hidden: true });
  await house.stores.people.choose(EVA.id, { timeZone: 'UTC', quietHours: { from: 8 * 60, to: 12 * 60 } });
  await ask();
  expect(pinged().map(({ name }) => name)).toEqual(['Frank Olt']);
  now += 3 * HOUR;
  await settle();
  expect(pinged().map(({ name }) => name)).toEqual(['Eva Huber', 'Frank Olt']);
});

test('who hides between being picked and being written to is not written to; the next one is asked', async () => {
  const { requests, people } = house.stores;
  const fresh = {
    asker: ANNA.id,
    question: QUESTION,
    skill: 'excel',
    anonymous: false,
    chosen: EVA.id,
    at: now,
  };
  const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  const asked = await requests.ask(fresh, route, 10);
  if (asked === 'limited') throw new Error('limited');
  const { id, version } = asked.request;
  const pings = [{ helper: EVA.id, until: now + HOUR, weekly: 3 }];
  expect(await requests.step({ request: id, version, at: now, pings, dueAt: now + HOUR })).toBe(true);
  await people.choose(EVA.id, { hidden: true });
  await settle();
  expect(chatOf(EVA).size).toBe(0);
  expect(pinged()).toHaveLength(3);
});

test('whose questions one does not want: none of them waits for an answer any more', async () => {
  await ask();
  const first = pinged()[0]!;
  await house.teams.say(ANNA, '/frage Excel: und wie geht ein Diagramm?');
  await settle();
  const waiting = () =>
    house.stores.db
      .prepare<[string], number>(
        `SELECT count(*) FROM ping JOIN person p ON p.key = helper WHERE p.id = ? AND answer IS NULL AND passed_at IS NULL`,
      )
      .pluck()
      .get(first.id);
  // Nobody is so free that both questions reach the same three, unless they do.
  const both = [...chatOf(first).values()].length;
  expect(waiting()).toBe(both);
  await press(first, lastCard(first), 'block-asker');
  await settle();
  expect(waiting()).toBe(0);
  expect(textOf(await house.teams.say(first, '/requests'))).not.toContain('Anna');
});

test('whoever wants no more of an anonymous question does not learn from other cards whose it was', async () => {
  const { requests, db } = house.stores;
  const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  for (const [question, anonymous] of [
    ['Excel one', true],
    ['Excel two', false],
    ['Excel three', true],
    ['Excel four', false],
  ] as const) {
    await askedOf(requests, route, { asker: ANNA.id, helper: BEN.id, text: question, anonymous, at: now });
  }
  await settle();
  const waiting = () =>
    db
      .prepare(
        `SELECT r.question FROM ping p JOIN request r ON r.key = p.request JOIN person h ON h.key = p.helper
         WHERE h.id = ? AND p.answer IS NULL AND p.passed_at IS NULL ORDER BY r.key`,
      )
      .pluck()
      .all(BEN.id);
  const block = async (question: string) => {
    const card = [...chatOf(BEN).values()].find((one) => textOf(one).includes(question));
    await press(BEN, card, 'block-asker');
    await settle();
    return textOf(await house.teams.say(BEN, '/requests'));
  };
  const first = await block('Excel one');
  expect(waiting()).toEqual(['Excel two', 'Excel three', 'Excel four']);
  expect(first).not.toContain('Excel one');
  for (const other of ['Excel two', 'Excel three', 'Excel four']) expect(first).toContain(other);
  // Whose name stands there is wanted no longer in whatever bears it.
  const second = await block('Excel two');
  expect(waiting()).toEqual(['Excel three']);
  expect(second).toContain('Excel three');
  // Nor by another wording: the card that waits still is made anew like anybody's.
  const three = await requests
    .mine(ANNA.id, 0, 9)
    .then((all) => all.find((one) => one.question === 'Excel three'));
  await requests.reword(three!.id, ANNA.id, { question: 'Excel drei' }, now);
  await settle();
  expect([...chatOf(BEN).values()].map(textOf).join()).toContain('Excel drei');
  expect(second).not.toMatch(/Anna|Excel (one|two|four)/);
});

test('cards of weeks ago, and a button in two tabs: nothing is asked, told or thanked for a second time', async () => {
  const card = await ask();
  const helpers = pinged();
  const [first, second] = helpers;
  const pings = new Map(helpers.map((one) => [one.id, lastCard(one)]));
  // Two tabs: the next ones are asked once; the same yes, and a yes against a withdrawal.
  await Promise.all([1, 2].map(() => press(ANNA, card, 'forward')));
  await settle();
  expect(textOf(await press(ANNA, card, 'forward'))).toContain('Bisher wurden 5 Personen gefragt');
  const yes = await Promise.all([1, 2].map(() => press(first!, pings.get(first!.id), 'accept')));
  for (const one of yes) expect(textOf(one)).toMatch(/Du hilfst|You are helping/);
  expect(textOf(await press(ANNA, card, 'withdraw'))).toContain(`${first!.name} hilft dir`);
  await settle();
  const helped = lastCard(ANNA);
  await Promise.all([1, 2].map(() => press(ANNA, helped, 'solved')));
  await settle();
  const stand = () =>
    house.stores.db
      .prepare(
        'SELECT (SELECT count(*) FROM request_change) AS changes, (SELECT count(*) FROM ping) AS pings, (SELECT count(*) FROM notice) AS notices, (SELECT state FROM request) AS state',
      )
      .get();
  const before = stand();
  expect(before).toMatchObject({ state: 'solved' });
  now += 21 * DAY;
  await settle();
  for (const verb of ['accept', 'later', 'decline'])
    expect(textOf(await press(second!, pings.get(second!.id), verb))).toMatch(
      /Jemand anderes hilft schon|Solved by someone else/,
    );
  expect(textOf(await press(first!, pings.get(first!.id), 'later'))).toMatch(/Du hast|You helped/);
  for (const verb of ['withdraw', 'forward'])
    expect(textOf(await press(ANNA, card, verb))).toContain('Gelöst');
  expect(textOf(await press(ANNA, helped, 'unsolved'))).toContain('Gelöst');
  await house.teams.press(ANNA, { verb: 'undo', data: button(card, 'withdraw').data });
  await settle();
  expect(stand()).toEqual(before);
});

test('a question in every script is text, in chat and on cards: no markup, no turned direction', async () => {
  const question =
    'Excel: [hier](https://böse.example) **fett** <at>alle</at> \u202eelgoog\u202c כיצד מרעננים? \u0000';
  await ask(`/frage ${question}`);
  const [first] = pinged();
  for (const card of [lastCard(first!), await house.teams.say(ANNA, '/anfragen')]) {
    // Text blocks render Markdown and text runs do not.
    const blocks = JSON.stringify(card).match(/"type":"TextBlock","text":"[^"]*"/g) ?? [];
    expect(blocks.join()).not.toMatch(/böse|fett|alle/);
    expect(textOf(card)).not.toMatch(/[\u202a-\u202e]|\0|<at>/);
    expect(textOf(card)).toContain('כיצד מרעננים');
  }
  const far = await house.teams.say(ANNA, `/frage Excel ${'x'.repeat(100_000)}`);
  expect(textOf(far)).toContain('1000');
  expect(await house.stores.requests.mine(ANNA.id, 0, 5)).toHaveLength(1);
});

test('whose questions one does not want: the next one is asked at once, the list forgets them, and it can be taken back', async () => {
  await ask();
  const [first] = pinged();
  const ping = lastCard(first!);
  const said = await press(first!, ping, 'block-asker');
  await settle();
  expect(pinged()).toHaveLength(4);
  // Pressed again it does no more.
  await press(first!, ping, 'block-asker');
  await settle();
  expect(pinged()).toHaveLength(4);
  const list = async () => house.teams.say(first!, '/requests');
  expect(textOf(await list())).toMatch(/Fragen einzelner Personen|some people’s questions/);
  expect(textOf(await list())).not.toContain('Anna');
  await press(first!, said, 'undo');
  expect(textOf(await list())).toContain('Anna');
  expect(textOf(await list())).not.toMatch(/mancher Leute|Some people’s/);
  // What was blocked long ago can be let in again, without a name.
  await press(first!, ping, 'block-asker');
  now += 3 * DAY;
  const all = button(await list(), 'unblock-askers');
  expect(textOf(await house.teams.press({ id: objectId(98) }, all))).not.toContain('Anna');
  expect(textOf(await press(first!, await list(), 'unblock-askers'))).not.toMatch(
    /mancher Leute|Some people’s/,
  );
  expect(await house.stores.requests.hasBlocked(first!.id)).toBe(false);
});

test('withdrawn: everybody is told, the asker can take it back, others cannot touch it', async () => {
  const card = await ask();
  const [first] = pinged();
  for (const verb of ['withdraw', 'forward', 'solved', 'unsolved']) {
    const foreign = await house.teams.press(first!, { verb, data: button(card, 'withdraw').data });
    expect(textOf(foreign)).toMatch(/gibt es nicht mehr|no longer there/);
  }
  for (const verb of ['accept', 'later', 'decline', 'block-asker', 'report']) {
    const stranger = await house.teams.press(
      { id: objectId(14) },
      { verb, data: button(card, 'withdraw').data },
    );
    expect(textOf(stranger)).toMatch(/no longer there|nobody here to report/);
  }
  const withdrawn = await press(ANNA, card, 'withdraw');
  await settle();
  expect(textOf(lastCard(first!))).toMatch(/Nicht mehr nötig|No longer needed/);
  expect(textOf(await press(ANNA, withdrawn, 'undo'))).toContain('unterwegs');
  await settle();
  expect(actionsOf(lastCard(first!)).some(({ verb }) => verb === 'accept')).toBe(true);
});

test('the asker changes the words: whoever was asked reads them anew, also in hiding, but not who wants no more of them', async () => {
  const card = await ask();
  const [first, second] = pinged();
  await house.stores.people.choose(first!.id, { hidden: true });
  await press(second!, lastCard(second!), 'block-asker');
  await settle();
  expect(pinged()).toHaveLength(4);
  const edit = actionsOf(card).find(({ data }) => data?.dialog === 'change-request');
  const submit = { ...edit.data, question: 'Nur noch eine Datei', topic: 'Excel' };
  const invoke = { type: 'invoke', name: 'task/submit', value: { data: submit } };
  await house.teams.post(house.teams.activity(ANNA, invoke));
  await settle();
  expect(textOf(lastCard(first!))).toContain('Nur noch eine Datei');
  for (const read of [...chatOf(second!).values()].map(textOf)) expect(read).not.toContain('Nur noch');
  await press(first!, lastCard(first!), 'accept');
  await settle();
  expect(textOf(lastCard(ANNA))).toContain(`${first!.name} hat Ja gesagt`);
});

test('who is forgotten takes their questions along; a helper who goes leaves the request to the next', async () => {
  await ask();
  const [first, second] = pinged();
  await press(first!, lastCard(first!), 'accept');
  await settle();
  await house.stores.privacy.forget(first!.id, now);
  await settle();
  expect(textOf(lastCard(ANNA))).not.toContain(first!.name);
  expect(actionsOf(lastCard(second!)).some(({ verb }) => verb === 'accept')).toBe(true);
  await house.stores.privacy.forget(ANNA.id, now);
  await settle();
  // Where the bot was told to forget the helper, it no longer knows which messages were theirs.
  for (const one of HELPERS.filter((other) => other !== first))
    expect([...chatOf(one).values()].map(textOf).join()).not.toContain('Anna');
});

test('who said yes and leaves: the asker is told once, without a name, and the next one is asked; hiding breaks no promise', async () => {
  await ask();
  const [first, second] = pinged();
  await press(first!, lastCard(first!), 'accept');
  await settle();
  await house.stores.people.choose(first!.id, { hidden: true });
  await settle();
  expect(textOf(lastCard(ANNA))).toContain(`${first!.name} hat Ja gesagt`);
  const open = () =>
    HELPERS.filter((one) => one !== first && actionsOf(lastCard(one)).some(({ verb }) => verb === 'accept'));
  expect(open()).toEqual([]);
  await house.leaves(first!.id);
  await settle();
  expect(textOf(lastCard(ANNA))).toMatch(/^Deine Anfrage läuft weiter[^]*Bisher wurden 3 Personen gefragt/);
  expect(open()).toHaveLength(3);
  const told = chatOf(ANNA).size;
  await house.leaves(first!.id);
  await settle();
  expect(chatOf(ANNA).size).toBe(told);
  for (const card of chatOf(ANNA).values()) expect(textOf(card)).not.toContain(first!.name);
  // Whoever was asked and leaves is waited for no longer.
  await house.leaves(second!.id);
  await settle();
  expect(open()).toHaveLength(4);
  // Whoever says yes next is read on the very card.
  const third = open().find((one) => one !== second)!;
  await press(third, lastCard(third), 'accept');
  await settle();
  for (const card of chatOf(ANNA).values()) expect(textOf(card)).toContain(third.name);
  // A question of somebody who left is nobody's task.
  await house.leaves(ANNA.id);
  await settle();
  for (const one of HELPERS.slice(2))
    expect(actionsOf(lastCard(one)).map(({ verb }) => verb)).not.toContain('accept');
  expect(textOf(await house.teams.say(third, '/requests'))).not.toContain('Anna');
  expect(house.stores.db.prepare('SELECT state FROM request').pluck().all()).toEqual(['expired']);
});

test('who said yes late and leaves after the month: the asker hears that the yes fell away and that it has ended', async () => {
  await ask();
  const [first] = pinged();
  house.stores.db.prepare('UPDATE request SET made_at = made_at - ?').run(20 * DAY);
  await press(first!, lastCard(first!), 'accept');
  await settle();
  now += 15 * DAY;
  await settle();
  await house.leaves(first!.id);
  await settle();
  expect(textOf(lastCard(ANNA))).toMatch(
    /^Diese Anfrage ist abgelaufen[^]*Wer Ja gesagt hatte, kann nicht mehr helfen\.[^]*frag einfach noch einmal/,
  );
  for (const card of chatOf(ANNA).values()) expect(textOf(card)).not.toContain(first!.name);
});

test.each([
  ['', 'Schreib eine Frage oder nenne ein Thema'],
  ['x'.repeat(1001), 'höchstens 1000 Zeichen'],
])('what cannot be asked says why and keeps what was typed (%#)', async (question, problem) => {
  const data = { dialog: 'ask-for-help', question, topic: '', anonymous: 'yes' };
  const invoke = { type: 'invoke', name: 'task/submit', value: { data } };
  const { body } = await house.teams.post(house.teams.activity(ANNA, invoke));
  const form = body.task.value.card.content;
  expect(textOf(form)).toContain(problem);
  expect(form.body.find(({ id }: any) => id === 'question').value ?? '').toBe(question);
  expect(await house.stores.requests.mine(ANNA.id, 0, 5)).toEqual([]);
});

test('a question of a whole book comes back as far as a card can carry it', async () => {
  const data = { dialog: 'ask-for-help', question: '🧮"'.repeat(50_000), topic: '', anonymous: 'no' };
  const invoke = { type: 'invoke', name: 'task/submit', value: { data } };
  const { body } = await house.teams.post(house.teams.activity(ANNA, invoke));
  expect(textOf(body.task.value.card.content)).toContain('höchstens 1000 Zeichen');
  expect(Buffer.byteLength(JSON.stringify(body.task.value.card.content))).toBeLessThan(25_000);
});

test('asking too often is limited for the day; the same question twice is one request', async () => {
  await ask();
  await ask();
  // Whoever has heard nothing for hours and asks anew does not have more people asked.
  now += 3 * HOUR;
  await ask();
  expect(await house.stores.requests.mine(ANNA.id, 0, 20)).toHaveLength(1);
  expect(pinged()).toHaveLength(3);
  // The same words without a name are another question: nobody new may read the name.
  const [{ question, skill }] = (await house.stores.requests.mine(ANNA.id, 0, 1)) as [HelpRequest];
  const again = { asker: ANNA.id, question, skill, anonymous: true, at: now };
  const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  expect(await house.stores.requests.ask(again, route, 9)).toMatchObject({
    ...{ fresh: true, request: { anonymous: true } },
  });
  expect(await house.stores.requests.ask(again, route, 9)).toMatchObject({ fresh: false });
  for (let n = 0; n < 8; n++) await house.teams.say(ANNA, `/ask Excel, part ${n}`);
  expect(textOf(await house.teams.say(ANNA, '/ask Excel, once more'))).toContain(
    'viele Fragen für einen Tag',
  );
  // Out of the dialog too, and what was typed stays there.
  const data = { dialog: 'ask-for-help', question: 'Excel, last', topic: '', anonymous: 'yes' };
  const invoke = { type: 'invoke', name: 'task/submit', value: { data } };
  const { body } = await house.teams.post(house.teams.activity(ANNA, invoke));
  const form = body.task.value.card.content;
  expect(textOf(form)).toContain('viele Fragen für einen Tag');
  expect(form.body.find(({ id }: any) => id === 'question').value).toBe('Excel, last');
});

test('in a group the question is one short message, and the rest goes to the asker alone', async () => {
  const group = { conversation: { id: '19:group', conversationType: 'groupChat', isGroup: true } };
  const card = await house.teams.say(ANNA, `/ask ${QUESTION}`, group);
  expect(textOf(card)).not.toContain(QUESTION);
  expect(actionsOf(card)).toEqual([]);
  expect(textOf(await house.teams.say(ANNA, '/requests', group))).toContain(
    'Deine Anfragen sind nur für dich',
  );
});
