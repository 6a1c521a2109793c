import { z } from 'zod';
import type { PersonId, Profile, ProfileField } from '../people/person';
import { retryAfterMs, type GraphAnswer } from './client';
import { toProfile } from './profile';

/** What Graph takes in one batch (https://learn.microsoft.com/graph/json-batching). */
export const BATCH_SIZE = 20;

/** One person's part of a batch: the profile, or what stood in the way (0: nothing usable). */
export type ItemAnswer =
  | { readonly profile: Profile }
  | { readonly profile?: undefined; readonly status: number; readonly retryAfter?: number | undefined };

/** Answers by person, or the one failure of the whole request. */
export type BatchAnswer =
  | { readonly items: ReadonlyMap<PersonId, ItemAnswer> }
  | { readonly items?: undefined; readonly status: number; readonly retryAfter?: number | undefined };

/** The body of a `$batch` request that reads these people's profiles; at most 20. */
export function batchOf(people: readonly PersonId[], fields: readonly ProfileField[]): object {
  return {
    requests: people.map((id, index) => ({
      id: String(index + 1),
      method: 'GET',
      url: `/users/${encodeURIComponent(id)}?$select=${fields.join(',')}`,
      headers: { 'x-ms-throttle-priority': 'low' },
    })),
  };
}

const envelope = z.looseObject({ responses: z.array(z.unknown()) });

const response = z.looseObject({
  id: z.coerce.string(),
  status: z.coerce.number(),
  headers: z.record(z.string(), z.unknown()).nullish().catch(undefined),
  body: z.unknown(),
});

/** Reads the answers to `batchOf(people)`, which come in any order; one that is missing counts as failed. */
export function readBatch(people: readonly PersonId[], answer: GraphAnswer): BatchAnswer {
  const { status, retryAfter } = answer;
  if (status !== 200) return { status, retryAfter };
  const responses = envelope.safeParse(answer.body).data?.responses;
  if (!responses) return { status: 0 };
  const items = new Map<PersonId, ItemAnswer>(people.map((id) => [id, { status: 0 }]));
  for (const json of responses) {
    const item = response.safeParse(json).data;
    if (!item) continue;
    const person = people[Number(item.id) - 1];
    if (person !== undefined) items.set(person, readItem(item));
  }
  return { items };
}

function readItem(item: z.infer<typeof response>): ItemAnswer {
  if (item.status === 200) {
    const profile = toProfile(item.body);
    return profile ? { profile } : { status: 0 };
  }
  const header = Object.entries(item.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after');
  return { status: item.status, retryAfter: header && retryAfterMs(String(header[1])) };
}
