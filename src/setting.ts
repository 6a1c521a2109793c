import { z } from 'zod';

/** Blanks around it don't count; nothing but blanks is nothing. */
export const text = z
  .string()
  .optional()
  .transform((value) => (value?.trim() ? value.trim() : undefined));

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const guid = text.refine(
  (value) => value === undefined || GUID.test(value),
  'must be a GUID such as 00000000-0000-0000-0000-000000000000',
);

/** Words with commas between them. */
export const list = text.transform((value) => (value ?? '').split(/[\s,;]+/).filter((word) => word !== ''));

export const guids = list.refine(
  (ids) => ids.every((id) => GUID.test(id)),
  'must be GUIDs with commas between them',
);

/** An empty setting means its default. */
export function orDefault<T extends z.ZodType>(schema: T, fallback: string) {
  return z.preprocess(
    (value) => (typeof value === 'string' && value.trim() ? value.trim() : fallback),
    schema,
  );
}
