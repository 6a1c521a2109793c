import { calls } from './calls.js';
import type { Desk } from './desk.js';
import { button, icon, make } from './elements.js';
import { openInserts } from './inserts.js';
import { createListbox } from './listbox.js';
import type { CommandView, MessageView } from './wire.js';

/** Where messages are written. A text that could not be sent stays; each chat keeps its draft. */
export function createComposer(desk: Desk) {
  const drafts = new Map<string, string>();
  const field = make('textarea', {
    rows: '1',
    class: 'field',
    'aria-autocomplete': 'list',
    'aria-controls': 'commands',
    enterkeyhint: 'send',
  });
  const menu = createListbox(field, 'commands');
  menu.element.hidden = true;
  const mention = button({ class: 'round' }, addMention, '@');
  const insert = button({ class: 'round' }, () => openInserts(desk, thread), icon('people'));
  const send = button({ class: 'round send' }, () => void submit(), icon('send'));
  const trouble = make('p', { class: 'trouble', role: 'alert' });
  const replying = make('p', { class: 'replying' });
  const box = make('div', { class: 'box' }, field, mention, insert, send);
  const element = make('div', { class: 'composer' }, menu.element, replying, trouble, box);
  let thread: MessageView | undefined;
  let sending = false;
  let dismissed = '';

  const isPersonal = () => desk.state.chats.find(({ id }) => id === desk.chat)?.kind === 'personal';
  const mentionText = () => `@${desk.state.bot} `;

  function changed(): void {
    drafts.set(desk.chat, field.value);
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
    send.disabled = sending || field.value.trim() === '';
    showMenu();
  }
  function showMenu(): void {
    const typed = /(?:^|^@\w+\s+)\/([\p{L}-]*)$/u.exec(field.value);
    const part = typed?.[1]?.toLowerCase() ?? '';
    const found = desk.commands.filter(
      (command) => typed && namesOf(command).some((name) => name.startsWith(part)),
    );
    // A whole name needs no menu: Enter sends it.
    const whole = found.some((command) => namesOf(command).includes(part));
    const open = found.length > 0 && !whole && dismissed !== field.value;
    const { language } = desk;
    menu.show(
      desk.words.commands,
      (open ? found : []).map((command) => {
        const name = command.aliases?.[language][0] ?? command.name;
        const title = make('b', {}, command.title[language]);
        const names = make(
          'span',
          { class: 'names' },
          title,
          make('small', {}, command.description[language]),
        );
        return {
          content: [names, make('code', {}, `/${name}`)],
          pick: () => write(`${field.value.slice(0, field.value.lastIndexOf('/'))}/${name} `),
        };
      }),
    );
    menu.element.hidden = !open;
  }
  function write(text: string): void {
    field.value = text;
    changed();
    field.focus();
  }
  function addMention(): void {
    const text = field.value.trimStart();
    write(text.toLowerCase().startsWith(mentionText().trim().toLowerCase()) ? text : mentionText() + text);
  }
  function showReply(): void {
    const { words } = desk;
    const cancel = button({ class: 'link' }, () => replyTo(undefined), words.cancel);
    replying.replaceChildren(...(thread ? [words.replyTo(thread.name), ' ', cancel] : []));
  }
  function replyTo(message: MessageView | undefined): void {
    thread = message;
    showReply();
    if (message?.author === undefined && message && field.value === '') write(mentionText());
    else field.focus();
  }
  async function submit(text = field.value.trim()): Promise<void> {
    if (sending || text === '') return;
    sending = true;
    send.disabled = true;
    trouble.textContent = '';
    const { chat } = desk;
    try {
      await calls.send(desk.where(thread?.thread ?? thread?.id), text);
      if (drafts.get(chat)?.trim() === text) drafts.delete(chat);
      if (desk.chat === chat) {
        field.value = drafts.get(chat) ?? '';
        thread = undefined;
        showReply();
      }
    } catch {
      trouble.textContent = desk.words.notSent;
    }
    sending = false;
    changed();
  }

  field.addEventListener('input', changed);
  field.addEventListener('keydown', (event) => {
    if (!menu.element.hidden && event.key === 'Escape') {
      dismissed = field.value;
      showMenu();
    } else if (!menu.element.hidden && menu.key(event)) return;
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void submit();
    }
  });

  return {
    element,
    replyTo,
    /** Sends a text that was not typed here. */
    ask: (text: string) => void submit(text),
    focus: () => field.focus({ preventScroll: true }),
    /** Fits the composer to the open chat and language. */
    show(): void {
      const { words } = desk;
      thread = undefined;
      showReply();
      trouble.textContent = '';
      field.placeholder = isPersonal() ? words.composeBot : words.composeGroup;
      field.setAttribute('aria-label', words.compose);
      mention.hidden = isPersonal();
      mention.setAttribute('aria-label', words.mention);
      mention.title = words.mention;
      insert.hidden = isPersonal();
      insert.setAttribute('aria-label', words.insert);
      insert.title = words.insert;
      send.setAttribute('aria-label', words.send);
      send.title = words.send;
      field.value = drafts.get(desk.chat) ?? '';
      changed();
    },
  };
}

const namesOf = ({ name, aliases }: CommandView) => [name, ...(aliases?.de ?? []), ...(aliases?.en ?? [])];
