import type { Content, FileOffer, Message } from './connector-conversations';
import { type Json, Refusal, isJson, listOf, partOf, textOf } from './connector-http';
import { BOT, type Company } from './connector-people';
import type { DialogAnswer, MessageView } from './page/wire';

/** Content type of an Adaptive Card, as an attachment and as the answer of a pressed button. */
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** Teams refuses messages over about 100 KB of UTF-16. */
const MAX_MESSAGE_BYTES = 100 * 1024;
const FILE_URL = /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]|data:)/i;
const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';

export const plain = (text: string): Content => ({
  text,
  markdown: false,
  cards: [],
  files: [],
  suggestions: [],
});

export const cardOnly = (card: Json): Content => ({ ...plain(''), cards: [card] });

/**
 * What an activity from the bot says.
 * @throws Refusal when it says nothing, or more than Teams carries.
 */
export function contentOf(activity: Json): Content {
  if (JSON.stringify(activity).length * 2 > MAX_MESSAGE_BYTES) {
    throw new Refusal(413, 'MessageSizeTooBig', 'Message size too large');
  }
  const attachments = listOf(activity, 'attachments');
  const content: Content = {
    text: textOf(activity, 'text') ?? '',
    markdown: textOf(activity, 'textFormat') !== 'plain',
    cards: attachments
      .filter(({ contentType }) => contentType === CARD_TYPE)
      .map((attachment) => {
        if (isJson(attachment['content'])) return attachment['content'];
        throw new Refusal(400, 'BadSyntax', 'The content of a card must be an object');
      }),
    files: attachments.flatMap((attachment) => {
      const url = textOf(attachment, 'contentUrl') ?? '';
      return FILE_URL.test(url) ? [{ url, name: textOf(attachment, 'name') ?? 'file' }] : [];
    }),
    suggestions: listOf(partOf(activity, 'suggestedActions'), 'actions').map((action) => ({
      title: textOf(action, 'title') ?? '',
      value: textOf(action, 'value') ?? textOf(action, 'title') ?? '',
    })),
    offer: offerOf(attachments),
    summary: textOf(activity, 'summary'),
  };
  const { text, cards, files, offer } = content;
  if (text === '' && cards.length === 0 && files.length === 0 && !offer) {
    throw new Refusal(400, 'BadSyntax', 'Activity must include text or attachments');
  }
  return content;
}

function offerOf(attachments: readonly Json[]): FileOffer | undefined {
  const consent = attachments.find(({ contentType }) => contentType === CONSENT_TYPE);
  if (!consent) return undefined;
  const content = partOf(consent, 'content');
  const name = textOf(consent, 'name');
  const { sizeInBytes, acceptContext, declineContext } = content;
  if (!name || typeof sizeInBytes !== 'number') {
    throw new Refusal(400, 'BadSyntax', 'A file consent card needs a name and a sizeInBytes');
  }
  return {
    name,
    sizeInBytes,
    description: textOf(content, 'description') ?? '',
    acceptContext,
    declineContext,
  };
}

/** A message as one person sees it. */
export function viewOf(message: Message, viewer: string, company: Company): MessageView {
  const content = message.deleted ? plain('') : (message.seenBy.get(viewer) ?? message.content);
  const { offer } = content;
  return {
    ...content,
    offer: offer && {
      name: offer.name,
      description: offer.description,
      sizeInBytes: offer.sizeInBytes,
      answered: offer.answered,
    },
    id: message.id,
    chat: message.conversation.id,
    thread: message.thread,
    author: message.author,
    name: message.author === undefined ? BOT.name : (company.find(message.author)?.name ?? message.author),
    at: message.at,
    onlyYou: message.onlyFor !== undefined && message.conversation.kind !== 'personal',
    edited: message.edited,
    deleted: message.deleted,
    undelivered: message.undelivered && message.author === viewer,
    version: message.version,
  };
}

/** What the bot's answer makes of a dialog: the next card, a last word, or its end. */
export function dialogOf(task: Json): DialogAnswer {
  if (textOf(task, 'type') === 'message') return { message: textOf(task, 'value') ?? '' };
  const value = partOf(task, 'value');
  const card = partOf(partOf(value, 'card'), 'content');
  return Object.keys(card).length === 0 ? {} : { title: textOf(value, 'title'), card };
}
