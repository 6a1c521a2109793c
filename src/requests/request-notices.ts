import { pingCard, reportCard } from '../cards/ping-card';
import { helpedCard, leftCard, postedCard, requestCard, yesCard } from '../cards/request-cards';
import type { Clock } from '../clock';
import type { Renderers } from '../notices/render';
import type { PeopleStore } from '../people/people-store';
import type { Person } from '../people/person';
import type { CommunityManagers, Ping, RequestStore } from './request';
import { GOING, isSeeking } from './states';
import type { RequestViews } from './views';

/**
 * What is told about requests: to helpers the ping, and that their yes to the community counts; to the asker a yes, that
 * the community is asked, that nobody was found, that whoever said yes is gone, and whether it helped.
 */
export function requestNotices(deps: {
  readonly requests: Pick<RequestStore, 'find' | 'ping' | 'factsOf' | 'unreachable'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly communityManagers?: CommunityManagers | undefined;
  readonly views: RequestViews;
  /** Somebody was skipped: look for the next one. */
  readonly skipped: () => void;
  readonly clock: Clock;
}): Renderers {
  const { requests, views } = deps;

  /** The request of this asker; keys can be given anew. */
  async function own(id: number | undefined, { id: asker }: Person) {
    const request = id === undefined ? undefined : await requests.find(id);
    return request?.asker === asker ? request : undefined;
  }

  /**
   * Whoever hides or pauses stops new questions, not those that they have; nor do those go with another question of the
   * same person, which may have been asked without a name.
   */
  async function mayBeAsked(ping: Ping, { id }: Person, hasIt: boolean): Promise<boolean> {
    const [facts] = await requests.factsOf(ping.request, [id], deps.clock());
    return facts !== undefined && (hasIt ? ping.unwantedAt === undefined : facts.findable && !facts.blocks);
  }

  return {
    ping: {
      // Rather one helper less than one asked twice.
      once: true,
      unasked: true,
      render: async (id, helper, words, stands) => {
        const ping = await requests.ping(id);
        const request = ping && (await requests.find(ping.request));
        if (!request || ping.helper !== helper.id) return undefined;
        if (
          ping.answer === undefined &&
          isSeeking(request.state) &&
          !(await mayBeAsked(ping, helper, stands))
        ) {
          // Hidden, paused or gone since, or they want no questions of this person: the next one is asked.
          await requests.unreachable(ping.id, deps.clock());
          deps.skipped();
          return undefined;
        }
        return pingCard(words, await views.ofPing(ping, request, words));
      },
    },
    helps: async (id, helper, words) => {
      const ping = await requests.ping(id);
      const request = ping && (await requests.find(ping.request));
      const saidYes = ping?.answer === 'accept' || ping?.answer === 'tried';
      if (!request || !saidYes || ping.helper !== helper.id) return undefined;
      return pingCard(words, await views.ofPing(ping, request, words));
    },
    posted: async (id, asker, words) => {
      const request = await own(id, asker);
      return request && postedCard(words, await views.ofRequest(request));
    },
    request: {
      // Whoever asked in a dialog has read it there.
      once: true,
      render: async (id, asker, words) => {
        const request = await own(id, asker);
        return request && requestCard(words, await views.ofRequest(request));
      },
    },
    yes: async (id, asker, words, stands) => {
      const ping = await requests.ping(id);
      const request = await own(ping?.request, asker);
      if (!request) return undefined;
      const shown = await views.ofRequest(request);
      // The verdict may have been given on this very card, and whatever reaches Teams last must say the same.
      if (stands && (ping?.answer === 'tried' || request.state === 'solved'))
        return requestCard(words, shown);
      // A yes that was taken back, or did not help, is not told any more.
      return ping?.answer === 'accept' ? yesCard(words, shown) : undefined;
    },
    left: async (id, asker, words, stands) => {
      const request = await own(id, asker);
      // Somebody else was quicker than this word; where its time is over as well, this word tells both.
      const isTold = request && (stands || isSeeking(request.state) || request.state === 'expired');
      if (!isTold) return undefined;
      return leftCard(words, await views.ofRequest(request));
    },
    unhelped: async (id, asker, words) => {
      const request = await own(id, asker);
      return request && requestCard(words, await views.ofRequest(request));
    },
    helped: async (id, asker, words) => {
      const request = await own(id, asker);
      if (!request || (!GOING.includes(request.state) && request.state !== 'solved')) return undefined;
      return helpedCard(words, await views.ofRequest(request));
    },
    report: async (id, manager, words) => {
      const ping = await requests.ping(id);
      const request = ping && (await requests.find(ping.request));
      const asker = request && (await deps.people.find(request.asker));
      const managers = (await deps.communityManagers?.()) ?? [];
      if (!asker || ping.reportedAt === undefined || !managers.includes(manager.id)) return undefined;
      // A yes of this helper made the name known; without it, nobody who could be asked as well may read it.
      const known = !request.anonymous || ping.answer === 'accept' || ping.answer === 'tried';
      return reportCard(words, request.question, known ? asker : undefined);
    },
  };
}
