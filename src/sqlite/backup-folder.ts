import * as fs from 'node:fs';
import { basename, join } from 'node:path';
import { DAY } from '../clock';
import { pathOf } from './copies';

/** From one night to the next, in ms, with an hour for a timer that is not to the minute. */
const TO_THE_NEXT = DAY + 3_600_000;

/** What a copy is called that was made then, such as `20260102T024000Z.db`. */
export function backupName(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')}.db`;
}

/**
 * Removes the copies of a folder, before they are older than people are told: whoever is not removed tonight must not
 * be too old by tomorrow night. When a copy was made stands in its name, because whoever moves files makes them new;
 * for copies with other names, the time of the file counts. What a backup that was killed left half goes with them.
 *
 * @param days as many as backups are kept.
 * @returns how many were removed.
 */
export function removeOldBackups(folder: string, days: number, now: number): number {
  if (!fs.existsSync(folder)) return 0;
  const old = fs
    .readdirSync(folder)
    .filter((name) => /\.db(\.growing-\d+)?$/.test(name))
    .map((name) => ({ path: join(folder, name), made: madeIn(name) }))
    .filter(({ path, made }) => (made ?? fs.statSync(path).mtimeMs) < now - days * DAY + TO_THE_NEXT);
  for (const { path } of old) fs.rmSync(path);
  return old.length;
}

/** The moment that a name tells, ms since 1970. */
function madeIn(name: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\./.exec(name);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1);
  const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** Puts the newest wishes to be forgotten beside the copies, for those that are older than a wish. */
export function copyWishesInto(folder: string, databaseUrl: string): void {
  const path = pathOf(databaseUrl);
  const wishes = `${path}.wishes`;
  if (path === undefined || !fs.existsSync(wishes)) return;
  const target = join(folder, basename(wishes));
  const growing = join(folder, `.${basename(wishes)}`);
  fs.copyFileSync(wishes, growing);
  fs.chmodSync(growing, 0o600);
  // In one step: half of it would be no help.
  fs.renameSync(growing, target);
}
