import { isJoining } from './phrases';
import type { Clues } from './recognise';
import { asksForFact, callsForSomebody, isScaffold, isSmallTalk, isWrapped } from './scaffolding';
import { coreOf } from './understand';

/** How the words of a question are meant. */
export interface Manner {
  /** A sentence that asks for nobody: rather chat than a question for helpers. */
  readonly talking: boolean;
  /** A sentence that asks for somebody. Neither: bare words, as after a command. */
  readonly asking: boolean;
  /** Asks for a time, a place or a sum. */
  readonly fact: boolean;
  /** Has words of chat about the day, the weather or the weekend. */
  readonly chatting: boolean;
  /** Words that say something. */
  readonly telling: number;
  /** Share of the words that only wrap a topic, 0 to 1. */
  readonly wrapping: number;
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
    chatting: sentence && words.some(isSmallTalk),
    wrapping: words.filter((word) => isScaffold(word) && !isJoining(word)).length / Math.max(1, words.length),
    telling: coreOf(words).filter((word) => !(sentence && isScaffold(word)) && !isJoining(word)).length,
  };
}

/** Bare words are nearly always about a skill, sentences may be chat, so each is weighed in its own way. */
const WEIGHTS = {
  bare: {
    none: -2.73,
    score: 2.16,
    asked: -1.37,
    told: 0.18,
    letters: 0.96,
    together: 0.8,
    margin: 3.85,
    both: 4.7,
    single: 0.13,
    length: -0.4,
  },
  sentence: {
    none: -4.48,
    score: 4.27,
    asked: -1.27,
    told: -2.04,
    letters: 1.72,
    together: 1.51,
    margin: 3.99,
    both: 4.66,
    single: -0.92,
    length: 1.21,
  },
};
const TALKING = -2.83;
/**
 * The regressions learned from questions that were made of names; over questions that people wrote in words of their
 * own they are surer than they are right. This straightens their log-odds; `npm run eval` shows the curve.
 */
const STRAIGHTENED = { none: -0.61, odds: 0.82 };
/** Under this confidence nothing is answered. Who types bare words wants an answer; who chats does not. */
const LEAST = { bare: 0.19, longName: 0.26, sentence: 0.41 };
/** A skill in the midst of chat is rather not asked for. */
const OF_CHAT = 0.55;

/** A long name may hold a word or two that wrap topics elsewhere: "set up marketing campaigns". */
const isLongName = ({ talking, telling, wrapping }: Manner): boolean =>
  talking && telling >= 3 && wrapping <= 0.34;
const kindOf = (manner: Manner): 'bare' | 'sentence' =>
  (manner.talking || manner.asking) && !isLongName(manner) ? 'sentence' : 'bare';

/** Under this confidence it is better to answer nothing and to show what is near. */
export function leastConfidence(manner: Manner): number {
  return LEAST[isLongName(manner) ? 'longName' : kindOf(manner)];
}

/**
 * The chance that the question is about a skill at all and this is one of its best readings, 0 to 1. Two logistic
 * regressions fitted over questions of ten kinds, with and without typos and a sentence around them, and small talk;
 * refit them when a layer changes.
 */
export function confidenceOf(
  { score, clues, margin }: { score: number; clues: Clues; margin: number },
  manner: Manner,
): number {
  const weights = WEIGHTS[kindOf(manner)];
  const sum =
    weights.none +
    weights.score * score +
    weights.asked * clues.asked +
    weights.told * clues.told +
    weights.letters * clues.letters +
    weights.together * clues.together +
    weights.margin * Math.min(Math.max(margin, 0), 0.2) +
    weights.both * clues.asked * clues.told +
    weights.single * Number(manner.telling === 1) +
    weights.length * Math.min(manner.telling / 5, 1) +
    TALKING * Number(manner.talking && !isLongName(manner));
  const odds = STRAIGHTENED.none + STRAIGHTENED.odds * sum;
  return (manner.chatting ? OF_CHAT : 1) / (1 + Math.exp(-odds));
}
