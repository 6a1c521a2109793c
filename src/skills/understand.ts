import { squeeze, withoutDigraphs } from './normalize';
import { isJoining, type Phrase, type PhraseIndex } from './phrases';
import { type Clues, createRecogniser } from './recognise';
import { isScaffold, isSmallTalk, isPleasantry, isWrapped } from './scaffolding';
import type { SkillId } from './skill';
import { createUnitReader } from './units';
import type { WordKnowledge } from './word-knowledge';

/** A skill some words may mean. */
export interface Reading {
  readonly skill: SkillId;
  /** 0 to 1; how near the words are, not yet how often that is right. */
  readonly score: number;
  readonly clues?: Clues | undefined;
}

/** The layers from words to skills. All take folded words. */
export interface Understanding {
  /** Skills these words name letter for letter, gaps aside; labels first. */
  readonly exactly: (words: readonly string[]) => SkillId[];
  /** What the words may mean by likeness, whether or not a skill has exactly this name. */
  readonly near: (core: readonly string[]) => readonly Reading[];
  /** What the words may mean by any layer, best first. */
  readonly readings: (words: readonly string[]) => readonly Reading[];
  /** The longest stretches of words that name skills exactly, from left to right. */
  readonly stretches: (words: readonly string[]) => Stretch[];
}

/** Words that name a skill within others. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly skills: readonly SkillId[];
  /** The words are the label of the first one, not only an alias. */
  readonly label: boolean;
}

const EXACT = 0.99;
const INITIALS = 0.86;
const TWO_INITIALS = 0.7;
const MOST_READINGS = 8;
const LONGEST_STRETCH = 14;

/** Creates the layers over what is known about words, for skills with these phrases. */
export function createUnderstanding(words: WordKnowledge, phrases: PhraseIndex): Understanding {
  const readUnits = createUnitReader(words);
  const recognise = createRecogniser(phrases);

  const distinct = (found: readonly Phrase[]): SkillId[] => [
    ...new Set([...found].sort((a, b) => Number(b.label) - Number(a.label)).map(({ skill }) => skill)),
  ];
  const exactly = (those: readonly string[]): SkillId[] => {
    const key = squeeze(those);
    const found = phrases.exactly(key);
    if (found.length > 0) return distinct(found);
    const plain = withoutDigraphs(key);
    return plain === undefined ? [] : distinct(phrases.exactly(plain));
  };

  const near = (core: readonly string[], wrapped = false): readonly Reading[] =>
    recognise(readUnits(core, wrapped || core.length === 1), squeeze(core), MOST_READINGS);

  const readings = (those: readonly string[]): readonly Reading[] => {
    const core = coreOf(those);
    for (const form of core.length < those.length ? [those, core] : [those]) {
      const exact = form.length === 0 ? [] : exactly(form);
      if (exact.length > 0) return exact.slice(0, 3).map((skill, i) => ({ skill, score: EXACT - i * 0.1 }));
    }
    if (core.length === 0 || isPleasantry(core)) return [];
    const alike = near(core, isWrapped(those));
    if (core.length > 1 || !/^\p{L}{2,6}$/u.test(core[0]!) || isSmallTalk(core[0]!)) return alike;
    const meant = distinct(phrases.byInitials(core[0]!));
    const sure = (core[0]!.length === 2 ? TWO_INITIALS : INITIALS) - 0.02 * Math.min(meant.length, 5);
    return [
      ...meant.slice(0, 3).map((skill, i) => ({ skill, score: sure - 0.05 * i })),
      ...alike.filter(({ skill }) => !meant.includes(skill)),
    ].sort((a, b) => b.score - a.score);
  };

  const stretches = (those: readonly string[]): Stretch[] => {
    const found: Stretch[] = [];
    const taken = new Uint8Array(those.length);
    for (let length = Math.min(LONGEST_STRETCH, those.length); length > 0; length--) {
      for (let from = 0; from + length <= those.length; from++) {
        const to = from + length;
        if (taken[from] || taken[to - 1]) continue;
        const part = those.slice(from, to);
        if (part.every((word) => isScaffold(word) || isJoining(word) || isSmallTalk(word))) continue;
        const named = phrases.exactly(squeeze(part));
        if (named.length === 0) continue;
        taken.fill(1, from, to);
        found.push({ from, to, skills: distinct(named), label: named.some(({ label }) => label) });
      }
    }
    return found.sort((a, b) => a.from - b.from);
  };

  return { exactly, near, readings, stretches };
}

/** The words without the wrapping at both ends. */
export function coreOf(words: readonly string[]): readonly string[] {
  if (!isWrapped(words)) return words;
  let from = 0;
  let to = words.length;
  while (from < to && isScaffold(words[from]!)) from++;
  while (to > from && isScaffold(words[to - 1]!)) to--;
  return words.slice(from, to);
}
