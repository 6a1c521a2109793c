/** The time, as milliseconds since 1970-01-01 UTC. Injected, so that tests own it. */
export type Clock = () => number;

/**
 * Milliseconds that only go forward, whatever happens to the machine's clock; for how long something takes. Their
 * beginning means nothing.
 */
export const stopwatch: Clock = () => performance.now();

/** One day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** Seven days in milliseconds. */
export const WEEK = 7 * DAY;
