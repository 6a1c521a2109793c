import type { Clock } from '../clock';
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

interface Row {
  readonly id: number;
  readonly recipient: string;
  readonly kind: string;
  readonly subject: number;
  readonly version: number;
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
  readonly attempts: number;
  readonly begun: 0 | 1;
  readonly conversation: string | null;
  readonly activity: string | null;
}

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
  const due = db.prepare<[number, number], Row>(`
    SELECT n.id, p.id AS recipient, n.kind, n.subject, n.version, n.service_url, n.tenant, n.bot, n.attempts, n.begun,
           n.conversation, n.activity
    FROM notice n JOIN person p ON p.key = n.recipient
    WHERE n.due_at <= ? ORDER BY n.due_at, n.id LIMIT ?`);
  const next = db.prepare<[], { at: number | null }>(
    'SELECT min(due_at) AS at FROM notice WHERE due_at IS NOT NULL',
  );
  // What changed while it was on its way falls due at once.
  const done = `due_at = CASE WHEN version = @version THEN NULL ELSE @now END, attempts = 0, begun = 0,
    done_at = @now`;
  const delivered = db.prepare(
    `UPDATE notice SET ${done}, outcome = 'delivered', conversation = @conversation, activity = @activity,
       service_url = @serviceUrl, tenant = @tenant, bot = @bot
     WHERE id = @id`,
  );
  const begin = db.prepare('UPDATE notice SET due_at = ?, attempts = attempts + 1, begun = 1 WHERE id = ?');
  const postpone = db.prepare('UPDATE notice SET due_at = ?, attempts = ?, begun = 0 WHERE id = ?');
  const look = db.prepare('UPDATE notice SET due_at = ?, attempts = ? WHERE id = ? AND due_at IS NOT NULL');
  const giveUp = db.prepare<
    { id: number; why: WhyNot; outcome: 'blocked' | 'failed'; now: number },
    NoticeContent & { recipient: string }
  >(
    `UPDATE notice SET due_at = NULL, begun = 0, done_at = @now, outcome = @outcome, undelivered = @why
     WHERE id = @id AND undelivered IS NULL
     RETURNING kind, subject, (SELECT id FROM person WHERE key = recipient) AS recipient`,
  );
  const undelivered = db.transaction((id: number, why: WhyNot, now: number) => {
    const ended = giveUp.get({ id, why, outcome: why === 'blocked' ? 'blocked' : 'failed', now });
    if (!ended) return;
    const { kind, subject, recipient } = ended;
    onUndelivered[kind]?.({ subject, recipient, why, at: now });
  });
  const drop = db.prepare(
    `UPDATE notice SET ${done}, outcome = @why, conversation = NULL, activity = NULL WHERE id = @id`,
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
    due: async (now, limit) => due.all(now, limit).map(toNotice),
    nextDue: async () => next.get()?.at ?? undefined,
    begin: async (id, retryAt) => {
      begin.run(retryAt, id);
    },
    delivered: async ({ id, version }, message, way) =>
      delivered.run({ id, version, now: clock(), ...message, ...columns(way) }).changes === 1,
    postpone: async (id, at, attempts) => {
      postpone.run(at, attempts, id);
    },
    look: async (id, at, attempts) => {
      look.run(at, attempts, id);
    },
    undelivered: async ({ id }, why) => undelivered.immediate(id, why, clock()),
    drop: async ({ id, version }, why) => {
      drop.run({ id, version, why, now: clock() });
    },
    stands: async (recipient, message, content, route) => {
      const before = standing.get(message);
      // Most cards tell nothing that changes; a write would wait for a sync that writes.
      if (before?.kind === content?.kind && before?.subject === content?.subject) return;
      db.transaction(() => {
        leave.run(message);
        if (content) insert.run({ recipient, ...content, ...message, ...columns(route), now: clock() });
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
      insert.run({ recipient, kind, subject, dueAt, ...columns(route) });
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

function columns({ serviceUrl, tenantId, botId }: Route) {
  return { serviceUrl, tenant: tenantId ?? null, bot: botId };
}

function toNotice(row: Row): Notice {
  return {
    id: row.id,
    recipient: row.recipient,
    content: { kind: row.kind, subject: row.subject },
    route: { serviceUrl: row.service_url, tenantId: row.tenant ?? undefined, botId: row.bot },
    attempts: row.attempts,
    version: row.version,
    begun: row.begun === 1,
    message:
      row.conversation === null || row.activity === null
        ? undefined
        : { conversation: row.conversation, activity: row.activity },
  };
}
