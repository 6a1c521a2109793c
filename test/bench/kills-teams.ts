import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message of the bot that arrived in somebody's chat. */
export interface Arrived {
  readonly person: string;
  /** The activity that it answers, if it answers one. */
  readonly replyTo: string | undefined;
  /** What its buttons do: verbs with the request that they are about. */
  readonly buttons: ReadonlyMap<string, number>;
  readonly json: string;
}

/** A question before the community that arrived in its channel. */
export interface Posted {
  readonly request: number;
}

/** The channel of the community. */
export const CHANNEL = '19:community@thread.tacv2';
/** Teams takes at most so long for a call, in ms. */
const LATENCY = 60;
/** What goes wrong, each as often as the others. */
const TROUBLES = [429, 500, 403, 'reset'] as const;

/**
 * Plays Teams over HTTP: slowly, so that a kill often hits a send that is under way, and with faults if asked. Of
 * connections that break, half break after the message has arrived.
 *
 * @param faults share of the calls that fail, 0 to 1.
 */
export async function startKillsTeams(options: {
  readonly random: () => number;
  readonly faults: number;
  readonly arrived: (message: Arrived) => void;
  readonly posted: (post: Posted) => void;
}) {
  const { random } = options;
  let count = 0;
  const struck = new Map<string, number>();
  /** Pings and posts that Teams has and whose sender has not heard so. */
  const underWay = new Map<object, 'ping' | 'post'>();

  function take(request: IncomingMessage, response: ServerResponse, text: string): void {
    count += 1;
    const trouble = random() < options.faults ? TROUBLES[Math.floor(random() * 4)] : undefined;
    const late = random() < 0.5;
    if (trouble) struck.set(String(trouble), (struck.get(String(trouble)) ?? 0) + 1);
    const arrives = trouble === undefined || (trouble === 'reset' && late);
    const call = {};
    const what = arrives ? note(request, text) : undefined;
    if (what) underWay.set(call, what);
    // Whether the answer went out or the process at the other end died.
    response.on('close', () => underWay.delete(call));
    setTimeout(() => answer(request, response, trouble, text), random() * LATENCY);
  }

  /** What arrived, where it must not arrive twice. */
  function note({ method, url = '' }: IncomingMessage, text: string): 'ping' | 'post' | undefined {
    const conversation = /\/conversations\/([^/]+)\/activities/.exec(url)?.[1];
    if (method !== 'POST' || conversation === undefined) return undefined;
    const activity = JSON.parse(text) as { replyToId?: string };
    const buttons = new Map<string, number>();
    collect(activity, buttons);
    const asked = buttons.get('accept');
    const place = decodeURIComponent(conversation);
    if (place.startsWith('a:')) {
      options.arrived({ person: place.slice(2), replyTo: activity.replyToId, buttons, json: text });
      return asked === undefined ? undefined : 'ping';
    }
    if (asked === undefined) return undefined;
    options.posted({ request: asked });
    return 'post';
  }

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    trouble: (typeof TROUBLES)[number] | undefined,
    text: string,
  ): void {
    if (trouble === 'reset') return void request.socket.destroy();
    const opened = request.url?.endsWith('/v3/conversations');
    const id = opened
      ? `a:${(JSON.parse(text) as { members: { id: string }[] }).members[0]?.id}`
      : `m${count}`;
    response.writeHead(trouble ?? (request.method === 'POST' ? 201 : 200), {
      'content-type': 'application/json',
      ...(trouble === 429 ? { 'retry-after': '1' } : {}),
    });
    const code = trouble === 403 ? 'MessageWritesBlocked' : 'ServiceError';
    response.end(JSON.stringify(trouble ? { error: { code, message: 'as planned' } } : { id }));
  }

  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => take(request, response, text));
    request.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls: () => count,
    struck: (): string => [...struck].map(([what, times]) => `${what}: ${times}`).join(', ') || 'none',
    underWay: (what: 'ping' | 'post') => [...underWay.values()].filter((one) => one === what).length,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function collect(node: unknown, found: Map<string, number>): void {
  if (typeof node !== 'object' || node === null) return;
  const { verb, data } = node as { verb?: unknown; data?: { request?: unknown } };
  if (typeof verb === 'string' && typeof data?.request === 'number') found.set(verb, data.request);
  for (const inner of Object.values(node)) collect(inner, found);
}
