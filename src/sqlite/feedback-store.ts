import { DAY } from '../clock';
import { AppError } from '../errors';
import {
  aboutFeedback,
  FEEDBACK_PER_DAY,
  SAME_FEEDBACK_WITHIN,
  type Feedback,
  type FeedbackStore,
  type FreshFeedback,
} from '../feedback/feedback';
import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { routeOf, type RouteRow } from './written-to';

interface Row extends RouteRow {
  readonly key: number;
  readonly author: number;
  readonly author_id: PersonId;
  readonly text: string;
  readonly anonymous: number;
  readonly at: number;
  readonly answer: string | null;
  readonly answered_by: PersonId | null;
}

/** Words to the community managers in SQLite; each method is one transaction. */
export function createFeedbackStore(db: Database): FeedbackStore {
  const notices = noticeWriter(db);
  const keyOf = db.prepare<[PersonId], number>('SELECT key FROM person WHERE id = ?').pluck();
  const byKey = db.prepare<[number], Row>(
    `SELECT f.*, p.id AS author_id, b.id AS answered_by
     FROM feedback f JOIN person p ON p.key = f.author
       LEFT JOIN feedback_answer a ON a.feedback = f.key LEFT JOIN person b ON b.key = a.by
     WHERE f.key = ?`,
  );
  const same = db.prepare<[number, string, number], unknown>(
    'SELECT 1 FROM feedback WHERE author = ? AND text = ? AND at > ?',
  );
  const count = db
    .prepare<[number, number], number>('SELECT count(*) FROM feedback WHERE author = ? AND at > ?')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO feedback (author, text, anonymous, at, service_url, tenant, bot)
     VALUES (@author, @text, @anonymous, @at, @serviceUrl, @tenant, @bot)`,
  );
  const setAnswer = db.prepare('UPDATE feedback SET answer = ? WHERE key = ?');
  const noteAnswer = db.prepare('INSERT INTO feedback_answer (feedback, by, answered_at) VALUES (?, ?, ?)');

  const send = db.transaction((fresh: FreshFeedback, managers: readonly PersonId[], route: Route) => {
    const { text, at } = fresh;
    const author = keyOf.get(fresh.author);
    if (author === undefined) throw new AppError('not_found', 'person unknown');
    if (same.get(author, text, at - SAME_FEEDBACK_WITHIN)) return 'same' as const;
    if ((count.get(author, at - DAY) ?? 0) >= FEEDBACK_PER_DAY) return 'limited' as const;
    const { serviceUrl, tenantId: tenant = null, botId: bot } = route;
    const row = { author, text, anonymous: Number(fresh.anonymous), at, serviceUrl, tenant, bot };
    const key = Number(insert.run(row).lastInsertRowid);
    for (const manager of managers) {
      const recipient = keyOf.get(manager);
      if (recipient !== undefined) notices.write(recipient, aboutFeedback('feedback', key), at, route);
    }
    return 'sent' as const;
  });

  const answer = db.transaction((id: number, by: PersonId, text: string, at: number): boolean => {
    const row = byKey.get(id);
    const answerer = keyOf.get(by);
    if (!row || row.answer !== null || answerer === undefined) return false;
    setAnswer.run(text, id);
    noteAnswer.run(id, answerer, at);
    notices.write(row.author, aboutFeedback('feedback-answer', id), at, routeOf(row));
    notices.touch(aboutFeedback('feedback', id), at);
    return true;
  });

  return {
    send: async (...args) => send.immediate(...args),
    find: async (id) => {
      const row = byKey.get(id);
      return row && toFeedback(row);
    },
    answer: async (...args) => answer.immediate(...args),
  };
}

function toFeedback(row: Row): Feedback {
  return {
    id: row.key,
    author: row.author_id,
    text: row.text,
    anonymous: row.anonymous === 1,
    at: row.at,
    answer:
      row.answer === null || row.answered_by === null ? undefined : { text: row.answer, by: row.answered_by },
  };
}
