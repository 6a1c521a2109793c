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

/** Mishaps that strike by chance. */
export interface FaultPlan {
  /** Of the requests, from 0 to 1. */
  readonly share: number;
  /** What happens, each as often as the others. */
  readonly faults: readonly Pick<Fault, 'answer' | 'retryAfter'>[];
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Trouble of every kind that Teams makes. */
export const EVERY_TROUBLE: FaultPlan['faults'] = [
  { answer: 429, retryAfter: 1 },
  { answer: 500 },
  { answer: 403 },
  { answer: 'reset' },
];

/** Mishaps in the order they were asked for, then those that a plan has in store. */
export function createFaults() {
  const waiting: { fault: Fault; left: number }[] = [];
  let plan: FaultPlan | undefined;

  function next(method: string, path: string): Pick<Fault, 'answer' | 'retryAfter'> | undefined {
    const hit = waiting.find(({ fault, left }) => left > 0 && (fault.on?.(method, path) ?? true));
    if (hit) {
      hit.left -= 1;
      return hit.fault;
    }
    if (!plan || plan.random() >= plan.share) return undefined;
    return plan.faults[Math.floor(plan.random() * plan.faults.length)];
  }

  return {
    /** From now on mishaps strike by chance; or no longer. */
    plan: (given: FaultPlan | undefined): void => void (plan = given),
    add: (fault: Fault): void => void waiting.push({ fault, left: fault.times ?? 1 }),
    /** Lets a mishap happen to this request, if one is due; answers whether it did. */
    strike(method: string, path: string, res: ServerResponse): boolean {
      const hit = next(method, path);
      if (!hit) return false;
      const { answer, retryAfter } = hit;
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
