import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { quantile, timed } from './times';

const WARM_UP = 300;
const TURNS = 1000;
/** A turn of ours takes at most so many times what an echo takes, by the medians. */
const PROMISE = 1.4;

const SENDER = '11111111-1111-4111-8111-111111111111';
const QUESTIONS = ['/skill excel-dashboards', '/skill power bi', '/wer Vertragsverhandlung', '/skill pivot'];

/**
 * One question over HTTP, until the answer has reached Teams and the request is answered: our bot and one that only
 * echoes take turns, so that whatever else the machine does strikes both alike.
 */
export async function benchTurn(say: (line: string) => void): Promise<boolean> {
  const teams = await startTeams();
  const bots = { knowwho: await startBot('real-bot.js'), echo: await startBot('echo-bot.js') };
  const agent = new Agent({ keepAlive: true });
  const times: Record<keyof typeof bots, number[]> = { knowwho: [], echo: [] };
  try {
    for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
      // Whoever comes second finds caches warm, so they take turns in that too.
      const order = turn % 2 ? (['knowwho', 'echo'] as const) : (['echo', 'knowwho'] as const);
      for (const name of order) {
        const heard = teams.heard();
        const activity = activityOf(turn, teams.url);
        const time = await timed(() => post(agent, bots[name].port, activity));
        if (teams.heard() !== heard + 1) throw new Error(`${name} did not answer turn ${turn}.`);
        if (turn >= WARM_UP) times[name].push(time);
      }
    }
  } finally {
    agent.destroy();
    bots.knowwho.child.disconnect();
    bots.echo.child.disconnect();
    teams.stop();
  }
  const at = (share: number) => ({
    knowwho: quantile(times.knowwho, share),
    echo: quantile(times.echo, share),
  });
  for (const [name, share] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const { knowwho, echo } = at(share);
    say(
      `n ${TURNS} each, ${name} knowwho ${knowwho.toFixed(2)} ms, echo ${echo.toFixed(2)} ms, ` +
        `ratio ${(knowwho / echo).toFixed(2)}`,
    );
  }
  const { knowwho, echo } = at(0.5);
  const kept = knowwho / echo <= PROMISE;
  say(`promise: ratio of p50 at most ${PROMISE}: ${kept ? 'kept' : 'missed'}`);
  return kept;
}

async function startBot(file: string): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(join(__dirname, file), [], { execArgv: [] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended.`)));
  // Once it runs, its end is expected.
  ended.catch(() => undefined);
  const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
  return { child, port };
}

/** Takes what bots say and counts it. */
async function startTeams() {
  let count = 0;
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      count += 1;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: `message-${count}` }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard: () => count,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function activityOf(turn: number, serviceUrl: string): string {
  return JSON.stringify({
    type: 'message',
    id: `activity-${turn}`,
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${SENDER}`, name: 'Anna Berger', aadObjectId: SENDER },
    recipient: { id: '28:knowwho', name: 'KnowWho' },
    conversation: { id: `a:${SENDER}`, conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    locale: 'de-AT',
    text: QUESTIONS[turn % QUESTIONS.length],
  });
}

function post(agent: Agent, port: number, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    request(
      { agent, port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`A bot answered ${response.statusCode}.`));
        });
      },
    )
      .on('error', reject)
      .end(body);
  });
}
