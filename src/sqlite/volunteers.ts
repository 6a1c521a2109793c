import type { PersonId } from '../people/person';
import { MISSED_AFTER } from '../requests/routing';
import { isSeeking } from '../requests/states';
import { championRows } from './champion-rows';
import type { Database } from './database';
import { createOffersTopic } from './offers-topic';
import { nextKey, type PingRow, type RequestRow, type RequestRows } from './request-rows';

/**
 * Takes the yes of somebody who was not asked: of a champion of the topic; of whoever offers it, once the question has
 * missed a helper for a day; or of whoever reads the post to the community. It counts of people whom the directory
 * lists, not of guests, and not where one of the two does not want to hear from the other. What was asked without a name
 * they may say yes to even if they blocked its asker, or a refusal would tell them whose it is.
 *
 * @returns the ping that is to be answered; undefined where their yes does not count. Writes belong into a transaction.
 */
export function createVolunteers(
  db: Database,
  rows: RequestRows,
): (row: RequestRow, helper: PersonId, at: number) => PingRow | undefined {
  const champions = championRows(db);
  const offersTopic = createOffersTopic(db);
  const mayHelp = db
    .prepare<{ helper: PersonId; asker: number; anonymous: number }, number>(
      `SELECT p.key FROM person p
       WHERE p.id = @helper AND p.key <> @asker AND p.listed = 1 AND p.enabled = 1 AND p.guest = 0
         AND NOT EXISTS (SELECT 1 FROM asker_block b
           WHERE (b.helper = p.key AND b.asker = @asker AND @anonymous = 0) OR (b.helper = @asker AND b.asker = p.key))`,
    )
    .pluck();
  const insertPing = db.prepare(
    `INSERT INTO ping (key, request, helper, at, until) VALUES (${nextKey('ping')}, ?, ?, ?, ?)`,
  );

  /** Whom the asker picked is asked alone, until that came to nothing. */
  const isForOne = (row: RequestRow): boolean =>
    row.chosen_id !== null &&
    rows.pingsOf(row.key).every((ping) => ping.answer === null && ping.passed_at === null);

  return (row, helper, at) => {
    if (!isSeeking(row.state)) return undefined;
    const key = mayHelp.get({ helper, asker: row.asker, anonymous: row.anonymous });
    if (key === undefined) return undefined;
    const isMissed = row.made_at <= at - MISSED_AFTER;
    const mayKnow =
      champions.since(key, row.skill) !== undefined || (isMissed && offersTopic(key, row.skill));
    if (row.posted_at === null && (isForOne(row) || !mayKnow)) return undefined;
    insertPing.run(row.key, key, at, at);
    return rows.pingOf(row.key, helper);
  };
}
