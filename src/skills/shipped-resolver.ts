import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createResolver, type SkillResolver } from './resolve';
import { shippedGlossary, shippedVocabulary } from './shipped';
import { learnWords, recallWords, type WrittenWords } from './word-knowledge';

const FOLDER = join(__dirname, 'vocabulary');
/** Beside the compiled code; whoever builds writes it last, so it never belongs to older code. */
const LEARNED = join(__dirname, 'learned.json');

interface Learned {
  /** Of the files it was learned from: who edits them where the product runs is heard at the next start. */
  readonly files: string;
  readonly words: WrittenWords;
}

/** A resolver over the shipped vocabulary. Takes over what was learned from it when it was built, else learns now. */
export function createShippedResolver(): SkillResolver {
  const vocabulary = shippedVocabulary();
  const learned = readLearned();
  return learned
    ? createResolver({ vocabulary, words: recallWords(learned) })
    : createResolver({ vocabulary, glossary: shippedGlossary() });
}

/** Learns from the shipped files and writes down what came of it; the last step of a build. */
export function writeLearned(): void {
  const words = learnWords({ vocabulary: shippedVocabulary(), glossary: shippedGlossary() }).written();
  writeFileSync(LEARNED, JSON.stringify({ files: hashOfFiles(), words } satisfies Learned));
}

function readLearned(): WrittenWords | undefined {
  if (!existsSync(LEARNED)) return undefined;
  try {
    const { files, words } = JSON.parse(readFileSync(LEARNED, 'utf8')) as Learned;
    return files === hashOfFiles() ? words : undefined;
  } catch {
    // Cut off in the middle of writing: learning again costs a second and nothing else.
    return undefined;
  }
}

function hashOfFiles(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(FOLDER).sort()) hash.update(name).update(readFileSync(join(FOLDER, name)));
  return hash.digest('hex');
}
