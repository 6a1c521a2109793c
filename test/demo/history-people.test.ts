import { WEEK } from '../../src/clock';
import { createColleagues } from '../../src/demo/history-people';
import { withManager, HISTORY_MANAGER } from '../../src/demo/history';
import { openStores } from '../../src/wire';
import { silent } from '../fakes/directory-house';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

test('colleagues of the demo write, press and fill in as people do', async () => {
  let now = Date.UTC(2026, 0, 7, 9);
  const config = { ...CONFIG, databaseUrl: 'file::memory:', workingHours: 'always' };
  const stores = openStores(config, () => now, smallResolver());
  const colleagues = createColleagues(config, stores, { manager: objectId(1), log: silent });
  try {
    const [anna, ben] = [
      { id: objectId(1), name: 'Anna', language: 'en-GB' },
      { id: objectId(2), name: 'Ben', language: 'de-DE' },
    ];
    for (const person of [anna, ben]) await stores.people.meet(person);
    await colleagues.fillIn(ben, 'add-skills', { skills: 'Excel', level: 'solve' });
    await colleagues.say(anna, '/ask How do I write a formula in Excel?');
    await colleagues.settle();
    expect(colleagues.asked('accept')).toEqual([ben.id]);
    expect(await colleagues.press(anna, 'accept')).toBeUndefined();
    await colleagues.press(ben, 'accept');
    await colleagues.settle();
    now += 60_000;
    const solved = await colleagues.press(anna, 'solved', await colleagues.say(anna, '/requests'));
    const thanked = await colleagues.press(anna, 'thank', solved);
    await colleagues.press(anna, 'add-sentence', thanked, { sentence: 'It works now.' });
    await colleagues.settle();
    expect(await stores.thanks.received(ben.id)).toMatchObject([{ sentence: 'It works now.' }]);
    stores.counter.flush();
    now += WEEK;
    // Nothing is left to be done later, when the real people come.
    expect(await stores.requests.due(now, 10)).toEqual([]);
  } finally {
    await colleagues.stop();
    stores.db.close();
  }
});

test('somebody reads pulse and feedback of the demo, unless the settings name others', () => {
  const managers = (config: Parameters<typeof withManager>[0]) => withManager(config).community?.managers;
  expect(managers({ ...CONFIG, history: true })).toEqual([HISTORY_MANAGER]);
  expect(managers({ ...CONFIG, history: true, community: { managers: [objectId(7)] } })).toEqual([
    objectId(7),
  ]);
  expect(managers(CONFIG)).toEqual([HISTORY_MANAGER]);
});
