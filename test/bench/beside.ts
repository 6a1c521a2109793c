import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { quantile, timed } from './times';

const QUESTIONS = ['/skill excel', '/skill power bi', '/wer SAP', '/skill python'];
const SENDER = '11111111-1111-4111-8111-111111111111';
/** Between two questions, in ms. */
const GAP = 10;
const WARM_TURNS = 300;
const IDLE_TURNS = 1500;
/** So long, in ms, questions are asked beside the sync at most; of a large directory it is the first part. */
const LONGEST = 180_000;
/** What a question may take while everybody is read, against what it takes otherwise, by the slowest hundredth. */
const PROMISE = 2;

/**
 * `/skill` over HTTP, without and with a full sync beside, in the process and at the priority of the service.
 *
 * @param people how many there are: the first number on the command line, else 10,000.
 */
export async function benchBeside(
  say: (line: string) => void,
  people = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 10_000),
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'knowwho-beside-'));
  const databaseUrl = `file:${join(folder, 'k.db')}`;
  const graph = fork(join(__dirname, 'graph-process.js'), [String(people), '1000000000', '0'], {
    execArgv: [],
  });
  const teams = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(201).end('{"id":"1"}'));
  }).listen(0, '127.0.0.1');
  try {
    const [url] = (await once(graph, 'message')) as [string];
    Object.assign(process.env, { DATABASE_URL: databaseUrl, GRAPH_BASE_URL: url, LOG_LEVEL: 'error' });
    const main = join(__dirname, '..', '..', 'src', 'main.js');
    const filling = await timed(async () => {
      await once(
        fork(main, ['sync'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] }),
        'exit',
      );
    });
    say(`${people} people, read for the first time in ${Math.round(filling / 1000)} s`);
    const bot = fork(join(__dirname, 'beside-bot.js'), [databaseUrl], { execArgv: [] });
    const [port] = (await once(bot, 'message')) as [number];
    const serviceUrl = `http://127.0.0.1:${(teams.address() as AddressInfo).port}/`;
    /** Asks until it is enough; answers how long each question took, in ms. */
    const askWhile = async (isOn: (turns: number) => boolean): Promise<number[]> => {
      const times: number[] = [];
      for (let turn = 0; isOn(turn); turn += 1) {
        times.push(await timed(() => question(port, serviceUrl, turn)));
        await setTimeout(GAP);
      }
      return times;
    };

    await askWhile((turns) => turns < WARM_TURNS);
    const idle = await askWhile((turns) => turns < IDLE_TURNS);
    let outcome = '';
    const ended = once(bot, 'message').then(([how]) => (outcome = String(how)));
    const [began, until] = [performance.now(), performance.now() + LONGEST];
    bot.send([main, 'sync', '--full', '--give-way']);
    const busy = await askWhile(() => outcome === '' && performance.now() < until);
    const seconds = Math.round((performance.now() - began) / 1000);
    if (outcome === '') bot.send('stop');
    await ended;
    bot.disconnect();
    say(
      `asked for ${seconds} s beside a full sync, ${outcome === 'synced' ? 'to its end' : 'its first part'}`,
    );
    for (const [name, times] of Object.entries({ idle, syncing: busy })) {
      const [half, most, worst] = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(2));
      say(`${name}: n ${times.length}, p50 ${half} ms, p99 ${most} ms, slowest ${worst} ms`);
    }
    const ratio = quantile(busy, 0.99) / quantile(idle, 0.99);
    say(`p99 ratio ${ratio.toFixed(2)}, promise at most ${PROMISE}: ${ratio <= PROMISE ? 'kept' : 'missed'}`);
    return ratio <= PROMISE;
  } finally {
    graph.disconnect();
    teams.close();
    teams.closeAllConnections();
    rmSync(folder, { recursive: true });
  }
}

async function question(port: number, serviceUrl: string, turn: number): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `activity-${turn}-${performance.now()}`,
      channelId: 'msteams',
      serviceUrl,
      from: { id: `29:${SENDER}`, name: 'Anna Berger', aadObjectId: SENDER },
      recipient: { id: '28:knowwho', name: 'KnowWho' },
      conversation: { id: `a:${SENDER}`, conversationType: 'personal', tenantId: 'tenant' },
      locale: 'de-AT',
      text: QUESTIONS[turn % QUESTIONS.length],
    }),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`The bot answered ${response.status}.`);
}
