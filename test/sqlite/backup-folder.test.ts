import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backup } from '../../src/cli/backup';
import { DAY } from '../../src/clock';
import { backupName } from '../../src/sqlite/backup-folder';
import { inspect } from '../../src/sqlite/copies';
import { openDatabase } from '../../src/sqlite/database';

const HOUR = DAY / 24;
const NIGHT = Date.UTC(2026, 0, 31, 2, 40);

let house: string;
let copies: string;
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'copies-'));
  copies = join(house, 'backups/');
  openDatabase(`file:${join(house, 'house.db')}`).close();
});
afterEach(() => rmSync(house, { recursive: true }));

function night(at = NIGHT, backupDays = 30): { readonly file: string; readonly removed: number } {
  let out = '';
  const config = { databaseUrl: `file:${join(house, 'house.db')}`, terms: { backupDays } };
  const stdout = { write: (text: string) => (out += text) };
  expect(backup(config, [copies], { stdout, stderr: stdout, clock: () => at })).toBe(0);
  return JSON.parse(out) as ReturnType<typeof night>;
}

test('a folder keeps copies by their moment, and none for longer than people are told', () => {
  const { file } = night();
  expect(file).toMatch(/backups\/20260131T024000Z\.db$/);
  expect(inspect(file)).toMatchObject({ people: 0 });
  // The 30 nights before, by a timer that is some minutes early or late.
  for (let day = 1; day <= 30; day += 1)
    writeFileSync(join(copies, backupName(NIGHT - day * DAY + (day % 3) * (HOUR / 6))), '');
  expect(night(NIGHT + HOUR)).toMatchObject({ removed: 2 });
  // That of 29 nights ago would be older than 30 days before the next night is over.
  expect(readdirSync(copies).sort()[0]).toBe('20260103T025000Z.db');
});

test('copies with other names go by their time, what is no copy stays, and a restart of the count is none', () => {
  const last = night();
  const old = new Date(NIGHT - 31 * DAY);
  for (const name of ['before-update.db', '20260101T020000Z.db.growing-77', 'notes.txt', 'fresh.db'])
    writeFileSync(join(copies, name), '');
  for (const name of ['before-update.db', 'notes.txt']) utimesSync(join(copies, name), old, old);
  utimesSync(join(copies, 'fresh.db'), new Date(NIGHT), new Date(NIGHT));
  // Moved to another machine, a copy is a new file; its name still tells.
  writeFileSync(join(copies, '20251230T024000Z.db'), '');
  expect(night(NIGHT + DAY)).toMatchObject({ removed: 3 });
  expect(readdirSync(copies)).toEqual(expect.arrayContaining(['notes.txt', 'fresh.db']));
  expect(existsSync(last.file)).toBe(true);
});

test('the newest wishes lie beside, also when no copies are kept', () => {
  night();
  expect(existsSync(join(copies, 'house.db.wishes'))).toBe(false);
  writeFileSync(join(house, 'house.db.wishes'), 'one');
  expect(() => night(NIGHT + DAY, 0)).toThrow('RETENTION_BACKUPS_DAYS is 0');
  expect(readdirSync(copies)).toEqual(['house.db.wishes']);
  writeFileSync(join(house, 'house.db.wishes'), 'two');
  night(NIGHT + 2 * DAY);
  expect(readFileSync(join(copies, 'house.db.wishes'), 'utf8')).toBe('two');
});
