import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../errors';

/** What `sync --give-way` exits with when another sync is at work. */
export const GAVE_WAY = 3;

/**
 * A sync in a process of its own, at low priority: whoever asks the bot meanwhile does not wait for it, and what it
 * needs of memory is given back. It reads the same settings and writes to the same database.
 *
 * @param stopped ends it at once; the next one goes on from there.
 * @throws AppError `conflict` when another sync is at work, `unavailable` when the sync failed; it has told why.
 */
export async function syncBeside(
  stopped: AbortSignal,
  command: readonly string[] = [join(__dirname, '..', 'main.js'), 'sync', '--give-way'],
): Promise<void> {
  if (stopped.aborted) throw new AppError('unavailable', 'The sync was stopped.');
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const end = () => child.kill();
  stopped.addEventListener('abort', end);
  try {
    if (child.pid !== undefined) lower(child.pid);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (code === 0) return;
    if (code === GAVE_WAY) throw new AppError('conflict', 'Another sync is at work.');
    throw new AppError('unavailable', `The sync ended with ${signal ?? `code ${code}`}.`);
  } finally {
    stopped.removeEventListener('abort', end);
  }
}

/** Some systems don't let this happen, and it is a courtesy only. */
function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    return;
  }
}
