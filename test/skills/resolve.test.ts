import * as fc from 'fast-check';
import { smallResolver, idsOf } from './small-vocabulary';

const resolver = smallResolver();
const first = (words: string): string | undefined => idsOf(resolver, words)[0];

describe('one skill, however it is written', () => {
  test.each([
    'excel dashboards',
    'Excel-Dashboards',
    'Exceldashboards',
    '#excel-dashboards',
    '#ExcelDashboards',
    'EXCEL DASHBOARD',
    'Excel-Dashbaord',
    'Dashboards in Excel',
    'Wer kann mir bei Excel-Dashboards helfen?',
    'Hi, who knows about excel dashboards?',
    'I’m looking for someone who is good at Excel dashboards, please',
  ])('%s', (words) => expect(first(words)).toBe('excel-dashboards'));

  test.each([
    ['Schweissen', 'welding'],
    ['Projekte zu leiten', 'project-management'],
    ['Kenntnisse in Tabellenkalkulationen', 'spreadsheets'],
    ['DSGVO', 'data-protection'],
    ['D.S.G.V.O.', 'data-protection'],
    ['CRM', 'crm'],
    ['Museumsdatenbanken', 'museum-databases'],
  ])('%s', (words, id) => expect(first(words)).toBe(id));
});

describe('names of languages stay apart', () => {
  test.each([
    ['C', 'c'],
    ['C++', 'cpp'],
    ['C#', 'csharp'],
    ['#c#', 'csharp'],
    ['.NET', 'dotnet'],
    ['R', 'r'],
    ['Go', 'go'],
    ['wer kann C#?', 'csharp'],
    ['Who can help me with C++', 'cpp'],
  ])('%s', (words, id) => expect(idsOf(resolver, words)).toEqual([id]));
});

describe('whoever says that something is broken wants a hand with it', () => {
  test.each([
    ['My pivot table is broken', 'pivot-tables'],
    ['Meine Pivot-Tabelle ist kaputt', 'pivot-tables'],
    ['the pivot tables don’t load', 'pivot-tables'],
    ['Unser CRM geht wieder nicht', 'crm'],
    ['Excel Dashboards crashes all the time', 'excel-dashboards'],
  ])('%s', (words, id) => expect(idsOf(resolver, words)[0]).toBe(id));
  test.each([
    'the lift is broken again',
    'Das geht mir auf die Nerven',
    'das klappt nie',
    'I can’t come today',
  ])('%s: about no skill', (words) => expect(idsOf(resolver, words)).toEqual([]));
});

test('several skills in one question are wanted together', () => {
  const { skills } = resolver.resolve('Wer kennt sich mit Pivot-Tabellen und Vertragsrecht aus?', 'de');
  expect(skills.map(({ skill, part }) => [skill.id, part])).toEqual([
    ['pivot-tables', 0],
    ['contract-law', 1],
  ]);
});

test('an ambiguous word is asked about and not guessed', () => {
  const { skills, ambiguous } = resolver.resolve('who knows PM?', 'en');
  expect(skills).toEqual([]);
  expect(ambiguous.map(({ id }) => id)).toEqual(['project-management', 'product-management']);
});

test('the glossary carries German words to English labels', () => {
  const ours = smallResolver();
  ours.add({
    id: 'labour',
    labels: { en: 'Labour law' },
    aliases: { en: [], de: [] },
    broader: [],
    related: [],
  });
  expect(idsOf(ours, 'Arbeitsrecht')[0]).toBe('labour');
});

describe('what is about no skill is not answered', () => {
  test.each([
    '',
    '   ',
    '?',
    '😀😀',
    'Was gibt es heute zu essen?',
    'lol',
    'danke dir',
    'where is the printer paper',
    'مرحبا',
  ])('%j', (words) => expect(idsOf(resolver, words)).toEqual([]));

  test('the nearest skills are offered instead', () => {
    const { skills, nearest } = resolver.resolve('Recht der Fischerei vor Zypern', 'de');
    expect(skills).toEqual([]);
    expect(nearest.map(({ id }) => id)).toContain('contract-law');
  });
});

describe('any input is answered quickly and without an error', () => {
  test.each([
    ['10,000 words', 'wer kann excel '.repeat(3333)],
    ['100,000 characters', 'x'.repeat(100_000)],
    [
      '100,000 different characters',
      Array.from({ length: 100_000 }, (_, i) => String.fromCodePoint(65 + (i % 60))).join(''),
    ],
    ['a regular expression', '(a+)+$ [excel] .* \\d{1,3} ^'],
    ['search syntax', '"excel" OR NEAR(pivot* AND -col:x) \'; DROP TABLE person; --'],
    ['right to left', '\u202Eאקסל\u202C excel \u2066مرحبا\u2069'],
    ['control characters', '\u0000excel\u0007\uFFFF'],
    ['a lone surrogate', 'excel \uD83D'],
  ])('%s', (_, words) => {
    const start = process.hrtime.bigint();
    const { skills } = resolver.resolve(words, 'de');
    expect(skills.length).toBeLessThanOrEqual(3);
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const { skills, nearest, ambiguous } = resolver.resolve(words, 'en');
        for (const { confidence } of skills) expect(confidence).toBeGreaterThan(0);
        for (const { confidence } of skills) expect(confidence).toBeLessThanOrEqual(1);
        expect(skills.length).toBeLessThanOrEqual(3);
        expect(nearest.length).toBeLessThanOrEqual(5);
        expect(ambiguous.length).not.toBe(1);
      }),
    );
  });
});

describe('skills people here brought along', () => {
  test('are found by the same layers', () => {
    const ours = smallResolver();
    const label = 'Zeitwirtschaft Sonderschichten';
    ours.add({
      id: 'org:x',
      labels: { en: label, de: label },
      aliases: { en: [], de: [] },
      broader: [],
      related: [],
    });
    for (const words of [
      'zeitwirtschaft-sonderschichten',
      'Zeitwirtschaft der Sonderschicht',
      'Zietwirtschaft Sonderschichten',
    ]) {
      expect(idsOf(ours, words)).toEqual(['org:x']);
    }
    ours.remove('org:x');
    expect(idsOf(ours, label)).toEqual([]);
    expect(ours.skill('org:x')).toBeUndefined();
  });
});

test('a question is understood the same way every time', () => {
  const question = 'wer kann mir bei Projekten und Datenschutz helfen';
  expect(smallResolver().resolve(question, 'de')).toEqual(resolver.resolve(question, 'de'));
});
