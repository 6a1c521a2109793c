import { objectId } from '../fakes/house';
import { actionsOf, textOf } from '../fakes/teams-double';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const person = (n: number, name: string) => ({
  ...{
    id: objectId(n),
    name,
    language: n === 2 ? 'de' : 'en',
    upn: `${name}@x.example`,
    title: `${name} title`,
  },
});
const [ANNA, BEN, HIDDEN] = [person(1, 'Annaq'), person(2, 'Benq'), person(3, 'Hugoq')];
const CHANNEL = { conversation: { id: '19:c@thread.tacv2', conversationType: 'channel' } };

let house: SmallHouse;

beforeEach(async () => {
  house = await openSmallHouse([ANNA, BEN, HIDDEN]);
  await house.teams.press(HIDDEN, { verb: 'hide' });
});
afterEach(() => house.close());

const invoke = async (who: { id: string }, name: string, data: object) =>
  (
    await house.teams.post(
      house.teams.activity(who, {
        type: 'invoke',
        name,
        value: { data: { dialog: 'thank-round', ...data } },
        ...CHANNEL,
      }),
    )
  ).body.task;
const submit = async (data: object) => (await invoke(ANNA, 'task/submit', data)).value.card.content;

test('one card for the channel, a dialog for each, and thanks that only the thanked one reads', async () => {
  const card = await house.teams.say(ANNA, '<at>KnowWho</at> danke runde', CHANNEL);
  expect(textOf(card)).toContain('Who do you want to thank this week?');
  expect(actionsOf(card).map(({ data }) => data?.dialog)).toEqual(['thank-round']);
  expect((await invoke(ANNA, 'task/fetch', {})).value.title).toBe('Say thank you');

  house.teams.calls.length = 0;
  const done = await submit({ person: BEN.id, topic: 'excel', sentence: 'You saved my day.' });
  expect(textOf(done)).toContain('Benq');
  await house.running.app.deliver();
  const told = house.teams.calls.filter(
    ({ method, path }) => method === 'POST' && path.includes('/activities'),
  );
  expect(told.every(({ path }) => path.includes(BEN.id))).toBe(true);
  expect(told.map(({ body }) => textOf(body.attachments[0].content)).join('\n')).toContain(
    'You saved my day.',
  );

  expect(textOf(await submit({ person: BEN.id, topic: 'excel' }))).not.toContain('Take back');
  const thanks = actionsOf(done).find(({ data }) => data?.verb === 'undo')!.data.thanks;
  await submit({ verb: 'undo', thanks });
  expect(await house.stores.thanks.received(BEN.id)).toEqual([]);
});

test('a reason that is no topic is a sentence; what is missing or wrong loses nothing that was typed', async () => {
  expect(textOf(await submit({ topic: 'excel' }))).toContain('Choose a colleague first');
  const long = await submit({ person: BEN.id, topic: 'the party', sentence: 'x'.repeat(499) });
  expect(textOf(long)).toContain('at most 500 characters');
  expect(JSON.stringify(long)).toContain('the party');
  expect(textOf(await submit({ person: ANNA.id }))).toContain('Thanks go to somebody else');
  await submit({ person: BEN.id, topic: 'the summer party', sentence: 'It was great' });
  expect(await house.stores.thanks.received(BEN.id)).toMatchObject([
    { asker: ANNA.id, sentence: 'the summer party: It was great' },
  ]);
});

test('who hides is neither suggested nor shown; in a chat of one’s own there is no round', async () => {
  const value = { dataset: 'thankable', queryText: 'q' };
  const found = async (queryText: string) =>
    JSON.stringify(
      (
        await house.teams.post(
          house.teams.activity(ANNA, {
            type: 'invoke',
            name: 'application/search',
            value: { ...value, queryText },
          }),
        )
      ).body,
    );
  expect(await found('benq')).toContain('Benq');
  for (const typed of ['hugoq', 'annaq']) expect(await found(typed)).not.toMatch(/Hugoq|Annaq/);
  const gone = JSON.stringify(await submit({ person: HIDDEN.id }));
  expect(gone).toContain('cannot be found any more');
  expect(gone).not.toContain('Hugoq');
  expect(await house.stores.thanks.received(HIDDEN.id)).toEqual([]);
  expect(textOf(await house.teams.say(ANNA, '/thank round'))).toContain('A round of thanks needs a team');
});
