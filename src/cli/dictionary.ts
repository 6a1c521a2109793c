import type { Glossary } from '../skills/glossary';
import { readDing } from '../skills/import/ding';
import { wordsOf } from '../skills/normalize';
import { shippedVocabulary } from '../skills/shipped';
import type { Vocabulary } from '../skills/vocabulary';

/**
 * What a dictionary in the format of Ding's `de-en.txt` says of the English words of our vocabulary and of another one.
 *
 * @param others the other vocabulary.
 * @throws Error when the dictionary cannot be read.
 */
export async function readDictionary(
  path: string | undefined,
  others: Vocabulary | undefined,
): Promise<Glossary | undefined> {
  if (path === undefined) return undefined;
  const words = new Set<string>();
  const vocabularies = [shippedVocabulary(), ...(others ? [others] : [])];
  for (const { concepts } of vocabularies) {
    for (const { labels, aliases } of concepts.values()) {
      for (const text of [labels.en ?? '', ...aliases.en]) wordsOf(text).forEach((word) => words.add(word));
    }
  }
  return readDing(path, (english) => wordsOf(english).every((word) => words.has(word)));
}
