import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { TextDecoder } from 'node:util';
import { rowsOf, separatorOf } from './delimited';

/** The rows of a file by the names of its columns. */
export interface Table<Column extends string> {
  /** The file's name without its folder. */
  readonly name: string;
  readonly rows: readonly Readonly<Record<Column, string>>[];
  /** Lines of rows that have more or fewer cells than the header; they are not among the rows. */
  readonly malformed: readonly number[];
}

/**
 * Reads a file with a header, columns in any order, further columns ignored.
 *
 * @throws Error naming the file when it is not UTF-8, lacks a column, or a quote never closes.
 */
export function readTable<Column extends string>(path: string, columns: readonly Column[]): Table<Column> {
  const name = basename(path);
  const text = decoded(readFileSync(path), name);
  const rows: Record<Column, string>[] = [];
  const malformed: number[] = [];
  let header: { width: number; places: [Column, number][] } | undefined;
  try {
    for (const { line, cells } of rowsOf(text, separatorOf(text))) {
      if (!header) {
        header = { width: cells.length, places: placesOf(columns, cells) };
      } else if (cells.length !== header.width) {
        malformed.push(line);
      } else {
        const entries = header.places.map(([column, place]) => [column, cells[place] ?? '']);
        rows.push(Object.fromEntries(entries) as Record<Column, string>);
      }
    }
  } catch (error) {
    throw new Error(`${name}, ${(error as Error).message}.`, { cause: error });
  }
  if (!header) throw new Error(`${name} is empty.`);
  return { name, rows, malformed };
}

function placesOf<Column extends string>(
  columns: readonly Column[],
  header: readonly string[],
): [Column, number][] {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const places = columns.map((column): [Column, number] => [column, names.indexOf(column.toLowerCase())]);
  const missing = places.filter(([, place]) => place < 0).map(([column]) => column);
  if (missing.length > 0) {
    throw new Error(`header: expected the column ${missing.join(', ')}, found ${header.join(', ')}`);
  }
  return places;
}

function decoded(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Error(`${name} is not UTF-8 text. Unpack it, or save it again as UTF-8.`, { cause: error });
  }
}

/**
 * Finds files in a folder by name, whatever the case, `_` and spaces taken as the same.
 *
 * @throws Error when there is no such folder.
 */
export function openFolder(folder: string): (...names: string[]) => string | undefined {
  const key = (name: string): string => name.toLowerCase().replaceAll('_', ' ');
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'There is no folder' : 'This is no folder that can be read:';
    throw new Error(`${why} ${folder}`, { cause: error });
  }
  const present = new Map(files.map((file) => [key(file), join(folder, file)]));
  return (...names) => names.map((name) => present.get(key(name))).find((path) => path !== undefined);
}
