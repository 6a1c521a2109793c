import type { Clock } from '../clock';
import { COMMUNITY, type PostStore, type PostWriter } from '../community/posts';
import type { NoticeContent, OnUndelivered, WhyNot } from '../notices/notice';
import type { Database } from './database';
import { routeColumns, routeOf, type RouteRow } from './written-to';

interface Row extends RouteRow {
  readonly id: number;
  readonly kind: string;
  readonly subject: number;
  readonly version: number;
  readonly attempts: number;
  readonly begun: 0 | 1;
  readonly conversation: string | null;
  readonly activity: string | null;
}

/**
 * Posts to the community in SQLite, one after the other.
 *
 * @param onUndelivered by kind: what its noun writes in the transaction that ends a post which nobody will read.
 */
export function createPostStore(
  db: Database,
  clock: Clock = Date.now,
  onUndelivered: OnUndelivered = {},
): PostStore {
  const due = db.prepare<{ now: number; limit: number }, Row>(`
    SELECT id, kind, subject, version, service_url, tenant, bot, attempts, begun, conversation, activity
    FROM post WHERE due_at <= @now AND not_before <= @now ORDER BY due_at, id LIMIT @limit + 0`);
  const next = db.prepare<[], { at: number | null }>(
    'SELECT min(max(due_at, not_before)) AS at FROM post WHERE due_at IS NOT NULL',
  );
  const done = `due_at = CASE WHEN version = @version THEN NULL ELSE @now END, attempts = 0, begun = 0,
    not_before = 0, done_at = @now`;
  const begin = db.prepare('UPDATE post SET not_before = ?, attempts = attempts + 1, begun = 1 WHERE id = ?');
  const postpone = db.prepare('UPDATE post SET not_before = ?, attempts = ?, begun = 0 WHERE id = ?');
  const look = db.prepare('UPDATE post SET not_before = ?, attempts = ? WHERE id = ? AND due_at IS NOT NULL');
  const delivered = db.prepare(
    `UPDATE post SET ${done}, outcome = 'delivered', conversation = @conversation, activity = @activity,
       service_url = @serviceUrl, tenant = @tenant, bot = @bot
     WHERE id = @id`,
  );
  const drop = db.prepare(
    `UPDATE post SET ${done}, outcome = @why, conversation = NULL, activity = NULL WHERE id = @id`,
  );
  // It stands as it was said; whatever changed meanwhile, it is not said twice.
  const giveUpChange = db.prepare(
    `UPDATE post SET due_at = NULL, attempts = 0, begun = 0, not_before = 0, done_at = @now, outcome = 'failed',
       conversation = NULL, activity = NULL
     WHERE id = @id`,
  );
  const giveUp = db.prepare<{ id: number; why: WhyNot; now: number }, NoticeContent>(
    `UPDATE post SET due_at = NULL, begun = 0, done_at = @now, outcome = 'failed', undelivered = @why
     WHERE id = @id AND undelivered IS NULL RETURNING kind, subject`,
  );
  const undelivered = db.transaction((id: number, why: WhyNot, at: number) => {
    const ended = giveUp.get({ id, why, now: at });
    if (ended) onUndelivered[ended.kind]?.({ subject: ended.subject, recipient: COMMUNITY, why, at });
  });
  return {
    due: async (now, limit) => due.all({ now, limit }).map(toPost),
    nextDue: async () => next.get()?.at ?? undefined,
    begin: async (id, retryAt) => void begin.run(retryAt, id),
    delivered: async ({ id, version }, message, route) =>
      delivered.run({ id, version, now: clock(), ...message, ...routeColumns(route) }).changes === 1,
    postpone: async (id, at, attempts) => void postpone.run(at, attempts, id),
    look: async (id, at, attempts) => void look.run(at, attempts, id),
    undelivered: async ({ id }, why) => undelivered.immediate(id, why, clock()),
    drop: async ({ id, version }, why) =>
      void (why === 'failed'
        ? giveUpChange.run({ id, now: clock() })
        : drop.run({ id, version, why, now: clock() })),
  };
}

/** Writes posts; see {@link PostWriter}. */
export function postWriter(db: Database): PostWriter {
  const insert = db.prepare(
    `INSERT INTO post (kind, subject, due_at, service_url, tenant, bot)
     SELECT @kind, @subject, @dueAt, @serviceUrl, @tenant, @bot
     WHERE NOT EXISTS (SELECT 1 FROM post WHERE kind = @kind AND subject = @subject)`,
  );
  const touch = db.prepare(
    `UPDATE post SET version = version + 1, due_at = coalesce(due_at, @at)
     WHERE kind = @kind AND subject = @subject AND (due_at IS NOT NULL OR outcome = 'delivered')`,
  );
  const drop = db.prepare<NoticeContent>(
    `DELETE FROM post
     WHERE kind = @kind AND subject = @subject AND due_at IS NOT NULL AND attempts = 0 AND conversation IS NULL`,
  );
  return {
    write: ({ kind, subject }, dueAt, route) =>
      insert.run({ kind, subject, dueAt, ...routeColumns(route) }).changes === 1,
    touch: ({ kind, subject }, at) => {
      touch.run({ kind, subject, at });
    },
    withdraw: ({ kind, subject }, at) => {
      drop.run({ kind, subject });
      touch.run({ kind, subject, at });
    },
  };
}

function toPost(row: Row) {
  return {
    id: row.id,
    recipient: COMMUNITY,
    content: { kind: row.kind, subject: row.subject },
    route: routeOf(row),
    attempts: row.attempts,
    version: row.version,
    begun: row.begun === 1,
    message:
      row.conversation === null || row.activity === null
        ? undefined
        : { conversation: row.conversation, activity: row.activity },
  };
}
