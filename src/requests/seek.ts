import type { Clock } from '../clock';
import type { Log } from '../log';
import type { AvailabilityOf } from '../people/availability';
import type { Locale, PersonId } from '../people/person';
import { NEAR } from '../skills/rank';
import { type FindHelpers, MOST_FOUND } from '../skills/skill';
import { MOST_LOOKED_AT } from './load-of';
import type { ChampionsOf, HelpRequest, RequestId, RequestStore } from './request';
import { decide, isDecided, isFree, type Candidates, type RoutingRules } from './routing';

/** A step is decided anew when something came in between, so often at most. */
const MOST_TRIES = 20;
const NOBODY: Candidates = {
  facts: [],
  champions: new Set(),
  nearBest: new Set(),
  availability: new Map(),
};

/** What looking for a helper stands on. */
export interface SeekDeps {
  readonly requests: RequestStore;
  readonly findHelpers: FindHelpers;
  readonly championsOf?: ChampionsOf | undefined;
  readonly availabilityOf?: AvailabilityOf | undefined;
  /** Told who is asked, so that their profile is read again soon. */
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
  readonly rules: RoutingRules;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly log: Log;
}

/** Takes the steps of one request that are due, until it waits for somebody or has ended. */
export type Seek = (id: RequestId) => Promise<void>;

export function createSeek(deps: SeekDeps): Seek {
  const { requests, clock } = deps;

  /** Everybody who could help, best first; whom the asker picked is among them whatever they are known for. */
  async function candidates(request: HelpRequest, now: number): Promise<Candidates> {
    const { helpers } = await deps.findHelpers({
      words: request.question,
      skills: request.skill === undefined ? undefined : [request.skill],
      locale: deps.defaultLocale,
      asker: request.asker,
      limit: MOST_FOUND,
    });
    const skilled = request.skill === undefined ? [] : [request.skill];
    const champions = (await deps.championsOf?.(skilled)) ?? [];
    const people = [...helpers.map(({ person }) => person), ...champions];
    if (request.chosen !== undefined) people.unshift(request.chosen);
    const all = [...new Set(people)].filter((person) => person !== request.asker);
    const facts = await requests.factsOf(request.id, all, now);
    const free = facts.filter((one) => isFree(one, deps.rules)).map(({ person }) => person);
    const wanted = [...free.filter((person) => champions.includes(person)), ...free];
    const inQuestion = [...new Set(wanted)].slice(0, MOST_LOOKED_AT);
    const best = helpers.reduce((most, { score }) => Math.max(most, score), 0);
    return {
      facts,
      champions: new Set(champions),
      nearBest: new Set(helpers.filter(({ score }) => score >= NEAR * best).map(({ person }) => person)),
      availability: (await deps.availabilityOf?.(inQuestion)) ?? new Map(),
    };
  }

  return async (id) => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const now = clock();
      const request = await requests.find(id);
      if (!request || (request.dueAt ?? Infinity) > now) return;
      const known = isDecided(request, now) ? NOBODY : await candidates(request, now);
      const step = decide(request, known, deps.rules, now);
      if (!step) return;
      const does = step.pings.length > 0 || step.pass || step.post || step.end || step.remind || step.leave;
      if (!does) {
        await requests.lookAgain(id, request.version, step.dueAt);
        if (step.dueAt > now) return;
        continue;
      }
      const taken = await requests.step(step);
      if (taken) {
        deps.noteShown?.(step.pings.map(({ helper }) => helper));
        deps.log.info(
          { request: id, pings: step.pings.length, ...(step.end ? { end: step.end } : {}) },
          'step',
        );
      } else if (step.post) {
        // There is no community to ask.
        await requests.step({ ...step, post: undefined, end: 'exhaust' });
      }
    }
  };
}
