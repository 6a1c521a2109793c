import { existsSync, statSync } from 'node:fs';
import { copyInto, inspect, pathOf } from '../sqlite/copies';
import { loadSqlite } from '../sqlite/driver';
import type { Output } from './package';

/**
 * `npm run backup -- FILE`: the database as of one moment in one new file, while a service works on it. The last line
 * on stdout is the result as JSON.
 *
 * @returns the exit code: 0, or 2 for other arguments.
 * @throws Error when there is no database, the file is there already, or the copy is not whole.
 */
export function backup(
  config: { readonly databaseUrl: string },
  argv: readonly string[],
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output },
): number {
  const [target, ...more] = argv;
  if (target === undefined || target.startsWith('-') || more.length > 0) {
    stderr.write('Usage: npm run backup -- FILE\n');
    return 2;
  }
  const path = pathOf(config.databaseUrl);
  if (path === undefined || !existsSync(path)) {
    throw new Error(`There is no database ${config.databaseUrl}; DATABASE_URL says where it is.`);
  }
  const started = performance.now();
  const db = new (loadSqlite())(path, { fileMustExist: true });
  try {
    copyInto(db, target);
  } finally {
    db.close();
  }
  const result = { file: target, bytes: statSync(target).size, ...inspect(target) };
  stdout.write(`${JSON.stringify({ ...result, ms: Math.round(performance.now() - started) })}\n`);
  return 0;
}
