import type { Locale } from '../people/person';
import type { Skill, SkillId } from './skill';
import { squeeze, tagOf, wordsOf } from './normalize';

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

/**
 * Two vocabularies as one. Where both know an id or a label, it is one concept: their words add up, and the second
 * one's id and labels win.
 */
export function mergeVocabularies(first: Vocabulary, second: Vocabulary): Vocabulary {
  const byLabel = new Map<string, SkillId>();
  for (const concept of second.concepts.values())
    for (const key of keysOf(concept)) byLabel.set(key, concept.id);
  const renamed = new Map<SkillId, SkillId>();
  for (const concept of first.concepts.values()) {
    const same = keysOf(concept)
      .map((key) => byLabel.get(key))
      .find((id) => id !== undefined);
    if (same !== undefined && !second.concepts.has(concept.id)) renamed.set(concept.id, same);
  }
  const idOf = (id: SkillId): SkillId => renamed.get(id) ?? id;
  const concepts = new Map<SkillId, Concept>();
  const put = (concept: Concept): void => {
    const known = concepts.get(concept.id);
    concepts.set(concept.id, known ? mergeConcepts(known, concept) : concept);
  };
  for (const { id, broader, related, ...words } of first.concepts.values()) {
    put({ ...words, id: idOf(id), broader: broader.map(idOf), related: related.map(idOf) });
  }
  for (const concept of second.concepts.values()) put(concept);
  const ambiguities = first.ambiguities.map(({ alias, concepts: ids }) => ({
    alias,
    concepts: ids.map(idOf),
  }));
  return { concepts, ambiguities: [...ambiguities, ...second.ambiguities] };
}

function keysOf({ labels }: Concept): string[] {
  return [labels.en, labels.de].flatMap((label) => (label === undefined ? [] : [squeeze(wordsOf(label))]));
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
