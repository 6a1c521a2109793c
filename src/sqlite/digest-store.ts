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

/** So many people are looked at in one transaction, which holds others up for some milliseconds. */
const PEOPLE_AT_ONCE = 50;

interface Candidate {
  readonly person: number;
  readonly country: string | null;
  readonly zone: string | null;
  readonly chosen_zone: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
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
    `SELECT c.person, p.country, p.time_zone AS zone, c.time_zone AS chosen_zone, c.quiet_from, c.quiet_to,
       t.service_url, t.tenant, t.bot, d.week
     FROM choice c JOIN person p ON p.key = c.person JOIN chat t ON t.person = c.person
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
      const { quiet_from: from, quiet_to: to, person } = one;
      const moment = when({
        person: { timeZone: one.zone ?? undefined, country: one.country ?? undefined },
        choices: {
          timeZone: one.chosen_zone ?? undefined,
          quietHours: from === null || to === null ? undefined : { from, to },
        },
      });
      if (moment === undefined || (one.week ?? -1) >= moment.week) continue;
      // A new key: should the last one still wait to be sent, it has nothing to tell any more.
      drop.run(person);
      const subject = Number(insert.run(person, moment.week, moment.at).lastInsertRowid);
      const route = { serviceUrl: one.service_url, tenantId: one.tenant ?? undefined, botId: one.bot };
      notices.write(person, { kind: DIGEST, subject }, moment.at, route);
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
