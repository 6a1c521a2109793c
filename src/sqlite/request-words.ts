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
  const since = db
    .prepare<[number, number], number>('SELECT at FROM asker_block WHERE helper = ? AND asker = ?')
    .pluck();
  // Which others are of the same person, nobody may learn from a question without a name.
  const unwanted = db.prepare<
    { ping: PingRow['key']; helper: number; asker: number; named: number; since: number },
    Pick<PingRow, 'key' | 'request' | 'passed_at'>
  >(
    `SELECT p.key, p.request, p.passed_at FROM ping p JOIN request r ON r.key = p.request
     WHERE p.helper = @helper AND r.asker = @asker AND (p.key = @ping OR (@named AND NOT r.anonymous))
       AND r.done_at IS NULL AND p.answer IS NULL AND p.passed_at IS NOT @since`,
  );
  const pass = db.prepare('UPDATE ping SET passed_at = ? WHERE key = ?');
  const anyBlock = db.prepare<[PersonId]>(
    'SELECT 1 FROM asker_block b JOIN person p ON p.key = b.helper WHERE p.id = ? LIMIT 1',
  );
  const unblock = db.prepare<[PersonId]>(
    'DELETE FROM asker_block WHERE helper = (SELECT key FROM person WHERE id = ?)',
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
          const isNew = block.run(ping.helper, row.asker, at).changes > 0;
          const from = since.get(ping.helper, row.asker) ?? at;
          const people = { helper: ping.helper, asker: row.asker, named: 1 - row.anonymous };
          const freed = unwanted.all({ ...people, ping: ping.key, since: from });
          if (!isNew && freed.length === 0) return true;
          last.record(ping.helper, { kind: 'request', did: 'block', request, ping: ping.key, at });
          // Whoever does not want to read them is not waited for; the moment of the block takes them off the list.
          for (const one of freed) {
            const asked = rows.find(one.request);
            pass.run(from, one.key);
            if (!asked || !isSeeking(asked.state) || one.passed_at !== null) continue;
            move(asked, 'pass', null, at, { dueAt: at });
          }
          return true;
        })
        .immediate(),
    hasBlocked: async (helper) => anyBlock.get(helper) !== undefined,
    unblock: async (helper) => void unblock.run(helper),
    report: async (request, helper, managers, at) =>
      db
        .transaction(() => {
          const row = rows.find(request);
          const ping = rows.pingOf(request, helper);
          if (!row || !ping) return false;
          if (report.run(at, ping.key).changes === 0) return true;
          for (const manager of managers) {
            const key = rows.keyOf(manager);
            if (key !== undefined) notices.write(key, about('report', ping.key), at, toRequest(row).route);
          }
          return true;
        })
        .immediate(),
    findableIn: async (department, now) => findable.get({ department, now }) ?? 0,
  };
}
