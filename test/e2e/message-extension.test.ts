import { messages } from '../../src/i18n/messages';
import { objectId, type Colleague } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string, more: Partial<Colleague> = {}): Colleague => ({
  id: objectId(n),
  name,
  upn: `person${n}@x.example`,
  ...more,
});
const ANNA = person(1, 'Anna Berger', { profile: { skills: ['Excel'] } });
const BEN = person(2, 'Ben <b>Fischer</b>', {
  title: 'Controller',
  language: 'de-DE',
  profile: { skills: ['Excel', 'Welding'] },
});
const DORA = person(3, 'Dora Lind', { language: 'de-DE', profile: { skills: ['Excel'] } });
const MANY = Array.from({ length: 30 }, (_, n) =>
  person(100 + n, `Golo ${n}`, { profile: { skills: ['Golang'] } }),
);
const BETWEEN_PEOPLE = {
  id: '19:11111111-1111_22222222-2222@unq.gbl.spaces',
  conversationType: 'personal',
  tenantId: 'tenant',
};

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse([ANNA, BEN, DORA, ...MANY]);
});
afterAll(() => house.close());

const invoke = async (sender: Colleague, name: string, value: unknown, fields: object = {}) =>
  house.teams.post(
    house.teams.activity(sender, { type: 'invoke', name, value, conversation: BETWEEN_PEOPLE, ...fields }),
  );
async function search(sender: Colleague, typed?: string, queryOptions: object = { skip: 0, count: 25 }) {
  const parameters =
    typed === undefined ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'skill', value: typed }];
  const value = { commandId: 'findHelpers', parameters, queryOptions };
  const { status, body } = await invoke(sender, 'composeExtension/query', value);
  expect(status).toBe(200);
  return body.composeExtension;
}
const titles = (found: any): string[] => found.attachments.map(({ preview }: any) => preview.content.title);
const fetchTask = async (sender: Colleague, content: string) => {
  const value = {
    commandId: 'askAboutMessage',
    commandContext: 'message',
    messagePayload: { id: '1', from: { user: { id: BEN.id } }, body: { contentType: 'html', content } },
  };
  return (await invoke(sender, 'composeExtension/fetchTask', value)).body.task.value;
};
const submitAction = async (sender: Colleague, data: object) =>
  (
    await invoke(sender, 'composeExtension/submitAction', {
      commandId: 'askAboutMessage',
      commandContext: 'message',
      data,
    })
  ).body.task.value;
const inputsOf = (card: any): Record<string, string> =>
  Object.fromEntries(card.body.filter(({ id }: any) => id).map(({ id, value }: any) => [id, value]));

describe('in the compose box', () => {
  test('helpers are found while somebody types, without themselves, and foreign words stay words', async () => {
    const found = await search(ANNA, 'excel');
    expect(found).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    expect(titles(found).sort()).toEqual(['Ben ‹b›Fischer‹/b›', 'Dora Lind']);
    const [ben] = found.attachments.filter(({ preview }: any) => preview.content.title.startsWith('Ben'));
    expect(ben.preview).toMatchObject({
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { subtitle: 'Controller', text: messages('en').reason.profile('Excel') },
    });
    expect(ben.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(textOf(ben.content)).toContain('Ben <b>Fischer</b>');
  });

  test('the card is in the language of the sender and tells others nothing that the sender typed', async () => {
    const found = await search(DORA, 'Wer kennt sich mit Excel aus?');
    expect(JSON.stringify(found)).toContain(messages('de').reason.profile('Excel'));
    expect(JSON.stringify(found)).not.toContain('kennt');
  });

  test('its buttons act for whoever presses them, in a chat where the bot is no member', async () => {
    const found = await search(ANNA, 'welding');
    const actions = actionsOf(found.attachments[0].content);
    const thank = actions.find(({ verb }) => verb === 'thank');
    const press = (sender: Colleague) =>
      house.teams.press(sender, { verb: 'thank', data: thank?.data }, { conversation: BETWEEN_PEOPLE });
    // Ben reads the card that is about him.
    expect(textOf(await press(BEN))).toContain('Das bist du selbst');
    await press(DORA);
    const given = house.stores.db.prepare<[], [string, string]>(
      'SELECT a.id, h.id FROM thanks JOIN person a ON a.key = asker JOIN person h ON h.key = helper',
    );
    expect(given.raw().all()).toEqual([[DORA.id, BEN.id]]);
    // That chat is not the bot's, so it never becomes the way to Dora.
    expect(await house.stores.chats.find(DORA.id)).toBeUndefined();
  });

  test('before the first letter stand the topics that most can help with; their button shows each reader who', async () => {
    const found = await search(ANNA);
    expect(titles(found).slice(0, 2)).toEqual(['#go', '#excel']);
    const [show] = actionsOf(found.attachments[1].content);
    expect(textOf(await house.teams.press(DORA, { verb: 'choose', data: show?.data }))).toContain(
      'Anna Berger',
    );
    expect(titles(await search(ANNA, '  '))).toEqual(titles(found));
    expect(titles(await search(ANNA, undefined, { skip: 1, count: 1 }))).toEqual(['#excel']);
  });

  test('many helpers come page by page, at most 25 of them', async () => {
    const first = titles(await search(ANNA, 'golang', { skip: 0, count: 500 }));
    const second = titles(await search(ANNA, 'golang', { skip: 25, count: 25 }));
    expect([first.length, second.length]).toEqual([25, 5]);
    expect(new Set([...first, ...second]).size).toBe(30);
    expect(titles(await search(ANNA, 'golang', { skip: 50 }))).toEqual([]);
  });

  test('a word with several meanings gives each of them, and nothing found says what is near', async () => {
    expect(titles(await search(ANNA, 'PM'))).toEqual(['#project-management', '#product-management']);
    const none = await search(ANNA, 'museum databases');
    expect(none.type).toBe('message');
    expect(none.text).toContain('#databases-for-museums');
    expect((await search(DORA, 'qqqq')).text).toContain('niemanden gefunden');
  });

  test('whoever hides is gone from the next letter on, and a card that stands already leads to nobody', async () => {
    const before = await search(ANNA, 'excel');
    const thank = actionsOf(before).find(({ verb, data }) => verb === 'thank' && data.helper === DORA.id);
    await house.teams.press(DORA, { verb: 'hide' });
    expect(titles(await search(ANNA, 'excel'))).toEqual(['Ben ‹b›Fischer‹/b›']);
    const pressed = await house.teams.press(BEN, { verb: 'thank', data: thank?.data });
    expect(JSON.stringify(pressed)).not.toContain('Dora');
    await house.teams.press(DORA, { verb: 'show' });
  });
});

describe('from a message', () => {
  test('its words open the dialog, and nothing is asked before somebody sends it', async () => {
    const { title, card } = await fetchTask(ANNA, '<p>How do I weld &lt;this&gt;?</p>');
    expect(title).toBe('Find a helper for this');
    expect(inputsOf(card.content)).toEqual({ question: 'How do I weld <this>?', anonymous: 'no' });
    expect(await house.teams.say(ANNA, '/requests').then(textOf)).toContain('No requests');
    const [ask] = card.content.actions;
    const done = await submitAction(ANNA, { ...ask.data, ...inputsOf(card.content), question: 'Welding?' });
    expect(textOf(done.card.content)).toContain('on its way');
    expect(await house.teams.say(ANNA, '/requests').then(textOf)).toContain('Welding?');
  });

  test('who could help is shown inside, with a way back; buttons of old clients work there too', async () => {
    const { card } = await fetchTask(ANNA, 'Does anybody know welding?');
    const [, find] = card.content.actions;
    const shown = (await submitAction(ANNA, { ...find.data, ...inputsOf(card.content) })).card.content;
    expect(textOf(shown)).toContain('Ben');
    const back = shown.actions.at(-1);
    const again = (await submitAction(ANNA, back.data)).card.content;
    expect(inputsOf(again)['question']).toBe('Does anybody know welding?');
    const thank = actionsOf(shown).find(({ verb }) => verb === 'thank');
    const thanked = await submitAction(ANNA, thank.fallback.data);
    expect(textOf(thanked.card.content)).toContain('Ben');
  });

  test('a message without words says so, and an empty question stays open', async () => {
    const { card } = await fetchTask(DORA, '<attachment id="1"></attachment>');
    expect(textOf(card.content)).toContain('keine Worte');
    for (const { data } of card.content.actions) {
      const stays = await submitAction(DORA, { ...data, ...inputsOf(card.content) });
      expect(textOf(stays.card.content)).toContain('Schreib eine Frage');
    }
  });

  test('a whole page of text is cut to what a question takes', async () => {
    const { card } = await fetchTask(ANNA, '<p>ü</p>'.repeat(5000));
    expect([...(inputsOf(card.content)['question'] ?? '')]).toHaveLength(1000);
  });
});

test('what is malformed gets a 400, what nobody declared a 501', async () => {
  const bad: [string, unknown][] = [
    ['query', undefined],
    ['query', 'excel'],
    ['query', { parameters: 'excel' }],
    ['query', { parameters: [{ name: 'skill', value: { $ne: 1 } }] }],
    ['query', { queryOptions: { skip: -1 } }],
    ['query', { queryOptions: { count: 0 } }],
    ['fetchTask', null],
    ['fetchTask', { messagePayload: 'text' }],
    ['fetchTask', { messagePayload: { body: { content: 7 } } }],
    ['submitAction', {}],
    ['submitAction', { data: { question: 'x' } }],
    ['submitAction', { data: { verb: '' } }],
  ];
  for (const [name, value] of bad)
    expect([name, value, (await invoke(ANNA, `composeExtension/${name}`, value)).status]).toEqual([
      name,
      value,
      400,
    ]);
  for (const name of [
    'selectItem',
    'queryLink',
    'anonymousQueryLink',
    'querySettingUrl',
    'setting',
    'onCardButtonClicked',
  ])
    expect((await invoke(ANNA, `composeExtension/${name}`, {})).status).toBe(501);
  // Known invokes with what nobody knows answer with a card.
  for (const data of [
    { dialog: 'no-such' },
    { dialog: 'find-helpers', msteams: { type: 'task/fetch' } },
    { verb: 'no' },
  ])
    expect((await submitAction(ANNA, data)).card.content.type).toBe('AdaptiveCard');
});
