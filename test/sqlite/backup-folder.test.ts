import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
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

test('what has another name is somebody else’s and stays; half a copy goes', () => {
  const last = night();
  const old = new Date(NIGHT - 400 * DAY);
  const others = ['before-update.db', 'notes.txt', '20240101T020000Z.db.txt'];
  for (const name of [...others, '20260101T020000Z.db.growing-77']) writeFileSync(join(copies, name), '');
  for (const name of others) utimesSync(join(copies, name), old, old);
  mkdirSync(join(copies, '20240101T020000Z.db'));
  symlinkSync(join(copies, 'nowhere'), join(copies, '20240102T020000Z.db'));
  night(NIGHT + DAY);
  const left = readdirSync(copies);
  expect(left).toEqual(expect.arrayContaining([...others, '20240101T020000Z.db', '20240102T020000Z.db']));
  expect(left).not.toContain('20260101T020000Z.db.growing-77');
  expect(existsSync(last.file)).toBe(true);
});

test('the folder of the database takes no copies, by whatever name it is called', () => {
  const old = new Date(NIGHT - 400 * DAY);
  utimesSync(join(house, 'house.db'), old, old);
  symlinkSync(house, join(house, 'link'));
  for (const place of [house, `${house}/`, join(house, 'link')]) {
    copies = place;
    expect(() => night(NIGHT, 1)).toThrow('a folder of their own');
  }
  expect(inspect(join(house, 'house.db'))).toMatchObject({ people: 0 });
  expect(readdirSync(house).sort()).toEqual(expect.arrayContaining(['house.db', 'link']));
});

test('where copies are kept for a day, that of last night goes only once the new one is there', () => {
  const first = night(NIGHT, 1);
  // Nothing can be copied over a folder.
  mkdirSync(join(copies, backupName(NIGHT + DAY - HOUR)));
  expect(() => night(NIGHT + DAY - HOUR, 1)).toThrow();
  expect(existsSync(first.file)).toBe(true);
  expect(night(NIGHT + DAY - HOUR + 1000, 1)).toMatchObject({ removed: 1 });
  expect(existsSync(first.file)).toBe(false);
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
