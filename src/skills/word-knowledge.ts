import type { Locale } from '../people/person';
import {
  type Associations,
  createAssociations,
  learnSynonyms,
  learnTranslations,
  type Wordings,
  type WrittenAssociations,
} from './associations';
import { createSplit } from './compounds';
import type { Glossary } from './glossary';
import { createLexicon, type Lexicon, type WrittenLexicon } from './lexicon';
import { squeeze, wordsOf } from './normalize';
import { createPhraseIndex, type PhraseIndex, tellingWords, type WrittenPhrase } from './phrases';
import { createStem, type Stem } from './stemming';
import type { Concept, Vocabulary } from './vocabulary';

/** Everything known about words: what the vocabulary and the glossary say, and what follows from them. */
export interface WordKnowledge {
  readonly lexicon: Lexicon;
  readonly phrases: PhraseIndex;
  readonly associations: Associations;
  readonly stem: Stem;
  /** Adds the phrases of a skill. */
  enter(concept: Concept): void;
  /** Everything that was learned, as plain JSON. */
  written(): WrittenWords;
}

/** What learning a vocabulary came to, as plain JSON, so that it can be done once and for all. */
export interface WrittenWords {
  readonly frequency: readonly (readonly [word: string, count: number])[];
  readonly lexicon: WrittenLexicon;
  readonly phrases: readonly WrittenPhrase[];
  readonly associations: WrittenAssociations;
}

/** A way from words to skills that can be left out, to measure what it contributes. */
export type Layer = 'glossary' | 'compounds' | 'typos' | 'initials' | 'synonyms' | 'translations';

/** Reads the vocabulary and learns from it; takes a second or two per 10,000 skills. */
export function learnWords({
  vocabulary,
  glossary,
  without = [],
}: {
  vocabulary: Vocabulary;
  glossary: Glossary;
  without?: readonly Layer[] | undefined;
}): WordKnowledge {
  const phrased = [...vocabulary.concepts.values()].map((concept) => ({
    concept,
    texts: [...textsOf(concept)],
  }));
  const frequency = new Map<string, number>();
  const count = (words: readonly string[]): void => {
    for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  };
  const german = new Set<string>();
  for (const { texts } of phrased) {
    for (const { words, locale } of texts) {
      count(words);
      if (locale === 'de') words.forEach((word) => german.add(word));
    }
  }
  for (const entry of glossary) {
    const words = wordsOf(entry.german);
    count(words);
    words.forEach((word) => german.add(word));
  }

  const knowledge = createKnowledge({ frequency, german, without });
  const { learn, atomsOf, associations } = knowledge;
  const wordings = phrased.map(({ concept, texts }) => learn(concept.id, texts));
  for (const entry of without.includes('glossary') ? [] : glossary) {
    const words = wordsOf(entry.german);
    const [atom, ...more] = atomsOf(words);
    if (atom === undefined || words.length > 1) continue;
    entry.english.forEach((english, rank) => {
      const meaning = { atoms: atomsOf(wordsOf(english)), nearness: 0.9 - 0.03 * Math.min(rank, 4) };
      if (more.length === 0) associations.add(atom, meaning);
      else associations.addTogether([atom, ...more], meaning);
    });
  }
  if (!without.includes('synonyms')) learnSynonyms(wordings, associations);
  if (!without.includes('translations')) learnTranslations(wordings, associations);
  return knowledge;
}

/** Takes over what was learned once; answers exactly as if it were learned again. */
export function recallWords(written: WrittenWords): WordKnowledge {
  return createKnowledge({ frequency: new Map(written.frequency), german: new Set(), without: [], written });
}

function createKnowledge({
  frequency,
  german,
  without,
  written,
}: {
  frequency: ReadonlyMap<string, number>;
  german: ReadonlySet<string>;
  without: readonly Layer[];
  written?: WrittenWords;
}) {
  const stem = createStem();
  const split = without.includes('compounds') ? () => undefined : createSplit(frequency);
  const isGerman = (word: string): boolean => german.has(word);
  const lexicon = createLexicon({ stem, split, isGerman }, written?.lexicon);
  const phrases = createPhraseIndex(written?.phrases);
  const associations = createAssociations(written?.associations);
  const atomsOf = (words: readonly string[]): number[] => [
    ...new Set(tellingWords(words).flatMap((word) => lexicon.learn(word))),
  ];
  const learn = (id: string, texts: Iterable<Text>): Wordings => {
    const wordings: Record<Locale, number[][]> = { en: [], de: [] };
    for (const { words, label, locale } of texts) {
      if (words.length === 0) continue;
      const atoms = atomsOf(words);
      wordings[locale].push(atoms);
      phrases.add({ skill: id, atoms, key: squeeze(words), label }, words);
    }
    return wordings;
  };
  return {
    lexicon: without.includes('typos')
      ? (Object.assign(Object.create(lexicon), { near: () => [] }) as Lexicon)
      : lexicon,
    phrases: without.includes('initials')
      ? (Object.assign(Object.create(phrases), { byInitials: () => [] }) as PhraseIndex)
      : phrases,
    associations,
    stem,
    atomsOf,
    learn,
    enter: (concept: Concept) => void learn(concept.id, textsOf(concept)),
    written: () => ({
      frequency: [...frequency],
      lexicon: lexicon.written(),
      phrases: phrases.written(),
      associations: associations.written(),
    }),
  };
}

interface Text {
  readonly words: readonly string[];
  readonly label: boolean;
  readonly locale: Locale;
}

function* textsOf(concept: Concept): Generator<Text> {
  for (const locale of ['en', 'de'] as const) {
    const label = concept.labels[locale];
    if (label !== undefined) yield { words: wordsOf(label), label: true, locale };
    for (const alias of concept.aliases[locale]) yield { words: wordsOf(alias), label: false, locale };
  }
}
