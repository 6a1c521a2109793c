import type { Locale } from '../people/person';
import type { Skill, SkillId } from './skill';
import { tagOf } from './normalize';

/** A skill with all its words. */
export interface Concept {
  readonly id: SkillId;
  /** At least one language. */
  readonly labels: Readonly<Partial<Record<Locale, string>>>;
  readonly aliases: Readonly<Record<Locale, readonly string[]>>;
  readonly broader: readonly SkillId[];
  readonly related: readonly SkillId[];
}

/** Words that stand under several concepts on purpose, so that people are asked which one they mean. */
export interface Ambiguity {
  readonly alias: string;
  readonly concepts: readonly SkillId[];
}

/** All skills the product knows before anybody here says a word. */
export interface Vocabulary {
  readonly concepts: ReadonlyMap<SkillId, Concept>;
  readonly ambiguities: readonly Ambiguity[];
}

/** What people see of a concept; a missing language borrows the other's label. */
export function skillOf(concept: Concept): Skill {
  const en = concept.labels.en ?? concept.labels.de ?? concept.id;
  const de = concept.labels.de ?? en;
  return { id: concept.id, labels: { en, de }, tags: { en: tagOf(en), de: tagOf(de) } };
}

/** Two vocabularies as one. Where both know an id, their words add up and the second one's labels win. */
export function mergeVocabularies(first: Vocabulary, second: Vocabulary): Vocabulary {
  const concepts = new Map(first.concepts);
  for (const [id, concept] of second.concepts) {
    const known = concepts.get(id);
    concepts.set(id, known ? mergeConcepts(known, concept) : concept);
  }
  return { concepts, ambiguities: [...first.ambiguities, ...second.ambiguities] };
}

function mergeConcepts(a: Concept, b: Concept): Concept {
  const union = (x: readonly string[], y: readonly string[]): string[] => [...new Set([...x, ...y])];
  return {
    id: a.id,
    labels: { ...a.labels, ...b.labels },
    aliases: {
      en: union(a.aliases.en, [...b.aliases.en, ...(a.labels.en ? [a.labels.en] : [])]),
      de: union(a.aliases.de, [...b.aliases.de, ...(a.labels.de ? [a.labels.de] : [])]),
    },
    broader: union(a.broader, b.broader),
    related: union(a.related, b.related),
  };
}
