import { communityPostCard, thanksPostCard } from '../cards/community-post-card';
import type { Messenger } from '../notices/deliver';
import type { Way } from '../notices/speaking';
import type { Locale } from '../people/person';
import type { RequestStore } from '../requests/request';
import { isSeeking } from '../requests/states';
import type { RequestViews } from '../requests/views';
import { knownSkill, NOBODY, type KnownSkillDeps } from '../skills/known-skill';
import type { TestimonialStore } from '../thanks/testimonial';
import { POSTED_THANKS } from '../thanks/thanks';
import { createPostKinds, type Community, type PostStore } from './posts';

/** Without a place, what was still to be posted ends as unsaid, so that the request goes on. */
const NOWHERE: Messenger = {
  send: async () => ({ kind: 'failed' }),
  update: async () => ({ kind: 'failed' }),
  remove: async () => ({ kind: 'failed' }),
};

/** The way on which requests and sentences of thanks reach the community. */
export function communityWay(
  deps: KnownSkillDeps & {
    readonly posts: PostStore;
    readonly community?: Community | undefined;
    readonly requests: Pick<RequestStore, 'find'>;
    readonly views: Pick<RequestViews, 'ofPost'>;
    readonly testimonials: Pick<TestimonialStore, 'ofPost'>;
    readonly defaultLocale: Locale;
  },
): Way {
  const { posts, community, requests, views } = deps;
  const hasButtons = community?.hasButtons ?? false;
  const kinds = createPostKinds(
    {
      community: async (id, words, isNew) => {
        const request = await requests.find(id);
        if (!request || (isNew && !isSeeking(request.state))) return undefined;
        return communityPostCard(words, await views.ofPost(request), { hasButtons });
      },
      [POSTED_THANKS]: async (id, words) => {
        const said = await deps.testimonials.ofPost(id);
        return said && thanksPostCard(words, said.sentence, await knownSkill(deps, said.skill, NOBODY));
      },
    },
    deps.defaultLocale,
  );
  return { store: posts, messenger: community?.messenger ?? NOWHERE, kinds };
}
