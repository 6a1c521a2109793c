import { breathing } from '../breathe';
import { COUNTED, EVERYTHING, LEVELS, type ToldTopic } from '../pulse/pulse';
import type { SkillId } from '../skills/skill';
import type { Database } from './database';

/** Topics read in one piece. */
const PIECE = 300;

type People = ToldTopic['people'];

/** In this order a line names the numbers of its topic, after its id and a space; nothing where nothing may be told. */
const KINDS = [...COUNTED, 'people', ...LEVELS] as const;

/** The topics of one week that is over, as they were counted. */
export interface PulsePages {
  /** Weeks that have numbers, oldest first. */
  weeks(): readonly number[];
  /** Some topics at a time, in the order of their ids: from the week's page, or from its numbers while it has none. */
  topics(week: number): AsyncGenerator<readonly ToldTopic[]>;
  /** The numbers of this week are others from now on; inside the transaction that adds to them. */
  drop(week: number): void;
  /** Writes the pages of weeks that have none; nobody waits for it longer than a few ms. */
  write(): Promise<void>;
}

export function createPulsePages(db: Database): PulsePages {
  // One row a topic: what each row costs on its way out of SQLite is more than what is in it.
  const rows = (from: '>=' | '>') =>
    db
      .prepare<[number, SkillId], [skill: SkillId, people: string]>(
        `SELECT skill, json_group_object(what, people) FROM pulse_count WHERE week = ? AND skill ${from} ?
         GROUP BY skill ORDER BY skill LIMIT ${PIECE}`,
      )
      .raw();
  const [first, further] = [rows('>='), rows('>')];
  const page = db.prepare<[number], string | null>('SELECT told FROM pulse_page WHERE week = ?').pluck();
  // From one to the next: there are thousands of rows in a week.
  const weeks = db
    .prepare<[], number>(
      `WITH RECURSIVE w (week) AS (
         SELECT min(week) FROM pulse_count
         UNION ALL
         SELECT (SELECT min(week) FROM pulse_count WHERE week > w.week) FROM w WHERE w.week IS NOT NULL)
       SELECT week FROM w WHERE week IS NOT NULL`,
    )
    .pluck();
  const begin = db.prepare<[number]>('INSERT OR REPLACE INTO pulse_page (week, told) VALUES (?, NULL)');
  // Gone when a number changed meanwhile.
  const end = db.prepare<[string, number]>('UPDATE pulse_page SET told = ? WHERE week = ? AND told IS NULL');

  async function* counted(week: number): AsyncGenerator<readonly ToldTopic[]> {
    let piece = first.all(week, EVERYTHING);
    for (let last = piece.at(-1); last; last = piece.at(-1)) {
      yield piece.map(([skill, people]) => ({ skill, people: JSON.parse(people) as People }));
      piece = further.all(week, last[0]);
    }
  }

  const drop = db.prepare<[number]>('DELETE FROM pulse_page WHERE week = ?');

  return {
    drop: (week) => void drop.run(week),
    weeks: () => weeks.all(),
    async *topics(week) {
      const text = page.get(week);
      if (typeof text !== 'string') yield* counted(week);
      else yield* told(text);
    },
    async write() {
      const breathe = breathing();
      for (const week of weeks.all()) {
        if (typeof page.get(week) === 'string') continue;
        begin.run(week);
        const lines: string[] = [];
        for await (const topics of counted(week)) {
          lines.push(...topics.map(lineOf));
          await breathe();
        }
        end.run(lines.join('\n'), week);
      }
    },
  };
}

const lineOf = ({ skill, people }: ToldTopic): string =>
  `${skill} ${KINDS.map((kind) => people[kind] ?? '').join(',')}`.replace(/,+$/, '');

function* told(text: string): Generator<readonly ToldTopic[]> {
  const lines = text.split('\n');
  for (let n = 0; n < lines.length; n += PIECE) yield lines.slice(n, n + PIECE).map(topicOf);
}

function topicOf(line: string): ToldTopic {
  const end = line.lastIndexOf(' ');
  const people: Partial<Record<keyof People, number>> = {};
  line
    .slice(end + 1)
    .split(',')
    .forEach((number, n) => {
      const kind = KINDS[n];
      if (kind && number !== '') people[kind] = Number(number);
    });
  return { skill: line.slice(0, end), people };
}
