import type { Clock } from '../clock';
import type { DropReason, Notice, NoticeContent, NoticeStore, Route, SentMessage } from '../notices/notice';
import type { Database } from './database';

interface Row {
  readonly id: number;
  readonly recipient: string;
  readonly kind: NoticeContent['kind'];
  readonly thanks: number | null;
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
  readonly attempts: number;
  readonly conversation: string | null;
  readonly activity: string | null;
}

/** Notices in SQLite: what is due, and what became of it. */
export function createNoticeStore(db: Database, clock: Clock = Date.now): NoticeStore {
  const due = db.prepare<[number, number], Row>(`
    SELECT n.id, p.id AS recipient, n.kind, n.thanks, n.service_url, n.tenant, n.bot, n.attempts,
           n.conversation, n.activity
    FROM notice n JOIN person p ON p.key = n.recipient
    WHERE n.due_at <= ? ORDER BY n.due_at, n.id LIMIT ?`);
  const next = db.prepare<[], { at: number | null }>(
    'SELECT min(due_at) AS at FROM notice WHERE due_at IS NOT NULL',
  );
  const delivered = db.prepare(
    `UPDATE notice SET due_at = NULL, done_at = ?, outcome = 'delivered', conversation = ?, activity = ?,
       service_url = ?, tenant = ?, bot = ?
     WHERE id = ?`,
  );
  const begin = db.prepare('UPDATE notice SET due_at = ?, attempts = attempts + 1 WHERE id = ?');
  const postpone = db.prepare('UPDATE notice SET due_at = ? WHERE id = ?');
  const drop = db.prepare('UPDATE notice SET due_at = NULL, done_at = ?, outcome = ? WHERE id = ?');
  return {
    due: async (now, limit) => due.all(now, limit).map(toNotice),
    nextDue: async () => next.get()?.at ?? undefined,
    begin: async (id, retryAt) => {
      begin.run(retryAt, id);
    },
    delivered: async (id: number, { conversation, activity }: SentMessage, way: Route) =>
      delivered.run(clock(), conversation, activity, way.serviceUrl, way.tenantId ?? null, way.botId, id)
        .changes === 1,
    postpone: async (id, at) => {
      postpone.run(at, id);
    },
    drop: async (id, why: DropReason) => {
      drop.run(clock(), why, id);
    },
  };
}

/** Writes notices inside the transaction of the change that causes them. */
export interface NoticeWriter {
  write(recipient: number, content: NoticeContent, dueAt: number, route: Route): void;
  /** True while the notice of this kind about these thanks was never begun to be sent. */
  waits(kind: NoticeContent['kind'], thanks: number): boolean;
  /** Takes back what was told about these thanks, which are about to be deleted. */
  retract(thanks: number, at: number): void;
}

export function noticeWriter(db: Database): NoticeWriter {
  const insert = db.prepare(`
    INSERT INTO notice (recipient, kind, thanks, due_at, service_url, tenant, bot, conversation, activity)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const waiting = db.prepare<[string, number], { id: number }>(
    'SELECT id FROM notice WHERE kind = ? AND thanks = ? AND due_at IS NOT NULL AND attempts = 0',
  );
  const retract = db.prepare(`
    INSERT INTO notice (recipient, kind, due_at, service_url, tenant, bot, conversation, activity)
    SELECT recipient, 'retract', ?, service_url, tenant, bot, conversation, activity
    FROM notice WHERE thanks = ? AND outcome = 'delivered'`);
  return {
    write: (recipient, content, dueAt, route) => {
      const thanks = content.kind === 'retract' ? null : content.thanks;
      const message = content.kind === 'retract' ? content.message : undefined;
      insert.run(
        recipient,
        content.kind,
        thanks,
        dueAt,
        route.serviceUrl,
        route.tenantId ?? null,
        route.botId,
        message?.conversation ?? null,
        message?.activity ?? null,
      );
    },
    waits: (kind, thanks) => waiting.get(kind, thanks) !== undefined,
    retract: (thanks, at) => {
      retract.run(at, thanks);
    },
  };
}

function toNotice(row: Row): Notice {
  return {
    id: row.id,
    recipient: row.recipient,
    content:
      row.thanks === null || row.kind === 'retract'
        ? { kind: 'retract', message: { conversation: row.conversation ?? '', activity: row.activity ?? '' } }
        : { kind: row.kind, thanks: row.thanks },
    route: { serviceUrl: row.service_url, tenantId: row.tenant ?? undefined, botId: row.bot },
    attempts: row.attempts,
  };
}
