import { z } from 'zod';
import { AppError } from '../errors';
import type { Clock } from '../clock';
import type { GraphAnswer } from './client';
import { pathOf } from './link';

/** Waits so many milliseconds; tests make time pass instead. */
export type Wait = (ms: number) => Promise<void>;

/** Sends once and counts. `again`: this repeats something that failed. */
export type Ask = (path: string, patience: number, again: boolean, body?: object) => Promise<GraphAnswer>;

/** A page of the list of people, links reduced to their paths. */
export interface ListPage {
  readonly lines: readonly unknown[];
  readonly next: string;
  readonly last: boolean;
}

/** One page, or where to begin again because the token is too old. */
export type PageAnswer =
  { readonly page: ListPage } | { readonly expired: true; readonly restart?: string | undefined };

/** Graph may be away for so long, in ms, before the sync gives up; the promise is 120 s, this leaves some air. */
const LONGEST_ABSENCE = 100_000;
/** How long to wait for one answer, in ms. */
const PATIENCE = 30_000;
const TRANSIENT = new Set([0, 408, 425, 429, 500, 502, 503, 504, 509]);

const listPage = z
  .looseObject({
    value: z.array(z.unknown()),
    '@odata.nextLink': z.string().optional(),
    '@odata.deltaLink': z.string().optional(),
  })
  .transform((json) => {
    const next = json['@odata.nextLink'];
    const path = pathOf(next ?? json['@odata.deltaLink'] ?? '');
    return path === undefined ? undefined : { lines: json.value, next: path, last: next === undefined };
  });

const problem = z.looseObject({ error: z.looseObject({ code: z.string() }) });

/** What reading page by page needs. */
export interface PageTools {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly wait: Wait;
}

/** What is read, in words for the admin, and the permission that it takes. */
export interface Wanted {
  readonly what: string;
  readonly permission: string;
}

const PEOPLE: Wanted = { what: 'The list of people', permission: 'User.Read.All' };

/**
 * Reads a page of the list of people.
 *
 * @param begun true when `path` holds a token, which can be too old.
 * @throws AppError `unavailable` when Graph refuses, or was away for more than 100 s.
 */
export async function readPage(path: string, begun: boolean, tools: PageTools): Promise<PageAnswer> {
  const expired = (answer: GraphAnswer) =>
    begun && isExpired(answer)
      ? { expired: true as const, restart: answer.location ? pathOf(answer.location) : undefined }
      : undefined;
  const read = (json: unknown) => {
    const page = listPage.safeParse(json).data;
    return page && { page };
  };
  return readPatiently<PageAnswer>(path, read, PEOPLE, tools, expired);
}

/**
 * Reads what cannot be gone without. What may pass is waited for, an answer that is cut off or makes no sense
 * included.
 *
 * @param read undefined when the answer makes no sense.
 * @param other what an answer means that is no success; undefined when it means nothing.
 * @throws AppError `unavailable` when Graph refuses, or was away for more than 100 s.
 */
export async function readPatiently<T>(
  path: string,
  read: (json: unknown) => T | undefined,
  wanted: Wanted,
  { ask, clock, wait }: PageTools,
  other: (answer: GraphAnswer) => T | undefined = () => undefined,
): Promise<T> {
  const since = clock();
  for (let attempt = 0; ; attempt += 1) {
    const left = LONGEST_ABSENCE - (clock() - since);
    const answer = await ask(path, Math.max(1_000, Math.min(PATIENCE, left)), attempt > 0);
    const result = answer.status === 200 ? read(answer.body) : other(answer);
    if (result !== undefined) return result;
    const mayPass = answer.status === 200 || TRANSIENT.has(answer.status);
    if (!mayPass && !(answer.status === 401 && attempt === 0)) {
      throw new AppError('unavailable', refusal(answer, wanted));
    }
    const pause = answer.retryAfter ?? backoff(attempt);
    if (clock() - since + pause >= LONGEST_ABSENCE) {
      throw new AppError('unavailable', `${wanted.what} cannot be read: ${absence(answer)}.`);
    }
    await wait(pause);
  }
}

/** 1, 2, 4, 8, then 15 s. */
export function backoff(attempt: number): number {
  return Math.min(15_000, 1000 * 2 ** attempt);
}

function codeOf(answer: GraphAnswer): string {
  return problem.safeParse(answer.body).data?.error.code ?? '';
}

/** Graph says 410, or 40x with a code; a token that it cannot read any more (400, 404) is as good as too old. */
function isExpired({ status }: GraphAnswer): boolean {
  return status === 410 || status === 400 || status === 404;
}

function refusal(answer: GraphAnswer, { what, permission }: Wanted): string {
  const code = codeOf(answer) || 'no code';
  if (answer.status !== 403) return `${what} cannot be read: Graph answers ${answer.status} (${code}).`;
  return `${what} is refused by Graph (403, ${code}). Grant the application permission ${permission}.`;
}

function absence({ status }: GraphAnswer): string {
  if (status === 0) return 'Graph cannot be reached';
  return status === 200 ? 'Graph answers nonsense' : `Graph answers ${status}`;
}
