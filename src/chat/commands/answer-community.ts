import { communityPostCard } from '../../cards/community-post-card';
import { saidCard } from '../../cards/said-card';
import type { Community } from '../../community/posts';
import { messages } from '../../i18n/messages';
import type { Locale } from '../../people/person';
import type { Done, RequestId, RequestStore } from '../../requests/request';
import { isSeeking } from '../../requests/states';
import type { RequestViews } from '../../requests/views';
import type { Reply, Turn } from '../command';

/** What answers to a post to the community stand on. */
export interface AnswerCommunityDeps {
  readonly requests: Pick<RequestStore, 'find'>;
  readonly views: Pick<RequestViews, 'ofPost'>;
  readonly community?: Community | undefined;
  readonly defaultLocale: Locale;
}

/** Answers to what stands before the community. */
export function createAnswerCommunity(
  deps: AnswerCommunityDeps,
  /** Takes the yes of the sender. */
  sayYes: (turn: Turn, id: RequestId) => Promise<Done>,
) {
  const { requests, views, community } = deps;

  /** Only what the community was told may be shown where others read along. */
  async function posted(id: RequestId) {
    const request = await requests.find(id);
    return request?.postedAt === undefined ? undefined : request;
  }

  return {
    /**
     * A yes pressed on the post itself. The answer may be seen by everybody there, so it is the post as it stands, in
     * the language of the house; the rest happens in the chats of both.
     *
     * @returns undefined when this does not stand before the community.
     */
    async pressed(turn: Turn, id: RequestId): Promise<Reply | undefined> {
      if (!(await posted(id))) return undefined;
      const done = await sayYes(turn, id);
      const request = await posted(id);
      if (!request) return undefined;
      const refused = done.kind !== 'done' && done.kind !== 'same';
      return communityPostCard(messages(deps.defaultLocale), await views.ofPost(request), {
        hasButtons: true,
        refused,
      });
    },
    /** The post by its number, for places without buttons; in the language of whoever asks for it. */
    async byNumber({ words, sender }: Turn, id: RequestId): Promise<Reply> {
      const request = community?.hasButtons === false ? await posted(id) : undefined;
      if (!request || request.asker === sender.id || !isSeeking(request.state))
        return saidCard(words, words.requests.gone, words.requests.goneHint);
      return communityPostCard(words, await views.ofPost(request), { hasButtons: true });
    },
  };
}
