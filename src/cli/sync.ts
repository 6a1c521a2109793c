import { parseArgs } from 'node:util';
import type { Config } from '../config';
import { AppError } from '../errors';
import { connectGraph, type GraphSettings } from '../graph/client';
import { createGraphDirectory } from '../graph/directory';
import { createLog } from '../log';
import type { ProfileWriter } from '../people/people-store';
import { createSyncPeople, type SyncProgress } from '../people/sync-people';
import { openDatabase, type Database } from '../sqlite/database';
import { createPeopleStore } from '../sqlite/people-store';

/** The settings that a sync needs. */
export type SyncConfig = Pick<Config, 'databaseUrl' | 'logLevel'> & { readonly graph: GraphSettings };

/** Where a sync writes. */
export interface SyncSurroundings {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Writes down what profiles say, in the same database. */
  readonly profiles: (db: Database) => ProfileWriter;
}

/** Between two lines about how far it is, in ms. */
const SILENCE = 2000;

/**
 * `npm run sync [-- --full]`: one directory sync. Progress on stderr; the last line on stdout is the result as JSON.
 *
 * @returns the exit code: 0 when the run completed, 1 when it did not, 2 for unknown arguments.
 */
export async function sync(
  config: SyncConfig,
  argv: readonly string[],
  { stdout, stderr, profiles }: SyncSurroundings,
): Promise<number> {
  const full = readArguments(argv);
  if (full === undefined) {
    stderr.write('Usage: npm run sync [-- --full]\n');
    return 2;
  }
  const db = openDatabase(config.databaseUrl);
  try {
    const log = createLog(config.logLevel);
    const syncPeople = createSyncPeople({
      directory: createGraphDirectory({ send: connectGraph(config.graph), log }),
      store: createPeopleStore(db, { clock: Date.now, profiles: profiles(db) }),
      clock: Date.now,
      log,
    });
    const result = await syncPeople({ full, takeOver: true, progress: reporter(stderr) });
    if (result.unknown > 0) {
      stderr.write(`${result.unknown} profiles could not be read; what was known of them stays.\n`);
    }
    stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stderr.write(`${error.message} Nothing is lost: the next sync goes on from here.\n`);
    return 1;
  } finally {
    db.close();
  }
}

/** Whether `--full` is asked for; undefined when something else is. */
function readArguments(argv: readonly string[]): boolean | undefined {
  try {
    return parseArgs({ args: [...argv], options: { full: { type: 'boolean', default: false } } }).values.full;
  } catch {
    return undefined;
  }
}

function reporter(stderr: NodeJS.WritableStream): (progress: SyncProgress) => void {
  let step: SyncProgress['step'] | undefined;
  let written = 0;
  return (progress) => {
    if (progress.step === step && Date.now() - written < SILENCE) return;
    step = progress.step;
    written = Date.now();
    stderr.write(`${progress.step === 'people' ? 'People listed' : 'Profiles read'}: ${progress.done}\n`);
  };
}
