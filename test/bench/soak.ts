import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { company } from '../../src/demo/company';
import { startGraphEmulator } from '../../src/demo/graph-emulator';
import { openDatabase } from '../../src/sqlite/database';
import { freePort } from './free-port';
import { startSoakTeams } from './soak-teams';
import { broken, traffic } from './soak-traffic';
import { quantile } from './times';

/** Memory of the last third of the time against that of the second. */
const GROWTH = 1.15;
/** A sync of the directory begins every so many ms. */
const SYNC_EVERY = 30_000;
/** Under kills a request is tried again for so long, in ms; the process is back in a few seconds. */
const PATIENCE = 30_000;
type Figures = { times: number[]; rss: number[]; errors: Map<string, number>; turns: number; kills: number };

/**
 * Mixed traffic at a rate for some minutes against a bot on a file, with syncs beside; with `--kills` the bot is killed
 * every so many seconds, and everything that was acknowledged must be there at the end.
 *
 * `npm run bench -- soak --minutes 30 --rate 50 [--kills 60]`
 */
export async function benchSoak(say: (line: string) => void): Promise<boolean> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '1' },
      rate: { type: 'string', default: '20' },
      kills: { type: 'string' },
    },
  });
  const [minutes, rate] = [Number(values.minutes), Number(values.rate)];
  if (!(minutes > 0 && minutes <= 120 && rate > 0 && rate <= 500))
    throw new Error('--minutes 1 to 120, --rate 1 to 500');
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const url = `file:${join(folder, 'soak.db')}`;
  const port = await freePort();
  const people = company();
  const graph = await startGraphEmulator({ people, units: Infinity });
  const teams = await startSoakTeams();
  const figures: Figures = { times: [], rss: [], errors: new Map(), turns: 0, kills: 0 };
  const acknowledged = new Set<string>();
  const ids = people.map(({ id }) => id);
  const surroundings = {
    channelId: 'msteams',
    serviceUrl: teams.url,
    recipient: { id: '28:knowwho', name: 'KnowWho' },
    channelData: { tenant: { id: 'tenant' } },
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const end = Date.now() + minutes * 60_000;
  const oops = (what: string) => figures.errors.set(what, (figures.errors.get(what) ?? 0) + 1);

  let bot: ChildProcess | undefined;
  const startBot = async () => {
    bot = fork(join(__dirname, 'soak-bot.js'), [url, String(port)], { execArgv: [] });
    bot.on('message', (message: { rss?: number }) => message.rss && figures.rss.push(message.rss));
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
        const { status, text } = await post(agent, port, { body });
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
      const env = { ...process.env, DATABASE_URL: url, GRAPH_BASE_URL: graph.url, LOG_LEVEL: 'error' };
      const child = spawn(process.execPath, [join(__dirname, '../../src/main.js'), 'sync', '--full'], {
        env,
        stdio: 'ignore',
      });
      const [code] = (await once(child, 'exit')) as [number];
      if (code !== 0) oops(`sync ended with ${code}`);
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
    const first = spawn(process.execPath, [join(__dirname, '../../src/main.js'), 'sync'], {
      env: { ...process.env, DATABASE_URL: url, GRAPH_BASE_URL: graph.url, LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    await once(first, 'exit');
    await startBot();
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
    await graph.close();
  }
  const db = openDatabase(url);
  const lost = broken(db, acknowledged, teams.asked);
  db.close();
  rmSync(folder, { recursive: true });
  return report(say, figures, {
    minutes,
    acknowledged: [...acknowledged, ...teams.asked].map((key) => key.split(/[ -]/, 1)[0] ?? ''),
    lost: lost.length,
    killed: values.kills !== undefined,
  });
}

function report(
  say: (line: string) => void,
  { times, rss, errors, turns, kills }: Figures,
  {
    minutes,
    acknowledged,
    lost,
    killed,
  }: { minutes: number; acknowledged: readonly string[]; lost: number; killed: boolean },
): boolean {
  const third = Math.floor(rss.length / 3);
  const [before, after] = [quantile(rss.slice(third, 2 * third), 0.5), quantile(rss.slice(2 * third), 0.5)];
  const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);
  const failed = [...errors].map(([what, n]) => `${what}: ${n}`).join(', ') || 'none';
  say(`${turns} turns in ${minutes} min, ${(turns / minutes / 60).toFixed(1)} a second; errors: ${failed}`);
  say(
    `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, kills ${kills}`,
  );
  say(`memory, MB: most ${mb(Math.max(...rss))}, second third ${mb(before)}, last third ${mb(after)}`);
  const kinds = (kind: string) => acknowledged.filter((one) => one === kind).length;
  say(
    `acknowledged: thanks ${kinds('thanks')}, requests ${kinds('soak')}, yes ${kinds('accept')}, solved ${kinds('solved')}; ` +
      `of these lost ${lost}`,
  );
  // A process that was just started has no last third to speak of.
  return errors.size === 0 && lost === 0 && (killed || !(after > before * GROWTH));
}

function post(
  agent: Agent,
  port: number,
  { body }: { body: string },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
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
