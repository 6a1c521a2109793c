import { z } from 'zod';
import { orDefault } from './setting';

/** Whom the bot writes to of its own accord, as it stands in the environment. */
export const reachSettings = {
  PINGS: orDefault(z.enum(['on', 'off'], 'must be on or off'), 'on'),
};

/** Whom the bot writes to of its own accord. */
export interface Reach {
  /** False: helpers get no requests. */
  readonly pings: boolean;
}

export function toReach(value: z.output<z.ZodObject<typeof reachSettings>>): Reach {
  return { pings: value.PINGS === 'on' };
}
