import {
  COUNTED,
  LEVELS,
  SPAN,
  type Counted,
  type PulseStore,
  type ToldNumber,
  type TopicSums,
} from '../pulse/pulse';
import type { Database } from './database';

/** Numbers of closed weeks in SQLite. */
export function createPulseStore(db: Database): PulseStore {
  const newest = db
    .prepare<[number], number | null>('SELECT max(week) FROM pulse_count WHERE week >= ?')
    .pluck();
  const sums = db.prepare<{ week: number; kinds: string }, TopicSums>(
    `SELECT skill, what, sum(CASE WHEN week > @week - ${SPAN} THEN people ELSE 0 END) AS now,
       sum(CASE WHEN week > @week - ${SPAN} THEN 0 ELSE people END) AS before
     FROM pulse_count WHERE week > @week - ${2 * SPAN} AND week <= @week
       AND what IN (SELECT value FROM json_each(@kinds))
     GROUP BY skill, what`,
  );
  const ofTopic = db.prepare<[number, string], { what: Counted; people: number }>(
    'SELECT what, people FROM pulse_count WHERE week = ? AND skill = ?',
  );
  const levels = db.prepare<[number, string], { what: string; people: number }>(
    `SELECT what, people FROM pulse_count WHERE week = ? AND skill = ''
       AND what IN (SELECT value FROM json_each(?))`,
  );
  const told = db.prepare<[], number>('SELECT DISTINCT week FROM pulse_count ORDER BY week').pluck();
  const numbers = db.prepare<[number], ToldNumber>(
    'SELECT skill, what, people FROM pulse_count WHERE week = ? ORDER BY skill, what',
  );
  return {
    newest: async (oldest) => newest.get(oldest) ?? undefined,
    sums: async (week) => sums.all({ week, kinds: JSON.stringify(COUNTED) }),
    weeks: async (week, span, skills) =>
      skills.flatMap((skill) => {
        const kinds = new Map<Counted, number[]>();
        for (let n = 0; n < span; n += 1) {
          for (const { what, people } of ofTopic.all(week - span + 1 + n, skill)) {
            if (!COUNTED.includes(what)) continue;
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
    told: async () => told.all(),
    numbers: async (week) => numbers.all(week),
  };
}
