import type { Database } from './database';

/**
 * What somebody's leaving means for requests: theirs, those they said yes to, and those that wait for their answer are
 * looked at again at once. Writes belong into the transaction in which the directory's word is stored.
 *
 * @returns takes the key of the person, and the moment in ms.
 */
export function createDepartures(db: Database): (person: number, now: number) => void {
  const waitNoLonger = db.prepare<{ person: number; now: number }>(
    `UPDATE ping SET until = min(until, @now) WHERE helper = @person AND answer IS NULL AND passed_at IS NULL`,
  );
  // A new version, so that no step that was decided before counts.
  const lookAgain = db.prepare<{ person: number; now: number }>(
    `UPDATE request SET due_at = @now, version = version + 1
     WHERE done_at IS NULL AND (asker = @person OR key IN (SELECT request FROM ping
       WHERE helper = @person AND (answer = 'accept' OR (answer IS NULL AND passed_at IS NULL))))`,
  );
  return (person, now) => {
    waitNoLonger.run({ person, now });
    lookAgain.run({ person, now });
  };
}
