import type { PersonId } from '../people/person';
import { mannerOf } from './confidence';
import { fold, wordsOf } from './normalize';
import { withoutExclusions } from './exclusions';
import { isJoining } from './phrases';
import type { SkillResolver } from './resolve';
import { isPleasantry, isScaffold, isSmallTalk } from './scaffolding';
import { type Helper, MOST_FOUND, type Resolution } from './skill';
import type { SkillIndex } from './skill-index';

const BY_TEXT = 0.2;
/** From this confidence on the words are the very name of a skill, so they are nobody's. */
const CERTAIN = 0.97;
/** Under this one, a name with one slip in it is likelier than a skill. */
const UNSURE = 0.77;
/** From this one on a single word is rather a skill than the name of whoever is called so. */
const SURELY_SKILL = 0.9;
const MOST_STEMS = 8;
/** One letter begins many names and stands in many sentences. */
const FEWEST_LETTERS = 2;
const ADDRESS = new Set('frau herr herrn mr mrs ms dr prof ing'.split(' '));

/** Finds people by a question's words alone: by what they wrote, or by their names. */
export function createByWords(deps: { resolver: SkillResolver; index: SkillIndex }): {
  /** People who said all telling words of the question in one sentence. */
  saying(words: string): Promise<Helper[]>;
  /** People whose name these words are; undefined when they are no name. */
  named(words: string, resolution: Resolution): Promise<Helper[] | undefined>;
  /** The words without names of colleagues, and whose they are; undefined when there is none, or nothing else. */
  besideNames(words: string): Promise<{ words: string; people: readonly PersonId[] } | undefined>;
} {
  const { resolver, index } = deps;
  const tellingOf = (all: readonly string[]): string[] =>
    all.filter((word) => !isScaffold(word) && !isSmallTalk(word));

  return {
    async saying(words) {
      const all = wordsOf(withoutExclusions(words));
      const telling = tellingOf(all);
      if (mannerOf(all).talking || isPleasantry(telling) || telling.join('').length < FEWEST_LETTERS)
        return [];
      const stems = [...new Set(resolver.stems(telling.join(' ')))].slice(0, MOST_STEMS);
      const people = new Map<PersonId, Helper>();
      for (const { person, source, text } of await index.saying(stems, MOST_FOUND)) {
        if (!people.has(person)) {
          people.set(person, { person, score: BY_TEXT, reasons: [{ kind: 'text', source, text }] });
        }
      }
      return [...people.values()];
    },
    async named(words, { skills, ambiguous }) {
      const all = wordsOf(words);
      const telling = tellingOf(all).filter((word) => !isJoining(word));
      const name = telling.filter((word) => !ADDRESS.has(word));
      // Whoever is addressed like somebody is somebody; else the more a word looks like a skill, the less it is a name.
      const confidence = name.length < telling.length ? 0 : (skills[0]?.confidence ?? 0);
      if (name.length === 0 || name.length > 5 || ambiguous.length > 0 || confidence >= CERTAIN)
        return undefined;
      const { talking } = mannerOf(all);
      if (name.length === 1) {
        if (talking || confidence >= SURELY_SKILL || name.join('').length < FEWEST_LETTERS) return undefined;
      }
      const people = await index.named(name, MOST_FOUND);
      if (people.length === 0 && name.length > 1 && !talking && confidence < UNSURE) {
        people.push(...(await index.nearlyNamed(name)));
      }
      if (people.length === 0) return undefined;
      return people.map((person) => ({ person, score: 1, reasons: [] }));
    },
    async besideNames(words) {
      const text = withoutExclusions(words);
      const people: PersonId[] = [];
      const names = new Set<string>();
      for (const word of new Set(wordsOf(text))) {
        if (isScaffold(word) || isSmallTalk(word) || word.length < FEWEST_LETTERS) continue;
        const found = await index.named([word], MOST_FOUND);
        if (found.length > 0) names.add(word);
        people.push(...found);
      }
      const rest = text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (names.has(fold(word)) ? ' ' : word));
      return people.length === 0 || tellingOf(wordsOf(rest)).length === 0
        ? undefined
        : { words: rest, people };
    },
  };
}
