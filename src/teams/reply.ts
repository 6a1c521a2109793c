import type { Activity, InvokeResponse } from 'botbuilder';
import type { Card } from '../cards/elements';
import type { Choice, DialogAnswer, DialogCard, Reply } from '../chat/command';
import type { OutgoingActivity } from './connector';
import { isTargeted } from './turn';

/** How Teams names an Adaptive Card. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card as a message. The summary is for the notification; the card says it all. */
export function cardMessage(reply: Reply): Partial<Activity> {
  return {
    type: 'message',
    summary: reply.summary,
    attachments: [{ contentType: CARD_TYPE, content: reply.card }],
  };
}

/** The answer to a message, in the same conversation; targeted only if the message was. */
export function replyMessage(to: Activity, reply: Reply): OutgoingActivity {
  return answerTo(to, cardMessage(reply));
}

/** Any message, addressed as an answer. */
export function answerTo(to: Activity, message: Partial<Activity>): OutgoingActivity {
  const recipient = isTargeted(to) ? { ...to.from, isTargeted: true } : to.from;
  return {
    type: 'message',
    ...message,
    channelId: to.channelId,
    from: to.recipient,
    recipient,
    conversation: to.conversation,
    ...(to.id ? { replyToId: to.id } : {}),
  };
}

/** The answer to a pressed button: the card that takes the place of the one it was on. */
export function actionResponse(card: Card): InvokeResponse {
  return { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: card } };
}

/** Words instead of what was asked for; the card that the button stands on stays as it is. */
export function wordsResponse({ name }: Pick<Activity, 'name'>, text: string): InvokeResponse {
  if (name === 'composeExtension/query') return hintResponse(text);
  if (name?.startsWith('task/') || name?.startsWith('composeExtension/'))
    return { status: 200, body: { task: { type: 'message', value: text } } };
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
  };
}

/** A sentence in the place of what could be put into a message. */
export function hintResponse(text: string): InvokeResponse {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

/** The invoke itself was malformed: Bot Framework's error shape. */
export function badInvoke(message: string): InvokeResponse {
  return {
    status: 400,
    body: {
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'BadRequest', message },
    },
  };
}

/** Choices for a field that asks while somebody types; Teams shows at most 15. */
export function searchResponse(choices: readonly Choice[]): InvokeResponse {
  const type = 'application/vnd.microsoft.search.searchResponse';
  return { status: 200, body: { statusCode: 200, type, value: { results: choices } } };
}

/** A dialog to show. */
export function dialogResponse({ title, card }: DialogCard): InvokeResponse {
  const value = { title, card: { contentType: CARD_TYPE, content: card } };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** After a dialog was sent: another card in it, be it to mend something or to say that it is done. */
export function submitResponse(answer: DialogAnswer): InvokeResponse {
  return dialogResponse('stay' in answer ? answer.stay : answer.done);
}
