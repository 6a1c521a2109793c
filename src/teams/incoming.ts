import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { LOOPBACK } from '../config';

const account = z.looseObject({ id: z.string().min(1).max(500), name: z.string().max(1000).nullish() });

const members = z
  .array(z.looseObject({ id: z.string().max(500) }))
  .max(5000)
  .nullish();

/** What every activity must have before anything is done with it. Everything else is checked where it is used. */
const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().max(2000),
  conversation: z.looseObject({ id: z.string().min(1).max(2000) }),
  from: z.looseObject({ ...account.shape, aadObjectId: z.string().min(1).max(200).nullish() }),
  recipient: account,
  text: z.string().nullish(),
  id: z.string().max(2000).nullish(),
  locale: z.string().max(100).nullish(),
  name: z.string().max(200).nullish(),
  entities: z
    .array(z.looseObject({ type: z.string().max(200) }))
    .max(500)
    .nullish(),
  membersAdded: members,
  membersRemoved: members,
  reactionsAdded: z.array(z.looseObject({})).max(100).nullish(),
  reactionsRemoved: z.array(z.looseObject({})).max(100).nullish(),
  action: z.string().max(100).nullish(),
});

/** No activity of Teams nests that far; deeper ones would overflow the stack of whoever walks through them. */
const DEEPEST = 100;

function isTooDeep(body: object): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((node) =>
      typeof node === 'object' && node !== null ? Object.values(node as Record<string, unknown>) : [],
    );
  }
  return false;
}

/**
 * Reads a request body as an activity.
 *
 * @returns the activity, or what is wrong with it in words for the one who sent it.
 */
export function readActivity(
  body: unknown,
): { readonly activity: Partial<Activity> } | { readonly problem: string } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { problem: 'The body must be one activity as a JSON object.' };
  }
  if (isTooDeep(body)) return { problem: `Not an activity: deeper than ${DEEPEST} levels.` };
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { problem: `Not an activity: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  }
  if (!URL.canParse(parsed.data.serviceUrl)) return { problem: 'Not an activity: serviceUrl: not a url' };
  return { activity: body };
}

/** True for an address on this machine; replies of the demo go nowhere else. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && LOOPBACK.includes(hostname);
}
