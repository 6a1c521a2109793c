import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from './soak-report';

/** How often a control group is looked at, in ms. */
const LOOK = 500;

/** What a bot of a soak is started with. */
export interface SoakSurroundings {
  readonly databaseUrl: string;
  readonly port: number;
  /** Roots of the doubles, and where the keys of callers are. */
  readonly teams: string;
  readonly graph: string;
  readonly keys: string;
  /** The core that it and its syncs are kept to. */
  readonly core?: string | undefined;
  /** The most that JavaScript may hold, in MB. */
  readonly heap?: string | undefined;
  /** Folder of a control group of Linux that it and its syncs are put into. */
  readonly group?: string | undefined;
}

/** The bot in a process of its own, which starts its syncs as the service does. */
export interface SoakProcess {
  readonly samples: readonly Sample[];
  start(): Promise<void>;
  /** Ends it; resolves once it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** One sync of the directory; answers what went wrong, if anything. It goes wrong when the bot is killed. */
  sync(full: boolean): Promise<string | undefined>;
  /** The most memory that the bot and its syncs held together in the control group, in bytes, without pages of files. */
  peak(): number | undefined;
}

/** @param died is told when the process ended though nobody ended it. */
export function createSoakProcess(
  { databaseUrl, port, teams, graph, keys, core, heap, group }: SoakSurroundings,
  died: (how: string) => void,
): SoakProcess {
  const samples: Sample[] = [];
  let bot: ChildProcess | undefined;
  let ending = false;
  let most = 0;
  if (group) setInterval(() => (most = Math.max(most, heldBy(group))), LOOK).unref();

  return {
    samples,
    start: async () => {
      ending = false;
      const child = fork(join(__dirname, 'soak-bot.js'), [databaseUrl, String(port), teams, keys], {
        execArgv: heap ? [`--max-old-space-size=${heap}`] : [],
        // Its syncs read their settings from here.
        env: { ...process.env, DATABASE_URL: databaseUrl, GRAPH_BASE_URL: graph, LOG_LEVEL: 'error' },
      });
      bot = child;
      if (group) writeFileSync(join(group, 'cgroup.procs'), String(child.pid));
      if (core) execFileSync('taskset', ['-acp', core, String(child.pid)], { stdio: 'ignore' });
      child.on('message', (message: Partial<Sample>) => {
        if (message.rss !== undefined) samples.push(message as Sample);
      });
      const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
        if (!ending) died(`the bot ended with ${String(signal ?? code)}`);
        throw new Error('The bot ended at its start.');
      });
      ended.catch(() => undefined);
      await Promise.race([once(child, 'message'), ended]);
    },
    end: async (signal) => {
      ending = true;
      if (!bot || bot.exitCode !== null || bot.signalCode !== null) return;
      const gone = once(bot, 'exit');
      bot.kill(signal);
      await gone;
    },
    sync: async (full) => {
      const child = bot;
      if (!child?.connected) return 'gone';
      const over = new AbortController();
      const gone = once(child, 'exit', { signal: over.signal }).then(() => 'gone');
      gone.catch(() => undefined);
      const done = new Promise<string | undefined>((resolve) => {
        const take = (message: { synced?: string }) => {
          if (message.synced === undefined) return;
          child.off('message', take);
          resolve(message.synced === '' ? undefined : message.synced);
        };
        child.on('message', take);
      });
      child.send({ sync: full });
      return Promise.race([done, gone]).finally(() => over.abort());
    },
    peak: () => (most > 0 ? most : undefined),
  };
}

/** What all processes of a control group hold for themselves, in bytes, by either version of control groups. */
function heldBy(group: string): number {
  const stat = readFileSync(join(group, 'memory.stat'), 'utf8');
  return Number(/^(?:anon|total_rss) (\d+)$/m.exec(stat)?.[1] ?? 0);
}
