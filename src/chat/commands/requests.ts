import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { pingCard } from '../../cards/ping-card';
import { requestCard } from '../../cards/request-cards';
import { REQUESTS_PAGE, requestsCard } from '../../cards/requests-card';
import { saidCard } from '../../cards/said-card';
import { DAY, type Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import { afterOwnHours } from '../../people/working-hours';
import type { Answer, CommunityManagers, Done, RequestId, RequestStore } from '../../requests/request';
import { EXPIRES_AFTER, hoursOf, type RoutingRules } from '../../requests/routing';
import type { Seek } from '../../requests/seek';
import type { RequestViews } from '../../requests/views';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { readData } from '../read-data';
import { createAnswerCommunity, type AnswerCommunityDeps } from './answer-community';

/** The number of a post to the community, behind the name of the command. */
const NUMBER = /^\d{1,9}$/;
const requestData = z.object({
  request: z.number().int().positive(),
  asked: z.number().int().nonnegative().optional().catch(undefined),
});
/** Requests that ended are listed for so long, in ms. */
const LISTED_FOR = 14 * DAY;
/** So many of each kind are counted at most. */
const MOST_LISTED = 500;
const pageData = z.object({ offset: z.number().int().min(0).max(MOST_LISTED).optional() }).catch({});

/** What the buttons of requests stand on. */
export interface RequestsDeps extends AnswerCommunityDeps {
  readonly requests: RequestStore;
  readonly people: Pick<PeopleStore, 'find' | 'choices'>;
  readonly views: RequestViews;
  readonly seek: Seek;
  readonly communityManagers?: CommunityManagers | undefined;
  readonly rules: RoutingRules;
  /** Something was written: deliver, and keep looking. */
  readonly written: () => void;
  readonly clock: Clock;
}

/** `/requests`: my requests and those that wait for me; and what askers and helpers say to them. */
export function createRequestsCommand(deps: RequestsDeps): Command {
  const { requests, views, clock } = deps;

  async function list(turn: Turn, offset = 0): Promise<Reply> {
    const { words, sender } = turn;
    if (!turn.private) return errorCard(turn, words.requests.private, words.requests.privateHint);
    const mine = await requests.mine(sender.id, clock() - LISTED_FOR, MOST_LISTED);
    const pings = await requests.waitingFor(sender.id, MOST_LISTED);
    const page = <One>(all: readonly One[]) => all.slice(offset, offset + REQUESTS_PAGE);
    const after = (all: readonly unknown[]) => Math.max(0, all.length - offset - REQUESTS_PAGE);
    const forMe = await Promise.all(
      page(pings).map(async (ping) => {
        const request = await requests.find(ping.request);
        return request && views.ofPing(ping, request, words);
      }),
    );
    return requestsCard(
      words,
      await Promise.all(page(mine).map(views.ofRequest)),
      forMe.filter((one) => one !== undefined),
      await requests.hasBlocked(sender.id),
      { offset, rest: after(mine) + after(pings) },
    );
  }

  const more: ActionHandler = (turn, data) => list(turn, readData(pageData, data).offset);

  /** After a day of the asker's work somebody asks whether it helped. */
  async function remindAt(id: RequestId, now: number): Promise<number> {
    const request = await requests.find(id);
    const asker = request && (await deps.people.find(request.asker));
    if (!asker) return now + DAY;
    const choices = await deps.people.choices(asker.id);
    const own = hoursOf({ timeZone: asker.timeZone, country: asker.country, choices }, deps.rules);
    if (own.hours === 'always') return now + DAY;
    const length = ((own.hours.to - own.hours.from + 1440) % 1440 || 1440) * 60_000;
    return afterOwnHours(now, length, own) ?? now + DAY;
  }

  /** Nothing that a request's card says may be read by others. */
  const alone =
    (work: (turn: Turn, id: RequestId, asked: number | undefined) => Promise<Reply>): ActionHandler =>
    async (turn, data) => {
      const { request, asked } = readData(requestData, data);
      return turn.private
        ? work(turn, request, asked)
        : errorCard(turn, turn.words.requests.private, turn.words.requests.privateHint);
    };

  /** What the asker sees after one of their buttons. */
  async function asAsker(turn: Turn, done: Done, verb: string): Promise<Reply> {
    const { words } = turn;
    const { requests: say } = words;
    if (done.kind === 'none') return saidCard(words, say.gone, say.goneHint);
    await go(done.request.id);
    turn.log.info({ request: done.request.id, came: done.kind }, verb);
    const request = (await requests.find(done.request.id)) ?? done.request;
    return requestCard(words, await views.ofRequest(request), verb);
  }

  async function go(id: RequestId): Promise<void> {
    await deps.seek(id);
    deps.written();
  }

  async function take(turn: Turn, id: RequestId, word: Answer): Promise<Done> {
    const now = clock();
    const times = { remindAt: await remindAt(id, now), expireAt: now + EXPIRES_AFTER };
    const how = { ...times, inPublic: !turn.private };
    const done = await requests.answer(id, turn.sender.id, word, now, how);
    turn.log.info({ request: id, came: done.kind }, word);
    if (done.kind !== 'none') await go(id);
    return done;
  }

  const community = createAnswerCommunity(deps, (turn, id) => take(turn, id, 'accept'));

  const answer = (word: Answer): ActionHandler =>
    alone(async (turn, id) => {
      const { words, sender } = turn;
      const done = await take(turn, id, word);
      if (done.kind === 'none') return saidCard(words, words.requests.gone, words.requests.goneHint);
      const ping = await requests.pingOf(id, sender.id);
      const request = await requests.find(id);
      if (!ping || !request) return saidCard(words, words.requests.gone, words.requests.goneHint);
      return pingCard(words, await views.ofPing(ping, request, words), word);
    });

  const asker = (
    verb: string,
    work: (id: RequestId, turn: Turn, now: number, asked: number | undefined) => Promise<Done>,
  ): ActionHandler =>
    alone(async (turn, id, asked) => asAsker(turn, await work(id, turn, clock(), asked), verb));

  return {
    name: 'requests',
    aliases: { en: ['requests'], de: ['anfragen'] },
    takesWords: NUMBER,
    run: async (turn, args) =>
      turn.private && NUMBER.test(args) ? community.byNumber(turn, Number(args)) : list(turn),
    actions: {
      requests: (turn) => list(turn),
      'more-requests': more,
      'next-requests': more,
      accept: async (turn, data) => {
        const { request } = readData(requestData, data);
        const pressed = turn.private ? undefined : await community.pressed(turn, request);
        return pressed ?? answer('accept')(turn, data);
      },
      later: answer('later'),
      decline: answer('decline'),
      solved: asker('solved', (id, { sender }, now) => requests.verdict(id, sender.id, 'solved', now)),
      unsolved: asker('unsolved', (id, { sender }, now) => requests.verdict(id, sender.id, 'unsolved', now)),
      withdraw: asker('withdraw', (id, { sender }, now) => requests.withdraw(id, sender.id, now)),
      forward: asker('forward', (id, { sender }, now, asked) => requests.forward(id, sender.id, now, asked)),
      'block-asker': alone(async ({ words, sender }, id) => {
        const { requests: say } = words;
        if (!(await requests.block(id, sender.id, clock()))) return saidCard(words, say.gone, say.goneHint);
        await go(id);
        return saidCard(words, say.blocked, say.blockedHint, { undo: { request: id } });
      }),
      'unblock-askers': async (turn) => {
        if (turn.private) await requests.unblock(turn.sender.id);
        return list(turn);
      },
      report: alone(async ({ words, sender }, id) => {
        const { requests: say } = words;
        const managers = (await deps.communityManagers?.()) ?? [];
        if (managers.length === 0) return saidCard(words, say.noManagers, say.noManagersHint);
        const [request, ping] = await Promise.all([requests.find(id), requests.pingOf(id, sender.id)]);
        const isKnown = !request?.anonymous || ping?.answer === 'accept' || ping?.answer === 'tried';
        // Of a question without a name it must not tell that only its asker could read it.
        if (ping && isKnown && managers.every((manager) => manager === request?.asker))
          return saidCard(words, say.noManagers, say.noManagersHint);
        if (!(await requests.report(id, sender.id, managers, clock())))
          return saidCard(words, say.gone, say.goneHint);
        deps.written();
        return saidCard(words, say.reported, say.reportedHint, { requests: true });
      }),
    },
  };
}
