import { wordsOf, squeeze, tagOf } from '../../src/skills/normalize';
import { shippedGlossary, shippedVocabulary } from '../../src/skills/shipped';
import { mergeVocabularies } from '../../src/skills/vocabulary';
import { parseVocabularyCsv } from '../../src/skills/vocabulary-csv';
import { parseVocabularyText } from '../../src/skills/vocabulary-text';

describe('the shipped vocabulary', () => {
  const { concepts, ambiguities } = shippedVocabulary();

  test('every relation leads to a concept', () => {
    const lost = [...concepts.values()].flatMap(({ id, broader, related }) =>
      [...broader, ...related]
        .filter((other) => other === id || !concepts.has(other))
        .map((other) => `${id} -> ${other}`),
    );
    expect(lost).toEqual([]);
  });

  test('a word stands under one concept, or is declared ambiguous', () => {
    const declared = new Set(ambiguities.map(({ alias }) => squeeze(wordsOf(alias))));
    const owners = new Map<string, Set<string>>();
    for (const { id, labels, aliases } of concepts.values()) {
      for (const words of [labels.en, labels.de, ...aliases.en, ...aliases.de]) {
        const key = squeeze(wordsOf(words ?? ''));
        if (key !== '') owners.set(key, (owners.get(key) ?? new Set()).add(id));
      }
    }
    const shared = [...owners].filter(([key, ids]) => ids.size > 1 && !declared.has(key));
    expect(shared.map(([key, ids]) => `${key}: ${[...ids].join(', ')}`)).toEqual([]);
  });

  test('an ambiguous word names at least two concepts that exist', () => {
    for (const { alias, concepts: ids } of ambiguities) {
      expect([alias, ids.length]).not.toEqual([alias, 1]);
      expect([alias, ids.filter((id) => !concepts.has(id))]).toEqual([alias, []]);
    }
  });

  test('ids can be written as hashtags and labels stand in both languages', () => {
    for (const { id, labels } of concepts.values()) {
      expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect([id, labels.en?.trim(), labels.de?.trim()]).not.toContain('');
    }
  });

  test('the glossary has a translation for each of its words', () => {
    for (const { german, english } of shippedGlossary())
      expect([german, english.length]).not.toEqual([german, 0]);
  });
});

describe('reading a vocabulary', () => {
  test('CSV with quotes, both line ends and a byte order mark', () => {
    const { concepts } = parseVocabularyCsv(
      '\uFEFFconcept,kind,lang,text\r\na,label,en,"Nuts, ""bolts"" and\nscrews"\r\na,alias,de,Schrauben\nb,label,de,Holz\nb,broader,,a',
    );
    expect(concepts.get('a')?.labels.en).toBe('Nuts, "bolts" and\nscrews');
    expect(concepts.get('a')?.aliases.de).toEqual(['Schrauben']);
    expect(concepts.get('b')?.broader).toEqual(['a']);
  });

  test('rows add words and links to a concept of the one it is added to, which keeps its name', () => {
    const base = parseVocabularyCsv('a,label,en,Alpha\na,label,de,Alfa\nb,label,en,Beta');
    const more = parseVocabularyCsv('a,alias,en,First letter\na,related,,b', base);
    const { concepts } = mergeVocabularies(base, more);
    expect(concepts.get('a')).toMatchObject({
      labels: { en: 'Alpha', de: 'Alfa' },
      aliases: { en: ['First letter', 'Alpha'], de: ['Alfa'] },
      related: ['b'],
    });
    expect(() => parseVocabularyCsv('c,related,,b', base)).toThrow('has no label');
  });

  test('a malformed row is named', () => {
    expect(() => parseVocabularyCsv('concept,kind,lang,text\na,lable,en,x')).toThrow('row 2');
  });

  test('a malformed line of ours is named', () => {
    expect(() => parseVocabularyText([{ name: 'a.txt', text: 'x = X | X\n  fr: bonjour' }])).toThrow(
      'a.txt:2',
    );
  });

  test('two vocabularies add up', () => {
    const one = parseVocabularyText([{ name: 'a', text: 'x = X ray | Röntgen\n  en: radiography' }]);
    const two = parseVocabularyCsv('x,label,en,X-rays\ny,label,en,Y');
    const { concepts } = mergeVocabularies(one, two);
    expect([...concepts.keys()]).toEqual(['x', 'y']);
    expect(concepts.get('x')?.aliases.en).toEqual(['radiography', 'X ray']);
    expect(concepts.get('x')?.labels).toEqual({ en: 'X-rays', de: 'Röntgen' });
  });
});

test.each([
  ['Excel-Dashboards erstellen', 'excel-dashboards-erstellen'],
  ['C#', 'c#'],
  ['Qualität & Prüfung', 'qualität-prüfung'],
])('the hashtag of %s', (label, tag) => expect(tagOf(label)).toBe(tag));
