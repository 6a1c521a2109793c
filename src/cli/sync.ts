import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../config';
import { AppError } from '../errors';
import { connectGraph, type GraphSettings } from '../graph/client';
import { createGraphDirectory } from '../graph/directory';
import { createLog } from '../log';
import type { ProfileWriter } from '../people/people-store';
import { createSyncPeople, PROFILES_REFUSED, type SyncProgress } from '../people/sync-people';
import { openDatabase, type Database } from '../sqlite/database';
import { createPeopleStore } from '../sqlite/people-store';
import { isServed } from '../sqlite/service-lock';
import { GAVE_WAY } from './sync-beside';

/** The settings that a sync needs. */
export type SyncConfig = Pick<Config, 'databaseUrl' | 'logLevel' | 'directory'> & {
  readonly graph: GraphSettings;
};

/** Where a sync writes. */
export interface SyncSurroundings {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Writes down what profiles say, in the same database. */
  readonly profiles: (db: Database) => ProfileWriter;
}

/** Between two transactions, in ms. */
const REST = 1;
/**
 * The same while a bot works beside. Its whole process stands still while it waits for the database, and SQLite looks
 * again after longer and longer pauses: with the short rest it found the door shut for seconds.
 */
const REST_BESIDE = 6;

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
  const asked = readArguments(argv);
  if (asked === undefined) {
    stderr.write('Usage: npm run sync [-- --full]\n');
    return 2;
  }
  const { full, 'give-way': giveWay } = asked;
  const rest = giveWay || isServed(config.databaseUrl) ? REST_BESIDE : REST;
  const db = openDatabase(config.databaseUrl);
  // What this writes can be read again, so a power cut may cost the last moments.
  db.pragma('synchronous = NORMAL');
  const ending = new AbortController();
  const end = () => ending.abort();
  process.once('SIGTERM', end).once('SIGINT', end);
  try {
    const log = createLog(config.logLevel);
    const send = connectGraph(config.graph, ending.signal);
    const syncPeople = createSyncPeople({
      directory: createGraphDirectory({ send, log, scope: config.directory, stopped: ending.signal }),
      store: createPeopleStore(db, {
        clock: Date.now,
        profiles: profiles(db),
        refreshDays: config.directory?.refreshDays,
        newcomerWeeks: config.directory?.newcomerWeeks,
        rest: async () => setTimeout(rest),
      }),
      log,
    });
    const result = await syncPeople({
      full,
      takeOver: !giveWay,
      progress: giveWay ? () => undefined : reporter(stderr),
      profilesRefused: () => void stderr.write(`${PROFILES_REFUSED}\n`),
    });
    if (result.unknown > 0) {
      stderr.write(`${result.unknown} profiles could not be read; what was known of them stays.\n`);
    }
    stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (giveWay && error instanceof AppError && error.code === 'conflict') return GAVE_WAY;
    if (!(error instanceof AppError) && !ending.signal.aborted) throw error;
    const why = error instanceof AppError ? error.message : 'The sync was stopped.';
    stderr.write(`${why} Nothing is lost: the next sync goes on from here.\n`);
    return 1;
  } finally {
    process.off('SIGTERM', end).off('SIGINT', end);
    db.close();
  }
}

/** Undefined when something else is asked for. `--give-way` is for the bot, which has time. */
function readArguments(argv: readonly string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...argv], options: { full: flag, 'give-way': flag } }).values;
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
    stderr.write(`${describe(progress)}\n`);
  };
}

/** `Profiles read: 4000 of 100000, 210 a second, about 8 min left`. */
function describe({ step, done, total, perSecond, secondsLeft }: SyncProgress): string {
  const parts = [
    `${step === 'people' ? 'People listed' : 'Profiles read'}: ${done}${total === undefined ? '' : ` of ${total}`}`,
    ...(perSecond ? [`${perSecond} a second`] : []),
    ...(secondsLeft && total !== done
      ? [`about ${secondsLeft < 90 ? `${secondsLeft} s` : `${Math.round(secondsLeft / 60)} min`} left`]
      : []),
  ];
  return parts.join(', ');
}
