import { z } from 'zod';

/** A card carries the words on up to 20 places, so they are kept only this far, in bytes of UTF-8. */
const KEPT_BYTES = 240;

/** The beginning of a question that a result's buttons carry. */
export function keptWords(words = ''): string {
  let bytes = 0;
  let kept = '';
  for (const character of words) {
    bytes += Buffer.byteLength(character);
    if (bytes > KEPT_BYTES) break;
    kept += character;
  }
  return kept;
}

/** What a result's buttons carry; see `Question` of the card. */
export const questionSchema = z.object({
  words: z.string().max(KEPT_BYTES).optional(),
  skills: z.array(z.string().min(1).max(300)).min(1).max(3).optional(),
  offset: z.number().int().min(0).max(100).optional(),
});
