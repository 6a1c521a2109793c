import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { freshnessCard, KEEP, LET_GO } from '../../cards/freshness-card';
import { saidCard } from '../../cards/said-card';
import type { Clock } from '../../clock';
import type { FreshnessStore } from '../../freshness/freshness';
import type { Resolver } from '../../skills/skill';
import type { ActionHandler, Command } from '../command';
import { readData } from '../read-data';

const answerData = z.object({
  question: z.number().int().positive(),
  /** All that are open when absent. */
  skill: z.string().min(1).max(300).optional(),
});

/** The answers to "still yours?". */
export function freshActions(deps: {
  readonly freshness: Pick<FreshnessStore, 'answer'>;
  readonly resolver: Resolver;
  readonly clock: Clock;
}): NonNullable<Command['actions']> {
  const answering =
    (keep: boolean, next: 0 | 1): ActionHandler =>
    async (turn, data) => {
      const { words, sender } = turn;
      if (!turn.private) return errorCard(turn, words.me.private, words.me.privateHint);
      const { question: id, skill } = readData(answerData, data);
      const question = await deps.freshness.answer(id, sender.id, { skill, keep }, deps.clock());
      turn.log.info({ keep, over: !question }, 'still yours');
      return question
        ? freshnessCard(words, question, deps.resolver, next)
        : saidCard(words, words.fresh.over, words.fresh.overHint, { profile: true });
    };
  return {
    [KEEP[0]]: answering(true, 1),
    [KEEP[1]]: answering(true, 0),
    [LET_GO[0]]: answering(false, 1),
    [LET_GO[1]]: answering(false, 0),
  };
}
