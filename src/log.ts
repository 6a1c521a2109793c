import { format } from 'node:util';
import pino from 'pino';
import type { Config } from './config';

/** What a turn or a use case may log to. Names, mail, questions and thanks never stand in it at info level. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

/** JSON lines on stderr, so that stdout stays free for answers. */
export function createLog(level: Config['logLevel']): Log {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}

/**
 * Libraries print past the log; the adapter does with every forged token. From now on that is logged at `debug`: what
 * matters of it, they throw as well.
 *
 * @returns a function that gives the console back.
 */
export function consoleToLog(log: Log): () => void {
  const { console: printer } = globalThis;
  const before = { ...printer };
  const say = (...words: unknown[]) =>
    log.debug({ printed: format(...words).slice(0, 1000) }, 'a library says');
  Object.assign(printer, { error: say, warn: say, log: say, info: say });
  return () => void Object.assign(printer, before);
}
