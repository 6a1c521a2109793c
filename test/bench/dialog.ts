import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { quantile, timed } from './times';

const WARM_UP = 50;
const TURNS = 500;
const PEOPLE = 100_000;
/** How long an answer may take at most, in ms; 99 of 100 stay within. */
const PROMISES = { 'task/fetch': 100, 'task/submit': 100, 'application/search': 30 } as const;
type Invoke = keyof typeof PROMISES;

const TYPED = ['ex', 'excel', 'pro', 'projekt', 'power b', 'd', 'e', 'daten', 'franz', 'C#'];
const OFFERED = ['French, facilitation, C#', 'Excel dashboards', 'Onion soup recipes', 'Power BI, pivot'];

/** The dialog's answers and its suggestions over HTTP, each by another of 100,000 people; a number makes it fewer. */
export async function benchDialog(say: (line: string) => void): Promise<boolean> {
  const people = Number(process.argv.slice(3).find((word) => /^\d+$/.test(word)) ?? PEOPLE);
  const child = fork(join(__dirname, 'dialog-bot.js'), [String(people)], { execArgv: [] });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The bot ended.')));
  // Once it runs, its end is expected.
  ended.catch(() => undefined);
  const [port] = (await Promise.race([once(child, 'message'), ended])) as [number];
  const agent = new Agent({ keepAlive: true });
  let kept = true;
  try {
    for (const name of Object.keys(PROMISES) as Invoke[]) {
      const times: number[] = [];
      for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
        const body = activityOf(name, turn, people);
        const time = await timed(() => post(agent, port, body));
        if (turn >= WARM_UP) times.push(time);
      }
      const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
      const isKept = p99 <= PROMISES[name];
      kept &&= isKept;
      say(
        `${name}: people ${people}, n ${TURNS}, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
          `promise ${PROMISES[name]} ms: ${isKept ? 'kept' : 'missed'}`,
      );
    }
  } finally {
    agent.destroy();
    child.disconnect();
  }
  return kept;
}

function activityOf(name: Invoke, turn: number, people: number): string {
  const sender = `person-${(turn * 7919) % people}`;
  const data = { dialog: 'add-skills', skills: OFFERED[turn % OFFERED.length], level: 'solve' };
  const search = { kind: 'search', dataset: 'skills', queryText: TYPED[turn % TYPED.length] };
  return JSON.stringify({
    type: 'invoke',
    name,
    value: name === 'application/search' ? search : { data },
    id: `${name}-${turn}`,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: `29:${sender}`, name: sender, aadObjectId: sender },
    recipient: { id: '28:knowwho', name: 'KnowWho' },
    conversation: { id: `a:${sender}`, conversationType: 'personal', tenantId: 'tenant' },
    channelData: { tenant: { id: 'tenant' } },
    locale: 'de-AT',
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
          else reject(new Error(`The bot answered ${response.statusCode}.`));
        });
      },
    )
      .on('error', reject)
      .end(body);
  });
}
