import { digestCard } from '../cards/digest-card';
import type { Clock } from '../clock';
import type { NoticeKind, Renderers } from '../notices/render';
import { DIGEST, STALE_DIGEST, type DigestStore } from './digest';
import type { DigestFor } from './digest-for';

/** The digest in the person's own chat. One that is missed comes next week, one that comes twice is a bother. */
export function digestNotices(deps: {
  readonly digests: Pick<DigestStore, 'find'>;
  readonly digestFor: DigestFor;
  readonly clock: Clock;
}): Renderers {
  const kind: NoticeKind = {
    once: true,
    render: async (id, recipient, words) => {
      const planned = await deps.digests.find(id);
      if (!planned?.wanted || planned.person !== recipient.id) return undefined;
      if (deps.clock() > planned.dueAt + STALE_DIGEST) return undefined;
      const digest = await deps.digestFor(recipient);
      return digest && digestCard(words, digest);
    },
  };
  return { [DIGEST]: kind };
}
