import * as fc from 'fast-check';
import { createLexicon, type Lexicon } from '../../src/skills/lexicon';

const open = (): Lexicon =>
  createLexicon({ stem: (word) => word, split: () => undefined, isGerman: () => false });
const letters = (fewest: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'e'), minLength: fewest, maxLength: 9 });

test('what is near a word follows the words that were learned since it was last asked', () => {
  fc.assert(
    fc.property(
      fc.array(letters(4), { minLength: 1, maxLength: 12 }),
      fc.array(letters(1), { minLength: 1, maxLength: 4 }),
      (learned, asked) => {
        const old = open();
        for (const [n, word] of learned.entries()) {
          old.learn(word);
          const fresh = open();
          for (const known of learned.slice(0, n + 1)) fresh.learn(known);
          for (const question of asked) expect(old.near(question, 5)).toEqual(fresh.near(question, 5));
        }
      },
    ),
    { numRuns: 60 },
  );
});
