import type { Clock } from '../clock';
import type { Log } from '../log';
import type { AvailabilityOf } from '../people/availability';
import type { Locale, PersonId } from '../people/person';
import type { FindHelpers } from '../skills/skill';
import type { ChampionsOf, HelpRequest, RequestId, RequestStore } from './request';
import { decide, isDecided, type Candidates, type RoutingRules } from './routing';

/** So many of the best are looked at for each step. */
const MOST = 100;
/** A step is decided anew when something came in between, so often at most. */
const MOST_TRIES = 20;
const NOBODY: Candidates = { facts: [], champions: new Set(), away: new Set() };

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
      limit: MOST,
    });
    const skilled = request.skill === undefined ? [] : [request.skill];
    const champions = (await deps.championsOf?.(skilled)) ?? [];
    const people = [...helpers.map(({ person }) => person), ...champions];
    if (request.chosen !== undefined) people.unshift(request.chosen);
    const all = [...new Set(people)].filter((person) => person !== request.asker);
    const [facts, available] = await Promise.all([
      requests.factsOf(request.id, all, now),
      deps.availabilityOf?.(all.slice(0, 10)),
    ]);
    return {
      facts,
      champions: new Set(champions),
      away: new Set(all.filter((person) => available?.get(person) === 'away')),
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
