import { joinKnown } from '../../../src/skills/import/join-known';
import type { Concept } from '../../../src/skills/vocabulary';
import { mergeVocabularies } from '../../../src/skills/vocabulary';
import { parseVocabularyText } from '../../../src/skills/vocabulary-text';

const known = parseVocabularyText([
  {
    name: 'known.txt',
    text: `kites = Kites | Drachen
  en: kite flying, wind toys
  related: boats
boats = Boats | Boote
  en: wind toys
`,
  },
]);

const concept = (id: string, labels: Concept['labels'], more: Partial<Concept> = {}): Concept => ({
  id,
  labels,
  aliases: { en: [], de: [] },
  broader: [],
  related: [],
  ...more,
});

test('a namesake takes the known id and labels, adds its words, and relations follow', () => {
  const { concepts, joined } = joinKnown(
    [
      concept(
        'x:1',
        { en: 'Kite-Flying', de: 'Drachen' },
        { aliases: { en: ['kiting'], de: ['Drachensport'] } },
      ),
      concept('x:2', { en: 'stunt kites' }, { broader: ['x:1'] }),
    ],
    known,
  );
  expect(joined).toBe(1);
  expect(concepts).toEqual([
    concept(
      'kites',
      { en: 'Kites', de: 'Drachen' },
      { aliases: { en: ['Kite-Flying', 'kiting'], de: ['Drachensport'] } },
    ),
    concept('x:2', { en: 'stunt kites' }, { broader: ['kites'] }),
  ]);
  const merged = mergeVocabularies(known, {
    concepts: new Map(concepts.map((each) => [each.id, each])),
    ambiguities: [],
  });
  expect(merged.concepts.get('kites')?.labels).toEqual({ en: 'Kites', de: 'Drachen' });
});

test('two that join one concept become one; it is never related to itself', () => {
  const { concepts } = joinKnown(
    [
      concept('x:1', { en: 'kites' }, { related: ['x:2'] }),
      concept('x:2', { en: 'kite flying' }, { broader: ['x:1'] }),
    ],
    known,
  );
  expect(concepts).toEqual([
    concept('kites', { en: 'Kites', de: 'Drachen' }, { aliases: { en: ['kite flying'], de: [] } }),
  ]);
});

test('a name of several concepts, or languages that disagree, join nothing', () => {
  const apart = [concept('x:1', { en: 'wind toys' }), concept('x:2', { en: 'kites', de: 'Boote' })];
  expect(joinKnown(apart, known)).toEqual({ concepts: apart, joined: 0 });
});
