import { z } from 'zod';
import { parseWorkingHours } from './people/working-hours';
import type { RoutingRules } from './requests/routing';
import { orDefault } from './setting';

/** How help requests go, as the house has it. */
export interface RequestRules extends RoutingRules {
  /** Requests of one person within 24 hours. */
  readonly perDay: number;
}

const HOUR = 60 * 60_000;
const number = (from: number, to: number, fallback: number) =>
  orDefault(
    z
      .string()
      .refine(
        (value) => /^\d{1,3}$/.test(value) && Number(value) >= from && Number(value) <= to,
        `must be a number from ${from} to ${to}`,
      )
      .transform(Number),
    String(fallback),
  );

/**
 * The settings of help requests, besides the working hours, weekly pings and time zone of the house.
 *
 * @param perDay how many one person can send where nothing is set.
 */
export const requestSettings = (perDay: number) => ({
  PINGS_AT_ONCE: number(1, 10, 3),
  PING_PATIENCE_HOURS: number(1, 80, 4),
  REQUESTS_PER_DAY: number(1, 999, perDay),
});

/** In the demo nobody is held up: no limit that somebody who tries things out would meet. */
export const DEMO_PER_DAY = 999;

/** What counts where nothing is set. */
export const REQUESTS = { atOnce: 3, patience: 4 * HOUR, perDay: 10 };

export function toRequestConfig(
  value: z.output<z.ZodObject<ReturnType<typeof requestSettings>>>,
): Pick<RequestRules, 'atOnce' | 'patience' | 'perDay'> {
  return {
    atOnce: value.PINGS_AT_ONCE,
    patience: value.PING_PATIENCE_HOURS * HOUR,
    perDay: value.REQUESTS_PER_DAY,
  };
}

/** All rules together. */
export function requestRules(config: {
  readonly requests?: Pick<RequestRules, 'atOnce' | 'patience' | 'perDay'> | undefined;
  readonly workingHours: string;
  readonly weeklyPings: number;
  readonly timeZone: string;
  readonly reach?: { readonly pings: boolean } | undefined;
}): RequestRules {
  const { workingHours, weeklyPings, timeZone, requests = REQUESTS, reach } = config;
  const hours = parseWorkingHours(workingHours);
  return { ...requests, hours, weeklyPings, timeZone, off: reach?.pings === false };
}
