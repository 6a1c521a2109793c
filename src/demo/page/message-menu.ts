import { calls, type Values } from './calls.js';
import type { CardPresses } from './cards.js';
import type { Desk } from './desk.js';
import { openDialog } from './dialog.js';
import { button, icon, make } from './elements.js';
import type { MessageView } from './wire.js';

/** The menu of what somebody wrote, with the app's one entry; nothing for messages without words. */
export function drawMenu(message: MessageView, desk: Desk, presses: CardPresses): HTMLElement | undefined {
  const { words } = desk;
  if (message.author === undefined || message.deleted || !message.text) return undefined;
  const where = { ...desk.where(), chat: message.chat };
  const entry = button({ role: 'menuitem', class: 'entry' }, () => void about(), words.about);
  const menu = make('div', { role: 'menu', class: 'menu', 'aria-label': words.menu }, entry);
  const opener = button(
    { class: 'round small', 'aria-label': words.menu, 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    () => show(menu.hidden !== false),
    icon('more'),
  );
  const element = make('div', { class: 'more' }, opener, menu);
  menu.hidden = true;

  function show(open: boolean): void {
    menu.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) entry.focus();
  }
  async function about(): Promise<void> {
    show(false);
    opener.focus();
    const first = await calls.about(where, 'fetch', {}, message.id).catch(() => undefined);
    const failure = first ? first.failure : { reason: 'unreachable' as const, text: undefined };
    if (!first || failure) return desk.announce(failure?.text ?? words[failure?.reason ?? 'unreachable']);
    const hand = (value: Values) => calls.about(where, 'submit', value, message.id);
    openDialog(desk, first, { ...presses, hand, handsPresses: true });
  }

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return;
    event.stopPropagation();
    show(false);
    opener.focus();
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) show(false);
  });
  return element;
}
