import { isJoining } from './phrases';
import type { Clues } from './recognise';
import { asksForFact, callsForSomebody, isScaffold, isWrapped } from './scaffolding';
import { coreOf } from './understand';

/** How the words of a question are meant. */
export interface Manner {
  /** A sentence that asks for nobody: rather chat than a question for helpers. */
  readonly talking: boolean;
  /** A sentence that asks for somebody. Neither: bare words, as after a command. */
  readonly asking: boolean;
  /** Asks for a time, a place or a sum. */
  readonly fact: boolean;
  /** Words that say something. */
  readonly telling: number;
}

/** Reads the manner off all words of a question. */
export function mannerOf(words: readonly string[]): Manner {
  const sentence = isWrapped(words);
  const fact = asksForFact(words);
  const calls = callsForSomebody(words) && !fact;
  return {
    talking: sentence && !calls,
    asking: sentence && calls,
    fact,
    telling: coreOf(words).filter((word) => !(sentence && isScaffold(word)) && !isJoining(word)).length,
  };
}

/**
 * The chance that the question is about a skill at all and this is one of its best readings, 0 to 1. A logistic
 * regression fitted over questions of ten kinds and small talk; refit it when a layer changes.
 */
export function confidenceOf(
  { score, clues, margin }: { score: number; clues: Clues; margin: number },
  manner: Manner,
): number {
  const sum =
    -5.42 +
    3.13 * score +
    2.79 * clues.asked -
    2.97 * clues.told +
    4.36 * clues.letters +
    4.17 * clues.together -
    1.28 * Math.min(Math.max(margin, 0), 0.2) +
    2.9 * clues.asked * clues.told +
    (manner.talking ? -6.37 : 0) +
    (manner.asking ? -4.42 : 0) +
    (manner.telling === 1 ? -2.73 : 0) +
    5.61 * Math.min(manner.telling / 5, 1);
  return 1 / (1 + Math.exp(-sum));
}
