import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startGraphEmulator } from '../../src/demo/graph-emulator';
import { openDatabase } from '../../src/sqlite/database';
import { createSigner, startIdentityServer } from '../security/identity-server';
import { freePort } from './free-port';
import { createPost, drive } from './soak-drive';
import { findLimit } from './soak-limit';
import { soakPeople } from './soak-people';
import { createSoakProcess } from './soak-process';
import { report, type Figures } from './soak-report';
import { APP, authorizationOf, ISSUER, SERVICE, TENANT } from './soak-signed';
import { startSoakTeams } from './soak-teams';
import { broken, traffic } from './soak-traffic';

/** Turns a second, where the machine can do more and nobody says otherwise; Teams takes 50 messages of an app a second. */
const ASKED = 50;
/** A sync of the directory begins every so many ms. */
const SYNC_EVERY = 30_000;
/** Under kills a request is tried again for so long, in ms; the process is back in a few seconds. */
const PATIENCE = 30_000;
/** A directory larger than this is not read from its beginning each time. */
const LARGE = 5000;
/** Within this the bot knows what a sync brought, in ms. */
const KNOWN = 6000;

/**
 * Mixed, signed traffic for some minutes against a bot on a file, with syncs beside; with `--kills` the bot is killed every
 * so many seconds, and everything that was acknowledged must be there at the end. Without `--rate` it finds out first what
 * this machine can do, and sends 50 turns a second or as many as that. `--core` and `--heap` keep the bot and its syncs to
 * one core, and its heap to so many MB; `--group` puts them into a control group, whose limits you set.
 *
 * `npm run bench -- soak --minutes 30 [--rate 50] [--kills 60] [--people 100000] [--core 0] [--heap 640] [--group FOLDER]`
 */
export async function benchSoak(say: (line: string) => void): Promise<boolean> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      minutes: { ...text, default: '1' },
      ...{ rate: text, kills: text, people: text, core: text, heap: text, group: text },
    },
  });
  const minutes = Number(values.minutes);
  let rate = Number(values.rate ?? ASKED);
  if (!(minutes > 0 && minutes <= 120 && rate > 0 && rate <= 500))
    throw new Error('--minutes up to 120, --rate up to 500');
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  const databaseUrl = `file:${join(folder, 'soak.db')}`;
  const port = await freePort();
  const people = soakPeople(Number(values.people ?? 0));
  const graph = await startGraphEmulator({ people, units: Infinity });
  const teams = await startSoakTeams();
  const signer = createSigner('soak');
  const identity = await startIdentityServer(ISSUER, [signer]);
  const authorization = authorizationOf(signer);
  const figures: Figures = { times: [], errors: new Map(), turns: 0, kills: 0, syncs: 0 };
  const acknowledged = new Set<string>();
  const ids = people.map(({ id }) => id);
  const surroundings = {
    channelId: 'msteams',
    serviceUrl: SERVICE,
    recipient: { id: `28:${APP}`, name: 'KnowWho' },
    channelData: { tenant: { id: TENANT } },
  };
  const { post, close } = createPost(port);
  const oops = (what: string) => figures.errors.set(what, (figures.errors.get(what) ?? 0) + 1);
  const bot = createSoakProcess(
    {
      ...{ databaseUrl, port, teams: teams.url, graph: graph.url, keys: identity.metadata },
      ...{ core: values.core, heap: values.heap, group: values.group },
    },
    oops,
  );

  async function turn(n: number, due: number): Promise<void> {
    const { activity, promise } = traffic(n, ids, teams);
    const body = JSON.stringify({ ...surroundings, ...activity });
    for (const until = Date.now() + PATIENCE; ;) {
      try {
        const { status, text } = await post(body, authorization());
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
    figures.times.push(performance.now() - due);
    figures.turns += 1;
  }

  let end = Infinity;
  const killing = () => values.kills !== undefined && end < Infinity;
  const syncs = async () => {
    for (let since = Date.now(); since < end; since = Date.now()) {
      const problem = await bot.sync(people.length <= LARGE);
      if (problem && !(killing() && /gone|Another sync/.test(problem))) oops(`sync: ${problem}`);
      if (!problem) figures.syncs += 1;
      for (const next = since + SYNC_EVERY; Date.now() < Math.min(next, end);) await pause(100);
    }
  };
  const kills = async () => {
    const seconds = Number(values.kills);
    while (killing() && Date.now() + seconds * 1000 < end) {
      await pause(seconds * 1000);
      await bot.end('SIGKILL');
      figures.kills += 1;
      await bot.start();
    }
  };

  let first: number;
  let measured: number;
  try {
    await bot.start();
    const started = performance.now();
    const problem = await bot.sync(true);
    if (problem) throw new Error(`The first sync: ${problem}`);
    first = (performance.now() - started) / 1000;
    await pause(KNOWN);
    const syncing = syncs();
    let n = 0;
    if (values.rate === undefined) {
      const limit = await findLimit(async (tried, seconds) => {
        figures.times.length = 0;
        const since = performance.now();
        n = await drive(turn, { from: n, rate: tried, seconds });
        return { times: figures.times, seconds: (performance.now() - since) / 1000 };
      }, say);
      if (limit === undefined)
        throw new Error('This machine is too busy: nothing that is measured on it would count.');
      rate = Math.min(ASKED, limit);
      say(`limit of this machine, with all that sends and plays Microsoft on it: ${limit} turns a second`);
    }
    Object.assign(figures, { turns: 0, syncs: 0, times: [] });
    measured = bot.samples.length;
    end = Date.now() + minutes * 60_000;
    const killed = kills();
    await drive(turn, { from: n, rate, seconds: minutes * 60 });
    await Promise.all([killed, syncing]);
    await bot.end('SIGTERM');
  } finally {
    await bot.end('SIGKILL');
    close();
    teams.stop();
    await identity.stop();
    await graph.close();
  }
  const db = openDatabase(databaseUrl);
  const lost = broken(db, acknowledged, teams.asked);
  db.close();
  rmSync(folder, { recursive: true });
  return report(say, figures, {
    ...{ minutes, rate, first, lost, people: people.length, peak: bot.peak() },
    samples: bot.samples.slice(measured),
    acknowledged: [...acknowledged, ...teams.asked].map((key) => key.split(/[ -]/, 1)[0] ?? ''),
    killed: values.kills !== undefined,
  });
}
