import { z } from 'zod';
import type { Reply } from '../chat/command';
import type { CommunityPlace } from '../community/place';
import type { Messenger, Outcome } from '../notices/deliver';
import type { SentMessage } from '../notices/notice';

/** For the whole exchange, in ms. */
const TIMEOUT = 15_000;
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** The longest answer that is read, in bytes; a post of Viva Engage comes back with its thread. */
const LONGEST_ANSWER = 256 * 1024;

const posted = z.looseObject({
  messages: z.array(z.looseObject({ id: z.number().optional(), url: z.string().optional() })),
});

/** A place outside Teams. */
type WebPlace = Exclude<CommunityPlace, { kind: 'channel' }>;

/**
 * Speaks to a community outside Teams: in Viva Engage, or through a flow that takes a post. What was said stands as it
 * is, since neither lets us change it; in Viva Engage it can be taken back.
 *
 * @param room makes room within the place's limits: undefined once there is, else the ms until there may be.
 * @see https://learn.microsoft.com/rest/api/yammer/messages-json-post
 */
export function createWebMessenger(place: WebPlace, room: () => Promise<number | undefined>): Messenger {
  return {
    send: async (_, route, reply, begin) => {
      const full = await room();
      if (full !== undefined) return { kind: 'wait', after: full };
      await begin();
      const { url, headers, body } = requestOf(place, reply);
      const answer = await ask(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      if ('kind' in answer) return answer;
      const activity = (place.kind === 'yammer' && idOf(answer.text)) || place.kind;
      return { kind: 'sent', message: { conversation: place.kind, activity }, route };
    },
    update: async (route, message) => ({ kind: 'sent', message, route }),
    remove: async (_, message) => {
      const url = place.kind === 'yammer' ? urlOf(place, message) : undefined;
      if (place.kind !== 'yammer' || url === undefined) return { kind: 'removed' };
      const full = await room();
      if (full !== undefined) return { kind: 'wait', after: full };
      const answer = await ask(url, { method: 'DELETE', headers: bearer(place) });
      // Gone before is as good.
      return 'kind' in answer && answer.status !== 404 ? answer : { kind: 'removed' };
    },
  };
}

/** The answer's text, or what follows from having none. */
async function ask(
  url: string,
  request: RequestInit,
): Promise<{ text: string } | (Outcome & { status?: number })> {
  try {
    // A redirect would carry the token, or the post, to a host that nobody named.
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const refusal = refusalOf(response);
    if (refusal) {
      await response.body?.cancel();
      return { ...refusal, status: response.status };
    }
    return { text: await textOf(response) };
  } catch (error) {
    const { code = '' } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    return { kind: NEVER_REACHED.has(code) ? 'later' : 'unsure', after: undefined };
  }
}

/** What came of it is known from the status; that the rest was cut off does not matter. */
async function textOf(response: Response): Promise<string> {
  try {
    const text = await response.text();
    return text.length > LONGEST_ANSWER ? '' : text;
  } catch {
    return '';
  }
}

function requestOf(place: WebPlace, reply: Reply) {
  const text = reply.plain ?? reply.summary;
  if (place.kind === 'flow') return { url: place.url, headers: {}, body: { title: reply.summary, text } };
  return {
    url: `${place.baseUrl}/api/v1/messages.json`,
    headers: bearer(place),
    body: { body: unmentioned(text), group_id: Number(place.group) },
  };
}

/** `[[user:1]]` would mention somebody in the name of the account. */
const unmentioned = (text: string): string => text.replaceAll('[[', '[ [');

const bearer = ({ token }: { readonly token: string }) => ({ authorization: `Bearer ${token}` });

/** Where a post of ours is; undefined where Viva Engage did not tell. */
function urlOf({ baseUrl }: { readonly baseUrl: string }, { activity }: SentMessage): string | undefined {
  return /^\d+$/.test(activity) ? `${baseUrl}/api/v1/messages/${activity}.json` : undefined;
}

/** The id stands in the post's own address as text: as a number it may have more digits than JavaScript keeps. */
function idOf(text: string): string | undefined {
  const [first] = posted.safeParse(parseJson(text)).data?.messages ?? [];
  if (!first) return undefined;
  return (
    /\/(\d+)$/.exec(first.url ?? '')?.[1] ?? (Number.isSafeInteger(first.id) ? String(first.id) : undefined)
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf({ status, ok, headers }: Response): Outcome | undefined {
  if (ok) return undefined;
  if (status === 408 || status === 504) return { kind: 'unsure', after: undefined };
  if (status === 429 || status >= 500) return { kind: 'later', after: secondsOf(headers.get('retry-after')) };
  return { kind: 'failed' };
}

function secondsOf(value: string | null): number | undefined {
  return value && /^\d+$/.test(value.trim()) ? Number(value) * 1000 : undefined;
}
