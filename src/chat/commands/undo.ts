import { z } from 'zod';
import { saidCard } from '../../cards/said-card';
import { pingCard } from '../../cards/ping-card';
import { requestCard } from '../../cards/request-cards';
import type { ChangeStore } from '../../changes/change';
import type { Clock } from '../../clock';
import type { RequestStore } from '../../requests/request';
import type { Seek } from '../../requests/seek';
import type { RequestViews } from '../../requests/views';
import type { ActionHandler, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';

const undoData = z
  .object({
    thanks: z.number().int().positive().optional(),
    request: z.number().int().positive().optional(),
    question: questionSchema.optional().catch(undefined),
  })
  .catch({});

/** `undo`: takes back the last thing the sender changed, whatever it was. */
export function undoActions(deps: {
  readonly changes: ChangeStore;
  readonly requests: Pick<RequestStore, 'find' | 'pingOf'>;
  readonly views: RequestViews;
  readonly seek: Seek;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
}): { readonly undo: ActionHandler } {
  async function undo(turn: Turn, data: unknown): Promise<Reply> {
    const { question, thanks, request } = readData(undoData, data);
    const { words } = turn;
    const undone = await deps.changes.undo(
      turn.sender.id,
      deps.clock(),
      thanks ?? (request === undefined ? undefined : { request }),
    );
    turn.log.info({ kind: undone?.kind ?? 'nothing' }, 'undo');
    switch (undone?.kind) {
      case undefined:
        return saidCard(words, words.thank.nothingToUndo, words.thank.nothingToUndoHint, { question });
      case 'thanks':
        deps.noticesWritten();
        return saidCard(words, words.undo.done, words.thank.undoneHint, { question });
      case 'request':
        await deps.seek(undone.request);
        deps.noticesWritten();
        return afterRequest(turn, undone.request, words.requests.undone[undone.did]);
      case 'champion':
        deps.noticesWritten();
        return saidCard(words, words.undo.done, words.champions.undone(undone.again));
      case 'skills':
      case 'choices': {
        const hint = words.undo[undone.kind];
        const whole = undone.hidden ? `${hint} ${words.undo.hidden}` : hint;
        return saidCard(words, words.undo.done, whole, { profile: true });
      }
    }
  }
  /** The request or the ping as it stands now; in a group only that it was taken back. */
  async function afterRequest(turn: Turn, id: number, hint: string): Promise<Reply> {
    const { words, sender } = turn;
    const request = await deps.requests.find(id);
    const ping = await deps.requests.pingOf(id, sender.id);
    if (!request || !turn.private) return saidCard(words, words.undo.done, hint);
    if (request.asker === sender.id) return requestCard(words, await deps.views.ofRequest(request), 'undo');
    if (!ping) return saidCard(words, words.undo.done, hint);
    return pingCard(words, await deps.views.ofPing(ping, request, words), 'undo');
  }
  return { undo };
}
