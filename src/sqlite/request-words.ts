import type { PersonId } from '../people/person';
import { about, type Done, type RequestStore } from '../requests/request';
import { isSeeking } from '../requests/states';
import { changeLog } from './change-log';
import type { Database } from './database';
import { FINDABLE } from './findable';
import type { RequestChanges } from './request-changes';
import { toRequest, type PingRow } from './request-rows';

/** What is said about a request's words: better ones, and those that a helper does not want to read. */
export function createRequestWords(
  db: Database,
  { rows, notices, move, touchAsker, touchPings }: RequestChanges,
): Pick<RequestStore, 'reword' | 'block' | 'hasBlocked' | 'unblock' | 'report' | 'findableIn'> {
  const last = changeLog(db);
  const setWords = db.prepare(
    'UPDATE request SET question = ?, skill = ?, version = version + 1, due_at = ? WHERE key = ?',
  );
  const block = db.prepare('INSERT OR IGNORE INTO asker_block (helper, asker, at) VALUES (?, ?, ?)');
  // Which others are of the same person, nobody may learn from a question without a name.
  const unwanted = db.prepare<
    { ping: PingRow['key']; helper: number; asker: number; named: number },
    Pick<PingRow, 'key' | 'request' | 'answer' | 'passed_at'>
  >(
    `SELECT p.key, p.request, p.answer, p.passed_at FROM ping p JOIN request r ON r.key = p.request
     WHERE p.helper = @helper AND r.asker = @asker AND p.unwanted_at IS NULL
       AND (p.key = @ping OR (@named AND NOT r.anonymous AND r.done_at IS NULL AND p.answer IS NULL))`,
  );
  const mark = db.prepare('UPDATE ping SET unwanted_at = ? WHERE key = ?');
  const pass = db.prepare('UPDATE ping SET passed_at = ? WHERE key = ?');
  const anyBlock = db.prepare<[PersonId]>(
    'SELECT 1 FROM asker_block b JOIN person p ON p.key = b.helper WHERE p.id = ? LIMIT 1',
  );
  const unblock = db.prepare<[PersonId]>(
    'DELETE FROM asker_block WHERE helper = (SELECT key FROM person WHERE id = ?)',
  );
  const unmark = db.prepare<[PersonId]>(
    'UPDATE ping SET unwanted_at = NULL WHERE helper = (SELECT key FROM person WHERE id = ?)',
  );
  const findable = db
    .prepare<{ department: string; now: number }, number>(
      `SELECT count(*) FROM person p LEFT JOIN choice c ON c.person = p.key
       WHERE p.department = @department AND ${FINDABLE}`,
    )
    .pluck();
  const report = db.prepare('UPDATE ping SET reported_at = ? WHERE key = ? AND reported_at IS NULL');

  const reword = db.transaction(
    (
      request: number,
      asker: PersonId,
      change: { readonly question?: string | undefined; readonly skill?: string | undefined },
      at: number,
    ): Done => {
      const row = rows.find(request);
      if (!row || row.asker_id !== asker) return { kind: 'none' };
      if (!isSeeking(row.state)) return { kind: 'over', request: toRequest(row) };
      const question = change.question ?? row.question;
      const skill = change.skill ?? row.skill;
      if (question === row.question && skill === row.skill) return { kind: 'same', request: toRequest(row) };
      setWords.run(question, skill, skill === row.skill ? row.due_at : at, request);
      touchAsker(request, at);
      touchPings(request, at);
      return { kind: 'done', request: toRequest(rows.find(request) ?? row) };
    },
  );

  return {
    reword: async (...args) => reword.immediate(...args),
    block: async (request, helper, at) =>
      db
        .transaction(() => {
          const row = rows.find(request);
          const ping = rows.pingOf(request, helper);
          if (!row || !ping) return false;
          block.run(ping.helper, row.asker, at);
          // Pressed twice. Only this question tells so: whether its asker was blocked before, nothing may.
          if (ping.unwanted_at !== null) return true;
          last.record(ping.helper, { kind: 'request', did: 'block', request, ping: ping.key, at });
          const people = { helper: ping.helper, asker: row.asker, named: 1 - row.anonymous };
          // Whoever does not want to read them is not waited for.
          for (const one of unwanted.all({ ...people, ping: ping.key })) {
            mark.run(at, one.key);
            const asked = rows.find(one.request);
            if (!asked || !isSeeking(asked.state) || one.answer !== null || one.passed_at !== null) continue;
            pass.run(at, one.key);
            move(asked, 'pass', null, at, { dueAt: at });
          }
          return true;
        })
        .immediate(),
    hasBlocked: async (helper) => anyBlock.get(helper) !== undefined,
    unblock: async (helper) =>
      db
        .transaction(() => {
          unblock.run(helper);
          unmark.run(helper);
        })
        .immediate(),
    report: async (request, helper, managers, at) =>
      db
        .transaction(() => {
          const row = rows.find(request);
          const ping = rows.pingOf(request, helper);
          if (!row || !ping) return false;
          if (report.run(at, ping.key).changes === 0) return true;
          // Whoever wrote it is not told that somebody showed it; without a name, whom it does not reach would tell whose it is.
          const isKnown = row.anonymous === 0 || ping.answer === 'accept' || ping.answer === 'tried';
          for (const manager of managers) {
            const key = rows.keyOf(manager);
            if (key !== undefined && !(isKnown && key === row.asker))
              notices.write(key, about('report', ping.key), at, toRequest(row).route);
          }
          return true;
        })
        .immediate(),
    findableIn: async (department, now) => findable.get({ department, now }) ?? 0,
  };
}
