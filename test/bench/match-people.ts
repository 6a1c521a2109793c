import { shippedVocabulary } from '../../src/skills/shipped';
import type { Concept, Vocabulary } from '../../src/skills/vocabulary';

/** A made-up colleague with skills of the shipped vocabulary. */
export interface MadePerson {
  readonly id: string;
  readonly skills: readonly string[];
}

/** A question and the people who list what it asks for. */
export interface MadeQuestion {
  readonly words: string;
  readonly right: (person: string) => boolean;
}

const SKILLS_EACH = 12;

/** Makes the same people and questions each time. Common skills come more often than rare ones. */
export function makeCompany(people: number) {
  const random = randomFrom(7);
  const labels = [...shippedVocabulary().concepts.values()].map(
    ({ labels: { en, de } }, i) => (i % 2 ? (en ?? de) : (de ?? en)) ?? '',
  );
  const pick = (): number => Math.floor(random() ** 2 * labels.length);
  // One flat array: a million small ones would take more memory than what is measured.
  const held = Int16Array.from({ length: people * SKILLS_EACH }, pick);
  const skillsOf = (person: number): Int16Array =>
    held.subarray(person * SKILLS_EACH, (person + 1) * SKILLS_EACH);

  return {
    *people(): Generator<MadePerson> {
      for (let i = 0; i < people; i++) {
        yield { id: `person-${i}`, skills: Array.from(skillsOf(i), (skill) => labels[skill] ?? '') };
      }
    },
    /** Half of them bare labels, half sentences, one in ten with a typo. */
    questions(count: number): MadeQuestion[] {
      return Array.from({ length: count }, (_, i) => {
        const skill = pick();
        const label = labels[skill] ?? '';
        const typed = i % 10 === 3 ? withTypo(label, random) : label;
        return {
          words: i % 2 ? `Wer kann mir bei ${typed} helfen?` : typed,
          right: (person) => skillsOf(Number(person.slice('person-'.length))).includes(skill),
        };
      });
    },
  };
}

/** Skills made of two of the shipped ones each, with the words of both in both languages: `Excel for payroll`. */
export function makeVocabulary(concepts: number): Vocabulary {
  const random = randomFrom(5);
  const shipped = [...shippedVocabulary().concepts.values()];
  const pick = (): Concept => shipped[Math.floor(random() * shipped.length)]!;
  const made = new Map<string, Concept>();
  for (let i = 0; i < concepts; i++) {
    const [one, other] = [pick(), pick()];
    const joined = (language: 'en' | 'de', by: string): string[] =>
      [one.labels[language], ...one.aliases[language].slice(0, 2)].map(
        (words) => `${words ?? one.id} ${by} ${other.labels[language] ?? other.id}`,
      );
    const [en = '', ...moreEn] = joined('en', 'for');
    const [de = '', ...moreDe] = joined('de', 'für');
    const id = `made-${i}`;
    made.set(id, { id, labels: { en, de }, aliases: { en: moreEn, de: moreDe }, broader: [], related: [] });
  }
  return { concepts: made, ambiguities: [] };
}

function withTypo(label: string, random: () => number): string {
  const at = Math.floor(random() * (label.length - 1));
  return label.slice(0, at) + (label[at + 1] ?? '') + (label[at] ?? '') + label.slice(at + 2);
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller's generator). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
