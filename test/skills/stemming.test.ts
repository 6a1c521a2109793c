import * as fc from 'fast-check';
import { newStemmer } from 'snowball-stemmers';
import { wordsOf } from '../../src/skills/normalize';
import { shippedGlossary, shippedVocabulary } from '../../src/skills/shipped';
import { stemEnglish } from '../../src/skills/stem-english';
import { stemGerman } from '../../src/skills/stem-german';
import { createStem } from '../../src/skills/stemming';

const reference = { english: newStemmer('english'), german: newStemmer('german') };

test('our stems are those of the reference, for all words we ship', () => {
  const texts = [...shippedVocabulary().concepts.values()].flatMap(({ labels, aliases }) => [
    labels.en ?? '',
    labels.de ?? '',
    ...aliases.en,
    ...aliases.de,
  ]);
  const entries = shippedGlossary().flatMap(({ german, english }) => [german, ...english]);
  const words = new Set([...texts, ...entries].flatMap(wordsOf).filter((word) => /^[a-z]{4,}$/.test(word)));
  expect(words.size).toBeGreaterThan(5000);
  const wrong = [...words].filter(
    (word) =>
      stemEnglish(word) !== reference.english.stem(word) || stemGerman(word) !== reference.german.stem(word),
  );
  expect(wrong).toEqual([]);
});

test('and for words nobody uses', () => {
  const ends = fc.constantFrom(
    '',
    's',
    'ing',
    'ed',
    'ational',
    'fulness',
    'ung',
    'keit',
    'lichen',
    'ender',
    'ies',
    'y',
  );
  const syllables = fc.constantFrom(
    'ba',
    'bla',
    'le',
    'ni',
    'tor',
    'sch',
    'und',
    'gen',
    'ly',
    'est',
    'er',
    'mon',
    'yt',
  );
  const begins = fc.array(syllables, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(begins, ends, (begin, end) => {
      const word = begin + end;
      expect(stemEnglish(word)).toBe(reference.english.stem(word));
      expect(stemGerman(word)).toBe(reference.german.stem(word));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['projekten', 'projekt'],
  ['organizations', 'organisation'],
  ['colours', 'color'],
])('inflections and spellings meet: %s and %s', (one, other) => {
  const stem = createStem();
  expect(stem(one)).toBe(stem(other));
});
