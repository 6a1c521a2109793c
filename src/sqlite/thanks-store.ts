import { AppError } from '../errors';
import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import {
  TAKE_BACK_WITHIN,
  THANKS_COUNT_ONCE_IN,
  type FreshThanks,
  type Thanks,
  type ThanksStore,
} from '../thanks/thanks';
import { changeLog } from './change-log';
import type { Database } from './database';
import { noticeWriter } from './notice-store';

interface Row {
  readonly key: number;
  readonly asker: string | null;
  readonly helper: string;
  readonly skill: string;
  readonly sentence: string | null;
  readonly at: number;
}

const SELECT = `
  SELECT t.key, a.id AS asker, h.id AS helper, t.skill, t.sentence, t.at
  FROM thanks t LEFT JOIN person a ON a.key = t.asker JOIN person h ON h.key = t.helper`;

/** Thanks in SQLite; each method is one transaction. */
export function createThanksStore(db: Database): ThanksStore {
  const notices = noticeWriter(db);
  const changes = changeLog(db);
  const personKey = db.prepare<[string], { key: number }>('SELECT key FROM person WHERE id = ?');
  const byKey = db.prepare<[number], Row>(`${SELECT} WHERE t.key = ?`);
  const recent = db.prepare<[number, number, string, number], Row>(
    `${SELECT} WHERE t.asker = ? AND t.helper = ? AND t.skill = ? AND t.at > ? ORDER BY t.at DESC LIMIT 1`,
  );
  const insert = db.prepare('INSERT INTO thanks (asker, helper, skill, at) VALUES (?, ?, ?, ?)');
  const setSentence = db.prepare('UPDATE thanks SET sentence = ? WHERE key = ?');
  const last = db.prepare<[string, number], Row>(
    `${SELECT} WHERE a.id = ? AND t.at > ? ORDER BY t.at DESC, t.key DESC LIMIT 1`,
  );
  const remove = db.prepare('DELETE FROM thanks WHERE key = ?');
  const given = db.prepare<[string, number], Row>(`${SELECT} WHERE a.id = ? AND t.at > ? ORDER BY t.at DESC`);
  const received = db.prepare<[string], Row>(`${SELECT} WHERE h.id = ? ORDER BY t.at DESC, t.key DESC`);

  function keyOf(id: PersonId): number {
    const row = personKey.get(id);
    if (!row) throw new AppError('not_found', 'person unknown');
    return row.key;
  }

  const thank = db.transaction((thanks: FreshThanks, route: Route) => {
    if (thanks.asker === thanks.helper) throw new AppError('invalid', 'thanks to oneself');
    const asker = keyOf(thanks.asker);
    const helper = keyOf(thanks.helper);
    const skill = thanks.skill ?? '';
    const given = recent.get(asker, helper, skill, thanks.at - THANKS_COUNT_ONCE_IN);
    if (given) return { thanks: toThanks(given), fresh: false };
    const id = Number(insert.run(asker, helper, skill, thanks.at).lastInsertRowid);
    notices.write(helper, { kind: 'thanks', subject: id }, thanks.at, route);
    changes.record(asker, { kind: 'thanks', thanks: id });
    return { thanks: { ...thanks, id }, fresh: true };
  });

  const addSentence = db.transaction(
    (id: number, asker: PersonId, sentence: string, at: number, route: Route): Thanks => {
      const row = byKey.get(id);
      if (!row || row.asker !== asker) throw new AppError('not_found', 'no such thanks');
      if (row.sentence !== null && row.sentence !== sentence)
        throw new AppError('conflict', 'has a sentence');
      if (row.sentence === null) {
        setSentence.run(sentence, id);
        // Not yet sent: then the thanks carry the sentence themselves.
        if (!notices.waits({ kind: 'thanks', subject: id })) {
          notices.write(keyOf(row.helper), { kind: 'sentence', subject: id }, at, route);
        }
      }
      return toThanks({ ...row, sentence });
    },
  );

  const takeBack = db.transaction((asker: PersonId, now: number, named?: number): Thanks | undefined => {
    const row = named === undefined ? last.get(asker, now - TAKE_BACK_WITHIN) : byKey.get(named);
    if (!row || row.asker !== asker || row.at <= now - TAKE_BACK_WITHIN) return undefined;
    for (const kind of ['thanks', 'sentence']) notices.withdraw({ kind, subject: row.key }, now);
    remove.run(row.key);
    return toThanks(row);
  });

  return {
    thank: async (thanks, route) => thank.immediate(thanks, route),
    find: async (id) => {
      const row = byKey.get(id);
      return row && toThanks(row);
    },
    addSentence: async (...args) => addSentence.immediate(...args),
    takeBack: async (...args) => takeBack.immediate(...args),
    given: async (asker, since) => given.all(asker, since).map(toThanks),
    received: async (helper) => received.all(helper).map(toThanks),
  };
}

function toThanks(row: Row): Thanks {
  return {
    id: row.key,
    asker: row.asker ?? undefined,
    helper: row.helper,
    skill: row.skill || undefined,
    sentence: row.sentence ?? undefined,
    at: row.at,
  };
}
