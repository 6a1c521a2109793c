import { wordsOf } from '../skills/normalize';
import type { Concept } from '../skills/vocabulary';

/** What a search for words finds: the ids of texts that hold every word of the question, shortest text first. */
export type KeywordSearch = (question: string) => string[];

const MOST = 10;

/**
 * A plain search as intranets have it, to compare with: every word of the question must stand in the text, whatever
 * its form or language.
 */
export function createKeywordSearch(texts: Iterable<{ id: string; text: string }>): KeywordSearch {
  const byWord = new Map<string, Set<number>>();
  const entries: { id: string; length: number }[] = [];
  for (const { id, text } of texts) {
    const words = new Set(wordsOf(text));
    const number = entries.push({ id, length: words.size }) - 1;
    for (const word of words) {
      const holding = byWord.get(word);
      if (holding) holding.add(number);
      else byWord.set(word, new Set([number]));
    }
  }
  return (question) => {
    const words = [...new Set(wordsOf(question))];
    const holding = words.map((word) => byWord.get(word) ?? new Set<number>());
    const [rarest, ...others] = holding.sort((a, b) => a.size - b.size);
    const found = [...(rarest ?? [])].filter((number) => others.every((set) => set.has(number)));
    const inOrder = found
      .map((number) => entries[number]!)
      .sort((a, b) => a.length - b.length || (a.id < b.id ? -1 : 1));
    return [...new Set(inOrder.map(({ id }) => id))].slice(0, MOST);
  };
}

/** The texts of a person as they stand in a file of people. */
export function textsOfPeople(jsonl: string): { id: string; text: string }[] {
  return jsonl
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, ...fields } = JSON.parse(line) as Record<string, unknown> & { id: string };
      return {
        id,
        text: Object.values(fields)
          .flat()
          .filter((value) => typeof value === 'string')
          .join('\n'),
      };
    })
    .map(({ id, text }) => ({ id, text: text.slice(0, 2000) }));
}

/** Labels and aliases of skills, one text each. */
export function textsOfSkills(concepts: Iterable<Concept>): { id: string; text: string }[] {
  return [...concepts].flatMap(({ id, labels, aliases }) =>
    [labels.en, labels.de, ...aliases.en, ...aliases.de]
      .filter((text) => text !== undefined)
      .map((text) => ({ id, text })),
  );
}
