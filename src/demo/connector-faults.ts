import type { ServerResponse } from 'node:http';
import { Refusal, sendRefusal } from './connector-http';

/** A mishap that the bot should survive. */
export interface Fault {
  /** HTTP status of the answer, or a connection that breaks. */
  readonly answer: number | 'reset';
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter?: number;
  /** How many requests it hits; one unless told. */
  readonly times?: number;
  /** Which requests it hits; all unless told. */
  readonly on?: (method: string, path: string) => boolean;
}

const CODES: Readonly<Record<number, string>> = {
  403: 'MessageWritesBlocked',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
};

/** Mishaps in the order they were asked for. */
export function createFaults() {
  const waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault: Fault): void => void waiting.push({ fault, left: fault.times ?? 1 }),
    /** Lets a mishap happen to this request, if one is due; answers whether it did. */
    strike(method: string, path: string, res: ServerResponse): boolean {
      const hit = waiting.find(({ fault, left }) => left > 0 && (fault.on?.(method, path) ?? true));
      if (!hit) return false;
      hit.left -= 1;
      const { answer, retryAfter } = hit.fault;
      if (answer === 'reset') {
        res.destroy();
        return true;
      }
      if (retryAfter !== undefined) res.setHeader('retry-after', String(retryAfter));
      sendRefusal(res, new Refusal(answer, CODES[answer] ?? 'ServiceError', 'Injected fault'));
      return true;
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;
