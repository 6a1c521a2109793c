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
}) {
  const { random } = options;
  let count = 0;
  const struck = new Map<string, number>();
  /** Pings that Teams has and whose sender has not heard so. */
  const underWay = new Set<object>();

  function take(request: IncomingMessage, response: ServerResponse, text: string): void {
    count += 1;
    const trouble = random() < options.faults ? TROUBLES[Math.floor(random() * 4)] : undefined;
    const late = random() < 0.5;
    if (trouble) struck.set(String(trouble), (struck.get(String(trouble)) ?? 0) + 1);
    const arrives = trouble === undefined || (trouble === 'reset' && late);
    const call = {};
    if (arrives && note(request, text)) underWay.add(call);
    // Whether the answer went out or the process at the other end died.
    response.on('close', () => underWay.delete(call));
    setTimeout(() => answer(request, response, trouble, text), random() * LATENCY);
  }

  /** True for a ping. */
  function note({ method, url = '' }: IncomingMessage, text: string): boolean {
    const person = /\/conversations\/a%3A([^/]+)\/activities/.exec(url)?.[1];
    if (method !== 'POST' || person === undefined) return false;
    const activity = JSON.parse(text) as { replyToId?: string };
    const buttons = new Map<string, number>();
    collect(activity, buttons);
    options.arrived({ person, replyTo: activity.replyToId, buttons, json: text });
    return buttons.has('accept');
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
    underWay: () => underWay.size,
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
