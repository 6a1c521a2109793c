import { setImmediate } from 'node:timers/promises';
import { objectId } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from './small-house';

const ANNA = { id: objectId(1), name: 'Anna Berger', language: 'de-AT' };
const BEN = {
  id: objectId(2),
  name: 'Ben Fischer',
  language: 'de-DE',
  upn: 'ben@x.example',
  profile: { skills: ['Excel', 'C#'] },
};
const CHLOE = {
  id: objectId(3),
  name: 'Chloe Martin',
  language: 'en-GB',
  upn: 'chloe@x.example',
  profile: { skills: ['excel'] },
};

let house: SmallHouse;

beforeAll(async () => {
  house = await openSmallHouse([ANNA, BEN, CHLOE]);
});
afterAll(() => house.close());
beforeEach(() => {
  house.teams.calls.length = 0;
  house.teams.fault = () => undefined;
});

const GROUP = {
  conversation: {
    id: '19:group@thread.v2',
    conversationType: 'groupChat',
    isGroup: true,
    tenantId: 'tenant',
  },
};
const CHANNEL = {
  conversation: {
    id: '19:channel@thread.tacv2;messageid=1700',
    conversationType: 'channel',
    isGroup: true,
    tenantId: 'tenant',
  },
};
const pathOf = (conversation: string) => `/v3/conversations/${encodeURIComponent(conversation)}/activities`;

describe('what people write', () => {
  const mention = (text: string, id = '28:bot', name = 'KnowWho') => ({
    entities: [{ type: 'mention', text, mentioned: { id, name } }],
  });
  test.each([
    [
      'with an entity and another name',
      '<at>Wer weiß was</at> /skill excel',
      mention('<at>Wer weiß was</at>'),
    ],
    ['without a blank', '<at>KnowWho</at>/skill excel', mention('<at>KnowWho</at>')],
    ['at the end', '/skill excel <at>KnowWho</at>', mention('<at>KnowWho</at>')],
    ['with an attribute', '<at id="0">KnowWho</at>&nbsp;/skill excel', {}],
    ['without entities', '<at>KnowWho</at> skill excel', {}],
    ['with a line break', '<at>KnowWho</at>\n/skill\nexcel', {}],
  ])('a mention %s is no part of the question', async (_, text, fields) => {
    const card = await house.teams.say(ANNA, text, { ...GROUP, ...fields });
    expect(textOf(card)).toContain('#excel · 2 ');
  });

  test('a mentioned colleague stays in the sentence by name', async () => {
    const text = '<at>KnowWho</at> <at>Ben Fischer</at>';
    const card = await house.teams.say(ANNA, text, {
      ...GROUP,
      entities: [
        ...mention('<at>KnowWho</at>').entities,
        ...mention('<at>Ben Fischer</at>', '29:ben', 'Ben Fischer').entities,
      ],
    });
    expect(textOf(card)).toContain('Ben Fischer');
    expect(textOf(card)).toContain('meinst du vielleicht');
  });

  test('Teams escapes some signs, and they are read as they were typed', async () => {
    const card = await house.teams.say(ANNA, '/&lt;b&gt;&amp;amp;&quot;');
    expect(textOf(card)).toContain('/<b>&amp;" kenne ich nicht');
  });

  test('C# is a skill of its own', async () => {
    expect(textOf(await house.teams.say(ANNA, '/skill C#'))).toContain('Ben Fischer');
    expect(textOf(await house.teams.say(ANNA, '/skill C#'))).not.toContain('Chloe Martin');
  });
});

describe('where the answer goes', () => {
  test.each([
    ['group', GROUP],
    ['channel', CHANNEL],
  ])('in a %s: one card, in the same conversation, under the question, for everybody', async (_, place) => {
    const asked = house.teams.activity(ANNA, { text: '/skill excel', ...place });
    expect((await house.teams.post(asked)).status).toBe(200);
    expect(house.teams.calls).toHaveLength(1);
    const [call] = house.teams.calls;
    expect(call).toMatchObject({
      method: 'POST',
      path: `${pathOf(place.conversation.id)}/${String(asked['id'])}`,
      query: '',
    });
    expect(call?.body).toMatchObject({
      type: 'message',
      replyToId: asked['id'],
      conversation: { id: place.conversation.id },
    });
    expect(call?.body.attachments).toHaveLength(1);
    expect(call?.body.recipient.isTargeted).toBeUndefined();
  });

  test('to a targeted message: targeted, so that only the asker sees it', async () => {
    const asked = house.teams.activity(ANNA, {
      text: '/me',
      ...CHANNEL,
      recipient: { id: '28:bot', name: 'KnowWho', isTargeted: true },
    });
    await house.teams.post(asked);
    expect(house.teams.calls).toHaveLength(1);
    const [call] = house.teams.calls;
    expect(call?.path).toBe(pathOf(CHANNEL.conversation.id));
    expect(call?.query).toBe('isTargetedActivity=true');
    expect(call?.body.recipient).toMatchObject({ id: `29:${ANNA.id}`, isTargeted: true });
    expect(textOf(call?.body.attachments[0].content)).toContain('Dein Profil');
  });

  test('where Teams takes no targeted message: into the own chat, and never before the group', async () => {
    const targeted = (text: string) =>
      house.teams.activity(BEN, {
        text,
        ...CHANNEL,
        recipient: { id: '28:bot', name: 'KnowWho', isTargeted: true },
      });
    const refused: string[] = [];
    house.teams.fault = ({ path, query, method }) => {
      if (!query.includes('isTargetedActivity')) return undefined;
      refused.push(`${method} ${path}`);
      return { status: 400 };
    };
    const asked = targeted('/me');
    expect((await house.teams.post(asked)).status).toBe(200);
    expect((await house.teams.post(asked)).status).toBe(200);
    expect(refused).toEqual([`POST ${pathOf(CHANNEL.conversation.id)}`]);
    expect(house.teams.calls.map(({ path }) => path)).toEqual(['/v3/conversations', pathOf(`a:${BEN.id}`)]);
    const [message] = house.teams.messages;
    expect(textOf(message.attachments[0].content)).toContain('Dein Profil');
    expect(message.recipient?.isTargeted).toBeUndefined();
    expect(message.replyToId).toBeUndefined();

    // Without a chat of their own nobody reads it, which is better than everybody.
    house.teams.calls.length = 0;
    house.teams.fault = ({ path, query }) =>
      query.includes('isTargetedActivity') || path === pathOf(`a:${BEN.id}`) ? { status: 403 } : undefined;
    expect((await house.teams.post(targeted('/skill excel'))).status).toBe(200);
    expect(house.teams.messages).toEqual([]);
  });

  test('my profile is not shown to a group', async () => {
    const card = await house.teams.say(BEN, '/me', GROUP);
    expect(textOf(card)).toContain('nur für dich');
    expect(textOf(card)).not.toContain('#excel');
    const pressed = await house.teams.press(BEN, { verb: 'profile' }, GROUP);
    expect(textOf(pressed)).not.toContain('#excel');
  });

  test('into the response itself when it is asked for there', async () => {
    const { status, body } = await house.teams.post(
      house.teams.activity(ANNA, { text: '/skill excel', deliveryMode: 'expectReplies' }),
    );
    expect(status).toBe(200);
    expect(house.teams.calls).toEqual([]);
    expect(body.activities).toHaveLength(1);
    expect(textOf(body.activities[0].attachments[0].content)).toContain('#excel · 2 ');
  });
});

describe('buttons', () => {
  test('a client without Universal Actions sends the fallback as a message, with the same effect', async () => {
    const card = await house.teams.say(ANNA, '/skill excel');
    const more: any = actionsOf(card).find(({ verb, data }) => verb === 'thank' && data.helper === BEN.id);
    house.teams.calls.length = 0;
    await house.teams.post(house.teams.activity(ANNA, { text: undefined, value: more.fallback.data }));
    const answer = house.teams.messages.find(({ conversation }) => conversation.id === `a:${ANNA.id}`);
    expect(textOf(answer.attachments[0].content)).toContain('Dein Dank ist unterwegs zu Ben Fischer');
  });

  test('an invoke that nobody knows is answered 501', async () => {
    for (const name of ['composeExtension/setting', 'signin/verifyState', 'no/such', undefined]) {
      const { status } = await house.teams.post(
        house.teams.activity(ANNA, { type: 'invoke', name, value: {} }),
      );
      expect([name, status]).toEqual([name, 501]);
    }
  });

  test('a malformed invoke is answered 400, a button nobody knows with a card', async () => {
    for (const value of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { action: null },
      { action: {} },
      { action: { verb: 7 } },
    ]) {
      const { status } = await house.teams.post(
        house.teams.activity(ANNA, { type: 'invoke', name: 'adaptiveCard/action', value }),
      );
      expect([value, status]).toEqual([value, 400]);
    }
    for (const value of [undefined, {}, { data: {} }, { data: { dialog: 1 } }]) {
      const { status } = await house.teams.post(
        house.teams.activity(ANNA, { type: 'invoke', name: 'task/fetch', value }),
      );
      expect([value, status]).toEqual([value, 400]);
    }
    expect(textOf(await house.teams.press(ANNA, { verb: 'no-such-verb', data: {} }))).toContain(
      'geht nicht mehr',
    );
    const dialog = await house.teams.post(
      house.teams.activity(ANNA, {
        type: 'invoke',
        name: 'task/fetch',
        value: { data: { dialog: 'no-such-dialog' } },
      }),
    );
    expect(dialog.status).toBe(200);
    expect(textOf(dialog.body.task.value.card.content)).toContain('geht nicht mehr');
  });
});

describe('Teams repeats itself', () => {
  test('a message with the same id is answered once', async () => {
    const asked = house.teams.activity(ANNA, { text: '/skill excel' });
    await Promise.all([house.teams.post(asked), house.teams.post(asked)]);
    await house.teams.post(asked);
    expect(house.teams.messages).toHaveLength(1);
  });

  test('the same id with other words is another message', async () => {
    const asked = house.teams.activity(ANNA, { text: '/skill excel' });
    await house.teams.post(asked);
    await house.teams.post({ ...asked, text: '/help' });
    expect(house.teams.messages).toHaveLength(2);
  });

  test('an invoke with the same id has one effect and one answer', async () => {
    const value = {
      action: { type: 'Action.Execute', verb: 'thank', data: { helper: CHLOE.id, skill: 'excel' } },
    };
    const pressed = house.teams.activity(ANNA, { type: 'invoke', name: 'adaptiveCard/action', value });
    const answers = await Promise.all([house.teams.post(pressed), house.teams.post(pressed)]);
    answers.push(await house.teams.post(pressed));
    for (const { body } of answers)
      expect(textOf(body.value)).toContain('Dein Dank ist unterwegs zu Chloe Martin');
    expect(await house.stores.thanks.received(CHLOE.id)).toHaveLength(1);
  });
});

describe('the welcome', () => {
  const place = { id: 'a:new', conversationType: 'personal', tenantId: 'tenant' };
  const person = { id: objectId(20), name: 'Neu Hier' };
  const installed = (action: string) =>
    house.teams.activity(person, { type: 'installationUpdate', action, conversation: place });
  const added = () =>
    house.teams.activity(person, {
      type: 'conversationUpdate',
      membersAdded: [{ id: '28:bot' }],
      conversation: place,
    });

  test('comes once, in the turn of the installation, and again after the app was removed', async () => {
    await house.teams.post(installed('add'));
    expect(house.teams.messages).toHaveLength(1);
    expect(textOf(house.teams.messages[0].attachments[0].content)).toContain('KnowWho');
    await house.teams.post(added());
    await house.teams.post(installed('add'));
    expect(house.teams.messages).toHaveLength(1);
    await house.teams.post(installed('remove'));
    expect(house.teams.messages).toHaveLength(1);
    await Promise.all([house.teams.post(added()), house.teams.post(installed('add'))]);
    expect(house.teams.messages).toHaveLength(2);
  });

  test('who removes the app is not written to, whatever happens, until they install it again', async () => {
    const removed = { id: objectId(3), name: 'Chloe Martin' };
    const own = { id: `a:${removed.id}`, conversationType: 'personal', tenantId: 'tenant' };
    const update = (action: string) =>
      house.teams.post(
        house.teams.activity(removed, { type: 'installationUpdate', action, conversation: own }),
      );
    const thank = (sender: { id: string; name: string }) =>
      house.teams.press(sender, { verb: 'thank', data: { helper: removed.id, skill: 'excel' } });
    await update('add');
    // An update of the app is no removal.
    await update('remove-upgrade');
    await update('add-upgrade');
    expect(house.teams.messages).toHaveLength(1);
    await update('remove');
    const silence = house.teams.calls.length;
    await thank(ANNA);
    await house.running.app.deliver();
    expect(house.teams.calls.slice(silence)).toEqual([]);
    await update('add');
    expect(house.teams.messages).toHaveLength(2);
    await thank(BEN);
    await house.running.app.deliver();
    await house.teams.until(() => house.teams.messages.length === 3);
    expect(house.teams.messages[2].conversation.id).toBe(own.id);
  });

  test('a team that removes the bot and takes it back is greeted once more', async () => {
    const sign = (fields: object) =>
      house.teams.post(
        house.teams.activity(CHLOE, {
          conversation: { ...CHANNEL.conversation, id: '19:other@thread.tacv2' },
          type: 'conversationUpdate',
          ...fields,
        }),
      );
    await sign({ membersAdded: [{ id: '28:bot' }] });
    await sign({ membersRemoved: [{ id: '29:someone' }] });
    await sign({ membersAdded: [{ id: '28:bot' }] });
    expect(house.teams.messages).toHaveLength(1);
    await sign({ membersRemoved: [{ id: '28:bot' }] });
    await sign({ membersAdded: [{ id: '28:bot' }] });
    expect(house.teams.messages).toHaveLength(2);
  });

  test('edits, deletions, reactions and what nobody knows are taken and answered by nothing', async () => {
    const before = await house.stores.requests.pingsSince([ANNA.id], 0);
    const events: object[] = [
      { type: 'messageUpdate', text: '/ask excel', channelData: { eventType: 'editMessage' } },
      { type: 'messageUpdate', text: '/ask excel', channelData: { eventType: 'undeleteMessage' } },
      { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
      { type: 'messageUpdate' },
      { type: 'messageDelete', text: null },
      { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] },
      { type: 'typing' },
      { type: 'endOfConversation' },
      { type: 'event', name: 'application/vnd.microsoft.readReceipt' },
      { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed' } },
      { type: 'nobody-knows' },
    ];
    for (const event of events) {
      const { status } = await house.teams.post(house.teams.activity(ANNA, { text: undefined, ...event }));
      expect([event, status]).toEqual([event, 200]);
    }
    expect(house.teams.calls).toEqual([]);
    expect(await house.stores.requests.pingsSince([ANNA.id], 0)).toEqual(before);
  });

  test('does not come for other people who join', async () => {
    await house.teams.post(
      house.teams.activity(ANNA, {
        ...GROUP,
        type: 'conversationUpdate',
        membersAdded: [{ id: '29:someone' }],
      }),
    );
    expect(house.teams.messages).toEqual([]);
  });

  test('a team is told how to ask; the buttons are for one person', async () => {
    await house.teams.post(
      house.teams.activity(CHLOE, {
        ...CHANNEL,
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:bot' }],
        channelData: { team: { id: '19:team' }, tenant: { id: 'tenant' } },
      }),
    );
    expect(textOf(house.teams.messages[0].attachments[0].content)).toContain('Mention me');
  });
});

describe('Teams fails in the middle of a turn', () => {
  const failing = (times: number, fault: any) => {
    let tries = 0;
    house.teams.fault = () => (tries++ < times ? fault : undefined);
    return () => tries;
  };

  test.each([
    ['412', { status: 412 }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
    ['500', { status: 500 }],
    ['no answer', 'reset'],
  ])('%s: the answer is sent again, once it passes exactly one arrives', async (_, fault) => {
    const tries = failing(1, fault);
    const card = await house.teams.say(ANNA, '/skill excel');
    expect(textOf(card)).toContain('#excel');
    expect(tries()).toBe(2);
  });

  test('Retry-After is kept', async () => {
    failing(1, { status: 429, headers: { 'retry-after': '1' } });
    const started = performance.now();
    await house.teams.say(ANNA, '/skill excel');
    expect(performance.now() - started).toBeGreaterThanOrEqual(990);
  });

  test('403 is final: it is not repeated, and no fault of the request', async () => {
    const tries = failing(9, { status: 403 });
    const { status } = await house.teams.post(house.teams.activity(ANNA, { text: '/skill excel' }));
    expect(tries()).toBe(1);
    expect(status).toBeLessThan(500);
  });
});

describe('colleagues who are told something', () => {
  const opened = () => house.teams.calls.filter(({ path }) => path === '/v3/conversations');
  const DORA = { id: objectId(30), name: 'Dora Neu', language: 'de' };
  const ERIK = { id: objectId(31), name: 'Erik Alt', language: 'de' };
  const thank = async (helper: { id: string }, skill: string, fields = {}) =>
    house.teams.press(ANNA, { verb: 'thank', data: { helper: helper.id, skill } }, fields);
  const told = (helper: { id: string }, conversation = `a:${helper.id}`) =>
    house.teams.until((calls) =>
      calls.some(({ method, path }) => method === 'POST' && path === pathOf(conversation)),
    );
  const settled = async () => {
    while ((await house.stores.notices.nextDue()) !== undefined) await setImmediate();
  };

  beforeAll(async () => {
    for (const { id, name, language } of [DORA, ERIK]) await house.stores.people.meet({ id, name, language });
  });

  test('who never wrote is reached by their bare object id, where the cause came from', async () => {
    await thank(DORA, 'excel', GROUP);
    await thank(ERIK, 'excel', GROUP);
    await told(DORA);
    await told(ERIK);
    expect(opened().map(({ body }) => body)).toEqual(
      [DORA, ERIK].map(({ id }) => ({
        isGroup: false,
        bot: { id: '28:bot' },
        members: [{ id }],
        tenantId: 'tenant',
        channelData: { tenant: { id: 'tenant' } },
      })),
    );
  });

  test('who wrote is reached in their own chat, and a chat that is gone is opened anew', async () => {
    const own = {
      conversation: { id: 'a:own-chat-of-dora', conversationType: 'personal', tenantId: 'tenant' },
    };
    await house.teams.say(DORA, '/help', own);
    await thank(DORA, 'crm');
    await told(DORA, 'a:own-chat-of-dora');
    await settled();
    expect(opened()).toEqual([]);

    house.teams.calls.length = 0;
    house.teams.fault = ({ path }) => (path === pathOf('a:own-chat-of-dora') ? { status: 404 } : undefined);
    await thank(DORA, 'welding');
    await told(DORA);
    await settled();
    expect(opened()).toHaveLength(1);
    expect((await house.stores.chats.find(DORA.id))?.conversation).toBe(`a:${DORA.id}`);
  });

  test('who blocked the bot is left in peace', async () => {
    let tries = 0;
    house.teams.fault = ({ path }) => {
      if (path !== pathOf(`a:${ERIK.id}`)) return undefined;
      tries += 1;
      return { status: 403 };
    };
    const thanked = await thank(ERIK, 'crm');
    expect(textOf(thanked)).toContain('unterwegs');
    await settled();
    await house.running.app.deliver();
    expect(tries).toBe(1);
    expect(await house.stores.notices.nextDue()).toBeUndefined();
    expect(button(thanked, 'undo')).toBeDefined();
  });
});

test('a stop lets the turn that is under way finish, and takes no other', async () => {
  const ending = await openSmallHouse([ANNA, BEN]);
  let stopped: Promise<void> | undefined;
  // Teams is just taking the answer.
  ending.teams.fault = () => {
    stopped ??= ending.running.stop();
    return undefined;
  };
  const { status } = await ending.teams.post(ending.teams.activity(ANNA, { text: '/skill excel' }));
  expect(status).toBe(200);
  expect(textOf(ending.teams.messages[0].attachments[0].content)).toContain('Ben Fischer');
  await stopped;
  await expect(ending.teams.post(ending.teams.activity(ANNA, { text: '/help' }))).rejects.toThrow();
  await ending.teams.stop();
});
