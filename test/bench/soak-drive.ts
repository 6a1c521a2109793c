import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** More than this are not under way at the same time. */
const MOST = 256;

/** An answer of the bot. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends turns at a rate, each at its moment, and waits until all are answered. Where the bot cannot keep up, turns wait
 * for others, and their time counts from the moment at which they were due.
 *
 * @param turn sends the turn of that number, which was due then on the clock of `performance`.
 * @param from number of the first turn.
 * @returns number of the next turn.
 */
export async function drive(
  turn: (n: number, due: number) => Promise<void>,
  { from, rate, seconds }: { readonly from: number; readonly rate: number; readonly seconds: number },
): Promise<number> {
  const open = new Set<Promise<void>>();
  const started = performance.now();
  const count = Math.round(rate * seconds);
  for (let n = 0; n < count; n += 1) {
    const due = started + (n * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const going = turn(from + n, due).finally(() => open.delete(going));
    open.add(going);
    if (open.size >= MOST) await Promise.race(open);
  }
  await Promise.all(open);
  return from + count;
}

/** How Teams hands over an activity: over connections that stay open. */
export function createPost(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST });
  const post = (body: string, authorization: string): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization,
      };
      const options = { agent, port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers };
      request(options, (response) => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (text += part))
          .on('error', reject)
          .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      })
        .on('error', reject)
        .end(body);
    });
  return { post, close: () => agent.destroy() };
}
