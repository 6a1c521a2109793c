import { readFileSync } from 'node:fs';
import { ConfigError } from '../config';
import { createResolver, type SkillResolver } from '../skills/resolve';
import { shippedGlossary, shippedVocabulary } from '../skills/shipped';
import { createShippedResolver } from '../skills/shipped-resolver';
import { mergeVocabularies } from '../skills/vocabulary';
import { parseVocabularyCsv } from '../skills/vocabulary-csv';
import type { WordFiles } from '../words-config';
import { readDictionary } from './dictionary';

/**
 * The words that skills are recognised by: ours, and those of others that the house adds. Ours were learned when they
 * were built; others are learned now, which takes seconds.
 *
 * @throws ConfigError naming every setting whose file cannot be used.
 */
export async function openResolver({ vocabulary, dictionary }: WordFiles = {}): Promise<SkillResolver> {
  if (vocabulary === undefined && dictionary === undefined) return createShippedResolver();
  const problems: string[] = [];
  const csv =
    vocabulary === undefined ? undefined : await trying('VOCABULARY', () => readFileSync(vocabulary, 'utf8'));
  const others =
    csv === undefined
      ? undefined
      : await trying('VOCABULARY', () => parseVocabularyCsv(csv, shippedVocabulary()));
  const translations = await trying('DICTIONARY', () => readDictionary(dictionary, others));
  if (problems.length > 0) throw new ConfigError(problems);
  return createResolver({
    vocabulary: others ? mergeVocabularies(shippedVocabulary(), others) : shippedVocabulary(),
    glossary: [...shippedGlossary(), ...(translations ?? [])],
  });

  async function trying<T>(setting: string, read: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      problems.push(`${setting}: ${(error as Error).message}`);
      return undefined;
    }
  }
}
