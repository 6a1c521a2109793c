import type { Clock } from '../clock';

/** What Teams takes from a bot in one conversation, and of one app in one tenant: so many calls in so many seconds. */
const LIMITS = {
  conversation: [
    [7, 1],
    [8, 2],
    [60, 30],
    [1800, 3600],
  ],
  tenant: [[50, 1]],
} as const;

/** How often the bot said more than Teams takes. */
export interface Violations {
  readonly conversation: number;
  readonly tenant: number;
}

/** Counts what a bot says as Teams does: calls that come when a window before them is full already. */
export function createLimitCounter(clock: Clock) {
  const found = { conversation: 0, tenant: 0 };
  const calls = new Map<string, number[]>();

  function note(kind: keyof typeof LIMITS, key: string, now: number): void {
    const times = calls.get(key) ?? [];
    calls.set(key, times);
    times.push(now);
    const full = LIMITS[kind].some(([most, seconds]) => {
      const before = times.at(-1 - most);
      return before !== undefined && now - before < seconds * 1000;
    });
    if (full) found[kind] += 1;
    // More than the longest window takes says nothing new.
    const longest = Math.max(...LIMITS[kind].map(([most]) => most));
    if (times.length > 2 * longest) times.splice(0, times.length - longest - 1);
  }

  return {
    /** A call of the bot; `conversation` is absent where it opens one. */
    note(conversation: string | undefined): void {
      const now = clock();
      note('tenant', '', now);
      if (conversation !== undefined) note('conversation', conversation, now);
    },
    violations: (): Violations => ({ ...found }),
  };
}
export type LimitCounter = ReturnType<typeof createLimitCounter>;
