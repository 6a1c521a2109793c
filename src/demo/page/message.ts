import { calls } from './calls.js';
import { type CardPresses, cardSummary, drawCard } from './cards.js';
import { type Desk, timeText } from './desk.js';
import { openDialog, openLink } from './dialog.js';
import { avatar, button, icon, make } from './elements.js';
import { drawMenu } from './message-menu.js';
import { toHtml } from './markdown.js';
import { drawFile, drawOffer } from './file-offer.js';
import type { MessageView } from './wire.js';

/** What the buttons of a message do. */
function pressesOf(message: MessageView, desk: Desk, changed: (message: MessageView) => void): CardPresses {
  const where = { ...desk.where(), chat: message.chat };
  const presses: CardPresses = {
    openUrl: (url) => openLink(desk, url),
    search: (dataset, text) => calls.search(where, message.id, dataset, text),
    async execute(action) {
      const answer = await calls.execute(where, message.id, action);
      if (answer.failure) return answer.failure.text ?? desk.words[answer.failure.reason];
      if (answer.message) changed(answer.message);
      if (answer.notice !== undefined) desk.announce(answer.notice);
      return answer.notice;
    },
    async submit(value) {
      const teams = value['msteams'] as { type?: string; text?: string; value?: unknown } | undefined;
      if (teams?.type === 'task/fetch') {
        const first = await calls.dialog(where, 'fetch', value, message.id);
        if (first.failure) return first.failure.text ?? desk.words[first.failure.reason];
        const hand = (filled: typeof value) => calls.dialog(where, 'submit', filled, message.id);
        openDialog(desk, first, { ...presses, hand });
        return undefined;
      }
      if (teams?.type === 'imBack' || teams?.type === 'messageBack') {
        const text = teams.text ?? (typeof teams.value === 'string' ? teams.value : '');
        if (text) await calls.send(where, text);
        return undefined;
      }
      const { delivered } = await calls.submit(where, message.id, value);
      return delivered ? undefined : desk.words.unreachable;
    },
  };
  return presses;
}

function bodyOf(message: MessageView, desk: Desk, changed: (message: MessageView) => void): HTMLElement[] {
  const { words } = desk;
  if (message.deleted) return [make('p', { class: 'bubble gone' }, words.deleted)];
  const parts: HTMLElement[] = [];
  if (message.text && message.markdown) {
    const bubble = make('div', { class: 'bubble' });
    bubble.innerHTML = toHtml(message.text);
    parts.push(bubble);
  } else if (message.text)
    parts.push(make('p', { class: 'bubble plain' }, ...withMention(message.text, desk)));
  const presses = pressesOf(message, desk, changed);
  parts.push(...message.cards.map((card) => drawCard(card, desk, presses)));
  if (message.offer) {
    const where = { ...desk.where(), chat: message.chat };
    parts.push(drawOffer(message.offer, desk, (action) => calls.consent(where, message.id, action)));
  }
  parts.push(...message.files.map(drawFile));
  if (message.suggestions.length > 0) {
    const offers = message.suggestions.map(({ title, value }) =>
      button(
        { class: 'chip' },
        () => void calls.send(desk.where(message.thread), value).catch(() => undefined),
        title,
      ),
    );
    parts.push(make('div', { class: 'chips' }, ...offers));
  }
  return parts;
}

function withMention(text: string, desk: Desk): (Node | string)[] {
  return text
    .split(new RegExp(`(@${desk.state.bot}\\b)`, 'i'))
    .map((part, at) => (at % 2 === 1 ? make('span', { class: 'mention' }, part) : part));
}

/** Draws a message; `changed` hears of what a pressed button made of it. */
export function drawMessage(
  message: MessageView,
  desk: Desk,
  changed: (message: MessageView) => void,
): HTMLElement {
  const { words, language } = desk;
  const mine = message.author === desk.state.me;
  const time = make('time', { datetime: new Date(message.at).toISOString() }, timeText(message.at, language));
  const notes = [
    message.onlyYou && make('span', { class: 'only-you' }, icon('lock'), words.onlyYou),
    message.edited && !message.deleted && make('span', {}, words.edited),
  ];
  const head = make(
    'div',
    { class: 'head' },
    make('span', { class: 'author' }, message.name),
    time,
    ...notes,
  );
  const trouble = message.undelivered
    ? make(
        'p',
        { class: 'undelivered', role: 'alert' },
        words.undelivered,
        button(
          { class: 'link' },
          () => void calls.again(desk.where(), message.id).catch(() => undefined),
          words.again,
        ),
      )
    : undefined;
  return make(
    'article',
    {
      class: `message${mine ? ' mine' : ''}${message.onlyYou ? ' private' : ''}`,
      'data-id': message.id,
      'aria-label': `${message.name}, ${timeText(message.at, language)}`,
      tabindex: '-1',
    },
    avatar(message.name, message.author === undefined),
    make('div', { class: 'content' }, head, ...bodyOf(message, desk, changed), trouble),
    drawMenu(message, desk, pressesOf(message, desk, changed)),
  );
}

/** A message in one line, for a screen reader. */
export function spokenMessage(message: MessageView, desk: Desk): string {
  const [card] = message.cards;
  const text =
    message.summary ??
    (message.text || (card ? cardSummary(card) : ((message.offer ?? message.files[0])?.name ?? '')));
  return desk.words.newMessage(message.name, text);
}
