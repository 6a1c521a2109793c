import { freshnessCard } from '../cards/freshness-card';
import type { NoticeKind, Renderers } from '../notices/render';
import type { Resolver } from '../skills/skill';
import { FRESHNESS, type FreshnessStore } from './freshness';

/** The question in the person's own chat. Nobody misses it, so it rather does not come than comes twice. */
export function freshnessNotices(deps: {
  readonly freshness: Pick<FreshnessStore, 'find'>;
  readonly resolver: Resolver;
}): Renderers {
  const kind: NoticeKind = {
    once: true,
    unasked: true,
    render: async (id, recipient, words) => {
      const question = await deps.freshness.find(id);
      if (!question || question.person !== recipient.id) return undefined;
      // Hidden, paused or answered by other ways before it was told: then there is nothing to ask.
      const worth = question.findable && question.skills.some(({ now }) => now === 'open');
      return question.told || worth ? freshnessCard(words, question, deps.resolver) : undefined;
    },
  };
  return { [FRESHNESS]: kind };
}
