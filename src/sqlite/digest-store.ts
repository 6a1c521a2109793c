import { breathing } from '../breathe';
import type { OpenRequests } from '../champions/round';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import { MISSED_AFTER } from '../requests/routing';
import { DIGEST, MISSED_QUESTIONS, type DigestStore, type DigestTime } from '../rituals/digest';
import type { SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import type { Database } from './database';
import { FINDABLE, OPEN_EVIDENCE } from './findable';
import { createHouseNews } from './house-news';
import { createHouseSentences } from './house-sentences';
import { noticeWriter } from './notice-store';
import { askableOf, routeOf, WRITTEN_TO, type HoursRow, type RouteRow } from './written-to';

/** So many people are looked at in one transaction, which holds others up for some milliseconds. */
const PEOPLE_AT_ONCE = 50;

interface Candidate extends HoursRow, RouteRow {
  readonly person: number;
  readonly week: number | null;
}

/** The weekly digest in SQLite. */
export function createDigestStore(
  db: Database,
  deps: {
    readonly index: Pick<SkillIndex, 'standing'>;
    readonly openRequests: OpenRequests;
    readonly clock: Clock;
  },
): DigestStore {
  const notices = noticeWriter(db);
  const candidates = db.prepare<{ after: number; limit: number }, Candidate>(
    `SELECT c.person, ${WRITTEN_TO}, d.week
     FROM choice c JOIN person p ON p.key = c.person JOIN chat h ON h.person = c.person
     LEFT JOIN digest d ON d.person = c.person
     WHERE c.digest = 1 AND c.person > @after AND p.enabled = 1 AND p.guest = 0
     ORDER BY c.person LIMIT @limit + 0`,
  );
  const drop = db.prepare<[number]>('DELETE FROM digest WHERE person = ?');
  const insert = db.prepare<[number, number, number]>(
    'INSERT INTO digest (person, week, due_at) VALUES (?, ?, ?)',
  );
  const find = db.prepare<
    { key: number; now: number },
    { id: PersonId; due_at: number; wanted: 0 | 1; findable: 0 | 1 }
  >(
    `SELECT p.id, d.due_at, ${FINDABLE} AS findable,
       (p.enabled = 1 AND p.guest = 0 AND c.digest = 1 AND coalesce(c.paused_until, 0) <= @now) AS wanted
     FROM digest d JOIN person p ON p.key = d.person JOIN choice c ON c.person = p.key WHERE d.key = @key`,
  );
  const topicsOf = db
    .prepare<{ id: PersonId }, SkillId>(
      `SELECT h.skill FROM champion h JOIN person p ON p.key = h.person WHERE p.id = @id
       UNION
       SELECT k.id FROM evidence e JOIN skill k ON k.key = e.skill JOIN person p ON p.key = e.person
       WHERE p.id = @id AND e.source = 'added' AND coalesce(e.level, '') <> 'learn' AND ${OPEN_EVIDENCE}`,
    )
    .pluck();

  const writePage = db.transaction((after: number, when: DigestTime) => {
    const page = candidates.all({ after, limit: PEOPLE_AT_ONCE });
    let written = 0;
    for (const one of page) {
      const { person } = one;
      const moment = when(askableOf(one));
      if (moment === undefined || (one.week ?? -1) >= moment.week) continue;
      // A new key: should the last one still wait to be sent, it has nothing to tell any more.
      drop.run(person);
      const subject = Number(insert.run(person, moment.week, moment.at).lastInsertRowid);
      notices.write(person, { kind: DIGEST, subject }, moment.at, routeOf(one));
      written += 1;
    }
    return { written, last: page.at(-1)?.person };
  });

  return {
    ...createHouseNews(db, deps.index),
    sentences: createHouseSentences(db, deps.clock),
    write: async (_now, when) => {
      const breathe = breathing();
      let written = 0;
      for (let after: number | undefined = 0; after !== undefined;) {
        const page: ReturnType<typeof writePage> = writePage.immediate(after, when);
        written += page.written;
        after = page.last;
        await breathe();
      }
      return written;
    },
    find: async (key) => {
      const row = find.get({ key, now: deps.clock() });
      return (
        row && {
          person: row.id,
          dueAt: row.due_at,
          wanted: row.wanted === 1,
          findable: row.findable === 1,
        }
      );
    },
    missed: async (person, now) => {
      const open = await deps.openRequests.openFor(person, topicsOf.all({ id: person }), MISSED_QUESTIONS);
      return open.filter(({ since }) => since <= now - MISSED_AFTER);
    },
  };
}
