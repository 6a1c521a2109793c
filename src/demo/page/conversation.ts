import { calls } from './calls.js';
import { type Desk, dayText } from './desk.js';
import { button, make } from './elements.js';
import { drawMessage, spokenMessage } from './message.js';
import { refreshOf } from './refresh.js';
import type { MessageView } from './wire.js';

/** Messages of one author within this time stand together, in milliseconds. */
const TOGETHER = 5 * 60 * 1000;
const NEAR_END = 120;
const MARGIN = 10;
const TYPING_LASTS = 15_000;

interface Parts {
  readonly desk: Desk;
  readonly reply: (message: MessageView) => void;
  readonly ask: (text: string) => void;
}

/** The messages of the open chat: drawn in order, replaced when they change, threads kept together. */
export function createConversation({ desk, reply, ask }: Parts) {
  const log = make('div', { class: 'log', role: 'log', 'aria-live': 'off', tabindex: '0' });
  let shown = new Map<string, { message: MessageView; element: HTMLElement }>();
  const threads = new Map<string, HTMLElement>();
  let typing: HTMLElement | undefined;
  let typingEnds: number | undefined;

  const isNearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  const toEnd = () => (log.scrollTop = log.scrollHeight);
  /** Shows the end, but of a message that is taller than the window its beginning. */
  function toMessage(id: string | undefined): void {
    toEnd();
    const element = id === undefined ? undefined : shown.get(id)?.element;
    if (!element) return;
    const above = element.getBoundingClientRect().top - log.getBoundingClientRect().top - MARGIN;
    if (above < 0) log.scrollTop += above;
  }

  /** Brings what is shown into order. What stays in place is not touched, so nobody loses the focus. */
  function arrange(): void {
    const { words, language } = desk;
    const all = [...shown.values()].sort((a, b) => Number(a.message.id) - Number(b.message.id));
    const isChannel = chatKind() === 'channel';
    const nodes: HTMLElement[] = [];
    const replies = new Map<string, HTMLElement[]>();
    let last: MessageView | undefined;
    let day = '';
    for (const { message, element } of all) {
      const inThread = message.thread === undefined ? undefined : replies.get(message.thread);
      element.classList.toggle('follows', !isChannel && belongs(message, last));
      last = message;
      if (inThread) {
        inThread.push(element);
        continue;
      }
      const today = dayText(message.at, language);
      if (today !== day) nodes.push(make('div', { class: 'day' }, make('span', {}, today)));
      day = today;
      if (isChannel) replies.set(message.id, [element]);
      nodes.push(isChannel ? threadOf(message) : element);
    }
    for (const [id, members] of replies) {
      const thread = threads.get(id);
      if (thread?.lastElementChild) place(thread, [...members, thread.lastElementChild]);
    }
    if (all.length === 0) nodes.push(make('p', { class: 'empty' }, emptyText()));
    const prompts = promptsIfNew(all.map(({ message }) => message));
    place(log, [...nodes, ...[prompts, typing].filter((node) => node !== undefined)]);
    log.setAttribute('aria-label', words.log);
  }
  function threadOf(message: MessageView): HTMLElement {
    const found = threads.get(message.id);
    if (found) return found;
    const answer = button({ class: 'link reply' }, () => reply(message), desk.words.reply);
    const thread = make('section', { class: 'thread', 'aria-label': message.name }, answer);
    threads.set(message.id, thread);
    return thread;
  }

  const chatKind = () => desk.state.chats.find(({ id }) => id === desk.chat)?.kind;
  function emptyText(): string {
    return chatKind() === 'personal' ? desk.words.emptyBot : desk.words.emptyGroup;
  }
  /** Example questions, until the person has written something. */
  function promptsIfNew(messages: readonly MessageView[]): HTMLElement | undefined {
    if (chatKind() !== 'personal' || messages.some(({ author }) => author !== undefined)) return undefined;
    const chips = desk.state.prompts[desk.language].map((text) =>
      button({ class: 'chip' }, () => ask(text), text),
    );
    const label = make('p', { id: 'prompts' }, desk.words.prompts);
    return make(
      'div',
      { class: 'chips prompts', role: 'group', 'aria-labelledby': 'prompts' },
      label,
      ...chips,
    );
  }

  /** Draws a message, unless something newer stands there; answers whether it did. */
  function put(message: MessageView): boolean {
    const old = shown.get(message.id);
    if (old && old.message.version >= message.version) return false;
    const element = drawMessage(message, desk, change);
    const hadFocus = old?.element.contains(document.activeElement) ?? false;
    shown.set(message.id, { message, element });
    arrange();
    if (hadFocus) element.focus();
    return true;
  }
  function change(message: MessageView): void {
    const stay = isNearEnd();
    if (!put(message)) return;
    if (stay) toEnd();
    if (message.version > 1 && message.author === undefined) desk.announce(spokenMessage(message, desk));
  }

  /** Has a card made anew that asks for it when somebody looks; quietly, for nobody pressed anything. */
  async function refresh(message: MessageView): Promise<void> {
    const action = refreshOf(message, desk.state.me);
    if (!action) return;
    const answer = await calls.execute(desk.where(), message.id, action).catch(() => undefined);
    if (answer?.message && shown.has(message.id)) put(answer.message);
  }

  return {
    element: log,
    /** Shows a chat from its beginning. */
    open(messages: readonly MessageView[]): void {
      const drawn = messages.map((message) => ({ message, element: drawMessage(message, desk, change) }));
      shown = new Map(drawn.map((each) => [each.message.id, each]));
      threads.clear();
      typing = undefined;
      arrange();
      toMessage(messages.at(-1)?.id);
      for (const message of messages) void refresh(message);
    },
    /** Draws everything again, in another language say. */
    redraw(): void {
      this.open([...shown.values()].map(({ message }) => message));
    },
    /** Takes a new or changed message of the open chat. */
    hear(message: MessageView): void {
      if (message.author === undefined) this.typing(false);
      if (shown.has(message.id)) return change(message);
      const follow = isNearEnd() || message.author === desk.state.me;
      put(message);
      if (follow) toMessage(message.id);
      if (message.author !== desk.state.me) desk.announce(spokenMessage(message, desk));
      void calls.read(desk.where()).catch(() => undefined);
    },
    typing(on: boolean): void {
      window.clearTimeout(typingEnds);
      if (on === (typing !== undefined)) return;
      const stay = isNearEnd();
      const dots = make('span', { class: 'dots', 'aria-hidden': 'true' }, ...[1, 2, 3].map(() => make('i')));
      typing = on ? make('div', { class: 'typing' }, dots, desk.words.typing) : undefined;
      arrange();
      if (stay) toEnd();
      if (on) typingEnds = window.setTimeout(() => this.typing(false), TYPING_LASTS);
    },
  };
}

/** Whether a message stands with the one before it, under one name. */
function belongs(message: MessageView, before: MessageView | undefined): boolean {
  if (!before || before.author !== message.author || before.onlyYou || message.onlyYou) return false;
  return message.at - before.at < TOGETHER;
}

/** Makes the children of an element exactly these, moving only what is out of place. */
function place(parent: HTMLElement, nodes: readonly Element[]): void {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
  }
}
