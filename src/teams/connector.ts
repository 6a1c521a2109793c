import { setTimeout as wait } from 'node:timers/promises';
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Route, SentMessage } from '../notices/notice';
import type { PersonId } from '../people/person';
import { createExchange, type Answer } from './exchange';

const NO_TOKEN = 'NoToken';
/** What the network says when no connection came about. */
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** A call of the Bot Connector that failed. */
export class ConnectorError extends Error {
  constructor(
    /** HTTP status; absent when no answer came. */
    readonly status: number | undefined,
    /** Teams' own code, such as `MessageWritesBlocked`. */
    readonly code: string | undefined,
    /** What Teams asks us to wait, in ms. */
    readonly retryAfter: number | undefined,
    options?: ErrorOptions,
  ) {
    super(`Bot Connector: ${status ?? 'no answer'} ${code ?? ''}`.trim(), options);
    this.name = 'ConnectorError';
  }

  /** False when it is certain that the call came to nothing: Teams refused it, or was never reached. */
  get mayHaveArrived(): boolean {
    if (this.status !== undefined) return this.status === 408 || this.status === 504;
    const cause = this.cause as NodeJS.ErrnoException | undefined;
    return this.code !== NO_TOKEN && !NEVER_REACHED.has(cause?.code ?? '');
  }

  /** True for what passes: a busy conversation, throttling, trouble on the other side, no answer. */
  get passes(): boolean {
    return this.status === undefined || [408, 412, 429].includes(this.status) || this.status >= 500;
  }
}

/**
 * The Bot Connector's REST calls that we need.
 *
 * botbuilder's own client drops the flag of targeted messages and repeats calls by rules that cannot be set, so the
 * few calls are made here. Every method throws ConnectorError; {@link withRetries} repeats what passes.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export interface ConnectorClient {
  /** Opens (or finds) the 1:1 chat with a person by their Entra object id. */
  open(route: Route, person: PersonId): Promise<string>;
  /** Sends a message; `replyTo` keeps it in the thread of a channel. */
  send(serviceUrl: string, activity: OutgoingActivity, replyTo?: string): Promise<string>;
  /** Puts something else in the place of a message of ours. */
  update(serviceUrl: string, message: SentMessage, activity: OutgoingActivity): Promise<void>;
  remove(serviceUrl: string, message: SentMessage): Promise<void>;
}

/** A message of ours. */
export type OutgoingActivity = Omit<Partial<Activity>, 'conversation'> & {
  readonly conversation: Pick<Activity['conversation'], 'id'>;
};

const TIMEOUT_MS = 10_000;
const created = z.looseObject({ id: z.string().min(1) });
const failure = z.object({ error: z.looseObject({ code: z.string().optional() }) });

/** @param token gives a bearer token for Teams; absent in the demo, where nobody asks for one. */
export function createConnectorClient({
  token,
}: {
  readonly token?: () => Promise<string>;
}): ConnectorClient {
  const exchange = createExchange(TIMEOUT_MS);
  async function call(method: string, url: string, body?: object): Promise<unknown> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (body) headers['content-type'] = 'application/json; charset=utf-8';
    if (token) headers['authorization'] = `Bearer ${await bearer(token)}`;
    try {
      const answer = await exchange(method, url, headers, body && JSON.stringify(body));
      if (answer.status >= 200 && answer.status < 300) return parseJson(answer.text);
      throw new ConnectorError(
        answer.status,
        failure.safeParse(parseJson(answer.text)).data?.error.code,
        retryAfter(answer),
      );
    } catch (error) {
      if (error instanceof ConnectorError) throw error;
      throw new ConnectorError(undefined, undefined, undefined, { cause: error });
    }
  }

  return {
    open: async (route, person) => {
      const answer = await call('POST', `${root(route.serviceUrl)}/v3/conversations`, {
        isGroup: false,
        bot: { id: route.botId },
        members: [{ id: person }],
        ...(route.tenantId
          ? { tenantId: route.tenantId, channelData: { tenant: { id: route.tenantId } } }
          : {}),
      });
      return idOf(answer);
    },
    send: async (serviceUrl, activity, replyTo) => {
      const conversation = encode(activity.conversation.id);
      const thread = replyTo ? `/${encode(replyTo)}` : '';
      // Teams takes targeted messages at the conversation only; its id names the thread.
      const rest = isTargetedAt(activity) ? '?isTargetedActivity=true' : thread;
      const url = `${root(serviceUrl)}/v3/conversations/${conversation}/activities${rest}`;
      const answer = await call('POST', url, activity);
      // Some channels answer a reply without an id; the message is there all the same.
      return created.safeParse(answer).data?.id ?? '';
    },
    update: async (serviceUrl, message, activity) => {
      await call('PUT', urlOf(serviceUrl, message), { ...activity, id: message.activity });
    },
    remove: async (serviceUrl, message) => {
      await call('DELETE', urlOf(serviceUrl, message));
    },
  };
}

async function bearer(token: () => Promise<string>): Promise<string> {
  try {
    return await token();
  } catch (error) {
    throw new ConnectorError(undefined, NO_TOKEN, undefined, { cause: error });
  }
}

/** Waits between tries inside a turn, in ms; Teams gives up on a turn after about 15 s. */
const WAITS = [250, 1000, 3000];
const LONGEST_WAIT = 4000;

/** Sends at once, and again after failures that pass. */
export async function withRetries<T>(send: () => Promise<T>): Promise<T> {
  for (const pause of WAITS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ConnectorError) || !error.passes) throw error;
      await wait(Math.min(error.retryAfter ?? pause, LONGEST_WAIT));
    }
  }
  return send();
}

/** Ids come from elsewhere and may hold half a character, which has no place in a url. */
function encode(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}

function urlOf(serviceUrl: string, { conversation, activity }: SentMessage): string {
  return `${root(serviceUrl)}/v3/conversations/${encode(conversation)}/activities/${encode(activity)}`;
}

function root(serviceUrl: string): string {
  return serviceUrl.replace(/\/+$/, '');
}

function isTargetedAt({ recipient }: OutgoingActivity): boolean {
  return (recipient as { isTargeted?: boolean } | undefined)?.isTargeted === true;
}

function idOf(answer: unknown): string {
  const parsed = created.safeParse(answer);
  if (!parsed.success) throw new ConnectorError(502, 'NoConversationId', undefined);
  return parsed.data.id;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `Retry-After` in ms: seconds or a date, as HTTP allows. */
function retryAfter({ headers }: Answer): number | undefined {
  const value = headers['retry-after'];
  if (!value) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
