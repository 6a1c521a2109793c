import type { Activity } from 'botbuilder';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** How much is answered in a minute; absent: as much as comes. */
export interface LimitSettings {
  /** Messages and presses of one person. */
  readonly person?: number | undefined;
  /** Those of everybody together. */
  readonly tenant?: number | undefined;
}

/** What becomes of an activity that is too much. */
export interface TooMuch {
  /** When it goes on, in seconds from now; at least 1. */
  readonly seconds: number;
  /** True when this person was not told yet in this minute. */
  readonly first: boolean;
}

const MINUTE = 60;

/**
 * Counts what people ask, once it is certain who they are: before, a forger could use up somebody else's share.
 * Installations and the like are not counted. The counters are kept in memory and start anew with the process.
 */
export function createLimits({
  person,
  tenant,
}: LimitSettings): (activity: Activity) => Promise<TooMuch | undefined> {
  const limiter = (points: number) => new RateLimiterMemory({ points, duration: MINUTE });
  const people = person === undefined ? undefined : limiter(person);
  const everybody = tenant === undefined ? undefined : limiter(tenant);
  const told = limiter(1);

  return async (activity) => {
    if (activity.type !== 'message' && activity.type !== 'invoke') return undefined;
    const id = activity.from.aadObjectId ?? activity.from.id;
    // One person who is too much does not use up the share of all.
    const wait = (await take(people, id)) ?? (await take(everybody, 'all'));
    if (wait === undefined) return undefined;
    return { seconds: wait, first: (await take(told, id)) === undefined };
  };
}

/** Undefined when there was room, else the seconds until there is. */
async function take(limiter: RateLimiterMemory | undefined, key: string): Promise<number | undefined> {
  try {
    await limiter?.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1000));
  }
}
