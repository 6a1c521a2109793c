import { z } from 'zod';
import { orDefault } from './setting';

/** How many in a minute; undefined: as many as come. */
function perMinute(fallback: string) {
  return orDefault(
    z
      .string()
      .regex(/^(off|[1-9]\d{0,6})$/, 'must be a number of messages in a minute, or off')
      .transform((value) => (value === 'off' ? undefined : Number(value))),
    fallback,
  );
}

/** The settings of whoever operates the bot, as they stand in the environment. */
export function operatingSettings(demo: boolean) {
  return {
    RATE_LIMIT_PERSON: perMinute(demo ? 'off' : '60'),
    RATE_LIMIT_TENANT: perMinute(demo ? 'off' : '6000'),
    METRICS: orDefault(
      z
        .string()
        .regex(
          /^(off|(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})$/i,
          'must be an address such as 127.0.0.1:9464, or off',
        )
        .transform(toAddress)
        .refine((address) => (address?.port ?? 0) <= 65_535, 'must have a port of at most 65535'),
      'off',
    ),
  };
}

/** Where figures for Prometheus are read. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

function toAddress(value: string): MetricsAddress | undefined {
  if (value === 'off') return undefined;
  const colon = value.lastIndexOf(':');
  return { host: value.slice(0, colon), port: Number(value.slice(colon + 1)) };
}

/** How much is answered in a minute. */
export interface RateLimits {
  readonly person: number | undefined;
  readonly tenant: number | undefined;
}

export function toRateLimits(value: z.output<z.ZodObject<ReturnType<typeof operatingSettings>>>): RateLimits {
  return { person: value.RATE_LIMIT_PERSON, tenant: value.RATE_LIMIT_TENANT };
}
