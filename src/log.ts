import { AsyncLocalStorage } from 'node:async_hooks';
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

const requests = new AsyncLocalStorage<string>();

/** Every line that is logged while this works, wherever, carries the number of the request. */
export function inRequest<T>(id: string, work: () => T): T {
  return requests.run(id, work);
}

/** JSON lines on stderr, so that stdout stays free for answers. */
export function createLog(
  level: Config['logLevel'],
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const mixin = () => {
    const request = requests.getStore();
    return request === undefined ? {} : { request };
  };
  return pino({ level, base: null, mixin }, destination);
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
