import { type Desk, timeText } from './desk.js';
import { avatar, badge, button, icon, make } from './elements.js';
import type { ChatView } from './wire.js';

/** What a chat is called, in the page's language. */
export const titleOf = (chat: ChatView, desk: Desk): string => chat.title?.[desk.language] ?? desk.state.bot;

/** The picture of a chat. */
export function pictureOf(chat: ChatView, desk: Desk): HTMLElement {
  if (chat.kind === 'personal') return avatar(desk.state.bot, true);
  return make('span', { class: `avatar ${chat.kind}` }, icon(chat.kind === 'channel' ? 'hash' : 'people'));
}

/** The list of chats at the left. */
export function createChatList(desk: Desk, open: (chat: string) => void) {
  const heading = make('h2', {});
  const list = make('ul', {});
  const element = make('nav', { class: 'chats', 'aria-labelledby': 'chats' }, heading, list);
  heading.id = 'chats';

  function rowOf(chat: ChatView): HTMLElement {
    const time = make('time', {}, chat.at === undefined ? '' : timeText(chat.at, desk.language));
    const kind = chat.kind === 'channel' ? make('span', { class: 'kind' }, desk.words.channel) : undefined;
    const names = make(
      'span',
      { class: 'names' },
      make('span', { class: 'line' }, make('b', {}, titleOf(chat, desk)), kind, time),
      make('small', {}, chat.preview ?? (chat.kind === 'personal' ? desk.words.botLine : '')),
    );
    const here = chat.id === desk.chat;
    const row = button(
      {
        class: `chat${chat.unread > 0 ? ' unread' : ''}`,
        'data-chat': chat.id,
        'aria-current': here && 'true',
      },
      () => open(chat.id),
      pictureOf(chat, desk),
      names,
      badge(chat.unread, desk.words.unread(chat.unread)),
    );
    return make('li', {}, row);
  }

  return {
    element,
    show(): void {
      const focused = document.activeElement?.getAttribute('data-chat');
      heading.textContent = desk.words.chats;
      list.replaceChildren(...desk.state.chats.map(rowOf));
      const again = [...list.querySelectorAll<HTMLElement>('.chat')].find(
        (row) => row.dataset['chat'] === focused,
      );
      if (focused) again?.focus();
    },
  };
}
