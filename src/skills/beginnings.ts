import { withoutDigraphs, wordsOf } from './normalize';
import type { SkillId } from './skill';
import type { Concept } from './vocabulary';

/** A skill whose name goes on from what somebody has typed so far. */
export interface Beginning {
  readonly skill: SkillId;
  /** The other name that was begun, where it was not the skill's label. */
  readonly alias?: string | undefined;
}

/** Skills by the beginnings of their names; grows while it runs. */
export interface Beginnings {
  add(concept: Concept): void;
  remove(skill: SkillId): void;
  /** Skills one of whose names has words that begin like those typed, best first: whole names, labels, short ones. */
  of(text: string, limit: number): Beginning[];
}

interface Name {
  readonly skill: SkillId;
  readonly text: string;
  readonly words: readonly string[];
  /** The words with gaps, to tell a name's beginning from that of a word inside it. */
  readonly key: string;
  readonly label: boolean;
}

/** Names are found by so many first letters of each of their words. */
const DEPTH = 2;
const BEGINS = 4;
const LABEL = 2;
/** Letters of a name weigh little, so that short ones come first among equals. */
const OF_LENGTH = 0.01;

export function createBeginnings(concepts: Iterable<Concept>): Beginnings {
  const buckets = new Map<string, Set<Name>>();
  const bySkill = new Map<SkillId, Name[]>();

  const bucketsOf = (words: readonly string[]): Set<string> => {
    const found = new Set<string>();
    for (const word of words) {
      const letters = [...word];
      for (let length = 1; length <= Math.min(DEPTH, letters.length); length++) {
        found.add(letters.slice(0, length).join(''));
      }
    }
    return found;
  };
  const enter = (skill: SkillId, text: string, label: boolean): void => {
    const words = wordsOf(text);
    if (words.length === 0) return;
    const name: Name = { skill, text, words, key: words.join(' '), label };
    const names = bySkill.get(skill);
    if (!names) bySkill.set(skill, [name]);
    else if (names.some(({ key }) => key === name.key)) return;
    else names.push(name);
    for (const letters of bucketsOf(words)) {
      const bucket = buckets.get(letters);
      if (bucket) bucket.add(name);
      else buckets.set(letters, new Set([name]));
    }
  };
  const remove = (skill: SkillId): void => {
    for (const name of bySkill.get(skill) ?? []) {
      for (const letters of bucketsOf(name.words)) buckets.get(letters)?.delete(name);
    }
    bySkill.delete(skill);
  };
  const add = ({ id, labels, aliases }: Concept): void => {
    remove(id);
    for (const label of [labels.en, labels.de]) if (label) enter(id, label, true);
    for (const alias of [...aliases.en, ...aliases.de]) enter(id, alias, false);
  };
  for (const concept of concepts) add(concept);

  const begun = (typed: readonly string[], limit: number): Beginning[] => {
    const key = typed.join(' ');
    const longest = typed.reduce((most, word) => (word.length > most.length ? word : most), '');
    const bucket = buckets.get([...longest].slice(0, DEPTH).join(''));
    if (!bucket) return [];
    const best = new Map<SkillId, { name: Name; score: number }>();
    for (const name of bucket) {
      if (!typed.every((start) => name.words.some((word) => word.startsWith(start)))) continue;
      const score =
        (name.key.startsWith(key) ? BEGINS : 0) + (name.label ? LABEL : 0) - OF_LENGTH * name.key.length;
      const had = best.get(name.skill);
      if (!had || had.score < score) best.set(name.skill, { name, score });
    }
    return [...best.values()]
      .sort((a, b) => b.score - a.score || (a.name.skill < b.name.skill ? -1 : 1))
      .slice(0, limit)
      .map(({ name }) => ({ skill: name.skill, alias: name.label ? undefined : name.text }));
  };

  return {
    add,
    remove,
    of(text, limit) {
      const typed = wordsOf(text);
      const found = begun(typed, limit);
      return found.length > 0
        ? found
        : begun(
            typed.map((word) => withoutDigraphs(word) ?? word),
            limit,
          );
    },
  };
}
