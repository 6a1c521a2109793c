import type { Activity, InvokeResponse } from 'botbuilder';
import { z } from 'zod';
import { MESSAGE_DIALOG } from '../cards/ask-form';
import type { Turn } from '../chat/command';
import type { Router } from '../chat/router';
import type { Guarded } from './guarded';
import { plainText } from './plain-text';
import { badInvoke, dialogResponse, submitResponse } from './reply';

const dialogData = z.looseObject({ dialog: z.string().max(200) });
/** Clients without Universal Actions inside dialogs hand in what the button carries. */
const pressData = z.looseObject({ verb: z.string().min(1).max(200) });
const opening = z.looseObject({ msteams: z.looseObject({ type: z.literal('task/fetch') }) });
const taskValue = z.looseObject({ data: z.union([dialogData, pressData]) });
const messageValue = z.looseObject({
  messagePayload: z
    .looseObject({
      body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

/** The dialogs of the bot, be it that a button opens them or a message of somebody. */
export function createDialogs({
  router,
  guarded,
}: {
  readonly router: Router;
  readonly guarded: Guarded;
}): (activity: Activity) => Promise<InvokeResponse> {
  /** A text of somebody, as the beginning of a question. */
  function ofMessage(activity: Activity): Promise<InvokeResponse> | InvokeResponse {
    const value = messageValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs a messagePayload with a body.');
    const body = value.data.messagePayload?.body;
    const question = plainText(body?.content ?? '', body?.contentType ?? 'html');
    return inDialog(activity, async (turn) =>
      dialogResponse(await router.openDialog(turn, MESSAGE_DIALOG, { question })),
    );
  }

  const inDialog = (activity: Activity, work: (turn: Turn) => Promise<InvokeResponse>) =>
    guarded(activity, work, ({ card }) => dialogResponse({ title: 'KnowWho', card }));

  return async (activity) => {
    if (activity.name === 'composeExtension/fetchTask') return ofMessage(activity);
    const value = taskValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs data that name a dialog.');
    const { data } = value.data;
    const dialog = dialogData.safeParse(data).data?.dialog;
    const fromMessage = activity.name === 'composeExtension/submitAction';
    // Inside a message's dialog even a button that opens another one comes as handed in.
    const opens = activity.name === 'task/fetch' || (fromMessage && opening.safeParse(data).success);
    return inDialog(activity, async (turn) => {
      if (dialog === undefined) {
        const { verb } = pressData.parse(data);
        const { card } = await router.action(turn, verb, data);
        return dialogResponse({ title: 'KnowWho', card });
      }
      return opens
        ? dialogResponse(await router.openDialog(turn, dialog, data))
        : submitResponse(await router.submitDialog(turn, dialog, data));
    });
  };
}
