import { calls, listen } from './calls.js';
import { createChatList, pictureOf, titleOf } from './chat-list.js';
import { createComposer } from './composer.js';
import { createConversation } from './conversation.js';
import { type Desk, createDesk } from './desk.js';
import { button, icon, make } from './elements.js';
import { createSwitcher } from './switcher.js';
import { startTheme, theme, toggleTheme } from './theme.js';
import type { ChatView, Language, PageEvent } from './wire.js';
import { words } from './words.js';

const KEY = 'knowwho.person';

/** Puts the page together and keeps it up to date. */
function createPage(desk: Desk) {
  const languages = new Map<string, Language>();
  const app = document.getElementById('app') ?? document.body;
  const notice = make('p', { class: 'notice', role: 'note' });
  const offline = make('p', { class: 'offline', role: 'status' });
  const languageButton = button({ class: 'plain' }, changeLanguage);
  const themeButton = button({ class: 'round' }, changeTheme);
  const switcher = createSwitcher(desk);
  const chatList = createChatList(desk, (chat) => safely(openChat(chat, true)));
  const composer = createComposer(desk);
  const conversation = createConversation({ desk, reply: composer.replyTo, ask: composer.ask });
  const back = button({ class: 'round back' }, showList, icon('back'));
  const picture = make('span', { class: 'picture' });
  const title = make('h1', {});
  const subtitle = make('p', {});
  const head = make('div', { class: 'talk-head' }, back, picture, make('div', {}, title, subtitle));
  const talk = make('main', { class: 'talk' }, head, conversation.element, composer.element);
  const brand = make(
    'span',
    { class: 'brand' },
    make('img', { src: '/page/icon.svg', alt: '' }),
    desk.state.bot,
  );
  const bar = make('div', { class: 'top' }, brand, switcher.element, languageButton, themeButton);
  const header = make('header', {}, notice, offline, bar);
  let stop: () => void = () => undefined;
  let wasOffline = false;
  /** Counts changes of person, so that of two quick ones the last wins. */
  let turns = 0;

  const openedChat = () => desk.state.chats.find(({ id }) => id === desk.chat);

  function showList(): void {
    app.dataset['view'] = 'list';
    chatList.element.querySelector<HTMLElement>('[aria-current]')?.focus();
  }
  function showFrame(): void {
    const { words, language } = desk;
    const chat = openedChat();
    document.documentElement.lang = language;
    notice.textContent = words.notice;
    const short = make('span', { class: 'short' }, language === 'de' ? 'EN' : 'DE');
    languageButton.replaceChildren(make('span', { class: 'long' }, words.language), short);
    languageButton.setAttribute('aria-label', words.language);
    languageButton.lang = language === 'de' ? 'en' : 'de';
    const dark = theme() === 'dark';
    themeButton.replaceChildren(icon(dark ? 'sun' : 'moon'));
    themeButton.title = dark ? words.light : words.dark;
    themeButton.setAttribute('aria-label', themeButton.title);
    back.setAttribute('aria-label', words.back);
    switcher.show();
    chatList.show();
    if (!chat) return;
    picture.replaceChildren(pictureOf(chat, desk));
    title.textContent = titleOf(chat, desk);
    subtitle.textContent = lineOf(chat);
    const others = desk.state.chats.reduce(
      (sum, each) => sum + (each.kind === 'channel' ? 0 : each.unread),
      0,
    );
    document.title = `${others > 0 ? `(${others}) ` : ''}${titleOf(chat, desk)} · ${desk.state.bot}`;
  }
  function lineOf(chat: ChatView): string {
    const { words } = desk;
    if (chat.kind === 'personal') return words.botLine;
    return chat.kind === 'channel' ? words.channelLine(chat.members) : words.groupLine(chat.members);
  }

  function changeLanguage(): void {
    desk.language = desk.language === 'de' ? 'en' : 'de';
    languages.set(desk.state.me, desk.language);
    showFrame();
    conversation.redraw();
    composer.show();
  }
  function changeTheme(): void {
    toggleTheme();
    showFrame();
  }

  async function openChat(id: string, focus = false): Promise<void> {
    desk.chat = id;
    app.dataset['view'] = 'chat';
    const where = desk.where();
    const query = new URLSearchParams({ as: where.as, chat: id });
    history.replaceState(null, '', `/?${query.toString()}`);
    const { messages } = await calls.messages(where.as, id);
    // Somebody may have clicked on in the meantime.
    if (desk.chat !== id || desk.state.me !== where.as) return;
    conversation.open(messages);
    composer.show();
    showFrame();
    if (focus) composer.focus();
    await Promise.all([calls.read(where), calls.open(where)]).catch(() => undefined);
  }

  function hear(event: PageEvent): void {
    const { state } = desk;
    switch (event.kind) {
      case 'message':
        if (event.message.chat === desk.chat) conversation.hear(event.message);
        return;
      case 'chat':
        desk.state = {
          ...state,
          chats: state.chats.map((chat) => (chat.id === event.chat.id ? event.chat : chat)),
        };
        return showFrame();
      case 'unread': {
        const { person, unread } = event;
        desk.state = {
          ...state,
          people: state.people.map((each) => (each.id === person ? { ...each, unread } : each)),
        };
        return switcher.show();
      }
      case 'typing':
        if (event.chat === desk.chat) conversation.typing(event.on);
    }
  }
  function live(on: boolean): void {
    offline.textContent = on ? '' : desk.words.offline;
    // What happened meanwhile was not heard.
    if (on && wasOffline) safely(refresh());
    wasOffline = !on;
  }
  async function refresh(): Promise<void> {
    desk.state = await calls.state(desk.state.me);
    await openChat(desk.chat);
  }

  /** Looks at everything as this person; unknown ids become the first of the list. */
  async function become(person: string, chat?: string): Promise<void> {
    const turn = ++turns;
    const state = await calls.state(person);
    if (turn !== turns) return;
    stop();
    desk.state = state;
    const { me, chats } = desk.state;
    localStorage.setItem(KEY, me);
    desk.language = languages.get(me) ?? desk.me?.language ?? 'en';
    const stay = chats.find(({ id }) => id === chat) ?? chats[0];
    wasOffline = false;
    // Listening first, so that nothing falls between the transcript and the news.
    await new Promise<void>((resolve) => {
      stop = listen(me, hear, (on) => {
        live(on);
        resolve();
      });
    });
    await openChat(stay?.id ?? '', true);
  }

  /** Says so when the demo is away; the open stream finds out when it is back. */
  const safely = (work: Promise<void>) => void work.catch(() => live(false));
  desk.become = (person) =>
    safely(become(person, desk.chat).then(() => desk.announce(`${desk.words.you} ${desk.me?.name ?? ''}`)));
  startTheme(showFrame);
  app.replaceChildren(header, chatList.element, talk);
  return { become };
}

const RETRY = 2000;

async function start(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const person = query.get('as') ?? localStorage.getItem(KEY) ?? '';
  try {
    const [state, commands] = await Promise.all([calls.state(person), calls.commands()]);
    await createPage(createDesk(state, commands)).become(state.me, query.get('chat') ?? undefined);
  } catch {
    const { de, en } = words;
    document
      .getElementById('app')
      ?.replaceChildren(make('p', { class: 'offline', role: 'status' }, `${en.starting} ${de.starting}`));
    window.setTimeout(() => void start(), RETRY);
  }
}

void start();
