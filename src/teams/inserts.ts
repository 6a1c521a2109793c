import type { Activity, InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import type { Insert, Inserts } from '../chat/insert';
import type { Router } from '../chat/router';
import type { Guarded } from './guarded';
import { badInvoke, CARD_TYPE, hintResponse } from './reply';

/** Teams asks for 25 at a time. */
const MOST = 25;
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

const queryValue = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string().max(200), value: z.unknown() }))
    .max(20)
    .nullish(),
  queryOptions: z
    .looseObject({
      skip: z.number().int().min(0).max(1000).nullish(),
      count: z.number().int().min(1).nullish(),
    })
    .nullish(),
});

/** What the search of the compose box finds, in the language of whoever writes. */
export function createInserts({
  router,
  guarded,
}: {
  readonly router: Router;
  readonly guarded: Guarded;
}): (activity: Activity) => Promise<InvokeResponse> {
  return async (activity) => {
    const value = queryValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs parameters with names, and options to page.');
    const { parameters, queryOptions } = value.data;
    // Teams asks once before the first letter, with a parameter of its own.
    const typed = parameters?.find(({ name }) => name !== 'initialRun')?.value;
    if (typed !== undefined && typed !== null && typeof typed !== 'string')
      return badInvoke('What is searched for must be a text.');
    const query = {
      words: typed ?? '',
      skip: queryOptions?.skip ?? 0,
      count: Math.min(queryOptions?.count ?? MOST, MOST),
    };
    return guarded(
      activity,
      async (turn) => insertsResponse(await router.inserts(turn, query)),
      ({ summary }) => hintResponse(summary),
    );
  };
}

function insertsResponse(found: Inserts): InvokeResponse {
  if (found.kind === 'hint') return hintResponse(found.text);
  const attachments = found.inserts.map(attachment);
  return {
    status: 200,
    body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } },
  };
}

function attachment({ title, under, text, photo, card }: Insert) {
  const content = {
    title: unmarked(title),
    ...(under ? { subtitle: unmarked(under) } : {}),
    text: unmarked(text),
    ...(photo ? { images: [{ url: photo, alt: title }] } : {}),
  };
  return { contentType: CARD_TYPE, content: card, preview: { contentType: THUMBNAIL, content } };
}

/** Thumbnails read tags and Markdown; words of people are neither. */
function unmarked(text: string): string {
  return text.replace(/[<>]/g, (sign) => (sign === '<' ? '‹' : '›')).replace(/[[\]*_`~]/g, ' ');
}
