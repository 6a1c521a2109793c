import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** So much of each kind is remembered. */
const MOST = 200;

/** A button that stands somewhere, and whose chat it stands in. */
export interface Button {
  readonly person: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Plays Teams: takes what the bot says, and remembers what can be pressed on it. */
export async function startSoakTeams() {
  let count = 0;
  const thanks: Button[] = [];
  const pings: Button[] = [];
  const helped: Button[] = [];
  const asked = new Set<string>();
  const kept: Readonly<Record<string, Button[]>> = { thank: thanks, accept: pings, solved: helped };

  function collect(node: unknown, person: string): void {
    if (typeof node !== 'object' || node === null) return;
    const { verb, data } = node as { verb?: unknown; data?: unknown };
    const list = typeof verb === 'string' ? kept[verb] : undefined;
    // The fallback of a button has no data of its own.
    if (list && list.length < MOST && typeof data === 'object')
      list.push({ person, verb: String(verb), data: data as Button['data'] });
    for (const inner of Object.values(node)) collect(inner, person);
  }

  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
    incoming.on('end', () => {
      count += 1;
      const opened = incoming.url === '/v3/conversations' ? memberOf(text) : undefined;
      const person = /conversations\/a(?:%3A|:)([^/]+)\//.exec(incoming.url ?? '')?.[1];
      if (person && /"(thank|accept|solved|withdraw)"/.test(text)) {
        const message = JSON.parse(text) as { replyToId?: string };
        collect(message, person);
        if (message.replyToId && text.includes('"withdraw"')) asked.add(message.replyToId);
      }
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: opened ?? `message-${count}` }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Thank buttons of results, pings to say yes to, requests that somebody helped with. */
    ...{ thanks, pings, helped },
    /** Ids of the messages that were answered by a request on its way. */
    asked,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export type SoakTeams = Awaited<ReturnType<typeof startSoakTeams>>;

function memberOf(text: string): string {
  const { members } = JSON.parse(text) as { members: readonly { id: string }[] };
  return `a:${members[0]?.id}`;
}
