import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Glossary, parseGlossary } from './glossary';
import type { Vocabulary } from './vocabulary';
import { parseAmbiguities, parseVocabularyText } from './vocabulary-text';

const FOLDER = join(__dirname, 'vocabulary');
const AMBIGUOUS = 'ambiguous.txt';
const GLOSSARY = 'glossary.txt';

/** The vocabulary that stands beside this file. */
export function shippedVocabulary(): Vocabulary {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  const files = names
    .filter((name) => name !== AMBIGUOUS && name !== GLOSSARY)
    .sort()
    .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
  const { concepts } = parseVocabularyText(files);
  return {
    concepts,
    ambiguities: names.includes(AMBIGUOUS)
      ? parseAmbiguities(readFileSync(join(FOLDER, AMBIGUOUS), 'utf8'))
      : [],
  };
}

/** Our German to English word pairs. */
export function shippedGlossary(): Glossary {
  return readdirSync(FOLDER).includes(GLOSSARY)
    ? parseGlossary(readFileSync(join(FOLDER, GLOSSARY), 'utf8'))
    : [];
}
