import { z } from 'zod';
import { orDefault } from './setting';

/** What only the demo knows, as it stands in the environment. */
export const demoSettings = {
  DEMO_HISTORY: orDefault(z.enum(['on', 'off'], 'must be on or off'), 'off'),
};
