import type { OnUndelivered } from '../notices/notice';
import type { PersonId } from '../people/person';
import { about, openly, WEEK, type HelperFacts, type RequestStore, type Step } from '../requests/request';
import type { Database } from './database';
import { FINDABLE } from './findable';
import type { RequestChanges } from './request-changes';
import { nextKey, toRequest, type RequestRow } from './request-rows';

interface FactsRow {
  readonly person: PersonId;
  readonly findable: number;
  readonly blocks: number;
  readonly asked: number;
  readonly week: number;
  readonly later_at: number | null;
  readonly weekly_pings: number | null;
  readonly chosen_zone: string | null;
  readonly quiet_from: number | null;
  readonly quiet_to: number | null;
  readonly time_zone: string | null;
  readonly country: string | null;
}

/** Over `person p LEFT JOIN choice c`, `@request`, `@asker`, `@now`, `@week`: what counts before somebody is asked. */
const FACTS = `
  ${FINDABLE} AS findable,
  EXISTS (SELECT 1 FROM asker_block b WHERE b.helper = p.key AND b.asker = @asker) AS blocks,
  (p.key = @asker OR EXISTS (SELECT 1 FROM ping i WHERE i.request = @request AND i.helper = p.key)) AS asked,
  (SELECT count(*) FROM ping i WHERE i.helper = p.key AND i.at > @week AND i.answer IS NOT 'unreachable') AS week`;

/**
 * The steps of routing.
 *
 * @param hasCommunity there is a place where the community can be asked.
 */
export function createRequestRouting(
  db: Database,
  { rows, notices, posts, move, touchAsker }: RequestChanges,
  hasCommunity: boolean,
): Pick<RequestStore, 'due' | 'nextDue' | 'factsOf' | 'step' | 'lookAgain' | 'pingsSince' | 'unreachable'> & {
  readonly onUndelivered: OnUndelivered;
} {
  const nextDue = db.prepare<[], number | null>('SELECT min(due_at) FROM request').pluck();
  const facts = db.prepare<object, FactsRow>(
    `SELECT p.id AS person, ${FACTS},
       (SELECT max(i.answered_at) FROM ping i WHERE i.helper = p.key AND i.answer = 'later') AS later_at,
       c.weekly_pings, c.time_zone AS chosen_zone, c.quiet_from, c.quiet_to, p.time_zone, p.country
     FROM json_each(@people) j JOIN person p ON p.id = j.value LEFT JOIN choice c ON c.person = p.key
     ORDER BY j.key`,
  );
  const free = db.prepare<
    object,
    { key: number; findable: number; blocks: number; asked: number; week: number }
  >(`SELECT p.key, ${FACTS} FROM person p LEFT JOIN choice c ON c.person = p.key WHERE p.id = @helper`);
  const insert = db.prepare(
    `INSERT INTO ping (key, request, helper, at, until) VALUES (${nextKey('ping')}, ?, ?, ?, ?)`,
  );
  const overdue = db.prepare(
    `UPDATE ping SET passed_at = @at
     WHERE request = @request AND answer IS NULL AND passed_at IS NULL AND until <= @at`,
  );
  const setDue = db.prepare('UPDATE request SET due_at = ? WHERE key = ? AND version = ?');
  const clearReminder = db.prepare(
    'UPDATE request SET remind_at = NULL, version = version + 1 WHERE key = ?',
  );
  const setUnreachable = db.prepare(
    `UPDATE ping SET answer = 'unreachable', answered_at = ? WHERE key = ? AND answer IS NULL`,
  );
  const saidYes = db
    .prepare<[number], number>(`SELECT key FROM ping WHERE request = ? AND answer = 'accept'`)
    .pluck();
  const setGone = db.prepare(`UPDATE ping SET answer = 'unreachable' WHERE key = ?`);
  const setPassed = db.prepare(
    'UPDATE ping SET passed_at = ? WHERE key = ? AND answer IS NULL AND passed_at IS NULL',
  );
  const setUnposted = db.prepare(
    `UPDATE request SET posted_at = NULL, version = version + 1, due_at = ?
     WHERE key = ? AND posted_at IS NOT NULL AND state IN ('open', 'asking')`,
  );
  const since = db.prepare<{ people: string; since: number }, { person: PersonId; pings: number }>(
    `SELECT p.id AS person, count(*) AS pings FROM json_each(@people) j JOIN person p ON p.id = j.value
     JOIN ping i ON i.helper = p.key AND i.at > @since AND i.answer IS NOT 'unreachable' GROUP BY p.id`,
  );

  function end(row: RequestRow, how: 'exhaust' | 'expire', at: number): boolean {
    if (!move(row, how, null, at)) return false;
    if (how === 'exhaust') notices.write(row.asker, about('unhelped', row.key), at, toRequest(row).route);
    return true;
  }

  /** Whoever became hidden, or was asked by somebody else meanwhile, is skipped. */
  function ping(row: RequestRow, wish: Step['pings'][number], at: number): boolean {
    const one = free.get({
      helper: wish.helper,
      request: row.key,
      asker: row.asker,
      now: at,
      week: at - WEEK,
    });
    if (!one || one.findable !== 1 || one.blocks === 1 || one.asked === 1 || one.week >= wish.weekly)
      return false;
    const key = Number(insert.run(row.key, one.key, at, wish.until).lastInsertRowid);
    notices.write(one.key, about('ping', key), at, toRequest(row).route);
    return true;
  }

  /** Whoever said yes is gone: their yes is told no longer, and the asker hears that the question goes on. */
  function leave(row: RequestRow, at: number): boolean {
    const yes = saidYes.get(row.key);
    if (!move(row, 'leave', null, at, { dueAt: at, acceptedAt: null, remindAt: null })) return false;
    if (yes !== undefined) {
      setGone.run(yes);
      notices.withdraw(about('yes', yes), at);
    }
    notices.write(row.asker, about('left', row.key), at, toRequest(row).route);
    return true;
  }

  /** Puts it before the community, once, and tells the asker so. */
  function post(row: RequestRow, at: number): boolean {
    const { route } = toRequest(row);
    if (!hasCommunity || !posts.write(openly(row.key), at, route)) return false;
    notices.write(row.asker, about('posted', row.key), at, route);
    return move(row, 'post', null, at, { postedAt: at });
  }

  /** The community did not read it: whoever asked is told the truth, and nobody waits for an answer. */
  function unposted(request: number, at: number): void {
    if (setUnposted.run(at, request).changes === 0) return;
    notices.withdraw(about('posted', request), at);
    touchAsker(request, at);
  }

  const step = db.transaction((taken: Step): boolean => {
    const { at, dueAt } = taken;
    let row = rows.find(taken.request);
    if (!row || row.version !== taken.version) return false;
    if (taken.end) return end(row, taken.end, at);
    const again = () => (row = rows.find(taken.request) as RequestRow);
    if (taken.leave) return leave(row, at);
    if (taken.remind) {
      setDue.run(dueAt, row.key, row.version);
      clearReminder.run(row.key);
      notices.write(row.asker, about('helped', row.key), at, toRequest(row).route);
      return true;
    }
    if (taken.pass && overdue.run({ request: row.key, at }).changes > 0) {
      move(row, 'pass', null, at);
      again();
    }
    let pinged = 0;
    for (const wish of taken.pings) if (ping(row, wish, at)) pinged += 1;
    if (pinged > 0) {
      move(row, 'ping', null, at);
      again();
    }
    if (taken.post && row.posted_at === null) {
      if (!post(row, at)) return false;
      again();
    }
    setDue.run(pinged < taken.pings.length ? at : dueAt, row.key, row.version);
    return true;
  });
  /** @param mayHaveArrived then its buttons still count, and it counts as asked. */
  function undelivered(id: number, at: number, mayHaveArrived: boolean): void {
    const found = rows.ping(id);
    const row = found && rows.find(found.request);
    if (!row) return;
    const { changes } = mayHaveArrived ? setPassed.run(at, id) : setUnreachable.run(at, id);
    if (changes > 0) move(row, 'pass', null, at, { dueAt: at });
  }

  return {
    due: async (now, limit) => rows.due(now, limit).map(toRequest),
    nextDue: async () => nextDue.get() ?? undefined,
    factsOf: async (request, people, now) => {
      const row = rows.find(request);
      if (!row) return [];
      const asked = { people: JSON.stringify(people), request, asker: row.asker, now, week: now - WEEK };
      return facts.all(asked).map(toFacts);
    },
    step: async (taken) => step.immediate(taken),
    lookAgain: async (request, version, at) => {
      setDue.run(at, request, version);
    },
    pingsSince: async (people, moment) =>
      new Map(
        since
          .all({ people: JSON.stringify(people), since: moment })
          .map(({ person, pings }) => [person, pings]),
      ),
    unreachable: async (id, at) => db.transaction(() => undelivered(id, at, false)).immediate(),
    // In the transaction that ends the notice.
    onUndelivered: {
      ping: ({ subject, why, at }) => undelivered(subject, at, why === 'unsure'),
      community: ({ subject, why, at }) => (why === 'unsure' ? undefined : unposted(subject, at)),
    },
  };
}

function toFacts(row: FactsRow): HelperFacts {
  const { quiet_from: from, quiet_to: to } = row;
  return {
    person: row.person,
    findable: row.findable === 1,
    blocks: row.blocks === 1,
    asked: row.asked === 1,
    pingsOfWeek: row.week,
    laterAt: row.later_at ?? undefined,
    choices: {
      weeklyPings: row.weekly_pings ?? undefined,
      timeZone: row.chosen_zone ?? undefined,
      quietHours: from === null || to === null ? undefined : { from, to },
    },
    timeZone: row.time_zone ?? undefined,
    country: row.country ?? undefined,
  };
}
