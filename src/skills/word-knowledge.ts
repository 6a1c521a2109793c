import type { Locale } from '../people/person';
import {
  type Associations,
  createAssociations,
  learnSynonyms,
  learnTranslations,
  type Wordings,
} from './associations';
import { createSplit } from './compounds';
import type { Glossary } from './glossary';
import { createLexicon, type Lexicon } from './lexicon';
import { squeeze, wordsOf } from './normalize';
import { createPhraseIndex, type PhraseIndex, tellingWords } from './phrases';
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

  const stem = createStem();
  const lexicon = createLexicon({
    stem,
    split: without.includes('compounds') ? () => undefined : createSplit(frequency),
    isGerman: (word) => german.has(word),
  });
  const phrases = createPhraseIndex();
  const associations = createAssociations();
  const atomsOf = (words: readonly string[]): number[] => [
    ...new Set(tellingWords(words).flatMap((word) => lexicon.learn(word))),
  ];
  const enter = (id: string, texts: Iterable<Text>): Wordings => {
    const wordings: Record<Locale, number[][]> = { en: [], de: [] };
    for (const { words, label, locale } of texts) {
      if (words.length === 0) continue;
      const atoms = atomsOf(words);
      wordings[locale].push(atoms);
      phrases.add({ skill: id, atoms, key: squeeze(words), label }, words);
    }
    return wordings;
  };

  const wordings = phrased.map(({ concept, texts }) => enter(concept.id, texts));
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
  return {
    lexicon: without.includes('typos')
      ? (Object.assign(Object.create(lexicon), { near: () => [] }) as Lexicon)
      : lexicon,
    phrases: without.includes('initials')
      ? (Object.assign(Object.create(phrases), { byInitials: () => [] }) as PhraseIndex)
      : phrases,
    associations,
    stem,
    enter: (concept) => void enter(concept.id, textsOf(concept)),
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
