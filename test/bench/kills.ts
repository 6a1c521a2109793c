import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStores } from '../../src/wire';
import { freePort } from './free-port';
import { timeNow, type MadeTime, type ToBot } from './kills-bot';
import { look, whatIsLeft } from './kills-count';
import { createPeople, EVERYBODY } from './kills-people';
import { report, type Plan } from './kills-report';
import { startKillsTeams } from './kills-teams';
import { randomFrom } from './match-people';

/**
 * While a process is ready, a real second is so many made ones, ten minutes; else time stands still. Much faster, pings
 * would wait in the line of Teams' 50 calls a real second for longer than helpers are waited for.
 */
const SPEED = 600;
/** A process lives at most so long after it was ready, in ms. */
const LONGEST_LIFE = 1500;
/** So many are killed while they start, and how long that takes at most, in ms. */
const KILLED_EARLY = 0.15;
const LONGEST_START = 600;
/** After the last kill everything has to come to an end within so long, in real ms. */
const PATIENCE = 1_200_000;
const BEGIN = Date.UTC(2026, 0, 5, 8);
/** Of the calls to Teams, in the second run. */
const FAULTS = 0.3;

/**
 * Kills the bot at random moments while people ask, answer and say nothing, restarts it on the same file, and looks
 * whether anything was lost, told twice or left undone. Twice: with a Teams that works, and with one that does not.
 *
 * `npm run bench -- kills [kills] [requests] [--seed N]`
 */
export async function benchKills(say: (line: string) => void): Promise<boolean> {
  const args = process.argv.slice(3).filter((one) => one !== 'kills');
  const at = args.indexOf('--seed');
  const seed = at < 0 ? 11 : Number(args.splice(at, 2)[1]);
  const [kills = 200, requests = 500] = args.map(Number);
  if (!(kills >= 0 && kills <= 2000 && requests > 0 && requests <= 5000 && seed > 0))
    throw new Error('kills [0 to 2000 kills] [1 to 5000 requests] [--seed N]');
  say(`seed ${seed}; moments within a process's work differ from run to run, choices do not`);
  const calm = await benchRun(say, { kills, requests, seed, faults: 0 });
  const rough = await benchRun(say, { kills, requests, seed: seed + 1, faults: FAULTS });
  return calm && rough;
}

async function benchRun(say: (line: string) => void, plan: Plan): Promise<boolean> {
  const { kills, requests } = plan;
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  const url = `file:${join(folder, 'kills.db')}`;
  await fill(url);
  const port = await freePort();
  const [moments, chances, ways] = [0, 1, 2].map((n) => randomFrom(plan.seed * 1000 + n * 7919 + 1));
  const people = createPeople({ port, serviceUrl: () => teams.url, random: ways! });
  const teams = await startKillsTeams({ random: chances!, faults: plan.faults, ...people });
  let time: MadeTime = { real: Date.now(), made: BEGIN, speed: 0 };
  const go = (speed: number, made = timeNow(time)) => (time = { real: Date.now(), made, speed });
  const complaints = new Map<string, number>();
  let spare = prepare(url, port, complaints);
  const start = async (): Promise<Bot> => {
    const bot = spare;
    await bot.warm;
    spare = prepare(url, port, complaints);
    bot.child.send({ time, begin: true } satisfies ToBot);
    void bot.ready.then(() => bot.child.connected && bot.child.send({ time: go(SPEED) } satisfies ToBot));
    return bot;
  };
  const asked: Promise<void>[] = [];
  const inFlight = { ping: 0, post: 0 };
  let early = 0;
  let missed = 0;
  try {
    for (let life = 0; life <= kills; life += 1) {
      const bot = await start();
      const until = Math.ceil((requests * (life + 1)) / (kills + 1));
      const length = moments!() * LONGEST_LIFE;
      for (let n = asked.length; n < until; n += 1)
        asked.push(
          Promise.race([bot.ready, bot.ended])
            .then(() => pause(moments!() * length))
            .then(() => people.ask(n)),
        );
      if (life === kills) {
        await bot.ready;
        people.hurry();
        missed = await finish(bot, { url, asked, busy: people.busy });
        break;
      }
      if (moments!() < KILLED_EARLY) await Promise.race([pause(moments!() * LONGEST_START), bot.ended]);
      else await Promise.race([bot.ready.then(() => pause(length)), bot.ended]);
      if (bot.child.exitCode !== null)
        throw new Error(`The bot ended of its own, with ${bot.child.exitCode}.`);
      if (!bot.isReady()) early += 1;
      inFlight.ping += teams.underWay('ping');
      inFlight.post += teams.underWay('post');
      bot.child.kill('SIGKILL');
      go(0);
      await bot.ended;
    }
  } finally {
    spare.child.kill('SIGKILL');
    people.leave();
    teams.stop();
  }
  const found = look(url, people);
  rmSync(folder, { recursive: true });
  const seconds = Math.round((performance.now() - began) / 1000);
  return report(say, plan, found, {
    complaints,
    inFlight,
    early,
    missed,
    seconds,
    calls: teams.calls(),
    struck: teams.struck(),
    people,
  });

  /** Nobody is killed any more: whenever all is quiet, time jumps to what is due next. Answers what is left undone. */
  async function finish(
    bot: Bot,
    { url, asked, busy }: { url: string; asked: readonly Promise<void>[]; busy: () => boolean },
  ): Promise<number> {
    const left = whatIsLeft(url);
    const end = Date.now() + PATIENCE;
    let undone = 1;
    await Promise.race([Promise.all(asked), pause(PATIENCE, undefined, { ref: false })]);
    while (Date.now() < end) {
      await pause(60);
      const { going, due, next } = left.read(timeNow(time));
      undone = going + due;
      if (undone === 0 && next === undefined && !busy()) break;
      if (busy() || due > 0 || next === undefined) continue;
      bot.child.send({ time: go(SPEED, Math.max(timeNow(time), next)) } satisfies ToBot);
    }
    left.close();
    bot.child.kill('SIGTERM');
    await bot.ended;
    return undone;
  }
}

interface Bot {
  readonly child: ChildProcess;
  readonly warm: Promise<unknown>;
  readonly ready: Promise<unknown>;
  readonly ended: Promise<unknown>;
  readonly isReady: () => boolean;
}

/** A process that has loaded its code and waits to be told to begin. */
function prepare(url: string, port: number, complaints: Map<string, number>): Bot {
  const child = fork(join(__dirname, 'kills-bot.js'), [url, String(port)], { execArgv: [], silent: true });
  const heard = (text: string): void => {
    for (const [, what = ''] of text.matchAll(/"msg":"([^"]*)"|^\w*Error: .*$/gm))
      complaints.set(what, (complaints.get(what) ?? 0) + 1);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', heard);
  let ready = false;
  const told = (what: 'warm' | 'ready') =>
    new Promise((done) =>
      child.on('message', (message: { warm?: boolean; ready?: boolean }) => {
        ready ||= message.ready === true;
        if (message[what]) done(undefined);
      }),
    );
  return {
    child,
    warm: told('warm'),
    ready: told('ready'),
    ended: once(child, 'exit'),
    isReady: () => ready,
  };
}

async function fill(url: string): Promise<void> {
  const stores = openStores({ databaseUrl: url, visibility: 'opt-out' });
  const { run } = await stores.people.begin({ full: true, takeOver: true });
  const nothing = { interests: [], pastProjects: [], responsibilities: [], schools: [], aboutMe: '' };
  await stores.people.applyPage(run, {
    restarted: true,
    changes: EVERYBODY.map(({ id, name }) => ({
      kind: 'listed',
      id,
      facts: { name, enabled: true, guest: false },
    })),
    token: 'token',
    last: true,
  });
  await stores.people.saveReadings(
    run,
    EVERYBODY.map(({ id, skills }) => ({ id, profile: { ...nothing, skills } })),
  );
  await stores.people.end(run);
  stores.db.close();
}
