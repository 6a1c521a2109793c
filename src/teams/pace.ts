import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ConnectorClient } from './connector';

/** So many calls within so many seconds. */
type Window = readonly [calls: number, seconds: number];

/**
 * What Teams takes from a bot: in one conversation, and of one app in one tenant.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const CONVERSATION: readonly Window[] = [
  [7, 1],
  [8, 2],
  [60, 30],
  [1800, 3600],
];
const APP: readonly Window[] = [[50, 1]];

/** Calls do not travel equally fast, so that Teams may see them closer together than they were made. */
const MARGIN = 1.05;
/**
 * A slot a call would hold an hour of calls in memory, some 40 MB at a busy bot. So of windows longer than so many seconds
 * the calls are counted in so many parts, and a part leaves as a whole.
 */
const LONG = 60;
const PARTS = 12;
/** Conversations that are counted at the same time before those without a call in the last minute are left out. */
const MANY = 10_000;

/** Keeps what the bot says on its own within Teams' limits, beside what it answers. */
export interface Pace {
  /** Makes room for a call; undefined once there is, and it counts; else the ms until there may be. */
  take(conversation?: string): Promise<number | undefined>;
  /** Counts a call that cannot wait. */
  count(conversation?: string): Promise<void>;
}

/** The limits of Teams, or others. The process's own clock counts; in memory, so a new process starts anew. */
export function createPace({ conversation = CONVERSATION, app = APP } = {}): Pace {
  const places = createWindows('conversation', conversation);
  const everything = createWindows('app', app);
  // One after the other, so that two cannot see the same room.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const count = async (id: string | undefined): Promise<void> => {
    await everything.count('');
    if (id !== undefined) await places.count(id);
  };
  return {
    take: (id) =>
      inTurn(async () => {
        const wait = Math.max(id === undefined ? 0 : await places.wait(id), await everything.wait(''));
        if (wait > 0) return wait;
        await count(id);
        return undefined;
      }),
    count: (id) => inTurn(() => count(id)),
  };
}

/**
 * Sliding windows out of the library's fixed ones: N calls in a time are N slots, used in turn, each of which is shut
 * for that time after a call. A fixed window alone would let twice as many through around its edge.
 */
function createWindows(prefix: string, windows: readonly Window[]) {
  const long = windows.filter(([, seconds]) => seconds > LONG).map((window) => createParts(prefix, window));
  const short = windows.filter(([, seconds]) => seconds <= LONG);
  const limits = short.map(([calls, seconds]) => ({
    calls,
    seconds: seconds * MARGIN,
    slots: new RateLimiterMemory({
      points: 1,
      duration: seconds * MARGIN,
      keyPrefix: `${prefix}${calls}/${seconds}`,
    }),
  }));
  const counts = new Map<string, { calls: number; at: number }>();

  function tidy(now: number): void {
    if (counts.size < MANY) return;
    for (const [key, { at }] of counts) if (now - at > LONG * MARGIN * 1000) counts.delete(key);
  }

  return {
    /** How long until there is room, in ms. */
    wait: async (key: string): Promise<number> => {
      const made = counts.get(key)?.calls ?? 0;
      let longest = 0;
      for (const { calls, slots } of limits) {
        const slot = await slots.get(`${key} ${made % calls}`);
        longest = Math.max(longest, slot?.msBeforeNext ?? 0);
      }
      for (const parts of long) longest = Math.max(longest, await parts.wait(key));
      return longest;
    },
    count: async (key: string): Promise<void> => {
      const now = Date.now();
      const made = counts.get(key)?.calls ?? 0;
      // Last in the order of the map, so that the oldest come first.
      counts.delete(key);
      tidy(now);
      counts.set(key, { calls: made + 1, at: now });
      for (const { calls, seconds, slots } of limits) await slots.set(`${key} ${made % calls}`, 1, seconds);
      for (const parts of long) await parts.count(key);
    },
  };
}

/** A long window, by the calls of each of its parts; the part that is only partly over counts as well. */
function createParts(prefix: string, [calls, seconds]: Window) {
  const length = (seconds * MARGIN * 1000) / PARTS;
  const counted = new RateLimiterMemory({
    points: calls,
    duration: ((PARTS + 1) * length) / 1000,
    keyPrefix: `${prefix}${calls}/${seconds}`,
  });
  const partAt = (now: number): number => Math.floor(now / length);
  return {
    wait: async (key: string): Promise<number> => {
      const now = Date.now();
      const last = partAt(now);
      let room = calls;
      // Where too many are in it, there is room again once so much as the part has left that filled it up.
      for (let part = last; part >= last - PARTS; part -= 1) {
        room -= (await counted.get(`${key} ${part}`))?.consumedPoints ?? 0;
        if (room <= 0) return (part + PARTS + 1) * length - now;
      }
      return 0;
    },
    count: async (key: string): Promise<void> => {
      await counted.penalty(`${key} ${partAt(Date.now())}`);
    },
  };
}

/** A client whose calls are made at once, and counted. */
export function counted(connector: ConnectorClient, pace: Pace): ConnectorClient {
  return {
    open: async (...call) => {
      await pace.count();
      return connector.open(...call);
    },
    send: async (...call) => {
      await pace.count(call[1].conversation.id);
      return connector.send(...call);
    },
    update: async (...call) => {
      await pace.count(call[1].conversation);
      return connector.update(...call);
    },
    remove: async (...call) => {
      await pace.count(call[1].conversation);
      return connector.remove(...call);
    },
  };
}
