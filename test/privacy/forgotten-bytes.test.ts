import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../../src/clock';
import { createPulsePages } from '../../src/sqlite/pulse-pages';
import { copyBefore, copyInto } from '../../src/sqlite/copies';
import { fingerprint } from '../../src/thanks/testimonial';
import { objectId } from '../fakes/house';
import { openSmallHouse, type SmallHouse } from '../teams/small-house';

const ANNA = {
  id: objectId(1),
  name: 'Annabella Bergzwerger',
  language: 'de-AT',
  mail: 'bella@sprachlos.example',
  upn: 'zwerg@sprachlos.example',
  title: 'Zirkusdirektorin',
  department: 'Manegenwesen',
  profile: { skills: ['Excel', 'Feuerspucken'], aboutMe: 'Wanderzirkuszelt bei Quakenbrück, jahrelang.' },
};
const BEN = { id: objectId(2), name: 'Ben Fischer', upn: 'ben@x.example', profile: { skills: ['Excel'] } };
const CHLOE = { id: objectId(3), name: 'Chloe Martin', upn: 'chloe@x.example' };
const OTHERS = Array.from({ length: 3 }, (_, n) => ({
  ...{ id: objectId(10 + n), name: `Other ${n}`, upn: `other${n}@x.example` },
}));

/** Words that only Anna brought along, wherever she said them; folded and stemmed ones are found as well. */
const TRACES = [
  ...['annabella', 'anabella', 'bergzwerger', 'sprachlos', 'zirkus', 'manegen', 'quakenbr', ANNA.id],
  ...['feuerspuck', 'trapezkunst', 'jonglier', 'kettenkaruss', 'losverkauf', 'popcorndose', 'elefantenpark'],
  ...['raubtiernummer', 'pacific/chatham', 'seiltanz', 'schwertschluck', 'messerwerf', 'flimflorp'],
];
/** Topics that only she had, wherever others met them. */
const [TRAPEZE, FIRE] = ['org:trapezkunst', 'org:feuerspucken'] as const;

let folder: string;
let house: SmallHouse;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9);
  folder = mkdtempSync(join(tmpdir(), 'bytes-'));
  const config = {
    databaseUrl: `file:${join(folder, 'house.db')}`,
    community: { managers: [ANNA.id, BEN.id] },
  };
  house = await openSmallHouse([ANNA, BEN, CHLOE, ...OTHERS], { clock: () => now, config });
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** Which words are found in which file, whatever the case. */
function found(words: readonly string[]): string[] {
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name)).toString('latin1').toLowerCase();
    return words.filter((word) => text.includes(word)).map((word) => `${word} in ${name}`);
  });
}

/** Everything that somebody can leave behind, said by Anna or to her, in every room of the house. */
async function live(): Promise<void> {
  const { stores, teams } = house;
  const route = { serviceUrl: teams.serviceUrl, botId: '28:bot', tenantId: 'tenant' };
  const press = (who: { id: string }, verb: string, data: object = {}) => teams.press(who, { verb, data });
  await teams.say(ANNA, '/me');
  await teams.say(BEN, '/me');
  // Skills, levels, what she hides and takes back, and the way back from it.
  await stores.index.addSkills(ANNA.id, [{ words: 'Trapezkunst', level: 'teach' }, { words: 'Jonglieren' }]);
  await stores.ownSkills.hideSkill(ANNA.id, 'org:trapezkunst', true);
  await stores.ownSkills.hideSources(ANNA.id, ['about'], true);
  await press(ANNA, 'remove', { skill: 'org:jonglieren' });
  // A topic of hers that became a part of another one.
  await stores.index.addSkills(ANNA.id, [{ words: 'Messerwerfen' }]);
  await stores.merges.merge('org:messerwerfen', 'excel', BEN.id, now);
  await stores.merges.settle();
  await stores.index.addSkills(CHLOE.id, [{ words: 'Welding' }]);
  await stores.merges.teach('Tuchakrobatik', 'welding', ANNA.id, now);
  // Settings.
  await stores.people.choose(ANNA.id, {
    locale: 'de',
    weeklyPings: 1,
    timeZone: 'Pacific/Chatham',
    quietHours: { from: 1200, to: 420 },
    digest: true,
  });
  // Requests: hers, and one that reached her; both answered, blocked and reported.
  const rules = { remindAt: now + DAY, expireAt: now + DAY };
  for (const [asker, helper, question] of [
    [ANNA, BEN, 'Wer ölt das Kettenkarussell?'],
    [BEN, ANNA, 'Who can refresh a pivot?'],
  ] as const) {
    const asking = { question, skill: 'excel', anonymous: false, chosen: helper.id, at: now };
    const asked = await stores.requests.ask({ asker: asker.id, ...asking }, route, 10);
    if (asked === 'limited') throw new Error('limited');
    const { id, version } = asked.request;
    const pings = [{ helper: helper.id, until: now + DAY, weekly: 9 }];
    await stores.requests.step({ request: id, version, at: now, pings, dueAt: now + DAY });
    await stores.requests.answer(id, helper.id, 'accept', now, rules);
    await stores.requests.block(id, helper.id, now);
  }
  // Champions, suggestions both ways, feedback both ways.
  await press(ANNA, 'become-champion', { skill: 'excel' });
  await stores.champions.nominate({ by: BEN.id, person: ANNA.id, skill: 'welding', at: now }, route);
  await stores.champions.nominate({ by: ANNA.id, person: CHLOE.id, skill: 'welding', at: now }, route);
  await stores.feedback.send({ author: ANNA.id, text: 'Losverkauf!', anonymous: true, at: now }, [], route);
  const sent = { author: BEN.id, text: 'Thanks all', anonymous: false, at: now };
  await stores.feedback.send(sent, [ANNA.id], route);
  await stores.feedback.answer(2, ANNA.id, 'Popcorndosen für alle', now);
  // Thanks both ways, with sentences.
  const given = await stores.thanks.thank({ asker: ANNA.id, helper: BEN.id, skill: 'excel', at: now }, route);
  await stores.thanks.addSentence(given.thanks.id, ANNA.id, 'Wie im Elefantenpark, deine Bella', now, route);
  const got = await stores.thanks.thank({ asker: BEN.id, helper: ANNA.id, skill: 'excel', at: now }, route);
  await stores.thanks.addSentence(got.thanks.id, BEN.id, 'Raubtiernummer des Jahres', now, route);
  for (const one of [ANNA, BEN])
    for (const [thanks, words] of [
      [given.thanks.id, 'Wie im Elefantenpark, deine Bella'],
      [got.thanks.id, 'Raubtiernummer des Jahres'],
    ] as const)
      await stores.testimonials.wish(thanks, one.id, { open: true, read: fingerprint(words) }, now);
  // Her own topics, wherever others came across them.
  await stores.thanks.thank({ asker: ANNA.id, helper: CHLOE.id, skill: TRAPEZE, at: now }, route);
  await stores.requests.ask(
    { asker: BEN.id, question: '', skill: TRAPEZE, anonymous: false, at: now },
    route,
    10,
  );
  await stores.champions.nominate({ by: BEN.id, person: CHLOE.id, skill: TRAPEZE, at: now }, route);
  await press(ANNA, 'become-champion', { skill: FIRE });
  await press(BEN, 'become-champion', { skill: FIRE });
  await press(BEN, 'step-down', { skill: FIRE });
  const asked = `INSERT INTO ambassador_question (person, kind, skill, asked_at) SELECT key, 'start', ?, ? FROM person WHERE id = ?`;
  stores.db.prepare(asked).run(TRAPEZE, now, CHLOE.id);
  stores.db
    .prepare('INSERT INTO pulse_count VALUES (1, ?, ?, 5), (9, ?, ?, 5)')
    .run(FIRE, 'searched', FIRE, 'found');
  await createPulsePages(stores.db).write();
  stores.db.prepare('INSERT INTO house_topic VALUES (?, 1)').run(FIRE);
  stores.db.exec(`INSERT INTO house_week VALUES (1); INSERT INTO house_thanks VALUES (1, '${TRAPEZE}', 5)`);
  // What she looked for, and the questions "still yours?" and of the first week.
  await teams.say(ANNA, '/skill Seiltanz am Abend');
  await teams.say(CHLOE, '/skill Feuerspucken');
  // Of five who look for a word that nobody knows she is one.
  for (const one of [ANNA, BEN, CHLOE, ...OTHERS].slice(0, 5)) await teams.say(one, '/skill flimflorp');
  stores.counter.flush();
  stores.db
    .prepare(
      `INSERT INTO freshness (person, asked_at, skills)
       SELECT key, ?, '{"skills":["org:trapezkunst"]}' FROM person WHERE id = ?`,
    )
    .run(now, ANNA.id);
  await press(ANNA, 'first-week');
  await stores.index.addSkills(ANNA.id, [{ words: 'Schwertschlucken' }]);
  await press(ANNA, 'undo');
  await told();
  // As before a migration.
  copyInto(stores.db, copyBefore(stores.db.name, 'migration-999'));
}

/** Until nobody waits for a message. */
async function told(): Promise<void> {
  house.running.app.start();
  const due = house.stores.db
    .prepare<[number], number>('SELECT count(*) FROM notice WHERE due_at <= ?')
    .pluck();
  while ((due.get(now) ?? 0) > 0) await new Promise(setImmediate);
}

test('after forgetting, no byte beside or in the database tells who it was, what they could do, or what they said', async () => {
  await live();
  // All of it was there, so that finding nothing means something.
  const before = found(TRACES).map((one) => one.split(' in ')[0]);
  for (const word of TRACES.filter((one) => !['anabella', 'seiltanz'].includes(one)))
    expect(before).toContain(word);

  // What somebody else looked for waits to be counted while the topic goes.
  await house.teams.say(CHLOE, '/skill Trapezkunst');
  await house.teams.press(ANNA, { verb: 'forget', data: { confirm: true } });
  house.stores.counter.flush();
  await told();
  expect(readdirSync(folder).sort()).toEqual(
    expect.arrayContaining(['house.db', 'house.db-shm', 'house.db-wal', 'house.db.wishes']),
  );
  expect(found(TRACES)).toEqual([]);
  // What others said and did is theirs and stays, and so does what the house learned, without who taught it.
  const theirs = ['who can refresh a pivot?', 'ben fischer', 'thanks all', 'tuchakrobatik'];
  for (const words of theirs) expect([words, found([words]).length > 0]).toEqual([words, true]);
});
