import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import { EVERYTHING, weekOf, type NotePulse, type NoteWord } from '../pulse/pulse';
import type { Database } from './database';
import { createPulseWords, OF_WORD } from './pulse-words';

/** So much is held in memory before it is written at most; what comes on top is not counted. */
const MOST = 50_000;

/** Another one for each topic and kind, so that nobody's questions of a week can be put together. */
export function pulseHash(key: Buffer, person: PersonId, skill: string, what: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([person, skill, what]))
    .digest()
    .subarray(0, 16);
}

/** Counts people off the way of the answer. */
export interface PulseCounter {
  readonly note: NotePulse;
  readonly noteWord: NoteWord;
  /** Drops what waits for being written about this person. */
  readonly forget: (person: PersonId) => void;
  /** Writes what waits. */
  flush(): void;
}

/**
 * Counts who searched, asked and was helped, under the secret of the week.
 *
 * @param later runs the writing once the answer is out.
 */
export function createPulseCounter(
  db: Database,
  clock: Clock,
  later: (write: () => void) => void = (write) => void setTimeout(write, 1000).unref(),
): PulseCounter {
  const findKey = db.prepare<[number], Buffer>('SELECT key FROM pulse_key WHERE week = ?').pluck();
  const addKey = db.prepare<[number, Buffer]>('INSERT OR IGNORE INTO pulse_key (week, key) VALUES (?, ?)');
  const add = db.prepare<{ week: number; skill: string; what: string; hash: Buffer }>(
    // A topic may have gone, with the one who had it, while this waited to be written.
    `INSERT OR IGNORE INTO pulse_hash (week, skill, what, hash)
     SELECT @week, @skill, @what, @hash
     WHERE @skill NOT LIKE 'org:%' OR EXISTS (SELECT 1 FROM skill WHERE id = @skill)`,
  );
  const unknown = createPulseWords(db);
  let waiting: { week: number; what: string; skill: string; person: PersonId; words?: string }[] = [];
  const write = db.transaction((noted: typeof waiting, current: number) => {
    for (const { week, what, skill: topic, person, words } of noted) {
      // Its secret may be gone already, and a new one would count everybody anew.
      if (week !== current) continue;
      if (findKey.get(week) === undefined) addKey.run(week, randomBytes(32));
      const key = findKey.get(week);
      if (!key) continue;
      // What the word is stands nowhere until enough people looked for it.
      const skill = words === undefined ? topic : OF_WORD + pulseHash(key, '', words, what).toString('hex');
      add.run({ week, skill, what, hash: pulseHash(key, person, skill, what) });
      if (words !== undefined) unknown.noted(week, skill, words);
    }
  });

  function flush(): void {
    const noted = waiting;
    waiting = [];
    if (noted.length === 0 || !db.open) return;
    try {
      write.immediate(noted, weekOf(clock()));
    } catch {
      // Another process is at work: these are not counted, which hurts nobody.
    }
  }

  return {
    note: (what, skills, person) => {
      if (waiting.length > MOST) return;
      if (waiting.length === 0) later(flush);
      const week = weekOf(clock());
      for (const skill of new Set([EVERYTHING, ...skills])) waiting.push({ week, what, skill, person });
    },
    noteWord: (words, person) => {
      if (waiting.length > MOST) return;
      if (waiting.length === 0) later(flush);
      waiting.push({ week: weekOf(clock()), what: 'nothing', skill: OF_WORD, person, words });
    },
    forget: (person) => {
      waiting = waiting.filter((one) => one.person !== person);
    },
    flush,
  };
}
