import type { PersonId } from '../people/person';
import type { HelpRequest, Ping } from '../requests/request';
import type { RequestState } from '../requests/states';
import type { Database } from './database';
import { routeOf, type RouteRow } from './written-to';

/** A row of table request, with the ids of the people it names. */
export interface RequestRow extends RouteRow {
  readonly key: number;
  readonly asker: number;
  readonly asker_id: PersonId;
  readonly asker_gone: 0 | 1;
  readonly question: string;
  readonly skill: string;
  readonly anonymous: number;
  readonly champions: number;
  readonly chosen_id: PersonId | null;
  readonly helper_id: PersonId | null;
  readonly state: RequestState;
  readonly version: number;
  readonly made_at: number;
  readonly due_at: number | null;
  readonly accepted_at: number | null;
  readonly remind_at: number | null;
  readonly posted_at: number | null;
  readonly done_at: number | null;
  readonly unsolved_at: number | null;
  readonly moved_at: number;
  readonly asked: number;
  readonly waiting: number;
  readonly waiting_until: number | null;
  readonly owed: number;
}

export interface PingRow {
  readonly key: number;
  readonly request: number;
  readonly helper: number;
  readonly helper_id: PersonId;
  readonly at: number;
  readonly until: number;
  readonly passed_at: number | null;
  readonly answer: Exclude<Ping['answer'], undefined> | null;
  readonly answered_at: number | null;
  readonly reported_at: number | null;
  readonly unwanted_at: number | null;
}

const REQUEST = `
  SELECT r.*, a.id AS asker_id, a.enabled = 0 AS asker_gone, (SELECT c.id FROM person c WHERE c.key = r.chosen) AS chosen_id,
    (SELECT h.id FROM ping p JOIN person h ON h.key = p.helper
     WHERE p.request = r.key AND p.answer = 'accept' AND h.enabled = 1) AS helper_id,
    (SELECT CASE WHEN e.event = 'unsolved' THEN e.at END FROM request_change e
     WHERE e.request = r.key AND e.event IN ('unsolved', 'take back unsolved', 'accept')
     ORDER BY e.key DESC LIMIT 1) AS unsolved_at,
    coalesce((SELECT max(e.at) FROM request_change e WHERE e.request = r.key), r.made_at) AS moved_at,
    (SELECT count(*) FROM ping p WHERE p.request = r.key AND p.answer IS NOT 'unreachable') AS asked,
    (SELECT count(*) FROM ping p
     WHERE p.request = r.key AND p.answer IS NULL AND p.passed_at IS NULL) AS waiting,
    (SELECT min(p.until) FROM ping p
     WHERE p.request = r.key AND p.answer IS NULL AND p.passed_at IS NULL) AS waiting_until,
    (SELECT count(*) FROM request_change e
     WHERE e.request = r.key AND e.event IN ('later', 'decline') AND e.key > coalesce(
       (SELECT max(d.key) FROM request_change d WHERE d.request = r.key AND d.event = 'ping'), 0)) AS owed
  FROM request r JOIN person a ON a.key = r.asker`;

const PING = 'SELECT p.*, h.id AS helper_id FROM ping p JOIN person h ON h.key = p.helper';

/** The key of a new row, in SQL: one that no row ever had. */
export const nextKey = (table: 'request' | 'ping'): string =>
  `(SELECT max(coalesce((SELECT max(key) FROM ${table}), 0), ${table}) + 1 FROM request_keys)`;

/** Reads requests and pings. */
export function requestRows(db: Database) {
  const byKey = db.prepare<[number], RequestRow>(`${REQUEST} WHERE r.key = ?`);
  const same = db.prepare<
    {
      asker: number;
      question: string;
      skill: string;
      chosen: number | null;
      champions: number;
      anonymous: number;
      since: number;
    },
    RequestRow
  >(
    `${REQUEST} WHERE r.asker = @asker AND r.question = @question AND r.skill = @skill AND r.chosen IS @chosen
       AND r.champions = @champions AND r.anonymous = @anonymous
       AND (r.state IN ('open', 'asking') OR (r.state = 'accepted' AND r.made_at > @since))
     ORDER BY r.key DESC LIMIT 1`,
  );
  const mine = db.prepare<{ asker: PersonId; since: number; limit: number }, RequestRow>(
    `${REQUEST} WHERE a.id = @asker AND (r.done_at IS NULL OR r.done_at > @since)
     ORDER BY r.done_at IS NOT NULL, r.state <> 'accepted', r.made_at DESC, r.key DESC LIMIT @limit + 0`,
  );
  const due = db.prepare<[number, number], RequestRow>(
    `${REQUEST} WHERE r.due_at <= ? ORDER BY r.due_at, r.key LIMIT ? + 0`,
  );
  const ping = db.prepare<[number], PingRow>(`${PING} WHERE p.key = ?`);
  const pingOf = db.prepare<[number, PersonId], PingRow>(`${PING} WHERE p.request = ? AND h.id = ?`);
  const pingsOf = db.prepare<[number], PingRow>(`${PING} WHERE p.request = ? ORDER BY p.key`);
  const waitingFor = db.prepare<[PersonId, number], PingRow>(
    `${PING} JOIN request r ON r.key = p.request
     WHERE h.id = ? AND ((p.answer IS NULL AND r.state IN ('open', 'asking') AND p.unwanted_at IS NULL) OR
       (p.answer = 'accept' AND r.state = 'accepted'))
     ORDER BY p.answer IS NULL, p.at DESC, p.key DESC LIMIT ? + 0`,
  );
  const personKey = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  return {
    find: (key: number) => byKey.get(key),
    same: (asked: Parameters<typeof same.get>[0]) => same.get(asked),
    mine: (asker: PersonId, since: number, limit: number) => mine.all({ asker, since, limit }),
    due: (now: number, limit: number) => due.all(now, limit),
    ping: (key: number) => ping.get(key),
    pingOf: (request: number, helper: PersonId) => pingOf.get(request, helper),
    pingsOf: (request: number) => pingsOf.all(request),
    waitingFor: (helper: PersonId, limit: number) => waitingFor.all(helper, limit),
    keyOf: (person: PersonId) => personKey.get(person),
  };
}

export type RequestRows = ReturnType<typeof requestRows>;

export function toRequest(row: RequestRow): HelpRequest {
  return {
    id: row.key,
    asker: row.asker_id,
    askerGone: row.asker_gone === 1,
    question: row.question,
    skill: row.skill || undefined,
    anonymous: row.anonymous === 1,
    champions: row.champions === 1,
    chosen: row.chosen_id ?? undefined,
    state: row.state,
    helper: row.helper_id ?? undefined,
    version: row.version,
    madeAt: row.made_at,
    acceptedAt: row.accepted_at ?? undefined,
    remindAt: row.remind_at ?? undefined,
    postedAt: row.posted_at ?? undefined,
    doneAt: row.done_at ?? undefined,
    unsolvedAt: row.unsolved_at ?? undefined,
    movedAt: row.moved_at,
    asked: row.asked,
    waiting: row.waiting,
    waitingUntil: row.waiting_until ?? undefined,
    owed: row.owed,
    dueAt: row.due_at ?? undefined,
    route: routeOf(row),
  };
}

export function toPing(row: PingRow): Ping {
  return {
    id: row.key,
    request: row.request,
    helper: row.helper_id,
    at: row.at,
    until: row.until,
    passedAt: row.passed_at ?? undefined,
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    reportedAt: row.reported_at ?? undefined,
    unwantedAt: row.unwanted_at ?? undefined,
  };
}
