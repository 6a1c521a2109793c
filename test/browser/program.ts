import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
/** How long a program may take to say that it is ready, in ms; generous, because machines of a CI are slow. */
const PATIENCE = 60_000;

/** A program that runs beside the test. */
export interface Program {
  /** What the awaited line said: the first group of its pattern. */
  readonly said: string;
  stop(): Promise<void>;
}

/**
 * Starts a program of this repository and waits until it says that it is ready.
 *
 * @throws Error with all it wrote, when it ends before or takes too long.
 */
export async function startProgram(
  argv: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const child = spawn(process.execPath, argv, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Closed means that all it wrote was heard.
  const ended = once(child, 'close');
  let written = '';
  const said = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill();
      reject(new Error(`${argv.join(' ')} ${why}. It wrote:\n${written}`));
    };
    const timer = setTimeout(() => fail(`was not ready within ${PATIENCE / 1000} s`), PATIENCE);
    const hear = (part: string) => {
      written += part;
      const match = ready.exec(written);
      if (!match) return;
      clearTimeout(timer);
      resolve(match[1] ?? match[0]);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      fail(`ended with code ${child.exitCode} before it was ready`);
    });
  });
  return {
    said,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** The demo at a free port, with a database that is gone afterwards; `said` is its address. */
export function startDemo(): Promise<Program> {
  return startProgram(['dist/src/main.js', 'demo'], /KnowWho is ready: open (http:\S+)/, {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: 'file::memory:',
    GRAPH_BASE_URL: '',
    VISIBILITY: 'opt-out',
    LOG_LEVEL: 'warn',
  });
}
