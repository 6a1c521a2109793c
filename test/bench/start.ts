import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { quantile, timed } from './times';

const ROUNDS = 5;
/** The median of the starts stays within this, in ms. */
const PROMISE = 2000;
/** How often readiness is asked for, in ms; the measured time is too long by at most this. */
const EVERY = 10;

/** From the start of the demo's process until `/readyz` answers 200, with a database in memory. */
export async function benchStart(say: (line: string) => void): Promise<boolean> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const port = await freePort();
    const child = spawn(process.execPath, [join(__dirname, '..', '..', 'src', 'main.js'), 'demo'], {
      stdio: 'ignore',
      env: { ...process.env, PORT: String(port), DATABASE_URL: 'file::memory:', GRAPH_BASE_URL: '' },
    });
    const ended = once(child, 'exit');
    times.push(
      await timed(async () => {
        while (!(await isReady(port))) {
          if (child.exitCode !== null) throw new Error(`The demo ended with code ${child.exitCode}.`);
          await pause(EVERY);
        }
      }),
    );
    child.kill();
    await ended;
  }
  const median = quantile(times, 0.5);
  const kept = median <= PROMISE;
  say(`n ${ROUNDS}, ms each ${times.map((time) => Math.round(time)).join(' ')}`);
  say(`median ${Math.round(median)} ms, promise ${PROMISE} ms: ${kept ? 'kept' : 'missed'}`);
  return kept;
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
