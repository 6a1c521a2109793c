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
