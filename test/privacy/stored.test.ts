import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgottenCard } from '../../src/cards/privacy-cards';
import { DAY } from '../../src/clock';
import { messages } from '../../src/i18n/messages';
import { NO_PROFILE } from '../../src/people/person';
import { LEAVER_DAYS, TERMS } from '../../src/privacy/privacy';
import { createPrivacyStore } from '../../src/sqlite/privacy-store';
import { fingerprint } from '../../src/thanks/testimonial';
import { SECTION_TABLES } from '../../src/sqlite/stored-rows';
import { openStores, type Stores } from '../../src/wire';
import { CONFIG, objectId } from '../fakes/house';
import { smallResolver } from '../skills/small-vocabulary';

const ROUTE = { serviceUrl: 'https://smba.trafficmanager.net/de/', tenantId: 'tenant', botId: '28:bot' };
const [ANNA, BEN, CHLOE] = [objectId(1), objectId(2), objectId(3)] as [string, string, string];

let folder: string;
let now: number;
let stores: Stores;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 5);
  folder = mkdtempSync(join(tmpdir(), 'stored-'));
  stores = openStores(
    { ...CONFIG, databaseUrl: `file:${join(folder, 'house.db')}` },
    () => now,
    smallResolver(),
  );
  await list([ANNA, 'Annabella'], [BEN, 'Ben'], [CHLOE, 'Chloe']);
});
afterEach(() => {
  stores.db.close();
  rmSync(folder, { recursive: true });
});

async function list(...people: [id: string, name: string, words?: string][]): Promise<void> {
  const { run } = await stores.people.begin({ full: false, takeOver: true });
  await stores.people.applyPage(run, {
    restarted: false,
    changes: people.map(([id, name, title = `${name} titled`]) => ({
      kind: 'listed' as const,
      id,
      facts: {
        name,
        title,
        mail: `${name.toLowerCase()}@x.example`,
        upn: `${name.toLowerCase()}@x.example`,
        department: `${name} department`,
        office: `${name} office`,
        language: 'de',
        country: 'AT',
        enabled: true,
        guest: false,
      },
    })),
    token: 'token',
    last: true,
  });
  const readings = people.map(([id, name, words = 'juggles']) => ({
    id,
    profile: {
      ...NO_PROFILE,
      skills: [`${name} ${words}`],
      aboutMe: `${name} wrote whole sentences about ${words} here.`,
    },
  }));
  await stores.people.saveReadings(run, readings);
  await stores.people.end(run);
}

async function leaves(id: string): Promise<void> {
  const { run } = await stores.people.begin({ full: false, takeOver: true });
  const changes = [{ kind: 'removed' as const, id, restorable: true }];
  await stores.people.applyPage(run, { restarted: false, changes, token: 'token', last: true });
  await stores.people.end(run);
}

/** Puts something about Anna into every table that can hold something about a person. */
async function live(): Promise<void> {
  const { db, index, people, thanks, requests, chats, notices } = stores;
  await index.addSkills(ANNA, [
    { words: 'Annabellas trapeze', level: 'teach' },
    { words: 'Annabellas ropes' },
  ]);
  await index.removeSkill(ANNA, 'org:annabellajuggles');
  await stores.ownSkills.hideSkill(ANNA, 'org:annabellasropes', true);
  await stores.ownSkills.hideSources(ANNA, ['about'], true);
  const asking = { question: 'Annabellas question', skill: 'excel', anonymous: false, at: now };
  const times = { remindAt: now + DAY, expireAt: now + DAY };
  for (const [asker, helper] of [
    [ANNA, BEN],
    [BEN, ANNA],
  ] as const) {
    const asked = await requests.ask({ asker, ...asking, chosen: helper }, ROUTE, 10);
    if (asked === 'limited') throw new Error('limited');
    const { id, version } = asked.request;
    const pings = [{ helper, until: now + DAY, weekly: 9 }];
    await requests.step({ request: id, version, at: now, pings, dueAt: now + DAY });
    await requests.answer(id, helper, 'accept', now, times);
    await requests.block(id, helper, now);
  }
  const { champions, feedback } = stores;
  await champions.signUp(ANNA, 'excel', now);
  await champions.nominate({ by: BEN, person: ANNA, skill: 'welding', at: now }, ROUTE);
  await champions.nominate({ by: ANNA, person: BEN, skill: 'welding', at: now }, ROUTE);
  await champions.answer(2, BEN, 'yes', now);
  const word = { text: 'Annabellas word', anonymous: true, at: now };
  await feedback.send({ author: ANNA, ...word }, [BEN], ROUTE);
  await feedback.send({ author: BEN, ...word }, [ANNA], ROUTE);
  await feedback.answer(2, ANNA, 'Annabellas answer', now);
  await people.choose(ANNA, { locale: 'de', pausedUntil: now + DAY });
  await chats.remember(ANNA, { conversation: 'a:annabella', route: ROUTE });
  await chats.welcome('a:annabella');
  const given = await thanks.thank({ asker: ANNA, helper: BEN, skill: 'excel', at: now }, ROUTE);
  const sentence = 'Yours, Annabella';
  await thanks.addSentence(given.thanks.id, ANNA, sentence, now, ROUTE);
  for (const one of [ANNA, BEN])
    await stores.testimonials.wish(given.thanks.id, one, { open: true, read: fingerprint(sentence) }, now);
  await thanks.thank({ asker: BEN, helper: ANNA, at: now }, ROUTE);
  // One after the other for each person.
  for (let due = await notices.due(now, 100); due.length > 0; due = await notices.due(now, 100)) {
    for (const { id, version } of due)
      await notices.delivered(
        { id, version },
        { conversation: `chat ${id}`, activity: `message ${id}` },
        ROUTE,
      );
  }
  db.prepare(
    `INSERT INTO freshness (person, asked_at, skills) SELECT key, ?, '{"skills":["org:annabellastrapeze"]}' FROM person WHERE id = ?`,
  ).run(now, ANNA);
  db.prepare('INSERT INTO digest (person, week, due_at) SELECT key, 1, ? FROM person WHERE id = ?').run(
    now,
    ANNA,
  );
  await stores.firstWeeks.begin(ANNA, now);
  db.prepare('INSERT INTO newcomer (person, started_at) SELECT key, ? FROM person WHERE id = ?').run(
    now,
    ANNA,
  );
  await stores.merges.teach('Trapezkunst', 'welding', ANNA, now);
  db.prepare(
    `INSERT INTO topic_merge (topic, label, target, by, at, phase) SELECT 'org:seiltanz', 'Seiltanz', 'welding', key, ?, 'merged' FROM person WHERE id = ?`,
  ).run(now, ANNA);
  db.prepare(`INSERT INTO topic_moved SELECT 1, key, '{}' FROM person WHERE id = ?`).run(ANNA);
  db.prepare(
    "INSERT INTO ambassador_question (person, kind, skill, asked_at) SELECT key, 'start', 'excel', ? FROM person WHERE id = ?",
  ).run(now, ANNA);
  db.prepare('INSERT INTO shown (person, at) SELECT key, ? FROM person WHERE id = ?').run(now, ANNA);
  db.prepare('UPDATE person SET manager = ? WHERE id = ?').run(CHLOE, ANNA);
  db.prepare('UPDATE person SET manager = ? WHERE id = ?').run(ANNA, BEN);
  db.prepare(
    "INSERT INTO unreached (person, why, since) SELECT key, 'blocked', ? FROM person WHERE id = ?",
  ).run(now, ANNA);
  db.prepare('INSERT INTO leaver (person, since) SELECT key, ? FROM person WHERE id = ?').run(now, ANNA);
}

const columns = (table: string) =>
  (stores.db.pragma(`foreign_key_list(${table})`) as { table: string; from: string }[])
    .filter((key) => key.table === 'person')
    .map(({ from }) => `${table}.${from}`);
const tables = () =>
  stores.db
    .prepare<[], string>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all();
const keyOf = (id: string) => stores.db.prepare('SELECT key FROM person WHERE id = ?').pluck().get(id);

/** Tables that hold nothing about one person: words everybody uses, the sync's own books, hashes. */
const ABOUT_NOBODY = [
  'findable_version',
  'forgotten',
  // Topics of the house, and how many thanked, from five people up.
  'house_thanks',
  'house_topic',
  'house_week',
  'meta',
  'request_keys',
  // Keys of what is told to the community.
  'post',
  // Numbers of five people and more; hashes and the secret of the running week.
  'pulse_count',
  'pulse_page',
  'pulse_hash',
  'pulse_key',
  // Words that five people and more looked for.
  'pulse_word',
  'skill',
  // Keys of thanks and requests that were about a merged topic.
  'topic_moved_row',
  'sync_state',
  // Stems of a statement, under its key; the statement itself is exported.
  'statement_stem',
  'statement_stem_config',
  'statement_stem_content',
  'statement_stem_data',
  'statement_stem_docsize',
  'statement_stem_idx',
  // Ids of conversations; a person's own is exported with the chat.
  'welcome',
];

test('every table belongs to a section of the export, or is about nobody', () => {
  const exported = Object.values(SECTION_TABLES);
  const found = [...new Set([...exported.map(([table]) => table), ...ABOUT_NOBODY])].sort();
  expect(tables().sort()).toEqual(found);
  const pointers = exported
    .map(([table, column]) => `${table}.${column}`)
    .filter((one) => one !== 'person.key');
  expect(tables().flatMap(columns).sort()).toEqual(pointers.sort());
});

test('the export holds every stored value about me, table by table and column by column', async () => {
  await live();
  const stored = await stores.privacy.stored(ANNA);
  const key = keyOf(ANNA);
  for (const [section, [table, column]] of Object.entries(SECTION_TABLES)) {
    const rows = stores.db.prepare(`SELECT * FROM ${table} WHERE ${column} = ?`).all(key) as object[];
    expect([table, rows.length > 0]).toEqual([table, true]);
    // Whom, when and how many would tell who asked without a name.
    if (section === 'blockedAskers') {
      expect(stored.blockedAskers).toEqual([{ somebody: true }]);
      continue;
    }
    const text = JSON.stringify(stored[section as keyof typeof SECTION_TABLES]);
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        if (name === column) continue;
        expect([section, text]).toEqual([section, expect.stringContaining(`"${name}":`)]);
        // A colleague is told by name.
        if (name === 'manager') expect(text).toContain('"manager":"Chloe"');
        else if (typeof value === 'string' && !value.startsWith('{'))
          expect(text).toContain(JSON.stringify(value));
      }
    }
  }
  expect(stored.thanksGiven).toMatchObject([{ helper: 'Ben', sentence: 'Yours, Annabella' }]);
  expect(stored.openSentences).toMatchObject([{ thanks: 'Yours, Annabella' }]);
  expect(stored.skills).toMatchObject([
    { skill: 'org:annabellastrapeze', source: 'added', level: 'teach' },
    { skill: 'org:annabellasropes', source: 'added' },
  ]);
  expect(stored.hiddenSkills).toEqual([{ skill: 'org:annabellasropes' }]);
  expect(stored.hiddenSources).toEqual([{ source: 'about' }]);
});

test('nobody is told by the key of their row: no number in an export is one', async () => {
  // Keys that nothing else is by chance.
  stores.db.exec("DELETE FROM person; INSERT INTO person (key, id, name) VALUES (7340000, 'x', 'Xaver')");
  await list([ANNA, 'Annabella'], [BEN, 'Ben'], [CHLOE, 'Chloe']);
  await live();
  const keys = new Set(stores.db.prepare<[], number>('SELECT key FROM person').pluck().all());
  const numbers = (value: unknown): number[] =>
    typeof value === 'number'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(numbers)
        : [];
  const told = async (id: string) => {
    const stored = await stores.privacy.stored(id);
    expect(numbers(stored).length).toBeGreaterThan(50);
    expect(numbers(stored).filter((one) => keys.has(one))).toEqual([]);
    return stored;
  };
  await told(BEN);
  expect(await told(ANNA)).toMatchObject({ requests: [{ chosen: 'Ben' }], nominations: [{ by: 'Ben' }] });
  // What points to somebody who is gone names nobody.
  stores.db.exec('UPDATE request SET chosen = 7340099; UPDATE nomination SET by = 7340099');
  keys.add(7340099);
  expect(await told(ANNA)).toMatchObject({ requests: [{ chosen: null }], nominations: [{ by: null }] });
});

test('whose questions I do not want: nothing tells whether two without a name came from the same person', async () => {
  const { requests, changes } = stores;
  const ids: number[] = [];
  for (const asker of [ANNA, ANNA, CHLOE]) {
    const fresh = { asker, question: `Excel ${ids.length}`, skill: 'excel', anonymous: true, at: now };
    const asked = await requests.ask(fresh, ROUTE, 9);
    if (asked === 'limited') throw new Error('limited');
    const { id, version } = asked.request;
    const pings = [{ helper: BEN, until: now + DAY, weekly: 9 }];
    await requests.step({ request: id, version, at: now, pings, dueAt: now + DAY });
    ids.push(id);
  }
  const listed = async () =>
    (await requests.waitingFor(BEN, 9)).map(({ request }) => ids.indexOf(request)).sort();
  const [first, ...others] = ids as [number, number, number];
  await requests.block(first, BEN, now);
  // Of Anna, whom Ben blocked by the first one, and of Chloe, in all that he can see.
  const seen: unknown[] = [];
  for (const id of others) {
    now += 1000;
    await requests.block(id, BEN, now);
    const { blockedAskers, pings, lastChange } = await stores.privacy.stored(BEN);
    const ping = pings.find(({ request }) => request === id);
    expect([ping?.['passed_at'], ping?.['unwanted_at']]).toEqual(Array(2).fill(new Date(now).toISOString()));
    const before = { ...(lastChange[0]?.['before'] as object), request: 0, ping: 0, at: 0 };
    expect(await changes.undo(BEN, now, { request: id })).toMatchObject({ kind: 'request', did: 'block' });
    const left = [await requests.hasBlocked(BEN), await listed(), blockedAskers, before];
    seen.push([...left, await stores.privacy.stored(BEN).then((one) => one.blockedAskers)]);
  }
  expect(seen[0]).toEqual(seen[1]);
  expect(seen[0]).toEqual(expect.arrayContaining([true, [1, 2], [{ somebody: true }]]));
  await requests.unblock(BEN);
  expect([await requests.hasBlocked(BEN), await listed()]).toEqual([false, [0, 1, 2]]);
  expect((await stores.privacy.stored(BEN)).blockedAskers).toEqual([]);
});

describe('forgetting', () => {
  test('leaves no row in any table and keeps the database sound', async () => {
    await live();
    const key = keyOf(ANNA);
    expect(await stores.privacy.forget(ANNA, now)).toBe(true);
    for (const column of tables().flatMap(columns)) {
      const [table, name] = column.split('.');
      const rows = stores.db.prepare(`SELECT * FROM ${table} WHERE ${name} = ?`).all(key);
      expect([column, rows]).toEqual([column, []]);
    }
    expect(stores.db.prepare('SELECT count(*) FROM person WHERE manager IS NOT NULL').pluck().get()).toBe(0);
    expect(stores.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(stores.db.pragma('foreign_key_check')).toEqual([]);
    expect(stores.db.prepare('SELECT conversation FROM welcome').all()).toEqual([]);
    expect(stores.db.prepare('SELECT asker, sentence FROM thanks').all()).toEqual([
      { asker: null, sentence: null },
    ]);
    expect(stores.db.prepare('SELECT * FROM sentence_consent').all()).toEqual([]);
    expect(await stores.thanks.received(BEN)).toMatchObject([
      { asker: undefined, helper: BEN, skill: 'excel' },
    ]);
    await expect(stores.privacy.stored(ANNA)).rejects.toMatchObject({ code: 'not_found' });
    await expect(stores.privacy.forget(ANNA, now)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('nameless thanks count as one person together, so that forgetting oneself is no way to farm', async () => {
    const thank = (asker: string) =>
      stores.thanks.thank({ asker, helper: BEN, skill: 'excel', at: now }, ROUTE);
    const counted = async () => (await stores.index.thanks([BEN], ['excel']))[0]?.people;
    await thank(CHLOE);
    for (let round = 0; round < 3; round += 1) {
      await stores.people.meet({ id: ANNA, name: 'Annabella' });
      await thank(ANNA);
      expect(await counted()).toBe(round === 0 ? 2 : 3);
      await stores.privacy.forget(ANNA, now);
      expect(await counted()).toBe(2);
    }
    expect(await stores.thanks.received(BEN)).toHaveLength(4);
  });

  test('remembers nothing but a keyed hash, of another key in every database', async () => {
    await stores.privacy.forget(ANNA, now);
    const hashes = (from: Stores) => from.db.prepare<[], Buffer>('SELECT hash FROM forgotten').pluck().all();
    expect(hashes(stores)[0]).toHaveLength(32);
    const other = openStores({ ...CONFIG, databaseUrl: 'file::memory:' }, () => now, smallResolver());
    await other.people.meet({ id: ANNA, name: 'Annabella' });
    await other.privacy.forget(ANNA, now);
    expect(hashes(other)[0]?.equals(hashes(stores)[0] ?? Buffer.alloc(0))).toBe(false);
    other.db.close();
  });

  test('leaves no trace in the files, after many changes to many people', async () => {
    // Words so different that no slip of the pen makes one of another.
    const word = (n: number, salt: string) =>
      createHash('sha256')
        .update(`${n}${salt}`)
        .digest('hex')
        .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
        .slice(0, 14);
    const name = (n: number) => word(n, 'name');
    const skill = (n: number) => word(n, 'skill');
    const crowd = Array.from({ length: 200 }, (_, n) => n);
    const round = (words: string) =>
      list(
        ...crowd.map((n): [string, string, string] => [objectId(1000 + n), name(n), `${words} ${skill(n)}`]),
      );
    await round('juggling');
    await round('something longer than before, so that rows move to other pages of the file');
    await round('short');
    for (const n of crowd) {
      const [asker, helper] = [objectId(1000 + n), objectId(1000 + ((n * 7 + 1) % 200))];
      if (asker !== helper) await stores.thanks.thank({ asker, helper, at: now }, ROUTE);
      await stores.chats.remember(asker, { conversation: `a:${name(n)}`, route: ROUTE });
      await stores.index.addSkills(asker, [{ words: `${skill(n)} trick` }]);
    }
    const gone = crowd.filter((n) => n % 9 === 4);
    for (const n of gone) expect(await stores.privacy.forget(objectId(1000 + n), now)).toBe(true);
    const files = readdirSync(folder).map((file) =>
      readFileSync(join(folder, file)).toString('latin1').toLowerCase(),
    );
    const found = gone.filter((n) =>
      [name(n), skill(n), objectId(1000 + n)].some((trace) => files.some((text) => text.includes(trace))),
    );
    expect(found).toEqual([]);
    expect(files.some((text) => text.includes(skill(5)))).toBe(true);
  });
});

describe('a large database', () => {
  test('holds no row and no log of whoever is forgotten at once, and no trace after the next night', async () => {
    await live();
    const large = createPrivacyStore(stores.db, { profiles: stores.index.profiles, atOnce: 0 });
    // False: then the person reads that traces go in the coming night.
    expect(await large.forget(ANNA, now)).toBe(false);
    for (const locale of ['en', 'de'] as const)
      expect(JSON.stringify(forgottenCard(messages(locale), 30, false))).toContain(
        messages(locale).privacy.tonight,
      );
    await expect(large.stored(ANNA)).rejects.toMatchObject({ code: 'not_found' });
    expect(statSync(join(folder, 'house.db-wal')).size).toBe(0);
    await large.tidy(now + DAY, TERMS);
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1'));
    const own = /annabella@x|annabella titled|annabellastrapeze|yours, annabella/i;
    expect(files.filter((text) => own.test(text)).length).toBe(0);
    // Nothing waits any more.
    expect(await large.forget(BEN, now + DAY)).toBe(false);
    await large.tidy(now + DAY, TERMS);
    expect(stores.db.prepare(`SELECT 1 FROM meta WHERE name = 'traces'`).get()).toBeUndefined();
  });
});

describe('tidying', () => {
  test('deletes ended requests, old suggestions and feedback when their time is over', async () => {
    await live();
    const count = (table: string) => stores.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    for (const [request, asker] of [
      [1, ANNA],
      [2, BEN],
    ] as const)
      await stores.requests.verdict(request, asker, 'solved', now);
    now += (TERMS.feedbackDays + 1) * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ feedback: 2, requests: 0 });
    expect([count('feedback'), count('feedback_answer'), count('request'), count('nomination')]).toEqual([
      ...[0, 0, 2, 2],
    ]);
    now += (TERMS.requestDays - TERMS.feedbackDays) * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ requests: 2 });
    expect(['request', 'ping', 'request_change', 'nomination'].map(count)).toEqual([0, 0, 0, 0]);
    // Whom somebody does not want to be asked by is their wish and stays.
    expect(count('asker_block')).toBe(2);
  });

  test('deletes thanks and sent notices when their time is over, and waits with the rest', async () => {
    await live();
    await stores.thanks.thank({ asker: CHLOE, helper: BEN, at: now }, ROUTE);
    now += (TERMS.noticeDays - 1) * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ notices: 0, thanks: 0 });
    now += 2 * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ notices: 12, thanks: 0 });
    expect(await stores.notices.due(now, 10)).toHaveLength(1);
    now += TERMS.thanksMonths * 30 * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ thanks: 3 });
    expect(await stores.notices.due(now, 10)).toEqual([]);
  });

  test('deletes who left after a month, but remembers no wish, and nobody who returned in time', async () => {
    await leaves(ANNA);
    await leaves(BEN);
    await stores.privacy.tidy(now, TERMS);
    await list([BEN, 'Ben']);
    now += (LEAVER_DAYS - 1) * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ leavers: 0 });
    now += 2 * DAY;
    expect(await stores.privacy.tidy(now, TERMS)).toMatchObject({ leavers: 1 });
    expect(await stores.people.find(ANNA)).toBeUndefined();
    expect(await stores.people.find(BEN)).toBeDefined();
    await list([ANNA, 'Annabella']);
    expect(await stores.people.find(ANNA)).toMatchObject({ name: 'Annabella', listed: true });
  });
});
