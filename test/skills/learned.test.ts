import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createResolver } from '../../src/skills/resolve';
import { shippedGlossary, shippedVocabulary } from '../../src/skills/shipped';
import { learnWords, recallWords, type WrittenWords } from '../../src/skills/word-knowledge';

const QUESTIONS = join(__dirname, 'eval', 'dev');

test('what was written down while building answers exactly as what is learned anew', () => {
  const vocabulary = shippedVocabulary();
  const words = learnWords({ vocabulary, glossary: shippedGlossary() });
  const recalled = recallWords(JSON.parse(JSON.stringify(words.written())) as WrittenWords);
  const [learned, known] = [words, recalled].map((those) => createResolver({ vocabulary, words: those }));
  const questions = readdirSync(QUESTIONS)
    .filter((name) => name.startsWith('concept-'))
    .flatMap((name) => readFileSync(join(QUESTIONS, name), 'utf8').split('\n').filter(Boolean))
    .map((line) => (JSON.parse(line) as { query: string }).query);
  questions.push('Zebrapflege', 'zebra groming', 'Schulungsunterlagenerstellung', 'Exel dashbord');
  for (const round of ['as shipped', 'with a skill from here', 'without it again']) {
    for (const question of questions) {
      const answer = known!.resolve(question, 'de');
      expect([round, question, answer]).toEqual([round, question, learned!.resolve(question, 'de')]);
    }
    for (const resolver of [learned!, known!]) {
      const own = { id: 'org:zebra', labels: { de: 'Zebrapflege', en: 'zebra grooming' } };
      if (round === 'as shipped')
        resolver.add({ ...own, aliases: { en: [], de: [] }, broader: [], related: [] });
      else resolver.remove(own.id);
    }
  }
  expect(questions.length).toBeGreaterThan(60);
});
