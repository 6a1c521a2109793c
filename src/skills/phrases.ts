import type { SkillId } from './skill';

/** One label or alias of a skill. */
export interface Phrase {
  readonly skill: SkillId;
  readonly atoms: readonly number[];
  /** Words without gaps, see `squeeze`. */
  readonly key: string;
  readonly label: boolean;
}

/** A phrase with the initials it is found by, as plain JSON. */
export type WrittenPhrase = readonly [
  skill: SkillId,
  key: string,
  label: boolean,
  atoms: readonly number[],
  initials: readonly string[],
];

/** All phrases, found by their exact letters, their atoms or their initials. */
export interface PhraseIndex {
  add(phrase: Phrase, words: readonly string[]): void;
  /** Everything that was added, as plain JSON. */
  written(): readonly WrittenPhrase[];
  /** Takes a skill's phrases back. */
  remove(skill: SkillId): void;
  exactly(key: string): readonly Phrase[];
  byInitials(letters: string): readonly Phrase[];
  /** Phrases that hold the atom, as numbers for `phrase`; removed ones may be among them. */
  holding(atom: number): readonly number[];
  phrase(number: number): Phrase | undefined;
  /** How telling an atom is: ln(1 + skills / skills that hold it), taken anew when there are many more skills. */
  weight(atom: number): number;
  /** Sum of the weights of a phrase's atoms. */
  size(number: number): number;
  /** Weight of a word nobody has ever used. */
  readonly rarest: number;
  readonly length: number;
}

/** Weights are taken anew when there are so many times more skills. */
const GROWN = 1.2;
const ROOM = 5000;

const JOINING = new Set(
  'of the a an and or in on for to with by from at und oder der die das den dem des für von im in zu zur zum mit auf an am bei durch'.split(
    ' ',
  ),
);

/** Words that only join others. */
export function isJoining(word: string): boolean {
  return JOINING.has(word) || word === 'fur';
}

/** The words that say something, or all where none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !isJoining(word));
  return telling.length > 0 ? telling : words;
}

/** Creates an index, empty or with what was written once. */
export function createPhraseIndex(known: readonly WrittenPhrase[] = []): PhraseIndex {
  const phrases: (Phrase | undefined)[] = [];
  const bySkill = new Map<SkillId, number[]>();
  const byKey = new Map<string, number | number[]>();
  const initials = new Map<string, number | number[]>();
  const byAtom: number[][] = [];
  const skillsOfAtom: number[] = [];
  const lastSkill: SkillId[] = [];

  // 0 where not yet known.
  let weights = new Float64Array(0);
  let sizes = new Float64Array(0);
  let weighedAt = 0;

  const fresh = (): void => {
    if (
      bySkill.size <= weighedAt * GROWN &&
      sizes.length >= phrases.length &&
      weights.length >= byAtom.length
    )
      return;
    weights = new Float64Array(byAtom.length + ROOM);
    sizes = new Float64Array(phrases.length + ROOM);
    weighedAt = bySkill.size;
  };
  const weight = (atom: number): number => {
    if (atom >= weights.length || weights[atom] === 0) {
      fresh();
      const own = Math.log(1 + bySkill.size / (skillsOfAtom[atom] ?? 1));
      if (atom >= weights.length) return own;
      weights[atom] = own;
    }
    return weights[atom]!;
  };
  const size = (number: number): number => {
    if (number >= sizes.length || sizes[number] === 0) {
      fresh();
      let sum = 0;
      for (const atom of phrases[number]?.atoms ?? []) sum += weight(atom);
      sizes[number] = sum;
    }
    return sizes[number]!;
  };
  const put = (map: Map<string, number | number[]>, key: string, number: number): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, number);
    else if (typeof there === 'number') map.set(key, [there, number]);
    else there.push(number);
  };
  const get = (map: Map<string, number | number[]>, key: string): Phrase[] => {
    const there = map.get(key);
    const numbers = there === undefined ? [] : typeof there === 'number' ? [there] : there;
    return numbers.map((number) => phrases[number]).filter((phrase) => phrase !== undefined);
  };

  const enter = (phrase: Phrase, short: readonly string[]): void => {
    const number = phrases.push(phrase) - 1;
    const own = bySkill.get(phrase.skill);
    if (own) own.push(number);
    else bySkill.set(phrase.skill, [number]);
    put(byKey, phrase.key, number);
    for (const atom of phrase.atoms) {
      (byAtom[atom] ??= []).push(number);
      // A skill's phrases are added together, so comparing with the last one counts skills.
      if (lastSkill[atom] !== phrase.skill) {
        lastSkill[atom] = phrase.skill;
        skillsOfAtom[atom] = (skillsOfAtom[atom] ?? 0) + 1;
      }
    }
    for (const letters of short) put(initials, letters, number);
  };
  for (const [skill, key, label, atoms, short] of known) enter({ skill, key, label, atoms }, short);

  return {
    add(phrase, words) {
      if (!get(byKey, phrase.key).some((other) => other.skill === phrase.skill))
        enter({ ...phrase, atoms: [...new Set(phrase.atoms)] }, initialsOf(words));
    },
    written: () => {
      const shorts = new Map<number, string[]>();
      for (const [letters, numbers] of initials)
        for (const number of [numbers].flat()) shorts.set(number, [...(shorts.get(number) ?? []), letters]);
      return phrases.flatMap((phrase, i) =>
        phrase ? [[phrase.skill, phrase.key, phrase.label, phrase.atoms, shorts.get(i) ?? []] as const] : [],
      );
    },
    remove(skill) {
      for (const number of bySkill.get(skill) ?? []) phrases[number] = undefined;
      bySkill.delete(skill);
    },
    exactly: (key) => get(byKey, key),
    byInitials: (letters) => get(initials, letters),
    holding: (atom) => byAtom[atom] ?? [],
    phrase: (number) => phrases[number],
    weight,
    size,
    get rarest() {
      return Math.log(1 + bySkill.size);
    },
    get length() {
      return phrases.length;
    },
  };
}

/** The same phrases, without those of skills for which this says no. */
export function openPhrases(phrases: PhraseIndex, isOpen: (skill: SkillId) => boolean): PhraseIndex {
  const open = (one: Phrase): boolean => isOpen(one.skill);
  return {
    add: (phrase, words) => phrases.add(phrase, words),
    remove: (skill) => phrases.remove(skill),
    written: () => phrases.written(),
    holding: (atom) => phrases.holding(atom),
    weight: (atom) => phrases.weight(atom),
    size: (number) => phrases.size(number),
    exactly: (key) => phrases.exactly(key).filter(open),
    byInitials: (letters) => phrases.byInitials(letters).filter(open),
    phrase(number) {
      const one = phrases.phrase(number);
      return one && open(one) ? one : undefined;
    },
    get rarest() {
      return phrases.rarest;
    },
    get length() {
      return phrases.length;
    },
  };
}

/** What several words may be shortened to: their first letters, with and without those of joining words. */
function initialsOf(words: readonly string[]): string[] {
  if (words.length < 2) return [];
  const lettersOf = (those: readonly string[]): string => those.map((word) => word[0]).join('');
  const all = lettersOf(words);
  const telling = lettersOf(tellingWords(words));
  return [
    ...(all.length <= 6 ? [all] : []),
    ...(telling !== all && telling.length > 1 && telling.length <= 6 ? [telling] : []),
  ];
}
