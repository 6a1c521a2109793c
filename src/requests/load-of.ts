import { WEEK, type Clock } from '../clock';
import type { AvailabilityOf } from '../people/availability';
import type { LoadOf } from '../skills/find-helpers';
import type { RequestStore } from './request';

/** What helpers were asked lately counts for so long, in ms: where little is asked, a shorter time shows no difference. */
const LATELY = 8 * WEEK;
/** It is asked of so many of the best whether they are there. */
export const MOST_LOOKED_AT = 20;

/**
 * How free helpers are, so that among near-equals whoever was asked less comes first.
 *
 * @param deps.availabilityOf only where somebody is about to be asked; absent, nobody counts as available.
 */
export function createLoadOf(deps: {
  readonly requests: Pick<RequestStore, 'pingsSince'>;
  readonly availabilityOf?: AvailabilityOf | undefined;
  readonly clock: Clock;
}): LoadOf {
  return async (people) => {
    const [pings, available] = await Promise.all([
      deps.requests.pingsSince(people, deps.clock() - LATELY),
      deps.availabilityOf?.(people.slice(0, MOST_LOOKED_AT)),
    ]);
    return new Map(
      people.map((id) => [id, { available: available?.get(id) === 'available', pings: pings.get(id) ?? 0 }]),
    );
  };
}
