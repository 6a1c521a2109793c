import { createFindHelpers } from '../../src/skills/find-helpers';
import { createResolver } from '../../src/skills/resolve';
import { shippedGlossary, shippedVocabulary } from '../../src/skills/shipped';
import { openDatabase } from '../../src/sqlite/database';
import { createSkillIndex } from '../../src/sqlite/skill-index';

const SKILLS_EACH = 12;
const QUESTIONS = 2000;

/** Times in ms: p50 and p99 of whole questions, words to explained helpers, 5 helpers a page. */
export interface MatchTimes {
  readonly people: number;
  readonly loadSeconds: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Measures questions over so many made-up people with 12 skills of the shipped vocabulary each, common skills
 * more often than rare ones. Half of the questions are bare labels, half are sentences, one in ten has a typo.
 */
export async function benchMatch(people: number): Promise<MatchTimes> {
  const vocabulary = shippedVocabulary();
  const resolver = createResolver({ vocabulary, glossary: shippedGlossary() });
  const db = openDatabase('file::memory:');
  const index = createSkillIndex(db, { resolver, clock: Date.now, visibility: 'opt-out' });
  const findHelpers = createFindHelpers({ resolver, index, clock: Date.now });
  const random = randomFrom(7);
  const labels = [...vocabulary.concepts.values()].map(
    ({ labels: { en, de } }, i) => (i % 2 ? (en ?? de) : (de ?? en)) ?? '',
  );
  const pick = (): string => labels[Math.floor(random() ** 2 * labels.length)] ?? '';

  const start = Date.now();
  const insert = db.prepare('INSERT INTO person (id, name, listed) VALUES (?, ?, 1)');
  db.transaction(() => {
    for (let i = 0; i < people; i++) {
      const { lastInsertRowid } = insert.run(`person-${i}`, `Person ${i}`);
      const skills = Array.from({ length: SKILLS_EACH }, pick);
      const nothing = { interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' };
      index.profiles.write(Number(lastInsertRowid), { ...nothing, skills });
    }
  })();
  const loadSeconds = (Date.now() - start) / 1000;

  const times: number[] = [];
  for (let i = 0; i < QUESTIONS; i++) {
    const label = i % 10 === 3 ? withTypo(pick(), random) : pick();
    const words = i % 2 ? `Wer kann mir bei ${label} helfen?` : label;
    const begin = process.hrtime.bigint();
    await findHelpers({ words, locale: 'de', limit: 5 });
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  db.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * times.length)] ?? NaN;
  return { people, loadSeconds, p50: at(0.5), p99: at(0.99) };
}

function withTypo(label: string, random: () => number): string {
  const at = Math.floor(random() * (label.length - 1));
  return label.slice(0, at) + (label[at + 1] ?? '') + (label[at] ?? '') + label.slice(at + 2);
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller's generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
