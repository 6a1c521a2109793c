import { firstWeekCard } from '../cards/first-week-card';
import type { NoticeKind, Renderers } from '../notices/render';
import { FIRST_WEEK, type FirstWeekStore } from './first-week';
import type { createShowStep } from './show-step';

/** A card of the first week in the person's own chat. One that is missed is not missed much, two would be too many. */
export function firstWeekNotices(deps: {
  readonly firstWeeks: Pick<FirstWeekStore, 'find'>;
  readonly showStep: ReturnType<typeof createShowStep>;
}): Renderers {
  const kind: NoticeKind = {
    once: true,
    render: async (id, recipient, words) => {
      const card = await deps.firstWeeks.find(id);
      if (!card?.worth || card.person !== recipient.id) return undefined;
      const shown = await deps.showStep(card);
      return shown && firstWeekCard(words, shown);
    },
  };
  return { [FIRST_WEEK]: kind };
}
