import type { Associations, Meaning } from './associations';
import type { Lexicon } from './lexicon';
import { type PhraseIndex, isJoining } from './phrases';
import { isScaffold, isSmallTalk } from './scaffolding';
import { longForms } from './short-forms';

/** One word of a question, or one part of a compound, with everything it may mean. */
export interface Unit {
  /** How much of the question it is; 0 for words that only wrap the topic. */
  readonly weight: number;
  readonly meanings: readonly Meaning[];
}

const FEW = 6;
/** A reading through a neighbour of a neighbour is worth less. */
const BY_TYPO = 0.95;
/** What a word that is known in another way may differ from the one that was meant, in edits. */
const ONE_SLIP = 1.2;

/** Reads words as units, over what the vocabulary knows. */
export function createUnitReader(known: {
  lexicon: Lexicon;
  phrases: PhraseIndex;
  associations: Associations;
}): (words: readonly string[], wrapped: boolean) => Unit[] {
  const { lexicon, phrases, associations } = known;

  const weighed = (word: string, meanings: readonly Meaning[], wrapped = false): Unit => {
    const own = meanings.filter((meaning) => meaning.nearness > 0.5).slice(0, 3);
    const weights = own.map((meaning) => Math.max(...meaning.atoms.map((atom) => phrases.weight(atom))));
    const weight = weights.length === 0 ? phrases.rarest : Math.max(...weights);
    return { weight: (wrapped && isScaffold(word)) || isJoining(word) ? 0 : weight, meanings };
  };
  const around = (atoms: readonly number[], nearness: number): Meaning[] => {
    const meanings: Meaning[] = [{ atoms, nearness }];
    if (atoms.length === 1) {
      for (const other of associations.of(atoms[0]!)) {
        meanings.push({ atoms: other.atoms, nearness: other.nearness * nearness });
      }
    }
    return meanings;
  };

  /** What falls into parts or shares a stem by chance may be another word with one slip in it. */
  const mistyped = (word: string, atoms: readonly number[]): Meaning[] =>
    lexicon
      .near(word, FEW)
      .filter(
        (hit) => (1 - hit.likeness) * (word.length + 1) <= ONE_SLIP && hit.atoms.join() !== atoms.join(),
      )
      .flatMap((hit) => around(hit.atoms, hit.likeness * BY_TYPO));

  const read = (word: string, wrapped: boolean): Unit[] => {
    // Chat counts as a word that no skill has; a skill of exactly that name was found before.
    if (wrapped && isSmallTalk(word)) return [weighed(word, [])];
    const long = longForms(word).flatMap((words) => {
      const atoms = words.map((other) => lexicon.find(other));
      return atoms.every((found) => found !== undefined) ? around(atoms.flat(), 0.9) : [];
    });
    const atoms = lexicon.find(word);
    if (atoms) {
      const typed = lexicon.knows(word) ? [] : mistyped(word, atoms);
      if (atoms.length === 1) return [weighed(word, [...around(atoms, 1), ...long, ...typed], wrapped)];
      const together = [...associations.together(atoms), ...typed];
      return atoms.map((atom) => weighed('', [...around([atom], 1), ...together]));
    }
    if (long.length > 0) return [weighed(word, long)];
    if (wrapped && isScaffold(word)) return [weighed(word, [], wrapped)];
    const digits = /^(\p{L}{2,})(\d+)$/u.exec(word);
    if (digits && lexicon.find(digits[1]!)) return read(digits[1]!, wrapped);
    const near = lexicon.near(word, FEW);
    if (near.length > 0) {
      // A compound with a typo: all parts of the nearest word.
      if (near[0]!.atoms.length > 1) {
        return near[0]!.atoms.map((atom) => weighed('', around([atom], near[0]!.likeness * BY_TYPO)));
      }
      return [
        weighed(
          word,
          near.flatMap((hit) => around(hit.atoms, hit.likeness * BY_TYPO)),
        ),
      ];
    }
    const longer = word.length >= 3 ? lexicon.longer(word, FEW) : [];
    return [
      weighed(
        word,
        longer.flatMap((hit) => around(hit.atoms, hit.likeness)),
      ),
    ];
  };

  return (words, wrapped) => words.flatMap((word) => read(word, wrapped));
}
