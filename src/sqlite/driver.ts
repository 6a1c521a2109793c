import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';

/**
 * better-sqlite3 in the version that this Node can run: 13 needs Node 22, and 12 aborts on Node 24.19 and later as
 * soon as a statement is garbage collected.
 *
 * @throws Error when the one for Node 20 could not be compiled during the installation.
 */
export function loadSqlite(): typeof Sqlite {
  const load = createRequire(__filename);
  if (Number(process.versions.node.split('.', 1)[0]) >= 22) return load('better-sqlite3') as typeof Sqlite;
  try {
    return load('better-sqlite3-node20') as typeof Sqlite;
  } catch (error) {
    const hint = 'Install Python 3, make and a C++ compiler, then run npm ci again; or use Node 22 or later.';
    throw new Error(`SQLite could not be loaded on Node ${process.versions.node}. ${hint}`, { cause: error });
  }
}
