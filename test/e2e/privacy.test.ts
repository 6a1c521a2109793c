import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../../src/clock';
import { openHouse, objectId, type House } from '../fakes/house';
import { actionsOf, button, textOf } from '../fakes/teams-double';

const ANNA = {
  id: objectId(1),
  name: 'Annabella Bergzwerger',
  language: 'de-AT',
  department: 'Marketing',
  mail: 'annabella@sprachlos.example',
  upn: 'annabella@sprachlos.example',
  title: 'Zirkusdirektorin',
  profile: {
    skills: ['Excel-Dashboards', 'Feuerspucken auf Stelzen'],
    aboutMe: 'Früher leitete ich ein Wanderzirkuszelt bei Quakenbrück.',
  },
};
const BEN = {
  id: objectId(2),
  name: 'Ben Fischer',
  language: 'en-GB',
  upn: 'ben@x.example',
  profile: { skills: ['Excel-Dashboards', 'Power Query'] },
};
const CHLOE = { id: objectId(3), name: 'Chloe Martin', language: 'en-GB', upn: 'chloe@x.example' };
/** Words that only Anna brought along, as they are stored: names are folded, sentences are stemmed as well. */
const TRACES = [
  'annabella',
  'anabella',
  'bergzwerger',
  'sprachlos',
  'zirkus',
  'feuerspuck',
  'stelzen',
  'quakenbr',
  'trapez',
  ANNA.id,
];

let folder: string;
let house: House;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9);
  folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  house = await openHouse({ clock: () => now, config: { databaseUrl: `file:${join(folder, 'house.db')}` } });
  await house.people(ANNA, BEN, CHLOE);
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** What of these words is found in the bytes of the database, its log and its index, whatever the case. */
function tracesIn(words: readonly string[]): string[] {
  const bytes = readdirSync(folder).map((name) =>
    readFileSync(join(folder, name)).toString('latin1').toLowerCase(),
  );
  return words.filter((word) => bytes.some((text) => text.includes(word)));
}

/** Anna thanks Ben with a sentence, is thanked by him, adds a skill, chooses a language and pauses. */
async function live(): Promise<void> {
  await house.stores.index.addSkills(ANNA.id, [{ words: 'Trapez', level: 'teach' }]);
  const thanked = await house.teams.press(ANNA, { verb: 'thank', data: { helper: BEN.id } });
  const form = button(thanked, 'add-sentence');
  await house.teams.press(ANNA, {
    verb: form.verb,
    data: { ...form.data, sentence: 'Servus, deine Annabella' },
  });
  await house.teams.press(BEN, { verb: 'thank', data: { helper: ANNA.id } });
  await house.teams.press(ANNA, { verb: 'language', data: { locale: 'de' } });
  await house.teams.press(ANNA, { verb: 'pause', data: {} });
  await house.teams.press(ANNA, { verb: 'resume', data: {} });
  await house.teams.press(ANNA, { verb: 'remove', data: { skill: 'org:feuerspucken auf stelzen' } });
  await delivered();
}

async function delivered(): Promise<void> {
  await house.running.app.deliver();
  const waits = house.stores.db.prepare('SELECT count(*) AS n FROM notice WHERE due_at IS NOT NULL');
  house.running.app.start();
  // Sends are under way; they need the loop of events.
  while ((waits.get() as { n: number }).n > 0) await new Promise(setImmediate);
}

async function forget(person: { id: string; name?: string }): Promise<any> {
  const asked = await house.teams.press(person, { verb: 'forget', data: {} });
  const confirm = button(asked, 'forget');
  expect(confirm.data).toEqual({ confirm: true });
  return house.teams.press(person, confirm);
}

describe('/privacy', () => {
  test('tells in plain words what is stored, in both languages, with all buttons', async () => {
    await live();
    const german = await house.teams.say(ANNA, '/datenschutz');
    expect(textOf(german)).toContain('Was ich über dich speichere');
    expect(textOf(german)).toContain('1-mal bekommen, 1-mal gegeben');
    expect(textOf(german)).toContain('Dank 24 Monate');
    const english = await house.teams.say(BEN, 'privacy');
    expect(textOf(english)).toContain('What I store about you');
    for (const shown of [german, english])
      expect(actionsOf(shown).map(({ verb }) => verb)).toEqual(['export', 'hide', 'forget']);
    await house.teams.press(BEN, button(english, 'hide'));
    expect(actionsOf(await house.teams.say(BEN, '/privacy')).map(({ verb }) => verb)).toContain('show');
  });

  test.each(['privacy', 'export', 'forget'])('%s says nothing where others read along', async (verb) => {
    const group = {
      conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: 'tenant' },
    };
    const shown = await house.teams.press(ANNA, { verb, data: { confirm: true } }, group);
    expect(textOf(shown)).toBe(
      'Was über dich gespeichert ist, geht nur dich etwas an\nFrag mich in unserem eigenen Chat: /datenschutz',
    );
    expect(await house.stores.people.find(ANNA.id)).toBeDefined();
  });
});

describe('export', () => {
  test('shows everything about me and nothing about others but who thanked whom', async () => {
    await live();
    const shown = await house.teams.press(ANNA, { verb: 'export', data: { id: BEN.id, person: BEN.id } });
    const whole = textOf(shown);
    for (const word of ['annabella bergzwerger', 'trapez', 'zirkusdirektorin', 'quakenbrück', 'servus'])
      expect(whole.toLowerCase()).toContain(word);
    expect(whole).toContain('Ben Fischer');
    expect(whole).not.toContain(BEN.upn);
    expect(whole).not.toContain('Chloe');
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(25_000);
    expect(JSON.parse(shown.actions[0].card.body[0].value)).toMatchObject({
      product: 'KnowWho',
      person: [{ id: ANNA.id, name: ANNA.name, mail: ANNA.mail }],
      thanksReceived: [{ asker: 'Ben Fischer' }],
      thanksGiven: [{ helper: 'Ben Fischer', sentence: 'Servus, deine Annabella' }],
      chat: [{ conversation: `a:${ANNA.id}` }],
    });
  });

  test('of a long life still fits into a message', async () => {
    const skills = Array.from({ length: 300 }, (_, n) => ({
      words: `${n} Zirkusnummer 🧮 "mit" \\ Zeichen`,
    }));
    await house.stores.index.addSkills(ANNA.id, skills);
    const shown = await house.teams.press(ANNA, { verb: 'export' });
    expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThan(25_000);
    expect(textOf(shown)).toMatch(/und 2\d\d weitere/);
  });
});

describe('the file', () => {
  let drive: Server;
  const put: { headers: Record<string, unknown>; text: string }[] = [];

  beforeEach(async () => {
    put.length = 0;
    drive = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => (text += part));
      request.on('end', () => {
        put.push({ headers: request.headers, text });
        response.statusCode = request.method === 'PUT' ? 201 : 405;
        response.end();
      });
    });
    await new Promise<void>((done) => drive.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => drive.close(done).closeAllConnections()));

  const uploadUrl = () => `http://127.0.0.1:${(drive.address() as AddressInfo).port}/drive`;
  const answer = (person: { id: string }, value: unknown) =>
    house.teams.post(house.teams.activity(person, { type: 'invoke', name: 'fileConsent/invoke', value }));
  const accepted = (url = uploadUrl()) => ({
    type: 'fileUpload',
    action: 'accept',
    context: { kind: 'export' },
    uploadInfo: {
      uploadUrl: url,
      contentUrl: 'https://x.sharepoint.com/f.json',
      name: 'f.json',
      uniqueId: 'u',
      fileType: 'json',
    },
  });

  test('is offered in the 1:1 chat and uploaded after a yes, made anew for whoever said it', async () => {
    await house.teams.press(ANNA, { verb: 'export' });
    const isOffer = ({ body }: any) => body?.attachments?.[0]?.contentType?.endsWith('file.consent');
    await house.teams.until((calls) => calls.some(isOffer));
    const offer = house.teams.calls.find(isOffer)?.body.attachments[0];
    expect(offer.name).toBe('knowwho-meine-daten-2026-11-23.json');
    expect(JSON.stringify(offer)).not.toContain('Annabella');
    const { status } = await answer(BEN, { ...accepted(), context: offer.content.acceptContext });
    expect(status).toBe(200);
    expect(JSON.parse(put[0]?.text ?? '')).toMatchObject({ person: [{ name: 'Ben Fischer' }] });
    const bytes = Buffer.byteLength(put[0]?.text ?? '');
    expect(put[0]?.headers['content-range']).toBe(`bytes 0-${bytes - 1}/${bytes}`);
    expect(house.teams.messages.at(-1)?.attachments[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      name: 'f.json',
    });
  });

  test('stays here after a no', async () => {
    expect((await answer(ANNA, { type: 'fileUpload', action: 'decline', context: {} })).status).toBe(200);
    expect(put).toEqual([]);
    expect(house.teams.messages).toEqual([]);
  });

  test.each([
    'https://evil.example/',
    'https://x.sharepoint.com.evil.example/',
    'http://x.sharepoint.com/',
    'https://evilsharepoint.com/',
    'https://x.sharepoint.com:8443/',
    'https://me:pass@x.sharepoint.com/',
    'file:///etc/passwd',
    'nonsense',
  ])('never goes to %s', async (url) => {
    expect((await answer(ANNA, accepted(url))).status).toBe(400);
  });

  test.each([
    null,
    7,
    {},
    { action: 'accept' },
    { action: 'accept', context: { kind: 'x' }, uploadInfo: {} },
  ])('does not stumble over %j', async (value) => {
    expect((await answer(ANNA, value)).status).toBe(400);
  });

  test('is missing, and the person is told, when the upload fails', async () => {
    await new Promise((done) => drive.close(done));
    const url = `http://127.0.0.1:1/`;
    expect((await answer(ANNA, accepted(url))).status).toBe(200);
    expect(textOf(house.teams.messages.at(-1)?.attachments[0].content)).toContain('That did not work');
  });
});

describe('forget', () => {
  test('asks once, can be called off, and then deletes everything from the files', async () => {
    await live();
    expect(tracesIn(TRACES)).not.toEqual([]);
    const asked = await house.teams.press(ANNA, { verb: 'forget', data: {} });
    expect(textOf(asked)).toContain('Sicherungen verfallen nach 30 Tagen');
    expect(textOf(await house.teams.press(ANNA, button(asked, 'privacy')))).toContain(
      'Was ich über dich speichere',
    );
    expect(await house.stores.people.find(ANNA.id)).toBeDefined();

    const gone = await forget(ANNA);
    expect(textOf(gone)).toContain('Du bist vergessen');
    expect(actionsOf(gone)).toEqual([]);
    await delivered();
    expect(tracesIn(TRACES)).toEqual([]);
    expect(textOf(await house.teams.say(CHLOE, '#excel-dashboards'))).not.toContain('Annabella');
    expect(textOf(await house.teams.say(CHLOE, '/skill Feuerspucken auf Stelzen'))).not.toContain(
      'Annabella',
    );
    expect(textOf(await house.teams.say(CHLOE, '/topics'))).not.toMatch(/stelzen|trapez/i);
  });

  test('keeps the thanks I gave with the helper, nameless, and takes back the messages that name me', async () => {
    await live();
    const told = house.teams.calls.filter(({ path, method }) => method === 'POST' && path.includes(BEN.id));
    expect(JSON.stringify(told)).toContain('Annabella');
    await forget(ANNA);
    await house.teams.until((calls) => calls.filter(({ method }) => method === 'DELETE').length === 2);
    const me = textOf(await house.teams.say(BEN, '/me'));
    expect(me).toContain('Thanks: 1');
    expect(me).not.toContain('Annabella');
    expect(textOf(await house.teams.press(BEN, { verb: 'export' }))).not.toContain('Annabella');
    expect(textOf(await house.teams.press(BEN, { verb: 'undo' }))).not.toContain('Annabella');
  });

  test('a notice that waits is not delivered any more', async () => {
    house.teams.fault = ({ method }) => (method === 'POST' ? { status: 503 } : undefined);
    await house.stores.thanks.thank(
      { asker: ANNA.id, helper: BEN.id, at: now },
      { serviceUrl: house.teams.serviceUrl, botId: '28:bot' },
    );
    await house.running.app.deliver();
    await house.stores.privacy.forget(ANNA.id, now);
    house.teams.fault = () => undefined;
    now += DAY;
    await delivered();
    expect(JSON.stringify(house.teams.calls)).not.toContain('Annabella');
  });

  test('no sync brings me back, whole or not, until I say so', async () => {
    await live();
    await forget(ANNA);
    await house.people(ANNA, BEN, CHLOE);
    expect(await house.stores.people.find(ANNA.id)).toBeUndefined();
    await house.leaves(ANNA.id);
    await house.people(ANNA);
    expect(tracesIn(TRACES)).toEqual([]);
    expect((await house.stores.people.counts()).people).toBe(2);
  });

  const show = () => house.teams.press(ANNA, { verb: 'show', data: {} });
  const add = () => house.stores.index.addSkills(ANNA.id, [{ words: 'Excel-Dashboards' }]);
  test.each([
    ['show', show, false],
    ['adding a skill', add, true],
  ] as const)('who writes again is unknown and found only after %s', async (_, comeBack, atOnce) => {
    await live();
    await forget(ANNA);
    const me = textOf(await house.teams.say(ANNA, '/me'));
    expect(me).toContain(ANNA.name);
    expect(me).not.toMatch(/Zirkusdirektorin|Trapez|Excel/);
    expect(me).toMatch(/Thanks: 0|Danke: 0/);
    await house.people(ANNA);
    const found = async () => textOf(await house.teams.say(CHLOE, '#excel-dashboards')).includes(ANNA.name);
    expect(await found()).toBe(false);
    expect(await house.stores.people.named('Annabella', 5)).toEqual([]);
    const thanked = await house.teams.press(CHLOE, { verb: 'thank', data: { helper: ANNA.id } });
    expect(textOf(thanked)).not.toContain('Annabella');

    await comeBack();
    expect(await found()).toBe(atOnce);
    await house.people(ANNA);
    expect(await found()).toBe(true);
    expect(house.stores.db.prepare('SELECT * FROM forgotten').all()).toEqual([]);
  });

  test.each([
    ['“show me”', show],
    ['the skill', add],
  ] as const)(
    'whoever takes back %s by which they came back is hidden as before, and no sync brings them',
    async (_, comeBack) => {
      await live();
      await forget(ANNA);
      await house.teams.say(ANNA, '/me');
      await comeBack();
      await house.people(ANNA);
      const found = async () => textOf(await house.teams.say(CHLOE, '#excel-dashboards')).includes(ANNA.name);
      expect(await found()).toBe(true);
      expect(textOf(await house.teams.press(ANNA, { verb: 'undo' }))).toContain('Niemand findet dich mehr.');
      for (const sync of [async () => undefined, () => house.people(ANNA)]) {
        await sync();
        expect(await found()).toBe(false);
        expect(await house.stores.people.named('Annabella', 5)).toEqual([]);
        expect(await house.stores.index.skillsOf(ANNA.id)).toEqual([]);
        expect(await house.stores.people.find(ANNA.id)).toMatchObject({ listed: false, title: undefined });
      }
      expect(actionsOf(await house.teams.say(ANNA, '/me')).map(({ verb }) => verb)).toContain('show');
      await show();
      await house.people(ANNA);
      expect(await found()).toBe(true);
    },
  );

  test('a foreign card cannot have somebody else forgotten', async () => {
    const data = {
      confirm: true,
      id: ANNA.id,
      person: ANNA.id,
      sender: ANNA.id,
      from: { aadObjectId: ANNA.id },
    };
    await house.teams.press(BEN, { verb: 'forget', data });
    expect(await house.stores.people.find(ANNA.id)).toBeDefined();
    expect(await house.stores.people.find(BEN.id)).toBeUndefined();
  });

  test.each([undefined, null, 'yes', { confirm: 'true' }, { confirm: 1 }, []])(
    'data %j only asks',
    async (data) => {
      expect(textOf(await house.teams.press(ANNA, { verb: 'forget', data }))).toContain(
        'Soll ich dich vergessen?',
      );
    },
  );
});
