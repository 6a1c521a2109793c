import { breathing } from '../breathe';
import {
  COUNTED,
  LEVELS,
  RANKED_BY,
  SPAN,
  type Counted,
  type PulseStore,
  type RankedBy,
  type ToldTopic,
  type TopicSums,
} from '../pulse/pulse';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { createPulsePages } from './pulse-pages';
import { createPulseWords } from './pulse-words';

type What = keyof ToldTopic['people'];

const isCounted = (what: What): what is Counted => COUNTED.some((one) => one === what);

type Ranks = Record<RankedBy, number>;
const none = (): Ranks => ({ searched: 0, nothing: 0, unsolved: 0 });

/** Of each kind the larger number. */
function larger(one: ToldTopic['people'], other: ToldTopic['people']): ToldTopic['people'] {
  const both: Partial<Record<What, number>> = { ...one };
  for (const [what, people] of Object.entries(other) as [What, number][])
    both[what] = Math.max(people, both[what] ?? 0);
  return both;
}

/** Numbers of closed weeks in SQLite. */
export function createPulseStore(db: Database): PulseStore {
  const newest = db
    .prepare<[number], number | null>('SELECT max(week) FROM pulse_count WHERE week >= ?')
    .pluck();
  const ofTopic = db.prepare<{ week: number; skills: string }, { what: What; people: number }>(
    `SELECT what, max(people) AS people FROM pulse_count
     WHERE week = @week AND skill IN (SELECT value FROM json_each(@skills)) GROUP BY what`,
  );
  const merged = db.prepare<[], { topic: SkillId; now: SkillId }>(
    'SELECT topic, now FROM topic_now ORDER BY topic',
  );
  const levels = db.prepare<[number, string], { what: string; people: number }>(
    `SELECT what, people FROM pulse_count WHERE week = ? AND skill = ''
       AND what IN (SELECT value FROM json_each(?))`,
  );
  const words = createPulseWords(db);
  const pages = createPulsePages(db);
  let summed: { readonly of: string; readonly sums: Promise<readonly TopicSums[]> } | undefined;
  /**
   * In pieces, so that nobody waits for all of them. What was told of a week never changes. Topics that became one are
   * told as the larger number: at least so many are behind it, whoever searched for both.
   */
  async function numbers(week: number): Promise<ToldTopic[]> {
    const breathe = breathing();
    const now = new Map(merged.all().map((one) => [one.topic, one.now]));
    const became = new Set(now.values());
    const told: { skill: SkillId; people: ToldTopic['people'] }[] = [];
    // Only what became one with another has to be found again.
    const parts = new Map<SkillId, { people: ToldTopic['people'] }>();
    for await (const topics of pages.topics(week)) {
      for (const one of topics) {
        const skill = now.get(one.skill) ?? one.skill;
        const part = became.has(skill) ? parts.get(skill) : undefined;
        if (part) {
          part.people = larger(part.people, one.people);
          continue;
        }
        const first = { skill, people: one.people };
        if (became.has(skill)) parts.set(skill, first);
        told.push(first);
      }
      await breathe();
    }
    return told;
  }
  async function sumUp(week: number): Promise<TopicSums[]> {
    const breathe = breathing();
    const sums = new Map<SkillId, { skill: SkillId; now: Ranks; before: Ranks }>();
    for (let one = week - 2 * SPAN + 1; one <= week; one += 1) {
      for (const { skill, people } of await numbers(one)) {
        let sum = sums.get(skill);
        if (!sum) sums.set(skill, (sum = { skill, now: none(), before: none() }));
        const span = one > week - SPAN ? sum.now : sum.before;
        for (const what of RANKED_BY) span[what] += people[what] ?? 0;
      }
      await breathe();
    }
    return [...sums.values()];
  }
  return {
    newest: async (oldest) => newest.get(oldest) ?? undefined,
    sums: async (week) => {
      const of = JSON.stringify([week, merged.all()]);
      if (summed?.of !== of) summed = { of, sums: sumUp(week) };
      const { sums } = summed;
      // What failed is tried again.
      sums.catch(() => (summed = undefined));
      return sums;
    },
    weeks: async (week, span, skills) =>
      skills.flatMap((skill) => {
        const parts = merged.all().filter(({ now }) => now === skill);
        const named = JSON.stringify([skill, ...parts.map(({ topic }) => topic)]);
        const kinds = new Map<Counted, number[]>();
        for (let n = 0; n < span; n += 1) {
          for (const { what, people } of ofTopic.all({ week: week - span + 1 + n, skills: named })) {
            if (!isCounted(what)) continue;
            const row = kinds.get(what) ?? Array.from({ length: span }, () => 0);
            row[n] = people;
            kinds.set(what, row);
          }
        }
        return [...kinds].map(([what, weeks]) => ({ skill, what, weeks }));
      }),
    levels: async (week) => {
      const rows = new Map(
        levels.all(week, JSON.stringify(['people', ...LEVELS])).map(({ what, people }) => [what, people]),
      );
      const of = (name: string) => rows.get(name) ?? 0;
      if (of('people') === 0) return undefined;
      return {
        people: of('people'),
        place: of('place'),
        interests: of('interests'),
        goals: of('goals'),
        skills: of('skills'),
      };
    },
    unknown: async (week, span) => words.told(week, span),
    told: async () => pages.weeks(),
    numbers,
  };
}
