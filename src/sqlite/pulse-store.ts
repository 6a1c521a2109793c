import { COUNTED, COURSE, LEVELS, SPAN, type PulseStore, type TopicCounts } from '../pulse/pulse';
import type { Database } from './database';

/** Numbers of closed weeks in SQLite. */
export function createPulseStore(db: Database): PulseStore {
  const newest = db
    .prepare<[number], number | null>('SELECT max(week) FROM pulse_count WHERE week >= ?')
    .pluck();
  const counts = db.prepare<{ week: number; kinds: string }, TopicCounts>(
    `SELECT skill, what, sum(CASE WHEN week > @week - ${SPAN} THEN people ELSE 0 END) AS now,
       sum(CASE WHEN week > @week - ${SPAN} THEN 0 ELSE people END) AS before
     FROM pulse_count WHERE week > @week - ${2 * SPAN} AND week <= @week
       AND what IN (SELECT value FROM json_each(@kinds))
     GROUP BY skill, what`,
  );
  const course = db.prepare<[number], { week: number; people: number }>(
    `SELECT week, people FROM pulse_count WHERE week > ? AND skill = '' AND what = 'searched'`,
  );
  const levels = db.prepare<[number, string], { what: string; people: number }>(
    `SELECT what, people FROM pulse_count WHERE week = ? AND skill = ''
       AND what IN (SELECT value FROM json_each(?))`,
  );
  return {
    newest: async (oldest) => newest.get(oldest) ?? undefined,
    counts: async (week) => counts.all({ week, kinds: JSON.stringify(COUNTED) }),
    course: async (week) => {
      const known = new Map(course.all(week - COURSE).map((row) => [row.week, row.people]));
      return Array.from({ length: COURSE }, (_, n) => known.get(week - COURSE + 1 + n) ?? 0);
    },
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
  };
}
