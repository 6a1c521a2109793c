import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import {
  FIRST_WEEK,
  STEPS,
  type FirstWeekCard,
  type FirstWeekStep,
  type FirstWeekStore,
} from '../rituals/first-week';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

interface Row {
  readonly key: number;
  readonly person: number;
  readonly id: PersonId;
  readonly steps: string;
  readonly due_at: number;
}

interface Candidate extends Row, HoursRow, RouteRow {}

/** Notices are about one card: the key of the first week, times this, and the number of the step. */
const CARDS = 10;
const about = (key: number, step: FirstWeekStep) => ({
  kind: FIRST_WEEK,
  subject: key * CARDS + STEPS.indexOf(step),
});

/** Whether somebody has done by themselves what a card is about, over `person p LEFT JOIN choice c`; NULL is no. */
const DONE: Readonly<Record<FirstWeekStep, string>> = {
  skill: `EXISTS (SELECT 1 FROM evidence e WHERE e.person = p.key AND e.source = 'added'
    AND coalesce(e.level, '') <> 'learn')`,
  ask: 'EXISTS (SELECT 1 FROM request r WHERE r.asker = p.key)',
  // Where nobody knows where somebody works, there is nobody around.
  around: '(p.office IS NULL AND p.department IS NULL)',
  thank: 'EXISTS (SELECT 1 FROM thanks t WHERE t.asker = p.key)',
  quiet: '(c.quiet_from IS NOT NULL OR c.weekly_pings IS NOT NULL)',
};

/** First weeks in SQLite. */
export function createFirstWeekStore(db: Database, clock: Clock): FirstWeekStore {
  const notices = noticeWriter(db);
  const columns = 'f.key, f.person, p.id, f.steps, f.due_at';
  const candidates = db.prepare<{ now: number }, Candidate>(
    `SELECT ${columns}, ${WRITTEN_TO}
     FROM choice c JOIN first_week f ON f.person = c.person JOIN person p ON p.key = c.person
     JOIN chat h ON h.person = c.person
     WHERE c.first_week = 1 AND p.enabled = 1 AND p.guest = 0 AND coalesce(c.paused_until, 0) <= @now
       AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.kind = '${FIRST_WEEK}' AND n.due_at IS NOT NULL
                       AND n.subject BETWEEN f.key * ${CARDS} AND f.key * ${CARDS} + ${CARDS - 1})`,
  );
  const ofPerson = db.prepare<[PersonId], Row>(
    `SELECT ${columns} FROM first_week f JOIN person p ON p.key = f.person WHERE p.id = ?`,
  );
  const byKey = db.prepare<[number], Row>(
    `SELECT ${columns} FROM first_week f JOIN person p ON p.key = f.person WHERE f.key = ?`,
  );
  const keyOf = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  const done = db.prepare<[number], Record<FirstWeekStep, 0 | 1>>(
    `SELECT ${STEPS.map((step) => `${DONE[step]} AS "${step}"`).join(', ')}
     FROM person p LEFT JOIN choice c ON c.person = p.key WHERE p.key = ?`,
  );
  const wanted = db.prepare<{ person: number; now: number }, unknown>(
    `SELECT 1 FROM person p JOIN choice c ON c.person = p.key
     WHERE p.key = @person AND p.enabled = 1 AND p.guest = 0 AND c.first_week = 1
       AND coalesce(c.paused_until, 0) <= @now`,
  );
  const insert = db.prepare<[number, number]>(
    `INSERT INTO first_week (person, steps, due_at) VALUES (?, '{"steps":[]}', ?)`,
  );
  const show = db.prepare<[string, number, number]>(
    'UPDATE first_week SET steps = ?, due_at = ? WHERE key = ?',
  );
  // It has come to its end by itself, so there is nothing to take back.
  const end = db.prepare<[number]>('UPDATE choice SET first_week = 0 WHERE person = ? AND first_week = 1');

  const stepsOf = (row: Row) => (JSON.parse(row.steps) as { steps: FirstWeekStep[] }).steps;
  const left = (row: Row): FirstWeekStep[] => {
    const shown = stepsOf(row);
    const did = done.get(row.person);
    return STEPS.filter((step) => !shown.includes(step) && did?.[step] !== 1);
  };

  /** Chooses the next card, and writes down when it falls due. */
  function choose(row: Row, at: number): FirstWeekStep | undefined {
    const [step] = left(row);
    if (step) show.run(JSON.stringify({ steps: [...stepsOf(row), step] }), at, row.key);
    return step;
  }

  function cardOf(row: Row, step: FirstWeekStep): FirstWeekCard {
    const worth =
      wanted.get({ person: row.person, now: clock() }) !== undefined && done.get(row.person)?.[step] !== 1;
    return { person: row.id, step, last: left(row).length === 0, worth };
  }

  const shownLast = (row: Row): FirstWeekCard | undefined => {
    const step = stepsOf(row).at(-1);
    return step && cardOf(row, step);
  };

  const begin = db.transaction((id: PersonId, now: number): FirstWeekCard | undefined => {
    const known = ofPerson.get(id);
    if (known) return shownLast(known);
    const person = keyOf.get(id);
    if (person === undefined) return undefined;
    const row = byKey.get(Number(insert.run(person, now).lastInsertRowid));
    if (row) choose(row, now);
    const fresh = ofPerson.get(id);
    return fresh && shownLast(fresh);
  });

  const next = db.transaction((id: PersonId, now: number): FirstWeekCard | undefined => {
    const row = ofPerson.get(id);
    if (!row) return undefined;
    const waiting = stepsOf(row).at(-1);
    if (waiting && notices.waits(about(row.key, waiting))) {
      notices.withdraw(about(row.key, waiting), now);
      show.run(row.steps, now, row.key);
      return shownLast(row);
    }
    if (!choose(row, now)) {
      end.run(row.person);
      return undefined;
    }
    const fresh = byKey.get(row.key);
    return fresh && shownLast(fresh);
  });

  const write = db.transaction((now: number, when: Parameters<FirstWeekStore['write']>[1]): number => {
    let written = 0;
    for (const one of candidates.all({ now })) {
      const askable = askableOf(one);
      const at = when(askable, one.due_at);
      if (at === undefined) continue;
      const step = choose(one, at);
      if (!step) {
        end.run(one.person);
        continue;
      }
      notices.write(one.person, about(one.key, step), at, routeOf(one));
      written += 1;
    }
    return written;
  });

  return {
    begin: async (...args) => begin.immediate(...args),
    next: async (...args) => next.immediate(...args),
    write: async (...args) => write.immediate(...args),
    find: async (subject) => {
      const row = byKey.get(Math.floor(subject / CARDS));
      const step = STEPS[subject % CARDS];
      return row && step && cardOf(row, step);
    },
  };
}
