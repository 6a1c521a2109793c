import { z } from 'zod';
import { saidCard } from '../../cards/said-card';
import type { ChangeStore } from '../../changes/change';
import type { Clock } from '../../clock';
import type { ActionHandler, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';

const undoData = z
  .object({
    thanks: z.number().int().positive().optional(),
    question: questionSchema.optional().catch(undefined),
  })
  .catch({});

/** `undo`: takes back the last thing the sender changed, whatever it was. */
export function undoActions(deps: {
  readonly changes: ChangeStore;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
}): { readonly undo: ActionHandler } {
  async function undo(turn: Turn, data: unknown): Promise<Reply> {
    const { question, thanks } = readData(undoData, data);
    const { words } = turn;
    const undone = await deps.changes.undo(turn.sender.id, deps.clock(), thanks);
    turn.log.info({ kind: undone?.kind ?? 'nothing' }, 'undo');
    switch (undone?.kind) {
      case undefined:
        return saidCard(words, words.thank.nothingToUndo, words.thank.nothingToUndoHint, { question });
      case 'thanks':
        deps.noticesWritten();
        return saidCard(words, words.undo.done, words.thank.undoneHint, { question });
      case 'skills':
      case 'choices':
        return saidCard(words, words.undo.done, words.undo[undone.kind], { profile: true });
    }
  }
  return { undo };
}
