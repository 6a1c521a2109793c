import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatPerson, type Connector, createConnector } from '../../src/demo/connector';
import type { MessageView, PageEvent, StateView } from '../../src/demo/page/wire';

const TENANT = '7c1f6f6e-6a0c-4a53-9d1e-0c6cb1f5a001';
const person = (name: string, language = 'de-AT'): ChatPerson => {
  const id = name.split(' ')[0]?.toLowerCase() ?? name;
  return { id, name, upn: `${id}@contoso.example`, mail: `${id}@contoso.example`, language, country: 'AT' };
};
const people = ['Anna Berger', 'Jana Moser', 'Piotr Kowalski', 'Tim Weber', 'Sophie Laurent'].map((name) =>
  person(name),
);
const GROUP = '19:quarterly-report@thread.v2';
const CHANNEL = '19:general@thread.tacv2';
const commands = [
  {
    name: 'skill',
    aliases: { en: [], de: ['wer'] },
    title: { en: 'Find', de: 'Finden' },
    description: { en: '', de: '' },
  },
];

interface Activity {
  readonly [key: string]: unknown;
  readonly type: string;
  readonly id: string;
  readonly text?: string;
  readonly name?: string;
  readonly replyToId?: string;
  readonly conversation: { readonly id: string; readonly conversationType: string };
  readonly recipient: { readonly id: string; readonly isTargeted?: boolean };
  readonly serviceUrl: string;
}
type BotAnswer = { readonly status: number; readonly body?: unknown } | 'silence';

let server: Server;
let connector: Connector;
let origin: string;
/** What the bot got, and how it answers. */
let heard: Activity[];
let answers: (activity: Activity) => BotAnswer | Promise<BotAnswer>;

async function bodyOf(req: IncomingMessage): Promise<Activity> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return JSON.parse(text) as Activity;
}

beforeEach(async () => {
  heard = [];
  answers = () => ({ status: 200 });
  server = createServer((req, res) => {
    void (async () => {
      if (await connector.handle(req, res)) return;
      const activity = await bodyOf(req);
      heard.push(activity);
      const answer = await answers(activity);
      if (answer === 'silence') return;
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(answer.body === undefined ? '' : JSON.stringify(answer.body));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connector = start();
});

function start(options: { patience?: number } = {}): Connector {
  let now = Date.UTC(2026, 0, 5, 9);
  return createConnector({
    people: () => people,
    origin: () => origin,
    clock: () => (now += 1000),
    tenantId: TENANT,
    commands,
    ...options,
  });
}

afterEach(async () => {
  connector.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}
async function call(
  method: string,
  path: string,
  body?: unknown,
  base = '/connector/v3',
): Promise<RestAnswer> {
  const response = await fetch(`${origin}${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, headers: response.headers, body: parsed };
}
const chat = (path: string, body: unknown) => call('POST', `/${path}`, body, '/chat');
const get = (path: string) => call('GET', `/${path}`, undefined, '/chat');
const text = (words: string) => ({ type: 'message', text: words });
const card = (title: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: title }],
});
const cardMessage = (title: string) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card(title) }],
});
const at = (conversation: string, rest = '') => `/conversations/${encodeURIComponent(conversation)}${rest}`;
const say = async (conversation: string, activity: unknown, query = '') =>
  String((await call('POST', at(conversation, `/activities${query}`), activity)).body['id']);
const open = async (id: string): Promise<string> =>
  String((await call('POST', '/conversations', { members: [{ id }], isGroup: false })).body['id']);
async function seenBy(id: string, conversation: string): Promise<readonly MessageView[]> {
  const query = new URLSearchParams({ as: id, chat: conversation }).toString();
  return (await get(`messages?${query}`)).body['messages'] as MessageView[];
}
const texts = (messages: readonly MessageView[]) => messages.map((message) => message.text);

describe('Bot Connector REST', () => {
  test('the same pair always gets the same conversation, by either form of the member id', async () => {
    const first = await call('POST', '/conversations', { members: [{ id: 'anna' }], tenantId: TENANT });
    const again = await call('POST', '/conversations', {
      members: [{ id: '29:anna' }],
      activity: text('Hi'),
    });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({ id: first.body['id'], serviceUrl: `${origin}/connector/` });
    expect(again.body['id']).toBe(first.body['id']);
    expect(texts(await seenBy('anna', String(first.body['id'])))).toEqual(['Hi']);
    expect(await open('jana')).not.toBe(first.body['id']);
  });

  test('messages keep their order, can be changed and taken back', async () => {
    const anna = await open('anna');
    const ids = [];
    for (const words of ['one', 'two', 'three']) ids.push(await say(anna, text(words)));
    expect(new Set(ids).size).toBe(3);
    expect(await call('PUT', at(anna, `/activities/${ids[1]}`), text('TWO'))).toMatchObject({
      status: 200,
      body: { id: ids[1] },
    });
    await call('DELETE', at(anna, `/activities/${ids[0]}`));
    const seen = await seenBy('anna', anna);
    expect(texts(seen)).toEqual(['', 'TWO', 'three']);
    expect(seen.map(({ deleted, edited }) => [deleted, edited])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
    expect((await call('PUT', at(anna, `/activities/${ids[0]}`), text('x'))).status).toBe(404);
  });

  test('a reply in a channel stays in its thread', async () => {
    const { message } = connector.chat.send(connector.chat.act('anna', CHANNEL), 'Hello');
    await call('POST', at(CHANNEL, `/activities/${message.id}`), text('by id'));
    await call('POST', at(`${CHANNEL};messageid=${message.id}`, '/activities'), text('by thread'));
    await say(CHANNEL, text('new thread'));
    const threads = (await seenBy('tim', CHANNEL)).map(({ thread }) => thread);
    expect(threads).toEqual([undefined, message.id, message.id, undefined]);
  });

  test('a targeted message is seen by one person only', async () => {
    const recipient = { id: '29:jana' };
    await say(GROUP, { ...text('psst'), recipient }, '?isTargetedActivity=true');
    expect(await seenBy('anna', GROUP)).toEqual([]);
    expect(await seenBy('jana', GROUP)).toMatchObject([{ text: 'psst', onlyYou: true }]);
    const stranger = { ...text('psst'), recipient: { id: '29:sophie' } };
    expect((await call('POST', at(GROUP, '/activities?isTargetedActivity=true'), stranger)).status).toBe(400);
  });

  test('members are described as in Teams, one by one, all, or by the page', async () => {
    const anna = await call('GET', at(GROUP, '/members/29:anna'));
    expect(anna.body).toMatchObject({
      id: '29:anna',
      name: 'Anna Berger',
      aadObjectId: 'anna',
      userPrincipalName: 'anna@contoso.example',
      tenantId: TENANT,
    });
    expect((await call('GET', at(GROUP, '/members'))).body).toHaveLength(4);
    const page = await call('GET', at(CHANNEL, '/pagedmembers?pageSize=3'));
    expect(page.body['members']).toHaveLength(3);
    const token = String(page.body['continuationToken']);
    const rest = await call('GET', at(CHANNEL, `/pagedmembers?pageSize=3&continuationToken=${token}`));
    expect(rest.body['members']).toHaveLength(2);
    expect(rest.body['continuationToken']).toBeUndefined();
    expect(await call('GET', at(GROUP, '/members/29:sophie'))).toMatchObject({ status: 404 });
  });

  test.each([
    [
      'an unknown conversation',
      404,
      'ConversationNotFound',
      'POST',
      at('a:nobody', '/activities'),
      text('x'),
    ],
    ['broken JSON', 400, 'BadSyntax', 'POST', at(GROUP, '/activities'), '{"type":'],
    ['an empty message', 400, 'BadSyntax', 'POST', at(GROUP, '/activities'), { type: 'message' }],
    ['an activity without type', 400, 'BadSyntax', 'POST', at(GROUP, '/activities'), { text: 'x' }],
    ['a huge message', 413, 'MessageSizeTooBig', 'POST', at(GROUP, '/activities'), text('x'.repeat(60_000))],
    ['a malformed path', 400, 'BadSyntax', 'GET', '/conversations/%E0%A4%A/members', undefined],
    ['nobody to talk to', 400, 'BadSyntax', 'POST', '/conversations', { members: [] }],
  ])('%s is refused in Bot Framework’s shape', async (_what, status, code, method, path, body) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    const { message } = answer.body['error'] as { message: string };
    expect(message).not.toBe('');
    expect(answer.body).toEqual({ error: { code, message } });
  });

  test('who blocked the bot is not written to, until they allow it again', async () => {
    const jana = await open('jana');
    connector.block('jana');
    expect(await call('POST', at(jana, '/activities'), text('x'))).toMatchObject({
      status: 403,
      body: { error: { code: 'MessageWritesBlocked' } },
    });
    connector.block('jana', false);
    expect((await call('POST', at(jana, '/activities'), text('x'))).status).toBe(201);
  });

  test('mishaps come when asked for, as often as asked for', async () => {
    connector.fault({ answer: 429, retryAfter: 2 });
    connector.fault({ answer: 'reset', on: (method) => method === 'GET' });
    const throttled = await call('POST', at(GROUP, '/activities'), text('x'));
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await call('POST', at(GROUP, '/activities'), text('x'))).status).toBe(201);
    await expect(call('GET', at(GROUP, '/members'))).rejects.toThrow();
  });
});

describe('what people do', () => {
  const act = (name: string, conversation: string) => connector.chat.act(name, conversation);

  test('a message reaches the bot as Teams sends it', async () => {
    const anna = await open('anna');
    const { message, delivered } = connector.chat.send(act('anna', anna), 'Wer kann Pivot?');
    expect(await delivered).toBe(true);
    expect(heard).toMatchObject([
      {
        type: 'message',
        id: message.id,
        text: 'Wer kann Pivot?',
        channelId: 'msteams',
        serviceUrl: `${origin}/connector/`,
        from: { id: '29:anna', aadObjectId: 'anna', name: 'Anna Berger' },
        recipient: { id: '28:knowwho', name: 'KnowWho' },
        conversation: { id: anna, conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
        locale: 'de-AT',
        entities: [{ type: 'clientInfo', locale: 'de-AT', country: 'AT' }],
      },
    ]);
  });

  test('in a group the bot hears only what mentions it, and slash commands in private', async () => {
    const where = act('anna', GROUP);
    await connector.chat.send(where, 'Guten Morgen').delivered;
    await connector.chat.send(where, '@KnowWho wer kann Pivot?').delivered;
    await connector.chat.send(where, '/skill pivot').delivered;
    await connector.chat.send(where, '/WER pivot').delivered;
    await connector.chat.send(where, '/werben').delivered;
    expect(heard.map((activity) => [activity.text, activity.recipient.isTargeted])).toEqual([
      ['<at>KnowWho</at> wer kann Pivot?', undefined],
      ['/skill pivot', true],
      ['/WER pivot', true],
    ]);
    expect(heard[0]?.['entities']).toContainEqual({
      type: 'mention',
      text: '<at>KnowWho</at>',
      mentioned: { id: '28:knowwho', name: 'KnowWho' },
    });
    expect(texts(await seenBy('jana', GROUP))).toEqual([
      'Guten Morgen',
      '@KnowWho wer kann Pivot?',
      '/werben',
    ]);
    expect((await chat('send', { as: 'sophie', chat: GROUP, text: 'x' })).status).toBe(404);
  });

  test('the first look at the chat installs the app, once', async () => {
    const where = { as: 'anna', chat: await open('anna') };
    await chat('open', where);
    await chat('open', where);
    expect(heard.map(({ type }) => type)).toEqual(['conversationUpdate', 'installationUpdate']);
    expect(heard[1]?.['action']).toBe('add');
  });

  test('a message that the bot did not take is marked, and can be sent again under its id', async () => {
    const anna = await open('anna');
    answers = () => ({ status: 500 });
    const { message, delivered } = connector.chat.send(act('anna', anna), 'Hallo');
    expect(await delivered).toBe(false);
    expect(await seenBy('anna', anna)).toMatchObject([{ text: 'Hallo', undelivered: true }]);
    answers = () => ({ status: 200 });
    await chat('again', { as: 'anna', chat: anna, message: message.id });
    expect(heard.map(({ id }) => id)).toEqual([message.id, message.id]);
    expect(await seenBy('anna', anna)).toMatchObject([{ undelivered: false }]);
  });

  test('a pressed button gets a new card for that person; an update of the bot then wins for all', async () => {
    const id = await say(GROUP, cardMessage('old'));
    answers = () => ({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('thanked') },
    });
    const action = { verb: 'thank', data: { helper: 'jana' } };
    await chat('execute', { as: 'anna', chat: GROUP, message: id, action });
    expect(heard).toMatchObject([
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: id,
        value: { action: { type: 'Action.Execute', ...action }, trigger: 'manual' },
      },
    ]);
    expect((await seenBy('anna', GROUP))[0]?.cards).toEqual([card('thanked')]);
    expect((await seenBy('jana', GROUP))[0]?.cards).toEqual([card('old')]);
    await call('PUT', at(GROUP, `/activities/${id}`), cardMessage('new'));
    expect((await seenBy('anna', GROUP))[0]?.cards).toEqual([card('new')]);
  });

  test('a silent bot is asked three times with the same id; the card stays', async () => {
    connector = start({ patience: 50 });
    const id = await say(GROUP, cardMessage('old'));
    answers = () => 'silence';
    const answer = await connector.chat.execute(act('anna', GROUP), id, { verb: 'thank' });
    expect(answer).toEqual({ failure: { reason: 'slow' } });
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map((activity) => activity.id)).size).toBe(1);
    expect((await seenBy('anna', GROUP))[0]?.cards).toEqual([card('old')]);
  });

  test('a refused button says why, in the bot’s words', async () => {
    const id = await say(GROUP, cardMessage('old'));
    const value = { code: 'BadRequest', message: 'Jana pausiert gerade.' };
    answers = () => ({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value },
    });
    expect(await connector.chat.execute(act('anna', GROUP), id, { verb: 'ask' })).toEqual({
      failure: { reason: 'refused', text: 'Jana pausiert gerade.' },
    });
    expect(heard).toHaveLength(1);
  });

  test('a dialog opens, goes on and ends', async () => {
    const id = await say(GROUP, cardMessage('x'));
    const task = { type: 'continue', value: { title: 'Skill anbieten', card: { content: card('skills') } } };
    answers = ({ name }) => ({
      status: 200,
      body: { task: name === 'task/fetch' ? task : { type: 'message', value: 'Danke' } },
    });
    const where = { as: 'anna', chat: GROUP, message: id };
    const fetched = await chat('dialog', { ...where, step: 'fetch', value: { dialog: 'add-skills' } });
    expect(fetched.body).toEqual({ title: 'Skill anbieten', card: card('skills') });
    const done = await chat('dialog', { ...where, step: 'submit', value: { skills: '#pivot' } });
    expect(done.body).toEqual({ message: 'Danke' });
    expect(heard.map(({ name, value }) => [name, value])).toMatchObject([
      ['task/fetch', { data: { dialog: 'add-skills' } }],
      ['task/submit', { data: { skills: '#pivot' } }],
    ]);
    answers = () => ({ status: 200, body: {} });
    expect((await chat('dialog', { ...where, step: 'submit', value: {} })).body).toEqual({});
  });

  test('a plain submit is a message without text', async () => {
    const id = await say(GROUP, cardMessage('x'));
    await chat('submit', { as: 'anna', chat: GROUP, message: id, value: { verb: 'more' } });
    expect(heard).toMatchObject([{ type: 'message', replyToId: id, value: { verb: 'more' } }]);
    expect(heard[0]?.text).toBeUndefined();
  });

  test('a typeahead input gets its choices from the bot', async () => {
    const id = await say(GROUP, cardMessage('x'));
    const results = [{ title: '#pivot', value: 'pivot' }];
    const type = 'application/vnd.microsoft.search.searchResponse';
    answers = () => ({ status: 200, body: { statusCode: 200, type, value: { results } } });
    const found = await connector.chat.search(act('anna', GROUP), id, 'skills', 'piv');
    expect(found).toEqual({ choices: results });
    expect(heard[0]).toMatchObject({
      name: 'application/search',
      value: { queryText: 'piv', dataset: 'skills' },
    });
  });
});

describe('files', () => {
  const offer = (name = 'my-data.html') => ({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: {
          description: 'Everything',
          sizeInBytes: 4,
          acceptContext: { kind: 'a' },
          declineContext: { kind: 'd' },
        },
      },
    ],
  });
  interface Place {
    readonly uploadUrl: string;
    readonly contentUrl: string;
    readonly name: string;
    readonly uniqueId: string;
    readonly fileType: string;
  }
  const answered = () => heard[0]?.['value'] as { action: string; context: unknown; uploadInfo?: Place };
  const put = async (url: string, body: string, headers: Record<string, string> = {}) => {
    const range = `bytes 0-${body.length - 1}/${body.length}`;
    return (await fetch(url, { method: 'PUT', body, headers: { 'content-range': range, ...headers } }))
      .status;
  };
  const consent = (as: string, chatId: string, message: string, action: string) =>
    chat('consent', { as, chat: chatId, message, action });

  test('an offered file that is taken gets a place, once, and can be opened but not run', async () => {
    const anna = await open('anna');
    const id = await say(anna, offer());
    expect((await seenBy('anna', anna))[0]?.offer).toEqual({
      name: 'my-data.html',
      description: 'Everything',
      sizeInBytes: 4,
    });
    await consent('anna', anna, id, 'accept');
    expect(heard[0]).toMatchObject({ type: 'invoke', name: 'fileConsent/invoke', replyToId: id });
    const { action, context, uploadInfo } = answered();
    expect({ action, context }).toEqual({ action: 'accept', context: { kind: 'a' } });
    const { uploadUrl, contentUrl, name, uniqueId, fileType } = uploadInfo!;
    expect([name, fileType]).toEqual(['my-data.html', 'html']);
    // The bot put nothing there yet: the offer stands.
    expect((await seenBy('anna', anna))[0]?.offer?.answered).toBeUndefined();
    expect((await fetch(contentUrl)).status).toBe(404);

    expect(await put(uploadUrl, '<b/>', { authorization: 'Bearer x' })).toBe(401);
    expect(await put(uploadUrl, '<b/>', { 'content-range': 'bytes 0-9/10' })).toBe(416);
    expect(await put(uploadUrl, '<b/>')).toBe(201);
    expect(await put(uploadUrl, '<i/>')).toBe(404);
    expect((await fetch(contentUrl, { method: 'PUT' })).status).toBe(404);
    const shown = await fetch(contentUrl);
    expect(await shown.text()).toBe('<b/>');
    expect(shown.headers.get('content-type')).toContain('text/html');
    expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);

    const info = { uniqueId, fileType };
    const type = 'application/vnd.microsoft.teams.card.file.info';
    await say(anna, {
      type: 'message',
      attachments: [{ contentType: type, contentUrl, name, content: info }],
    });
    expect((await seenBy('anna', anna))[1]?.files).toEqual([{ name, url: contentUrl }]);

    connector.purge('anna');
    expect((await fetch(contentUrl)).status).toBe(404);
  });

  test('a yes holds once the file is there, a no at once, and neither can be said twice', async () => {
    const anna = await open('anna');
    const [taken, left] = [await say(anna, offer()), await say(anna, offer())];
    answers = async ({ value }) => {
      const { uploadInfo } = value as { uploadInfo?: Place };
      if (uploadInfo) await put(uploadInfo.uploadUrl, '<b/>');
      return { status: 200 };
    };
    await consent('anna', anna, taken, 'accept');
    await consent('anna', anna, left, 'decline');
    expect(heard.at(-1)?.['value']).toEqual({
      type: 'fileUpload',
      action: 'decline',
      context: { kind: 'd' },
    });
    const offers = (await seenBy('anna', anna)).map(({ offer: one }) => one?.answered);
    expect(offers).toEqual(['accept', 'decline']);
    expect((await consent('anna', anna, left, 'accept')).status).toBe(404);
    expect((await consent('anna', anna, taken, 'decline')).status).toBe(404);
    expect((await consent('jana', anna, left, 'accept')).status).toBe(404);
  });

  test('are offered in the 1:1 chat only, with a size', async () => {
    expect((await call('POST', at(GROUP, '/activities'), offer())).status).toBe(400);
    const anna = await open('anna');
    const { attachments } = offer();
    const sizeless = { type: 'message', attachments: [{ ...attachments[0], content: {} }] };
    expect((await call('POST', at(anna, '/activities'), sizeless)).status).toBe(400);
  });
});

describe('the page', () => {
  async function hearing(id: string, until: (event: PageEvent) => boolean, cause: () => Promise<unknown>) {
    const stop = new AbortController();
    const response = await fetch(`${origin}/chat/events?as=${id}`, { signal: stop.signal });
    const events: PageEvent[] = [];
    await cause();
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith('data: ')) events.push(JSON.parse(block.slice(6)) as PageEvent);
      }
      if (events.some(until)) break;
    }
    stop.abort();
    return events;
  }

  test('hears of new messages, and of what waits for others', async () => {
    const anna = await open('anna');
    const jana = await open('jana');
    const events = await hearing(
      'anna',
      (event) => event.kind === 'message' && event.message.text === 'für Anna',
      async () => {
        await say(jana, text('für Jana'));
        await say(anna, text('für Anna'));
      },
    );
    expect(events).toContainEqual({ kind: 'unread', person: 'jana', unread: 1 });
    const messages = events.flatMap((event) => (event.kind === 'message' ? [event.message.text] : []));
    expect(messages).toEqual(['für Anna']);
  });

  test('knows who is who, what is unread, and forgets it when read', async () => {
    const jana = await open('jana');
    await say(jana, { ...text('**Hallo** Jana'), summary: undefined });
    const state = async () => (await get('state?as=jana')).body as unknown as StateView;
    const before = await state();
    expect(before.me).toBe('jana');
    expect(before.people.find(({ id }) => id === 'jana')).toMatchObject({ unread: 1, language: 'de' });
    expect(before.chats.map(({ kind, unread }) => [kind, unread])).toEqual([
      ['personal', 1],
      ['groupChat', 0],
      ['channel', 0],
    ]);
    expect(before.chats[0]?.preview).toBe('Hallo Jana');
    await chat('read', { as: 'jana', chat: jana });
    expect((await state()).people.find(({ id }) => id === 'jana')?.unread).toBe(0);
  });

  test('a chat belongs to its person', async () => {
    const jana = await open('jana');
    expect((await get(`messages?as=anna&chat=${encodeURIComponent(jana)}`)).status).toBe(404);
    expect((await chat('send', { as: 'anna', chat: jana, text: 'x' })).status).toBe(404);
  });

  test('foreign web pages cannot write', async () => {
    const body = JSON.stringify({ as: 'anna', chat: GROUP, text: 'x' });
    const write = (headers: Record<string, string>) =>
      fetch(`${origin}/chat/send`, { method: 'POST', headers, body });
    expect((await write({ 'content-type': 'text/plain' })).status).toBe(415);
    const foreign = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    expect((await write(foreign)).status).toBe(403);
    expect((await write({ 'content-type': 'application/json', origin })).status).toBe(200);
  });

  test('is served with its libraries and a strict policy, and nothing else is', async () => {
    const index = await fetch(`${origin}/`);
    expect(index.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await index.text()).toContain('/page/main.js');
    for (const library of ['adaptivecards.js', 'markdown-it.js', 'theme.css', 'icon.svg']) {
      expect((await fetch(`${origin}/page/${library}`)).status).toBe(200);
    }
    for (const path of ['/page/..%2fconnector.ts', '/page/tsconfig.json', '/page/none.js']) {
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
    }
  });
});
