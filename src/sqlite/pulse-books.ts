import { breathing } from '../breathe';
import type { PersonId } from '../people/person';
import { COUNTED, EVERYTHING, LEVELS, toldOf, weekOf, type Counted } from '../pulse/pulse';
import { tellable, type WeekCount } from '../pulse/tellable';
import type { Database } from './database';
import { FINDABLE, OPEN_EVIDENCE } from './findable';
import { pulseHash } from './pulse-counter';
import { createPulsePages } from './pulse-pages';
import { createPulseWords, OF_WORD } from './pulse-words';
import { traceNoter } from './traces';

/** People looked at in one piece. */
const PIECE = 1000;
/** Hashes deleted in one piece. */
const HASHES = 1000;

type WeekNumber = Omit<WeekCount, 'what'> & { readonly what: string };
type Pair = Pick<WeekCount, 'skill' | 'what'>;
type At = { readonly week: number; readonly skill: string; readonly what: string };

/** Which people show what, over `p`; only what others may see. */
const SHOWS = {
  place: `(coalesce(p.department, '') <> '' OR coalesce(p.office, '') <> '')`,
  interests: `EXISTS (SELECT 1 FROM evidence e WHERE e.person = p.key AND e.source = 'interest' AND ${OPEN_EVIDENCE})`,
  goals: `EXISTS (SELECT 1 FROM evidence e WHERE e.person = p.key AND e.level = 'learn' AND ${OPEN_EVIDENCE})`,
  skills: `EXISTS (SELECT 1 FROM evidence e WHERE e.person = p.key AND e.source IN ('added', 'profile')
    AND e.level IS NOT 'learn' AND ${OPEN_EVIDENCE})`,
};

/** Ends weeks: from hashes to numbers, after which nobody can be told apart any more. */
export interface PulseBooks {
  /**
   * Ends every week that is over: keeps the numbers that may be told, deletes hashes and secrets. Then writes the pages
   * that numbers are read from.
   *
   * @returns how many weeks that were.
   */
  close(now: number): Promise<number>;
  /** Takes somebody out of the running weeks; their ended ones hold nothing of them. */
  forget(person: PersonId): void;
  /** Words that are somebody's name are told no longer; before that name goes. */
  readonly forgetName: (name: string) => void;
  /** Takes topics out of the running weeks that nobody here has any more: their words were somebody's own. */
  forgetTopics(): void;
  /** Drops numbers of weeks before this one. */
  dropBefore(week: number): number;
}

export function createPulseBooks(db: Database): PulseBooks {
  const pages = createPulsePages(db);
  const over = db.prepare<[number], { week: number; told: number }>(
    'SELECT week, length(key) = 0 AS told FROM pulse_key WHERE week < ? ORDER BY week',
  );
  const countOf = db
    .prepare<[number, string, string], number>(
      'SELECT count(*) FROM pulse_hash WHERE week = ? AND skill = ? AND what = ?',
    )
    .pluck();
  // Two steps: asked for (skill, what) > (…) in one, SQLite reads every hash of the pair it stands on.
  const nextKind = db.prepare<At, Pair>(
    `SELECT skill, what FROM pulse_hash WHERE week = @week AND skill = @skill AND what > @what
     ORDER BY what LIMIT 1`,
  );
  const nextTopic = db.prepare<At, Pair>(
    'SELECT skill, what FROM pulse_hash WHERE week = @week AND skill > @skill ORDER BY skill, what LIMIT 1',
  );
  const nextAfter = (at: At) => nextKind.get(at) ?? nextTopic.get(at);
  const insert = db.prepare<{ week: number; counts: string }>(
    `INSERT OR IGNORE INTO pulse_count (week, skill, what, people)
     SELECT @week, value ->> 'skill', value ->> 'what', value ->> 'people' FROM json_each(@counts)`,
  );
  const keep = db.transaction((week: number, counts: readonly WeekNumber[]) => {
    insert.run({ week, counts: JSON.stringify(counts) });
    pages.drop(week);
  });
  const dropHashes = db.prepare<[number]>(
    `DELETE FROM pulse_hash WHERE (week, skill, what, hash) IN
       (SELECT week, skill, what, hash FROM pulse_hash WHERE week = ? LIMIT ${HASHES})`,
  );
  const blankKey = db.prepare<[number]>(`UPDATE pulse_key SET key = x'' WHERE week = ?`);
  const dropKey = db.prepare<[number]>('DELETE FROM pulse_key WHERE week = ?');
  const noteTraces = traceNoter(db);
  const keys = db.prepare<[], { week: number; key: Buffer }>('SELECT week, key FROM pulse_key');
  // From one to the next: there are far fewer topics than hashes.
  const topics = db
    .prepare<{ week: number }, string>(
      `WITH RECURSIVE t (skill) AS (
         SELECT min(skill) FROM pulse_hash WHERE week = @week
         UNION ALL
         SELECT (SELECT min(skill) FROM pulse_hash WHERE week = @week AND skill > t.skill)
         FROM t WHERE t.skill IS NOT NULL)
       SELECT skill FROM t WHERE skill IS NOT NULL`,
    )
    .pluck();
  const isCounted = db.prepare<[number, string, string, Buffer], unknown>(
    'SELECT 1 FROM pulse_hash WHERE week = ? AND skill = ? AND what = ? AND hash = ?',
  );
  const dropHash = db.prepare<[number, string, string, Buffer]>(
    'DELETE FROM pulse_hash WHERE week = ? AND skill = ? AND what = ? AND hash = ?',
  );
  const isTopic = db.prepare<[string], unknown>('SELECT 1 FROM skill WHERE id = ?');
  const dropTopic = db.prepare<[number, string]>('DELETE FROM pulse_hash WHERE week = ? AND skill = ?');
  const words = createPulseWords(db);
  const dropOld = db.prepare<[number]>('DELETE FROM pulse_count WHERE week < ?');
  const looked = db.prepare<
    { from: number; now: number },
    { last: number | null; people: number } & Record<keyof typeof SHOWS, number>
  >(
    `SELECT max(key) AS last, coalesce(sum(findable), 0) AS people,
       ${LEVELS.map((level) => `coalesce(sum(findable AND ${level}), 0) AS ${level}`).join(', ')}
     FROM (SELECT p.key, ${FINDABLE} AS findable,
             ${LEVELS.map((level) => `${SHOWS[level]} AS ${level}`).join(', ')}
           FROM person p LEFT JOIN choice c ON c.person = p.key
           WHERE p.key > @from ORDER BY p.key LIMIT ${PIECE})`,
  );
  /** In pieces: nobody adds to a week that is over. */
  async function counted(week: number): Promise<WeekCount[]> {
    const breathe = breathing();
    const counts: WeekCount[] = [];
    for (let at = nextAfter({ week, skill: '', what: '' }); at; at = nextAfter({ week, ...at })) {
      counts.push({ ...at, people: countOf.get(week, at.skill, at.what) ?? 0 });
      await breathe();
    }
    return counts;
  }
  /** From here on nobody can be told apart any more; what is left of the hashes means nothing. */
  const tell = db.transaction((week: number, counts: readonly WeekCount[]) => {
    keep(week, counts);
    words.close(week);
    blankKey.run(week);
    // What is left of the secret in freed pages is wiped with the rest.
    noteTraces();
  });
  async function end(week: number, told: boolean): Promise<void> {
    // A week that was told is not counted again, whatever was deleted before the process died.
    if (!told) tell.immediate(week, await tellable(await counted(week)));
    const breathe = breathing();
    while (dropHashes.run(week).changes > 0) await breathe();
    dropKey.run(week);
  }

  async function countLevels(week: number, now: number): Promise<void> {
    const breathe = breathing();
    const sums = { people: 0, place: 0, interests: 0, goals: 0, skills: 0 };
    for (let from: number | null = 0; from !== null;) {
      const piece = looked.get({ from, now });
      if (!piece || piece.last === null) break;
      for (const name of ['people', ...LEVELS] as const) sums[name] += piece[name];
      from = piece.last;
      await breathe();
    }
    const told = Object.entries(sums)
      .map(([what, people]) => ({ skill: EVERYTHING, what, people: toldOf(people) }))
      .filter(({ people }) => people > 0);
    keep.immediate(week, told);
  }

  return {
    close: async (now) => {
      const weeks = over.all(weekOf(now));
      for (const { week, told } of weeks) await end(week, told === 1);
      const newest = weeks.at(-1)?.week;
      if (newest !== undefined) await countLevels(newest, now);
      await pages.write();
      return weeks.length;
    },
    forget: (person) => {
      for (const { week, key } of keys.all()) {
        const hashOf = (skill: string, what: Counted) => pulseHash(key, person, skill, what);
        // Whoever is counted for a topic is counted for all together, but for words that nobody knows.
        const did = COUNTED.filter((what) => isCounted.get(week, EVERYTHING, what, hashOf(EVERYTHING, what)));
        for (const skill of topics.all({ week })) {
          for (const what of skill.startsWith(OF_WORD) ? (['nothing'] as const) : did)
            dropHash.run(week, skill, what, hashOf(skill, what));
        }
      }
      words.recount();
    },
    forgetTopics: () => {
      for (const { week } of keys.all())
        for (const skill of topics.all({ week }))
          if (skill.startsWith('org:') && !isTopic.get(skill)) dropTopic.run(week, skill);
    },
    forgetName: (name) => words.forgetName(name),
    dropBefore: (week) => {
      words.dropBefore(week);
      return dropOld.run(week).changes;
    },
  };
}
