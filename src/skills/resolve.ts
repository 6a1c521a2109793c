import { type Beginning, createBeginnings } from './beginnings';
import type { Glossary } from './glossary';
import { squeeze, wordsOf } from './normalize';
import { isJoining, openPhrases } from './phrases';
import { createReader, type Reader } from './reader';
import { createRelations } from './relate';
import type { RecognisedSkill, Resolver, Skill, SkillId } from './skill';
import type { Companion } from './skill-index';
import { type Concept, skillOf, type Vocabulary } from './vocabulary';
import { type Layer, learnWords, type WordKnowledge } from './word-knowledge';

/** A resolver whose skills can grow while it runs. */
export interface SkillResolver extends Resolver, Omit<Reader, 'resolve'> {
  /** Makes a skill findable by all layers from now on; replaces one with the same id. */
  add(concept: Concept): void;
  /** Takes a skill back. */
  remove(id: SkillId): void;
  concept(id: SkillId): Concept | undefined;
  /** From now on exactly these ids, of skills that there are no more, stand for other skills. */
  lead(ids: ReadonlyMap<SkillId, SkillId>): void;
  /** Neighbours by the vocabulary: narrower, broader, related. */
  relations(id: SkillId): Companion[];
  /** Stems of the telling words, for searching free text. */
  stems(text: string): string[];
  /** Skills whose name goes on from these words, best first; while somebody types. */
  beginning(text: string, limit: number): Beginning[];
  /**
   * The same skills for whoever asks: no words lead to one for which this says no, as if there were no such skill.
   * Whoever has its id gets it all the same, because people's own skills are looked up by it.
   */
  openly(isOpen: (id: SkillId) => boolean): SkillResolver;
}

const MOST_NAMES = 20_000;
/** So many more beginnings are looked at, for some may be nobody's business. */
const SPARE = 4;

/** Creates the resolver over a vocabulary; deterministic, in memory, and without any access to the outside. */
export function createResolver({
  vocabulary,
  glossary = [],
  without,
  words = learnWords({ vocabulary, glossary, without }),
}: {
  vocabulary: Vocabulary;
  glossary?: Glossary | undefined;
  without?: readonly Layer[] | undefined;
  /** What was learned from this vocabulary and glossary already. */
  words?: WordKnowledge | undefined;
}): SkillResolver {
  const relations = createRelations(vocabulary.concepts.values());
  const beginnings = createBeginnings(vocabulary.concepts.values());
  const concepts = new Map(vocabulary.concepts);
  const skills = new Map<SkillId, Skill>();
  /** What entries of profiles mean; people write the same ones again and again. */
  const names = new Map<string, RecognisedSkill | null>();
  const ambiguous = new Map(
    vocabulary.ambiguities.map(({ alias, concepts: ids }) => [squeeze(wordsOf(alias)), ids] as const),
  );

  let leads: ReadonlyMap<SkillId, SkillId> = new Map();

  const skill = (id: SkillId): Skill | undefined => {
    const concept = concepts.get(id) ?? concepts.get(leads.get(id) ?? id);
    if (!concept) return undefined;
    if (!skills.has(concept.id)) skills.set(concept.id, skillOf(concept));
    return skills.get(concept.id);
  };
  const readerOf = (phrases: WordKnowledge['phrases']): Reader =>
    createReader({
      words,
      phrases,
      ambiguous,
      skill,
      broaderOf: (id) => concepts.get(id)?.broader ?? [],
    });
  const reader = readerOf(words.phrases);

  const all: SkillResolver = {
    ...reader,
    skill,
    concept: (id) => concepts.get(id),
    lead: (ids) => void (leads = ids),
    relations,
    add(concept) {
      names.clear();
      if (concepts.has(concept.id)) words.phrases.remove(concept.id);
      concepts.set(concept.id, concept);
      skills.delete(concept.id);
      words.enter(concept);
      beginnings.add(concept);
    },
    remove(id) {
      names.clear();
      words.phrases.remove(id);
      beginnings.remove(id);
      concepts.delete(id);
      skills.delete(id);
    },
    name(text) {
      const known = names.get(text);
      if (known !== undefined) return known ?? undefined;
      const name = reader.name(text);
      if (names.size >= MOST_NAMES) names.clear();
      names.set(text, name ?? null);
      return name;
    },
    beginning: (text, limit) => beginnings.of(text, limit),
    stems: (text) =>
      wordsOf(text)
        .filter((word) => !isJoining(word))
        .map(words.stem),
    openly: (isOpen) => ({
      ...all,
      ...readerOf(openPhrases(words.phrases, isOpen)),
      beginning: (text, limit) =>
        beginnings
          .of(text, SPARE * limit)
          .filter((one) => isOpen(one.skill))
          .slice(0, limit),
    }),
  };
  return all;
}
