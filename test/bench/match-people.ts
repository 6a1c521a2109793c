import { shippedVocabulary } from '../../src/skills/shipped';

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
  const held = Array.from({ length: people }, () => Int16Array.from({ length: SKILLS_EACH }, pick));

  return {
    *people(): Generator<MadePerson> {
      for (const [i, skills] of held.entries()) {
        yield { id: `person-${i}`, skills: Array.from(skills, (skill) => labels[skill] ?? '') };
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
          right: (person) => held[Number(person.slice('person-'.length))]?.includes(skill) ?? false,
        };
      });
    },
  };
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
