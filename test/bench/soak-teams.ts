import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As many Thank buttons are remembered. */
const MOST = 200;

/** Plays Teams: takes what the bot says, and remembers what its Thank buttons carry. */
export async function startSoakTeams() {
  let count = 0;
  const thanks: { helper: string }[] = [];
  const server = createServer((incoming, response) => {
    let text = '';
    incoming.setEncoding('utf8').on('data', (part: string) => (text += part));
    incoming.on('end', () => {
      count += 1;
      if (thanks.length < MOST && text.includes('"thank"')) collect(JSON.parse(text), thanks);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `message-${count}` }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    thanks,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function collect(node: unknown, found: { helper: string }[]): void {
  if (typeof node !== 'object' || node === null) return;
  const { verb, data } = node as { verb?: unknown; data?: unknown };
  if (verb === 'thank' && typeof (data as { helper?: unknown } | undefined)?.helper === 'string')
    found.push(data as { helper: string });
  for (const inner of Object.values(node)) collect(inner, found);
}
