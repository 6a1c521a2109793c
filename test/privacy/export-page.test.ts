import { championNotices } from '../../src/champions/champion-notices';
import { feedbackNotices } from '../../src/feedback/feedback-notices';
import { freshnessNotices } from '../../src/freshness/freshness-notices';
import { messages } from '../../src/i18n/messages';
import { exportPage } from '../../src/privacy/export-page';
import { readableRow } from '../../src/privacy/read-aloud';
import { requestNotices } from '../../src/requests/request-notices';
import { TRANSITIONS } from '../../src/requests/states';
import { digestNotices } from '../../src/rituals/digest-notices';
import { firstWeekNotices } from '../../src/rituals/first-week-notices';
import { newcomerNotices } from '../../src/rituals/newcomer-notices';
import { gratitudeNotices } from '../../src/thanks/gratitude';
import {
  STORED_SECTIONS,
  type Stored,
  type StoredFields,
  type StoredSection,
} from '../../src/privacy/privacy';

const AT = Date.UTC(2026, 10, 23, 9);
const resolver = {
  skill: (id: string) =>
    id === 'excel'
      ? { id, labels: { en: 'Excel', de: 'Excel (Tabellen)' }, tags: { en: 'excel', de: 'excel' } }
      : undefined,
};

function pageOf(locale: 'en' | 'de', rows: Partial<Stored>): string {
  const nothing = Object.fromEntries(STORED_SECTIONS.map((section) => [section, []])) as unknown as Stored;
  return exportPage({ ...nothing, ...rows }, AT, {
    words: messages(locale),
    resolver,
    zone: 'Europe/Vienna',
  });
}

const LIFE: Partial<Stored> = {
  person: [{ id: 'a-b-c', name: 'Anna Berger', mail: 'anna@x.example', enabled: 1, manager: null }],
  skills: [
    { skill: 'excel', source: 'added', text: 'Excel', level: 'teach', at: '2025-10-10T14:00:00.000Z' },
    { skill: 'org:knots', source: 'profile', text: 'Knots', level: null, at: null },
  ],
  choices: [{ locale: 'de', hidden: 0, digest: 1, quiet_from: 1200, quiet_to: 425, paused_until: null }],
  freshness: [{ asked_at: '2026-11-09T09:00:00.000Z', skills: { skills: ['excel'] } }],
};

test('says in either language what is stored, as people read it, and stands alone', () => {
  const german = pageOf('de', LIFE);
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('<h1>Was KnowWho über Anna Berger speichert</h1>');
  expect(german).toContain('Stand: 23. November 2026 um 10:00.');
  expect(german).toContain('<td>Excel (Tabellen)</td><td>von dir ergänzt</td>');
  expect(german).toContain('<th scope="row">Ruhe von</th><td>20:00</td>');
  expect(german).toContain('<th scope="row">Wochenüberblick</th><td>ja</td>');
  expect(german).toContain('<td><ul><li>Excel (Tabellen)</li></ul></td>');
  expect(german).not.toMatch(/Führungskraft|enabled/);
  const english = pageOf('en', LIFE);
  expect(english).toContain('<th scope="row">Weekly digest</th><td>yes</td>');
  expect(english).toContain('9 November 2026 at 10:00');
  for (const html of [german, english]) {
    // Nothing is asked for, nothing runs, and the browser is told so.
    expect(html).not.toMatch(/<script|<img|<link|<iframe|@import|url\(|https?:/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    for (const [, id = ''] of html.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g))
      expect(html).toContain(`id="${id}"`);
    expect(new Set(html.match(/ id="[^"]+"/g)).size).toBe(html.match(/ id="[^"]+"/g)?.length);
  }
});

test('whatever people write stays text, and every stored word is there', () => {
  const evil = '</td><script>alert(1)</script> "x" \'y\' & <img src=x onerror=y> \u202egnp';
  const html = pageOf('en', {
    person: [{ id: evil, name: evil }],
    directory: [{ profile: { aboutMe: evil, skills: [evil, 'Knots'] } }],
    statements: [{ source: 'about', text: evil }],
  });
  expect(html).not.toMatch(/<script|<img|\u202e/);
  expect(html.match(/&#60;script&#62;alert\(1\)/g)?.length).toBeGreaterThanOrEqual(5);
  expect(html).toContain('<li>Knots</li>');
});

describe('a line of the card', () => {
  const line = (locale: 'en' | 'de', section: StoredSection, row: StoredFields) =>
    readableRow(section, row, { words: messages(locale), resolver, zone: 'Europe/Vienna' });

  test.each<[StoredSection, StoredFields, string, string]>([
    [
      'statements',
      { key: 7, source: 'project', text: 'Built a trapeze', closed: 0 },
      'from a project in your profile · Built a trapeze',
      'aus einem Projekt in deinem Profil · Built a trapeze',
    ],
    [
      'choices',
      { locale: 'de', hidden: 1, digest: 0, paused_until: '2026-12-01T23:00:00.000Z', quiet_from: 1200 },
      'Language: German · Hidden · Paused until: 2 December 2026 · Quiet from: 20:00',
      'Sprache: Deutsch · Verborgen · Pause bis: 2. Dezember 2026 · Ruhe von: 20:00',
    ],
    [
      'pings',
      { key: 3, request: 9, at: '2026-11-09T09:00:00.000Z', answer: 'later', passed_at: null },
      '9 November 2026 · not today',
      '9. November 2026 · heute nicht',
    ],
    [
      'notices',
      { id: 1, kind: 'thanks', outcome: 'delivered', conversation: 'a:1', begun: 0, not_before: 0 },
      'Thanks you got · delivered',
      'Dank an dich · angekommen',
    ],
    // What somebody wrote is never taken for a word of ours.
    ['feedback', { text: 'Fine', answer: 'later' }, 'Fine · later', 'Fine · later'],
    ['digest', { key: 1, week: 2968, due_at: null }, '', ''],
    ['blockedAskers', { somebody: true }, 'Blocked: yes', 'Blockiert: ja'],
    ['requests', { key: 1, chosen: 'Ben', champions: 0 }, 'Who you picked: Ben', 'Wen du gewählt hast: Ben'],
  ])('of %s is read in either language', (section, row, english, german) => {
    expect([line('en', section, row), line('de', section, row)]).toEqual([english, german]);
  });

  test('knows every word that the database may hold', () => {
    const { value } = messages('de').page;
    const mine = TRANSITIONS.filter(({ by }) => by !== 'KnowWho').map(({ event }) => event);
    expect(Object.keys(value['requestChanges']?.['event'] ?? {}).sort()).toEqual(mine.sort());
    expect(messages('en').page.value).toEqual(shapeOf(value));
  });
});

/** The same keys, whatever the words. */
const shapeOf = (value: object): object =>
  Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'object' ? shapeOf(inner as object) : (expect.any(String) as unknown),
    ]),
  );

test('of somebody new it is short, and no section is empty without a word', () => {
  const html = pageOf('en', {
    person: [{ id: 'x', name: 'Ben' }],
    chat: [{ bot: '28:b', service_url: 'x' }],
  });
  expect(html).toContain('Nothing is stored here.');
  expect(html.match(/<section/g)).toHaveLength(2);
});

test('every kind of message that the bot sends on its own has a name', () => {
  const nothing = {} as never;
  const kinds = [
    requestNotices,
    gratitudeNotices,
    championNotices,
    feedbackNotices,
    freshnessNotices,
    digestNotices,
    firstWeekNotices,
    newcomerNotices,
  ].flatMap((noun) => Object.keys(noun(nothing)));
  expect(kinds.length).toBeGreaterThan(15);
  for (const locale of ['en', 'de'] as const)
    for (const kind of kinds)
      expect([kind, messages(locale).page.value['notices']?.['kind']?.[kind]]).toEqual([
        kind,
        expect.any(String),
      ]);
});
