import type { Locale } from '../../people/person';
import type { SkillId } from '../skill';
import type { Concept } from '../vocabulary';
import type { Table } from './table';

/** What an importer read. */
export interface Imported {
  readonly concepts: readonly Concept[];
  /** What was left out and why, one sentence each. */
  readonly remarks: readonly string[];
}

/** A concept while its files are being read. */
export interface ConceptDraft {
  readonly id: SkillId;
  readonly labels: Partial<Record<Locale, string>>;
  readonly aliases: Record<Locale, string[]>;
  readonly broader: SkillId[];
  readonly related: SkillId[];
}

export function draftOf(id: SkillId): ConceptDraft {
  return { id, labels: {}, aliases: { en: [], de: [] }, broader: [], related: [] };
}

/** Words on one line, with single spaces. */
export function tidy(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

/** Every spelling once whatever its case, the first one stays; without `taken` and without empty ones. */
export function distinct(texts: readonly string[], taken: readonly (string | undefined)[] = []): string[] {
  const seen = new Set(['', ...taken.map((text) => text?.toLowerCase())]);
  return texts.filter((text) => {
    const key = text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A concept without words and relations that say the same twice or lead back to itself. */
export function finished({ id, labels, aliases, broader, related }: ConceptDraft): Concept {
  return {
    id,
    labels,
    aliases: { en: distinct(aliases.en, [labels.en]), de: distinct(aliases.de, [labels.de]) },
    broader: [...new Set(broader)].filter((other) => other !== id),
    related: [...new Set(related)].filter((other) => other !== id && !broader.includes(other)),
  };
}

/** Which rows could not be read, or nothing. */
export function remarkOnRows({ name, malformed }: Table<string>): string[] {
  if (malformed.length === 0) return [];
  const shown = malformed.slice(0, 5).join(', ') + (malformed.length > 5 ? ', …' : '');
  return [`${name}: left out ${malformed.length} rows that don't fit the header (line ${shown}).`];
}
