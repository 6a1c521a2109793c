import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startGraphEmulator } from '../../src/demo/graph-emulator';
import { openDatabase } from '../../src/sqlite/database';
import { createSigner, startIdentityServer } from '../security/identity-server';
import { freePort } from './free-port';
import { soakPeople } from './soak-people';
import { report, type Figures, type Sample } from './soak-report';
import { APP, authorizationOf, ISSUER, SERVICE, TENANT } from './soak-signed';
import { startSoakTeams } from './soak-teams';
import { broken, traffic } from './soak-traffic';

/** A sync of the directory begins every so many ms. */
const SYNC_EVERY = 30_000;
/** Under kills a request is tried again for so long, in ms; the process is back in a few seconds. */
const PATIENCE = 30_000;
/** A directory larger than this is not read from its beginning each time. */
const LARGE = 5000;

/**
 * Mixed, signed traffic at a rate for some minutes against a bot on a file, with syncs beside; with `--kills` the bot is
 * killed every so many seconds, and everything that was acknowledged must be there at the end. `--core` and `--heap` keep
 * the bot and its syncs to one core, and its heap to so many MB.
 *
 * `npm run bench -- soak --minutes 30 --rate 50 [--kills 60] [--people 100000] [--core 0] [--heap 640]`
 */
export async function benchSoak(say: (line: string) => void): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '1' },
      rate: { type: 'string', default: '20' },
      kills: { type: 'string' },
      people: { type: 'string' },
      core: { type: 'string' },
      heap: { type: 'string' },
    },
  });
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
  if (!(minutes > 0 && minutes <= 120 && rate > 0 && rate <= 500))
    throw new Error('--minutes 1 to 120, --rate 1 to 500');
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const url = `file:${join(folder, 'soak.db')}`;
  const port = await freePort();
  const people = soakPeople(Number(values.people ?? 0));
  const graph = await startGraphEmulator({ people, units: Infinity });
  const teams = await startSoakTeams();
  const signer = createSigner('soak');
  const identity = await startIdentityServer(ISSUER, [signer]);
  const authorization = authorizationOf(signer);
  const figures: Figures = { times: [], samples: [], errors: new Map(), turns: 0, kills: 0, syncs: 0 };
  const acknowledged = new Set<string>();
  const ids = people.map(({ id }) => id);
  const surroundings = {
    channelId: 'msteams',
    serviceUrl: SERVICE,
    recipient: { id: `28:${APP}`, name: 'KnowWho' },
    channelData: { tenant: { id: TENANT } },
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let end = Infinity;
  const oops = (what: string) => figures.errors.set(what, (figures.errors.get(what) ?? 0) + 1);

  let bot: ChildProcess | undefined;
  const pin = ({ pid }: ChildProcess) => {
    if (values.core) execFileSync('taskset', ['-acp', values.core, String(pid)], { stdio: 'ignore' });
  };
  /** A sync in a process of its own, as the service starts it; the code it ends with. */
  const sync = async (...words: string[]): Promise<number | null> => {
    const child = spawn(process.execPath, [join(__dirname, '../../src/main.js'), 'sync', ...words], {
      env: { ...process.env, DATABASE_URL: url, GRAPH_BASE_URL: graph.url, LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    pin(child);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };
  const startBot = async () => {
    const options = [url, String(port), teams.url, identity.metadata];
    bot = fork(join(__dirname, 'soak-bot.js'), options, {
      execArgv: values.heap ? [`--max-old-space-size=${values.heap}`] : [],
    });
    pin(bot);
    bot.on('message', (message: Partial<Sample>) => {
      if (message.rss)
        figures.samples.push({ rss: message.rss, heap: message.heap ?? 0, cpu: message.cpu ?? 0 });
    });
    const ended = once(bot, 'exit').then(() => Promise.reject(new Error('The bot ended at its start.')));
    ended.catch(() => undefined);
    await Promise.race([once(bot, 'message'), ended]);
  };

  async function turn(n: number): Promise<void> {
    const { activity, promise } = traffic(n, ids, teams);
    const body = JSON.stringify({ ...surroundings, ...activity });
    const started = performance.now();
    for (const until = Date.now() + PATIENCE; ;) {
      try {
        const { status, text } = await post(agent, port, body, authorization());
        if (status !== 200) oops(`status ${status}`);
        else if (/did not work|nicht geklappt/.test(text)) oops('failed turn');
        else if (promise?.said.test(text)) acknowledged.add(promise.key);
        break;
      } catch (error) {
        // Teams would send it again; whoever kills must not call that an error.
        if (values.kills === undefined || Date.now() > until) {
          oops((error as NodeJS.ErrnoException).code ?? 'no answer');
          break;
        }
        await pause(200);
      }
    }
    figures.times.push(performance.now() - started);
    figures.turns += 1;
  }

  const syncs = async () => {
    while (Date.now() < end) {
      const code = await sync(...(people.length > LARGE ? [] : ['--full']));
      if (code !== 0) oops(`sync ended with ${code}`);
      figures.syncs += 1;
      await pause(Math.min(SYNC_EVERY, Math.max(0, end - Date.now())));
    }
  };
  const kills = async () => {
    const seconds = Number(values.kills);
    while (values.kills !== undefined && Date.now() + seconds * 1000 < end) {
      await pause(seconds * 1000);
      const gone = bot && once(bot, 'exit');
      bot?.kill('SIGKILL');
      await gone;
      figures.kills += 1;
      await startBot();
    }
  };

  try {
    await sync();
    await startBot();
    end = Date.now() + minutes * 60_000;
    const beside = Promise.all([syncs(), kills()]);
    const open = new Set<Promise<void>>();
    const started = Date.now();
    for (let n = 0; Date.now() < end; n += 1) {
      const due = started + (n * 1000) / rate;
      if (due > Date.now()) await pause(due - Date.now());
      const going = turn(n).finally(() => open.delete(going));
      open.add(going);
      // At the machine's limit the rate gives way, not memory.
      if (open.size >= 64) await Promise.race(open);
    }
    await Promise.all([...open, beside]);
    const gone = bot && once(bot, 'exit');
    bot?.kill('SIGTERM');
    await gone;
  } finally {
    bot?.kill('SIGKILL');
    agent.destroy();
    teams.stop();
    await identity.stop();
    await graph.close();
  }
  const db = openDatabase(url);
  const lost = broken(db, acknowledged, teams.asked);
  db.close();
  rmSync(folder, { recursive: true });
  return report(say, figures, {
    minutes,
    people: people.length,
    acknowledged: [...acknowledged, ...teams.asked].map((key) => key.split(/[ -]/, 1)[0] ?? ''),
    lost,
    killed: values.kills !== undefined,
  });
}

function post(
  agent: Agent,
  port: number,
  body: string,
  authorization: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
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
}
