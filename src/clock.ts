/** The time, as milliseconds since 1970-01-01 UTC. Injected, so that tests own it. */
export type Clock = () => number;

/** One day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** Seven days in milliseconds. */
export const WEEK = 7 * DAY;
