import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { DAY } from '../clock';

/** From one night to the next, in ms, with an hour for a timer that is not to the minute. */
const TO_THE_NEXT = DAY + 3_600_000;

/** What a copy is called that was made then, such as `20260102T024000Z.db`. */
export function backupName(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.db`;
}

/**
 * Removes the copies of a folder that are older than people are told, by the moment in their names, because whoever moves
 * files makes them new. What a backup that was killed left half goes with them. Files with other names are somebody
 * else's: they stay.
 *
 * @param days as many as backups are kept.
 * @param until `tomorrow`: whoever is not removed tonight must not be too old by tomorrow night.
 * @returns how many were removed.
 */
export function removeOldBackups(folder: string, days: number, now: number, until?: 'tomorrow'): number {
  // Names tell whole seconds, and that of just now is tonight's.
  const tonight = Math.floor(now / 1000) * 1000;
  const limit = Math.min(now - days * DAY + (until ? TO_THE_NEXT : 0), tonight);
  const old = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && (madeIn(entry.name) ?? Infinity) < limit);
  for (const { name } of old) fs.rmSync(join(folder, name));
  return old.length;
}

/** The moment that the name of a copy tells, ms since 1970. */
function madeIn(name: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db(?:\.growing-\d+)?$/.exec(name);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1);
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** Puts the newest wishes to be forgotten beside the copies, for those that are older than a wish. */
export function copyWishesInto(folder: string, database: string): void {
  const wishes = `${database}.wishes`;
  if (!fs.existsSync(wishes)) return;
  const target = join(folder, basename(wishes));
  const growing = join(folder, `.${basename(wishes)}`);
  fs.copyFileSync(wishes, growing);
  fs.chmodSync(growing, 0o600);
  // In one step: half of it would be no help.
  fs.renameSync(growing, target);
}
