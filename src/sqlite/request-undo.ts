import { UNDO_REQUEST_WITHIN } from '../changes/change';
import { about } from '../requests/request';
import { isSeeking } from '../requests/states';
import type { Before, SkillBefore } from './change-log';
import { championRows } from './champion-rows';
import type { Database } from './database';
import { requestChanges } from './request-changes';
import type { PingRow, RequestRow } from './request-rows';

type RequestBefore = Before & { readonly kind: 'request' };

/**
 * Takes back what a person did to a request, inside the caller's transaction. Whoever was asked because of it stays
 * asked.
 *
 * @returns false when it is too late: the request has gone on, or a day has passed.
 */
export function createRequestUndo(
  db: Database,
  restore: (person: number, skills: readonly SkillBefore[]) => void,
): (person: number, before: RequestBefore, now: number) => boolean {
  const { rows, notices, move } = requestChanges(db);
  const champions = championRows(db);
  const setAnswer = db.prepare(
    'UPDATE ping SET answer = ?, answered_at = CASE WHEN ? THEN answered_at END WHERE key = ?',
  );
  // An asker who was blocked before, by another question, stays so, and nothing tells.
  const unblock = db.prepare('DELETE FROM asker_block WHERE helper = ? AND asker = ? AND at = ?');
  const unmark = db.prepare(
    `UPDATE ping SET unwanted_at = NULL
     WHERE helper = ? AND unwanted_at = ? AND request IN (SELECT key FROM request WHERE asker = ?)`,
  );

  function unanswer(
    row: RequestRow,
    ping: PingRow,
    did: 'accept' | 'later' | 'decline',
    now: number,
  ): boolean {
    if (ping.answer !== did) return false;
    if (did === 'accept') {
      if (row.state !== 'accepted') return false;
      setAnswer.run(null, 0, ping.key);
      return move(row, 'take back yes', ping.helper, now, { dueAt: now, acceptedAt: null, remindAt: null });
    }
    setAnswer.run(null, 0, ping.key);
    move(row, 'take back no', ping.helper, now, isSeeking(row.state) ? { dueAt: now } : {});
    notices.touch(about('ping', ping.key), now);
    return true;
  }

  function goBack(row: RequestRow, ping: PingRow | undefined, before: RequestBefore, now: number): boolean {
    switch (before.did) {
      case 'ask':
        return move(row, 'withdraw', row.asker, now);
      case 'withdraw':
        return move(row, 'take back withdraw', row.asker, now, { dueAt: now });
      case 'solved':
        return move(row, 'take back solved', row.asker, now, { dueAt: now, remindAt: null });
      case 'unsolved':
        if (!ping || ping.answer !== 'tried' || row.state !== 'asking') return false;
        setAnswer.run('accept', 1, ping.key);
        return move(row, 'take back unsolved', row.asker, now, {
          acceptedAt: row.accepted_at ?? ping.answered_at,
          dueAt: now,
          remindAt: null,
        });
      case 'block':
        if (!ping) return false;
        return (
          unblock.run(ping.helper, row.asker, before.at).changes +
            unmark.run(ping.helper, before.at, row.asker).changes >
          0
        );
      case 'accept':
      case 'later':
      case 'decline':
        return ping !== undefined && unanswer(row, ping, before.did, now);
    }
  }

  return (person, before, now) => {
    if (now - before.at > UNDO_REQUEST_WITHIN) return false;
    // The topic comes back whatever became of the request.
    if (before.skills) restore(person, before.skills);
    if (before.champion) champions.add(person, before.champion.skill, before.champion.since);
    const row = rows.find(before.request);
    const ping = before.ping === undefined ? undefined : rows.ping(before.ping);
    const done = row !== undefined && goBack(row, ping, before, now);
    return done || before.skills !== undefined;
  };
}
