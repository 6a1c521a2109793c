import type { Locale } from '../../people/person';
import { squeeze, wordsOf } from '../normalize';
import type { SkillId } from '../skill';
import type { Concept, Vocabulary } from '../vocabulary';
import { type ConceptDraft, draftOf, finished } from './imported';

const LOCALES: readonly Locale[] = ['en', 'de'];

/**
 * Gives concepts whose label names exactly one concept that we know already that concept's id and labels, so that
 * their words add up and nobody is asked which of two namesakes is meant. Relations follow.
 */
export function joinKnown(
  imported: readonly Concept[],
  known: Vocabulary,
): { concepts: Concept[]; joined: number } {
  const find = finderOf(known);
  const renamed = new Map<SkillId, Concept>();
  for (const concept of imported) {
    const same = find(concept);
    if (same) renamed.set(concept.id, same);
  }
  const idOf = (id: SkillId): SkillId => renamed.get(id)?.id ?? id;
  const drafts = new Map<SkillId, ConceptDraft>();
  for (const concept of imported) {
    const same = renamed.get(concept.id);
    const id = idOf(concept.id);
    const draft = drafts.get(id) ?? draftOf(id);
    drafts.set(id, draft);
    Object.assign(draft.labels, same?.labels ?? concept.labels);
    for (const locale of LOCALES) {
      const label = concept.labels[locale];
      draft.aliases[locale].push(...(same && label !== undefined ? [label] : []), ...concept.aliases[locale]);
    }
    draft.broader.push(...concept.broader.map(idOf));
    draft.related.push(...concept.related.map(idOf));
  }
  return { concepts: [...drafts.values()].map(finished), joined: renamed.size };
}

/** Labels count before aliases; two languages must not disagree. */
function finderOf(known: Vocabulary): (concept: Concept) => Concept | undefined {
  const byLabel = new Map<string, Set<SkillId>>();
  const byAlias = new Map<string, Set<SkillId>>();
  const put = (index: Map<string, Set<SkillId>>, key: string, id: SkillId): void =>
    void index.set(key, (index.get(key) ?? new Set()).add(id));
  const keyOf = (locale: Locale, text: string): string => `${locale} ${squeeze(wordsOf(text))}`;
  for (const { id, labels, aliases } of known.concepts.values()) {
    for (const locale of LOCALES) {
      const label = labels[locale];
      if (label !== undefined) put(byLabel, keyOf(locale, label), id);
      for (const alias of aliases[locale]) put(byAlias, keyOf(locale, alias), id);
    }
  }
  for (const { alias, concepts } of known.ambiguities) {
    for (const locale of LOCALES) for (const id of concepts) put(byAlias, keyOf(locale, alias), id);
  }
  return ({ labels }) => {
    const found = new Set<SkillId>();
    for (const locale of LOCALES) {
      const label = labels[locale];
      const key = label === undefined ? '' : keyOf(locale, label);
      for (const id of byLabel.get(key) ?? byAlias.get(key) ?? []) found.add(id);
    }
    const [id] = found;
    return found.size === 1 && id !== undefined ? known.concepts.get(id) : undefined;
  };
}
