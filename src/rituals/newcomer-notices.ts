import { newcomerCard } from '../cards/mentor-cards';
import type { NoticeKind, Renderers } from '../notices/render';
import { NEWCOMER, type NewcomerStore } from './newcomers';

/** "Who could show you the ropes?" in a newcomer's own chat, once; rather not told than told twice. */
export function newcomerNotices({ newcomers }: { readonly newcomers: NewcomerStore }): Renderers {
  const kind: NoticeKind = {
    once: true,
    render: async (key, recipient, words) =>
      (await newcomers.find(key)) === recipient.id ? newcomerCard(words, newcomers.weeks) : undefined,
  };
  return { [NEWCOMER]: kind };
}
