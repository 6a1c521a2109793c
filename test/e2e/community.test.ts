import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fingerprint } from '../../src/thanks/testimonial';
import { objectId, openHouse, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const DAY = 24 * 60 * 60_000;
const CHANNEL = '19:community@thread.tacv2';
const QUESTION = 'Wie aktualisiere ich in Excel eine Tabelle aus *zwei* Dateien?';
const person = (n: number, name: string, more: object = {}) => ({
  ...{ id: objectId(n), name, language: 'en-GB', upn: `${name.slice(0, 3)}@x.example`.toLowerCase() },
  ...more,
});
const ANNA = person(1, 'Anna Berger', { department: 'Marketing', language: 'de-AT' });
const BEN = person(2, 'Ben Fischer', { profile: { skills: ['Excel'] } });
const CHLOE = person(3, 'Chloe Martin', { language: 'de-DE' });
const DAVID = person(4, 'David Ohm');
const GUEST = person(5, 'Gus Extern', { guest: true });
const MARKETING = [11, 12, 13, 14].map((n) => person(n, `Mar ${n}`, { department: 'Marketing' }));
const IN_CHANNEL = {
  conversation: { id: `${CHANNEL};messageid=1`, conversationType: 'channel', tenantId: 'tenant' },
};

let house: House;
let now = 0;

async function open(reach: object): Promise<void> {
  house = await openHouse({
    clock: () => now,
    config: { reach: { pings: true, ...reach }, workingHours: 'always' },
  });
}
beforeEach(() => (now = Date.UTC(2026, 10, 25, 9)));
afterEach(() => house.close());

async function people(): Promise<void> {
  await house.people(ANNA, BEN, CHLOE, DAVID, GUEST, ...MARKETING);
}
/** Until the bot has nothing left to do and nothing on its way. */
async function settle(): Promise<void> {
  const busy = house.stores.db
    .prepare<{ now: number }, number>(
      `SELECT (SELECT count(*) FROM notice WHERE due_at <= @now + 60000) +
              (SELECT count(*) FROM post WHERE due_at <= @now + 60000) +
              (SELECT count(*) FROM request WHERE due_at <= @now)`,
    )
    .pluck();
  house.running.app.start();
  while ((busy.get({ now }) ?? 0) > 0) await new Promise(setImmediate);
}
/** What stands in a conversation now. */
function standing(conversation: string): any[] {
  const root = `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
  const shown = new Map<string, any>();
  house.teams.calls.forEach(({ method, path, body }, n) => {
    if (!path.startsWith(root)) return;
    const id = decodeURIComponent(path.slice(root.length + 1));
    if (method === 'POST') shown.set(`message-${n + 1}`, body.attachments[0].content);
    if (method === 'PUT') shown.set(id, body.attachments[0].content);
    if (method === 'DELETE') shown.delete(id);
  });
  return [...shown.values()];
}
const chatOf = ({ id }: { id: string }) => standing(`a:${id}`);
const posts = () => standing(CHANNEL);
const press = (who: { id: string }, card: any, verb: string, where: Record<string, unknown> = {}) =>
  house.teams.press(who, button(card, verb), where);
/** Anna asks, and Ben, the only one who knows, has no time. */
async function exhausted(): Promise<any> {
  await house.teams.say(ANNA, `/ask ${QUESTION}`);
  await settle();
  await press(BEN, chatOf(BEN).at(-1), 'later');
  await settle();
  return posts().at(-1);
}
const NAMES = /Anna|Berger|Ben |Fischer|Chloe|Martin|David|Gus|ann@|chl@/;

describe('a channel', () => {
  beforeEach(async () => {
    await open({ community: { kind: 'channel', channel: CHANNEL } });
    await people();
  });

  test('nobody is left: the channel reads the question without a name; a yes there brings both together in their own chats', async () => {
    const asked = await house.teams.say(ANNA, `/ask ${QUESTION}`);
    expect(textOf(asked)).toContain('Ist niemand frei, frage ich im Community-Kanal, ohne deinen Namen.');
    await settle();
    expect(posts()).toEqual([]);
    await press(BEN, chatOf(BEN).at(-1), 'later');
    await settle();
    const [post, ...more] = posts();
    expect([more, JSON.stringify(post)]).toEqual([[], expect.not.stringMatching(NAMES)]);
    expect(textOf(post)).toMatch(/^Who can help with #excel\?/);
    expect(textOf(post)).toContain(QUESTION);
    expect(textOf(post)).toContain('A colleague from Marketing asks.');
    expect(textOf(chatOf(ANNA).at(-1))).toContain(
      'Niemand war frei, deshalb habe ich im Community-Kanal gefragt',
    );

    const pressed = await press(CHLOE, post, 'accept', IN_CHANNEL);
    expect(textOf(pressed)).toMatch(/^Somebody is helping already, thank you/);
    expect(JSON.stringify(pressed)).not.toMatch(NAMES);
    await settle();
    // Pressed again by an impatient finger, and by somebody who comes too late.
    for (const who of [CHLOE, DAVID])
      expect(textOf(await press(who, post, 'accept', IN_CHANNEL))).toMatch(/^Somebody is helping already/);
    await settle();
    expect(posts().map((card) => [textOf(card).split('\n')[0], actionsOf(card)])).toEqual([
      ['Somebody is helping already, thank you', []],
    ]);
    expect(JSON.stringify(posts())).not.toMatch(NAMES);
    expect(JSON.stringify(posts())).not.toContain('aktualisiere');
    expect(chatOf(CHLOE).map((card) => textOf(card).split('\n')[0])).toEqual(['Du hilfst Anna Berger']);
    expect(chatOf(DAVID)).toEqual([]);
    const [draft] = actionsOf(chatOf(CHLOE)[0]);
    expect(new URL(draft.url).searchParams.get('users')).toBe('ann@x.example');
    expect(textOf(chatOf(ANNA).at(-1))).toContain('Chloe Martin hat Ja gesagt');

    // Chloe takes it back: the channel is asked again, by the same post.
    await press(CHLOE, chatOf(CHLOE).at(-1), 'undo');
    await settle();
    expect(posts().map((card) => textOf(card).split('\n')[0])).toEqual(['Who can help with #excel?']);
    // Three days later nobody has come: an honest end, and the post says so.
    now += 3 * DAY;
    await settle();
    expect(textOf(chatOf(ANNA).at(-1))).toContain(
      'Ich habe 2 Personen und den Community-Kanal gefragt, und niemand hat Ja gesagt.',
    );
    expect(posts().map((card) => textOf(card).split('\n')[0])).toEqual([
      'This request has expired, thank you',
    ]);
  });

  test('whose yes does not count learns nothing: the asker, guests, strangers, and whoever blocks or is blocked', async () => {
    const post = await exhausted();
    const blocks = (helper: string, asker: string) =>
      house.stores.db
        .prepare(
          `INSERT INTO asker_block (helper, asker, at)
           SELECT h.key, a.key, 1 FROM person h, person a WHERE h.id = ? AND a.id = ?`,
        )
        .run(helper, asker);
    blocks(CHLOE.id, ANNA.id);
    blocks(ANNA.id, DAVID.id);
    const answers = new Set<string>();
    for (const who of [ANNA, GUEST, CHLOE, DAVID, { id: objectId(99), name: 'Nobody Known' }]) {
      const card = await press(who, post, 'accept', IN_CHANNEL);
      expect([actionsOf(card).map(({ verb }) => verb), textOf(card)]).toEqual([
        ['accept'],
        expect.stringContaining('Your yes does not count here'),
      ]);
      answers.add(textOf(card));
    }
    // Word for word the same to all, and nothing came of it.
    expect(answers.size).toBe(1);
    await settle();
    expect(textOf(chatOf(ANNA).at(-1))).toContain('Niemand war frei');
    // A press on a client without Universal Actions is answered where everybody reads it.
    const value = { verb: 'accept', ...button(post, 'accept').data };
    const thread = await house.teams.say(MARKETING[0]!, '', { text: '', value, ...IN_CHANNEL });
    expect(JSON.stringify(thread)).not.toMatch(NAMES);
    await settle();
    expect(textOf(chatOf(ANNA).at(-1))).toContain('Mar 11 hat Ja gesagt');
  });

  test('a request that never came before the community tells a group nothing', async () => {
    await house.teams.say(ANNA, `/ask ${QUESTION}`);
    await settle();
    const ping = button(chatOf(BEN).at(-1), 'accept');
    const card = await house.teams.press(BEN, ping, IN_CHANNEL);
    expect(JSON.stringify(card)).not.toMatch(/Anna|aktualisiere/);
    expect(textOf(chatOf(ANNA).at(-1) ?? {})).not.toContain('Ben');
  });

  test('a champion cannot take by number the request of somebody they block, nor of somebody who blocks them', async () => {
    await house.stores.champions.signUp(DAVID.id, 'excel', now);
    const request = async () => {
      await house.teams.say(ANNA, `/ask ${QUESTION}${now}`);
      await settle();
      const { key } = house.stores.db
        .prepare<[], { key: number }>('SELECT max(key) AS key FROM request')
        .get()!;
      house.stores.db
        .prepare(
          `DELETE FROM ping WHERE request = ? AND helper = (SELECT key FROM person WHERE id = '${DAVID.id}')`,
        )
        .run(key);
      return key;
    };
    const take = async (id: number) =>
      textOf(await house.teams.press(DAVID, { verb: 'accept', data: { request: id } }));
    const block = house.stores.db.prepare(
      `INSERT INTO asker_block (helper, asker, at)
       SELECT h.key, a.key, 1 FROM person h, person a WHERE h.id = ? AND a.id = ?`,
    );
    const first = await request();
    block.run(ANNA.id, DAVID.id);
    expect(await take(first)).toContain('no longer there');
    house.stores.db.exec('DELETE FROM asker_block');
    block.run(DAVID.id, ANNA.id);
    expect(await take(first)).toContain('no longer there');
    house.stores.db.exec('DELETE FROM asker_block');
    expect(await take(first)).toContain('Anna Berger');
    // Without a name their own block holds back no list and no yes: both would tell whose question it is.
    const nameless = async () => {
      const { key } = house.stores.db
        .prepare<[], { key: number }>('SELECT max(key) + 1 AS key FROM request')
        .get()!;
      const fresh = {
        asker: ANNA.id,
        question: `${QUESTION}${key}`,
        skill: 'excel',
        anonymous: true,
        at: now,
      };
      const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
      await house.stores.requests.ask(fresh, route, 99);
      return key;
    };
    const listed = async () =>
      (await house.stores.openRequests.openFor(DAVID.id, ['excel'], 9)).map(({ request: key }) => key);
    block.run(DAVID.id, ANNA.id);
    const second = await nameless();
    expect(await listed()).toEqual([second]);
    const [facts] = await house.stores.requests.factsOf(second, [DAVID.id], now);
    expect(facts?.blocks).toBe(true);
    expect(await take(second)).toContain('Anna Berger');
    house.stores.db.exec('DELETE FROM asker_block');
    block.run(ANNA.id, DAVID.id);
    expect(await take(await nameless())).toContain('no longer there');
  });

  test('withdrawn, reworded, forgotten: the channel reads what is true, and in the end nothing', async () => {
    await exhausted();
    const list = await house.teams.say(ANNA, '/requests');
    const { request } = button(list, 'withdraw').data;
    await house.stores.requests.reword(request, ANNA.id, { question: 'Excel, but shorter' }, now);
    await settle();
    expect(textOf(posts()[0])).toContain('Excel, but shorter');
    await press(ANNA, list, 'withdraw');
    await settle();
    expect(textOf(posts()[0])).toMatch(/^No longer needed, thank you/);
    expect(textOf(posts()[0])).not.toContain('shorter');
    await house.teams.press(ANNA, { verb: 'forget', data: { confirm: true } });
    await settle();
    expect(posts()).toEqual([]);
  });

  test('thanks before the community: by whoever said them, of both sides’ accord, without a name, and gone with either', async () => {
    const said = 'Hat meinen Bericht gerettet.';
    const thanked = await house.teams.press(ANNA, {
      verb: 'thank',
      data: { helper: BEN.id, skill: 'excel' },
    });
    const form = button(thanked, 'add-sentence');
    const hers = await house.teams.press(ANNA, { ...form, data: { ...form.data, sentence: said } });
    const yes = button(hers, 'show-sentence');
    const offers = (card: any) => actionsOf(card).some(({ verb }) => verb === 'post-sentence');
    expect(offers(await house.teams.press(ANNA, yes))).toBe(false);
    const post = { verb: 'post-sentence', data: yes.data };
    await house.teams.press(ANNA, post);
    await settle();
    expect(posts()).toEqual([]);
    // Ben says yes; it is Anna who puts it there.
    const his = await house.teams.press(BEN, yes);
    expect([offers(his), textOf(his)]).toEqual([false, expect.stringContaining('or the community')]);
    for (const who of [BEN, CHLOE]) await house.teams.press(who, post);
    await settle();
    expect(posts()).toEqual([]);
    expect(offers(await house.teams.press(ANNA, yes))).toBe(true);
    // The sentence’s own card may be far up by now.
    const list = await house.teams.press(ANNA, { verb: 'my-thanks' });
    const posted = await house.teams.press(ANNA, button(list, 'post-sentence'));
    expect(textOf(posted)).toContain('Er steht auch in der Community, ohne Namen.');
    expect(offers(posted)).toBe(false);
    await house.teams.press(ANNA, post);
    await settle();
    expect(posts().map(textOf)).toEqual([
      expect.stringMatching(/^Thanks for #excel[^]*Hat meinen Bericht gerettet/),
    ]);
    expect(JSON.stringify(posts())).not.toMatch(NAMES);

    await house.teams.press(BEN, { verb: 'hide-sentence', data: yes.data });
    await settle();
    expect(posts()).toEqual([]);
    // It can stand there again, and goes with whoever wrote it.
    await house.teams.press(BEN, yes);
    await house.teams.press(ANNA, post);
    await settle();
    expect(posts()).toHaveLength(1);
    await house.teams.press(ANNA, { verb: 'forget', data: { confirm: true } });
    await settle();
    expect(posts()).toEqual([]);
  });

  test('thanks before the community name no topic that only somebody hidden has', async () => {
    await house.stores.index.addSkills(CHLOE.id, [{ words: 'Zirkuskunst' }]);
    const route = { serviceUrl: house.teams.serviceUrl, botId: '28:bot' };
    const given = { asker: ANNA.id, helper: BEN.id, skill: 'org:zirkuskunst', at: now };
    const { id } = (await house.stores.thanks.thank(given, route)).thanks;
    await house.stores.thanks.addSentence(id, ANNA.id, 'Danke', now, route);
    const data = { thanks: id, read: fingerprint('Danke') };
    for (const who of [ANNA, BEN]) await house.teams.press(who, { verb: 'show-sentence', data });
    await house.stores.people.choose(CHLOE.id, { hidden: true });
    await house.teams.press(ANNA, { verb: 'post-sentence', data });
    await settle();
    expect(posts().map(textOf)).toEqual([expect.stringContaining('Danke')]);
    expect(JSON.stringify(posts())).not.toMatch(/zirkus/i);
  });

  test('thanks that did not reach the community are not said to stand there', async () => {
    house.teams.fault = ({ path }) => (path.includes('19%3A') ? { status: 403 } : undefined);
    const { thanks } = await house.stores.thanks.thank(
      { asker: ANNA.id, helper: BEN.id, skill: 'excel', at: now },
      { serviceUrl: house.teams.serviceUrl, botId: '28:bot' },
    );
    await house.teams.press(ANNA, { verb: 'add-sentence', data: { thanks: thanks.id, sentence: 'Danke' } });
    const data = { thanks: thanks.id, read: fingerprint('Danke') };
    for (const who of [ANNA, BEN]) await house.teams.press(who, { verb: 'show-sentence', data });
    await house.teams.press(ANNA, { verb: 'post-sentence', data });
    await settle();
    const card = await house.teams.press(ANNA, { verb: 'show-sentence', data });
    expect(textOf(card)).not.toContain('steht auch in der Community');
    expect(button(card, 'post-sentence')).toBeDefined();
  });

  test('the bot is not in the team: the asker hears the truth at once, and nobody waits', async () => {
    house.teams.fault = ({ path }) => (path.includes('19%3A') ? { status: 403 } : undefined);
    await exhausted();
    await settle();
    expect(posts()).toEqual([]);
    const last = textOf(chatOf(ANNA).at(-1));
    expect(last).toContain('Diesmal konnte niemand helfen');
    expect(last).not.toContain('Kanal');
    expect(chatOf(ANNA).map(textOf).join()).not.toContain('Niemand war frei, deshalb');
  });
});

test('places of words: a flow gets the post, and whoever reads it answers by its number in their own chat', async () => {
  const taken: any[] = [];
  const flow: Server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      taken.push(JSON.parse(text));
      response.statusCode = 202;
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => flow.once('listening', resolve));
  const url = `http://127.0.0.1:${(flow.address() as AddressInfo).port}/flow`;
  await open({ community: { kind: 'flow', url } });
  await people();
  await exhausted();
  const [{ title, text }] = taken;
  expect([title, text]).toEqual(['Who can help with #excel?', expect.stringContaining(QUESTION)]);
  const number = /\/requests (\d+)/.exec(text)?.[1];
  // Not for the asker, nor where others read along; nobody learns of others by guessing.
  expect(textOf(await house.teams.say(ANNA, `/requests ${number}`))).toContain('gibt es nicht mehr');
  expect(textOf(await house.teams.say(DAVID, 'requests 99'))).toContain('no longer there');
  const card = await house.teams.say(DAVID, `requests ${number}`);
  expect(textOf(card)).toContain(QUESTION);
  expect(JSON.stringify(card)).not.toMatch(/Anna|ann@/);
  expect(textOf(await press(DAVID, card, 'accept'))).toContain('You are helping Anna Berger');
  await settle();
  expect(taken).toHaveLength(1);
  expect(textOf(chatOf(ANNA).at(-1))).toContain('David Ohm hat Ja gesagt');
  flow.closeAllConnections();
  await new Promise((resolve) => flow.close(resolve));
});

test('requests are switched off: whoever asks hears so at once, and nothing is stored; what goes on waits', async () => {
  await open({ pings: false });
  await people();
  const card = await house.teams.say(ANNA, `/frage ${QUESTION}`);
  expect(textOf(card)).toContain('Hilfe-Anfragen sind gerade abgeschaltet');
  expect(textOf(card)).not.toMatch(/niemand/i);
  const found = await house.teams.say(ANNA, '#excel');
  expect(textOf(await press(ANNA, found, 'ask'))).toContain('abgeschaltet');
  expect(house.stores.db.prepare('SELECT count(*) FROM request').pluck().get()).toBe(0);
  // One from before.
  const route = { serviceUrl: house.teams.serviceUrl, tenantId: 'tenant', botId: '28:bot' };
  const old = { asker: ANNA.id, question: QUESTION, skill: 'excel', anonymous: false, at: now };
  await house.stores.requests.ask(old, route, 9);
  await settle();
  now += DAY;
  await settle();
  expect(chatOf(BEN)).toEqual([]);
  const list = textOf(await house.teams.say(ANNA, '/anfragen'));
  expect(list).toContain('Deine wartet, bis sie wieder laufen');
  expect(list).not.toContain('ich suche jemanden');
});
