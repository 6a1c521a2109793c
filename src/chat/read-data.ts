import type { z } from 'zod';
import { AppError } from '../errors';

/**
 * Reads what a button or dialog carried. It comes from a card that may be weeks old, or from anybody with a script.
 *
 * @throws AppError `invalid` when it does not fit.
 */
export function readData<T extends z.ZodType>(schema: T, data: unknown): z.infer<T> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AppError('invalid', 'card data does not fit', { cause: parsed.error });
  return parsed.data;
}
