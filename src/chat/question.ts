import { z } from 'zod';

/** What a result's buttons carry; see `Question` of the card. */
export const questionSchema = z.object({
  words: z.string().max(2000).optional(),
  skills: z.array(z.string().min(1).max(300)).min(1).max(3).optional(),
  offset: z.number().int().min(0).max(100).optional(),
});
