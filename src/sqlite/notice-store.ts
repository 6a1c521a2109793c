import { DAY, type Clock } from '../clock';
import type {
  Notice,
  NoticeContent,
  NoticeStore,
  OnUndelivered,
  Route,
  SentMessage,
  WhyNot,
} from '../notices/notice';
import type { Database } from './database';
import { routeColumns, routeOf, type RouteRow } from './written-to';

interface Row extends RouteRow {
  readonly id: number;
  readonly recipient: string;
  readonly kind: string;
  readonly subject: number;
  readonly version: number;
  readonly attempts: number;
  readonly begun: 0 | 1;
  readonly conversation: string | null;
  readonly activity: string | null;
  readonly unreachable: 'blocked' | 'not-installed' | null;
}

/** After this time, in ms, somebody may have got the app without a sign of it. */
const MISSING = 7 * DAY;

/**
 * Notices in SQLite: what is due, and what became of it.
 *
 * @param onUndelivered by kind: what its noun writes in the transaction that ends a notice which reached nobody.
 */
export function createNoticeStore(
  db: Database,
  clock: Clock = Date.now,
  onUndelivered: OnUndelivered = {},
): NoticeStore {
  // The first in each person's line, so that nothing is told before what was to be told earlier.
  const first = `NOT EXISTS (SELECT 1 FROM notice m WHERE m.recipient = n.recipient AND m.due_at IS NOT NULL
    AND (m.due_at, m.id) < (n.due_at, n.id))`;
  const due = db.prepare<{ now: number; limit: number; missing: number }, Row>(`
    SELECT n.id, p.id AS recipient, n.kind, n.subject, n.version, n.service_url, n.tenant, n.bot, n.attempts, n.begun,
           n.conversation, n.activity, u.why AS unreachable
    FROM notice n JOIN person p ON p.key = n.recipient
      LEFT JOIN unreached u ON u.person = n.recipient AND (u.why = 'blocked' OR u.since > @missing)
    WHERE n.due_at <= @now AND n.not_before <= @now AND ${first}
    ORDER BY n.due_at, n.id LIMIT @limit + 0`);
  const next = db.prepare<[], { at: number | null }>(
    `SELECT min(max(due_at, not_before)) AS at FROM notice n WHERE due_at IS NOT NULL AND ${first}`,
  );
  // What changed while it was on its way falls due at once.
  const done = `due_at = CASE WHEN version = @version THEN NULL ELSE @now END, attempts = 0, begun = 0,
    not_before = 0, done_at = @now`;
  const delivered = db.prepare(
    `UPDATE notice SET ${done}, outcome = 'delivered', conversation = @conversation, activity = @activity,
       service_url = @serviceUrl, tenant = @tenant, bot = @bot
     WHERE id = @id`,
  );
  const begin = db.prepare(
    'UPDATE notice SET not_before = ?, attempts = attempts + 1, begun = 1 WHERE id = ?',
  );
  const postpone = db.prepare('UPDATE notice SET not_before = ?, attempts = ?, begun = 0 WHERE id = ?');
  const look = db.prepare(
    'UPDATE notice SET due_at = ?, not_before = 0, attempts = ? WHERE id = ? AND due_at IS NOT NULL',
  );
  const giveUp = db.prepare<
    { id: number; why: WhyNot; outcome: 'blocked' | 'failed'; now: number },
    NoticeContent & { recipient: string }
  >(
    `UPDATE notice SET due_at = NULL, begun = 0, done_at = @now, outcome = @outcome, undelivered = @why
     WHERE id = @id AND undelivered IS NULL
     RETURNING kind, subject, (SELECT id FROM person WHERE key = recipient) AS recipient`,
  );
  const noteUnreached = db.prepare(
    `INSERT INTO unreached (person, why, since) SELECT key, @why, @now FROM person WHERE id = @recipient
     ON CONFLICT (person) DO UPDATE SET why = excluded.why, since = excluded.since
     WHERE why <> excluded.why OR since < @now - ${MISSING}`,
  );
  const undelivered = db.transaction((id: number, why: WhyNot, now: number) => {
    const ended = giveUp.get({ id, why, outcome: why === 'blocked' ? 'blocked' : 'failed', now });
    if (!ended) return;
    const { kind, subject, recipient } = ended;
    if (why === 'blocked' || why === 'not-installed') noteUnreached.run({ recipient, why, now });
    onUndelivered[kind]?.({ subject, recipient, why, at: now });
  });
  const drop = db.prepare(
    `UPDATE notice SET ${done}, outcome = @why, conversation = NULL, activity = NULL WHERE id = @id`,
  );
  // It stands as it was told; whatever changed meanwhile, telling it anew would tell it twice.
  const giveUpChange = db.prepare(
    `UPDATE notice SET due_at = NULL, attempts = 0, begun = 0, not_before = 0, done_at = @now, outcome = 'failed',
       conversation = NULL, activity = NULL
     WHERE id = @id`,
  );
  const leave = db.prepare(
    `UPDATE notice SET due_at = NULL, outcome = 'removed', conversation = NULL, activity = NULL
     WHERE conversation = @conversation AND activity = @activity`,
  );
  const standing = db.prepare<SentMessage, NoticeContent>(
    'SELECT kind, subject FROM notice WHERE conversation = @conversation AND activity = @activity',
  );
  const insert = db.prepare(
    `INSERT INTO notice (recipient, kind, subject, service_url, tenant, bot, outcome, conversation, activity, done_at)
     SELECT key, @kind, @subject, @serviceUrl, @tenant, @bot, 'delivered', @conversation, @activity, @now
     FROM person WHERE id = @recipient`,
  );
  return {
    due: async (now, limit) => due.all({ now, limit, missing: now - MISSING }).map(toNotice),
    nextDue: async () => next.get()?.at ?? undefined,
    begin: async (id, retryAt) => {
      begin.run(retryAt, id);
    },
    delivered: async ({ id, version }, message, way) =>
      delivered.run({ id, version, now: clock(), ...message, ...routeColumns(way) }).changes === 1,
    postpone: async (id, at, attempts) => {
      postpone.run(at, attempts, id);
    },
    look: async (id, at, attempts) => {
      look.run(at, attempts, id);
    },
    undelivered: async ({ id }, why) => undelivered.immediate(id, why, clock()),
    drop: async ({ id, version }, why) => {
      if (why === 'failed') giveUpChange.run({ id, now: clock() });
      else drop.run({ id, version, why, now: clock() });
    },
    stands: async (recipient, message, content, route) => {
      const before = standing.get(message);
      // Most cards tell nothing that changes; a write would wait for a sync that writes.
      if (before?.kind === content?.kind && before?.subject === content?.subject) return;
      db.transaction(() => {
        leave.run(message);
        if (content) insert.run({ recipient, ...content, ...message, ...routeColumns(route), now: clock() });
      }).immediate();
    },
  };
}

/** Writes notices inside the transaction of the change that causes them. */
export interface NoticeWriter {
  write(recipient: number, content: NoticeContent, dueAt: number, route: Route): void;
  /** True while this notice was never begun to be sent. */
  waits(content: NoticeContent): boolean;
  /** The subject changed: what was told about it is made anew. */
  touch(content: NoticeContent, at: number): void;
  /** The subject is gone: what was not sent never is, and what was told is removed. */
  withdraw(content: NoticeContent, at: number): void;
}

export function noticeWriter(db: Database): NoticeWriter {
  const insert = db.prepare(`
    INSERT INTO notice (recipient, kind, subject, due_at, service_url, tenant, bot)
    VALUES (@recipient, @kind, @subject, @dueAt, @serviceUrl, @tenant, @bot)`);
  const waiting = db.prepare<NoticeContent, { id: number }>(
    `SELECT id FROM notice
     WHERE kind = @kind AND subject = @subject AND due_at IS NOT NULL AND attempts = 0 AND conversation IS NULL`,
  );
  const drop = db.prepare<NoticeContent>(
    `DELETE FROM notice
     WHERE kind = @kind AND subject = @subject AND due_at IS NOT NULL AND attempts = 0 AND conversation IS NULL`,
  );
  const touch = db.prepare(
    `UPDATE notice SET version = version + 1, due_at = coalesce(due_at, @at)
     WHERE kind = @kind AND subject = @subject AND (due_at IS NOT NULL OR outcome = 'delivered')`,
  );
  return {
    write: (recipient, { kind, subject }, dueAt, route) => {
      insert.run({ recipient, kind, subject, dueAt, ...routeColumns(route) });
    },
    waits: ({ kind, subject }) => waiting.get({ kind, subject }) !== undefined,
    touch: ({ kind, subject }, at) => {
      touch.run({ kind, subject, at });
    },
    withdraw: ({ kind, subject }, at) => {
      drop.run({ kind, subject });
      touch.run({ kind, subject, at });
    },
  };
}

function toNotice(row: Row): Notice {
  return {
    id: row.id,
    recipient: row.recipient,
    content: { kind: row.kind, subject: row.subject },
    route: routeOf(row),
    attempts: row.attempts,
    version: row.version,
    begun: row.begun === 1,
    unreachable: row.unreachable ?? undefined,
    message:
      row.conversation === null || row.activity === null
        ? undefined
        : { conversation: row.conversation, activity: row.activity },
  };
}
