import type { Activity, InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import type { Router } from '../chat/router';
import type { Guarded } from './guarded';
import { badInvoke, searchResponse } from './reply';

const searchValue = z.looseObject({ dataset: z.string().min(1).max(200), queryText: z.string() });

/** Somebody types into a field that asks us for choices; when something breaks there are none. */
export function createSearch({
  router,
  guarded,
}: {
  readonly router: Router;
  readonly guarded: Guarded;
}): (activity: Activity) => Promise<InvokeResponse> {
  return async (activity) => {
    const value = searchValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs a dataset and a queryText.');
    const { dataset, queryText } = value.data;
    return guarded(
      activity,
      async (turn) => {
        const choices = await router.search(turn, dataset, queryText);
        return choices ? searchResponse(choices) : badInvoke('No such dataset.');
      },
      () => searchResponse([]),
    );
  };
}
