import { breathing } from '../breathe';
import {
  COUNTED,
  LEVELS,
  SPAN,
  type Counted,
  type PulseStore,
  type ToldNumber,
  type TopicSums,
} from '../pulse/pulse';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';
import { createPulseWords } from './pulse-words';

const isCounted = (what: ToldNumber['what']): what is Counted => COUNTED.some((one) => one === what);

/** Numbers of closed weeks in SQLite. */
export function createPulseStore(db: Database): PulseStore {
  const newest = db
    .prepare<[number], number | null>('SELECT max(week) FROM pulse_count WHERE week >= ?')
    .pluck();
  const ofTopic = db.prepare<{ week: number; skills: string }, Pick<ToldNumber, 'what' | 'people'>>(
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
  const told = db.prepare<[], number>('SELECT DISTINCT week FROM pulse_count ORDER BY week').pluck();
  const rows = db.prepare<[number], ToldNumber>(
    'SELECT skill, what, people FROM pulse_count WHERE week = ? ORDER BY skill, what',
  );
  let summed: { readonly of: string; readonly sums: readonly TopicSums[] } | undefined;
  /**
   * What was told of a week never changes. Topics that became one are told as the larger number: at least so many are
   * behind it, whoever searched for both.
   */
  function numbers(week: number): ToldNumber[] {
    const told = rows.all(week);
    const now = new Map(merged.all().map((one) => [one.topic, one.now]));
    if (!told.some(({ skill }) => now.has(skill))) return told;
    const cells = new Map<string, ToldNumber>();
    for (const one of told) {
      const skill = now.get(one.skill) ?? one.skill;
      const key = `${skill}\n${one.what}`;
      cells.set(key, { ...one, skill, people: Math.max(one.people, cells.get(key)?.people ?? 0) });
    }
    return [...cells.values()].sort((a, b) => (a.skill < b.skill ? -1 : a.skill > b.skill ? 1 : 0));
  }
  /** Week by week, so that nobody waits for all of them. */
  async function sumUp(week: number): Promise<TopicSums[]> {
    const breathe = breathing();
    const sums = new Map<string, { skill: string; what: Counted; now: number; before: number }>();
    for (let one = week - 2 * SPAN + 1; one <= week; one += 1) {
      for (const { skill, what, people } of numbers(one)) {
        if (!isCounted(what)) continue;
        const key = `${what} ${skill}`;
        const sum = sums.get(key) ?? { skill, what, now: 0, before: 0 };
        sum[one > week - SPAN ? 'now' : 'before'] += people;
        sums.set(key, sum);
      }
      await breathe();
    }
    return [...sums.values()];
  }
  return {
    newest: async (oldest) => newest.get(oldest) ?? undefined,
    sums: async (week) => {
      const of = JSON.stringify([week, merged.all()]);
      if (summed?.of !== of) summed = { of, sums: await sumUp(week) };
      return summed.sums;
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
    told: async () => told.all(),
    numbers: async (week) => numbers(week),
  };
}
