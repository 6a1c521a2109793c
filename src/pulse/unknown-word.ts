import { wordsOf } from '../skills/normalize';
import { isSensitive } from '../skills/sensitive';
import { coreOf } from '../skills/understand';

const MOST_WORDS = 3;
const [SHORTEST, LONGEST] = [2, 40];

/**
 * The word, or the few, that a question asks for, folded as all spellings of it are; undefined where it says more than
 * that, or touches what is nobody's business.
 */
export function unknownWord(question: string): string | undefined {
  const core = coreOf(wordsOf(question));
  const words = core.join(' ');
  if (core.length === 0 || core.length > MOST_WORDS) return undefined;
  if (words.length < SHORTEST || words.length > LONGEST || !/\p{L}/u.test(words)) return undefined;
  return isSensitive(question) || isSensitive(words) ? undefined : words;
}
