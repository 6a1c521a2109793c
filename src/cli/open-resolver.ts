import { readFileSync } from 'node:fs';
import { ConfigError } from '../config';
import type { Glossary } from '../skills/glossary';
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
 * @throws ConfigError naming the setting whose file cannot be used.
 */
export async function openResolver({ vocabulary, dictionary }: WordFiles = {}): Promise<SkillResolver> {
  if (vocabulary === undefined && dictionary === undefined) return createShippedResolver();
  const csv =
    vocabulary === undefined ? undefined : await of('VOCABULARY', () => readFileSync(vocabulary, 'utf8'));
  const merged =
    csv === undefined
      ? shippedVocabulary()
      : await of('VOCABULARY', () => mergeVocabularies(shippedVocabulary(), parseVocabularyCsv(csv)));
  const translations: Glossary = (await of('DICTIONARY', () => readDictionary(dictionary, csv))) ?? [];
  return createResolver({ vocabulary: merged, glossary: [...shippedGlossary(), ...translations] });
}

async function of<T>(setting: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new ConfigError([`${setting}: ${(error as Error).message}`]);
  }
}
