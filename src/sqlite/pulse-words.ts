import { nameWords } from '../people/name';
import { FEWEST } from '../pulse/pulse';
import type { UnknownWord } from '../pulse/pulse';
import type { Database } from './database';

/** What a word is counted as until it may be told, and afterwards in the books. */
export const OF_WORD = 'word:';

/** Words that nobody could make sense of, once five people of a week looked for them. */
export function createPulseWords(db: Database) {
  const count = db
    .prepare<[number, string], number>(
      `SELECT count(*) FROM pulse_hash WHERE week = ? AND skill = ? AND what = 'nothing'`,
    )
    .pluck();
  const name = db.prepare<[string], unknown>('SELECT 1 FROM name_word WHERE word = ?');
  const keep = db.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO pulse_word (week, skill, words) VALUES (?, ?, ?)',
  );
  const dropUntold = db.prepare<[number]>(
    `DELETE FROM pulse_word WHERE week = ? AND NOT EXISTS
       (SELECT 1 FROM pulse_count c WHERE c.week = pulse_word.week AND c.skill = pulse_word.skill)`,
  );
  const dropNameless = db.prepare<[number]>(
    `DELETE FROM pulse_count WHERE week = ? AND skill LIKE '${OF_WORD}%' AND NOT EXISTS
       (SELECT 1 FROM pulse_word w WHERE w.week = pulse_count.week AND w.skill = pulse_count.skill)`,
  );
  const running = db.prepare<[], { week: number; skill: string }>(
    'SELECT w.week, w.skill FROM pulse_word w JOIN pulse_key k ON k.week = w.week',
  );
  const drop = db.prepare<[number, string]>('DELETE FROM pulse_word WHERE week = ? AND skill = ?');
  const dropOld = db.prepare<[number]>('DELETE FROM pulse_word WHERE week < ?');
  const told = db.prepare<{ from: number; to: number }, { week: number; words: string; people: number }>(
    `SELECT w.week, w.words, c.people FROM pulse_word w
     JOIN pulse_count c ON c.week = w.week AND c.skill = w.skill AND c.what = 'nothing'
     WHERE w.week BETWEEN @from AND @to ORDER BY w.words, w.week`,
  );
  const every = db.prepare<[], { week: number; skill: string; words: string }>('SELECT * FROM pulse_word');

  /** Somebody here is called so, whether or not they may be found; names are no topics. */
  const isName = (words: string): boolean => nameWords(words).some((word) => name.get(word) !== undefined);

  return {
    /** After one more was counted, inside the same transaction. */
    noted(week: number, skill: string, words: string): void {
      if ((count.get(week, skill) ?? 0) >= FEWEST && !isName(words)) keep.run(week, skill, words);
    },
    /** With the numbers of a week that is over, inside the same transaction. */
    close(week: number): void {
      dropUntold.run(week);
      dropNameless.run(week);
    },
    /** Somebody was taken out of the running weeks: a word of four people is theirs again. */
    recount(): void {
      for (const { week, skill } of running.all())
        if ((count.get(week, skill) ?? 0) < FEWEST) drop.run(week, skill);
    },
    /** Words that are somebody's name; before that name goes. */
    forgetName(fullName: string): void {
      const theirs = new Set(nameWords(fullName));
      for (const { week, skill, words } of every.all())
        if (nameWords(words).some((word) => theirs.has(word))) drop.run(week, skill);
    },
    dropBefore: (week: number): void => void dropOld.run(week),
    /** Week by week, those that were told; without names that came up since. */
    told(week: number, span: number): UnknownWord[] {
      const found = new Map<string, number[]>();
      for (const { week: at, words, people } of told.all({ from: week - span + 1, to: week })) {
        const weeks = found.get(words) ?? Array.from({ length: span }, () => 0);
        weeks[at - (week - span + 1)] = people;
        found.set(words, weeks);
      }
      return [...found].filter(([words]) => !isName(words)).map(([words, weeks]) => ({ words, weeks }));
    },
  };
}
