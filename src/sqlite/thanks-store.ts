import { AppError } from '../errors';
import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import {
  POSTED_THANKS,
  TAKE_BACK_WITHIN,
  THANKS_COUNT_ONCE_IN,
  TOLD_OF_THANKS,
  type FreshThanks,
  type Thanks,
  type ThanksStore,
} from '../thanks/thanks';
import { changeLog } from './change-log';
import type { Database } from './database';
import { noticeWriter } from './notice-store';
import { postWriter } from './post-store';
import { SELECT_THANKS, toThanks, type ThanksRow } from './thanks-rows';

/** Thanks in SQLite; each method is one transaction. */
export function createThanksStore(db: Database): ThanksStore {
  const notices = noticeWriter(db);
  const posts = postWriter(db);
  const changes = changeLog(db);
  const personKey = db.prepare<[string], { key: number }>('SELECT key FROM person WHERE id = ?');
  const byKey = db.prepare<[number], ThanksRow>(`${SELECT_THANKS} WHERE t.key = ?`);
  const recent = db.prepare<[number, number, string, number], ThanksRow>(
    `${SELECT_THANKS} WHERE t.asker = ? AND t.helper = ? AND t.skill = ? AND t.at > ? ORDER BY t.at DESC LIMIT 1`,
  );
  const insert = db.prepare('INSERT INTO thanks (asker, helper, skill, at) VALUES (?, ?, ?, ?)');
  const setSentence = db.prepare('UPDATE thanks SET sentence = ? WHERE key = ?');
  const unopen = db.prepare<[number, PersonId]>(
    'DELETE FROM sentence_consent WHERE thanks = ? AND person = (SELECT key FROM person WHERE id = ?)',
  );
  const last = db.prepare<[string, number], ThanksRow>(
    `${SELECT_THANKS} WHERE a.id = ? AND t.at > ? ORDER BY t.at DESC, t.key DESC LIMIT 1`,
  );
  const remove = db.prepare('DELETE FROM thanks WHERE key = ?');
  const given = db.prepare<[string, number], ThanksRow>(
    `${SELECT_THANKS} WHERE a.id = ? AND t.at > ? ORDER BY t.at DESC`,
  );
  const received = db.prepare<[string], ThanksRow>(
    `${SELECT_THANKS} WHERE h.id = ? ORDER BY t.at DESC, t.key DESC`,
  );

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

  const rewordSentence = db.transaction(
    (id: number, asker: PersonId, sentence: string, at: number): Thanks => {
      const row = byKey.get(id);
      if (!row || row.asker !== asker || row.sentence === null)
        throw new AppError('not_found', 'no such sentence');
      if (row.sentence === sentence) return toThanks(row);
      setSentence.run(sentence, id);
      unopen.run(id, row.helper);
      for (const kind of TOLD_OF_THANKS) notices.touch({ kind, subject: id }, at);
      posts.withdraw({ kind: POSTED_THANKS, subject: id }, at);
      return toThanks({ ...row, sentence, helper_opens: 0 });
    },
  );

  const takeBack = db.transaction((asker: PersonId, now: number, named?: number): Thanks | undefined => {
    const row = named === undefined ? last.get(asker, now - TAKE_BACK_WITHIN) : byKey.get(named);
    if (!row || row.asker !== asker || row.at <= now - TAKE_BACK_WITHIN) return undefined;
    for (const kind of TOLD_OF_THANKS) notices.withdraw({ kind, subject: row.key }, now);
    posts.withdraw({ kind: POSTED_THANKS, subject: row.key }, now);
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
    rewordSentence: async (...args) => rewordSentence.immediate(...args),
    takeBack: async (...args) => takeBack.immediate(...args),
    given: async (asker, since) => given.all(asker, since).map(toThanks),
    received: async (helper) => received.all(helper).map(toThanks),
  };
}
