import type { Answer } from '../../src/requests/request';
import { shippedVocabulary } from '../../src/skills/shipped';
import type { Level } from '../../src/skills/skill';

/** Somebody of the simulation: what they write of themselves, what they really can, and how they answer. */
export interface MadeHelper {
  readonly id: string;
  readonly profile: { readonly skills: string[]; readonly pastProjects: string[] };
  readonly added: readonly { readonly words: string; readonly level: Level }[];
  /** By skill, how well they really help: 1 a little, 3 very well; absent, not at all. */
  readonly truth: ReadonlyMap<string, number>;
  readonly patience: Patience;
}

/** How often somebody who was not asked lately says what; the rest is silence. */
export interface Patience {
  readonly accept: number;
  readonly later: number;
  readonly decline: number;
  /** Each further ping within seven days leaves so much of the wish to say yes. */
  readonly fatigue: number;
  /** Until they answer, on average, in hours of work. */
  readonly hours: number;
}

const PATIENCES: readonly Patience[] = [
  { accept: 0.75, later: 0.1, decline: 0.01, fatigue: 0.9, hours: 0.7 },
  { accept: 0.5, later: 0.2, decline: 0.02, fatigue: 0.75, hours: 1.5 },
  { accept: 0.3, later: 0.3, decline: 0.03, fatigue: 0.6, hours: 3 },
  { accept: 0.1, later: 0.1, decline: 0.01, fatigue: 0.5, hours: 4 },
];
/** As many topics as a house of this size talks about; few are common. */
const TOPICS = 150;
const SKILLS_EACH = 6;
/** By what somebody says of themselves: the chance that they can help at all, and how well those who can. */
const SAYS = {
  teach: { can: 0.95, grades: [3, 3, 3, 2] },
  solve: { can: 0.9, grades: [3, 3, 2, 2] },
  start: { can: 0.83, grades: [3, 2, 2, 1] },
  profile: { can: 0.8, grades: [3, 3, 2, 1] },
  project: { can: 0.6, grades: [3, 2, 2, 1] },
} as const;

/** The same people for the same chances. */
export function makeHelpers(count: number, random: () => number) {
  const topics = [...shippedVocabulary().concepts.values()]
    .flatMap(({ id, labels }) => (labels.en ? [{ id, words: labels.en }] : []))
    .filter((_, n) => n % 7 === 0)
    .slice(0, TOPICS);
  const pick = () => topics[Math.floor(random() ** 2 * topics.length)]!;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const helpers = Array.from({ length: count }, (_, n): MadeHelper => {
    const profile = { skills: [] as string[], pastProjects: [] as string[] };
    const added: { words: string; level: Level }[] = [];
    const truth = new Map<string, number>();
    for (const { id, words } of new Set(Array.from({ length: SKILLS_EACH }, pick))) {
      const says = one([
        'teach',
        'solve',
        'start',
        'profile',
        'profile',
        'profile',
        'profile',
        'project',
      ] as const);
      if (says === 'profile') profile.skills.push(words);
      else if (says === 'project') profile.pastProjects.push(words);
      else added.push({ words, level: says });
      if (random() < SAYS[says].can) truth.set(id, one(SAYS[says].grades));
    }
    return {
      id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      ...{ profile, added, truth },
      patience: one(PATIENCES),
    };
  });
  return { helpers, topicOf: pick };
}

/** What somebody says to a ping, tired by those of the last seven days; undefined: nothing. */
export function answerOf(
  { accept, later, decline, fatigue }: Patience,
  pingsOfWeek: number,
  random: () => number,
): Answer | undefined {
  const willing = accept * fatigue ** Math.max(0, pingsOfWeek - 1);
  const chance = random();
  if (chance < willing) return 'accept';
  if (chance < willing + later) return 'later';
  return chance < willing + later + decline ? 'decline' : undefined;
}
