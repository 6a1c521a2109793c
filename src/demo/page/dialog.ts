import type { Values } from './calls.js';
import { type CardPresses, drawCard } from './cards.js';
import type { Desk } from './desk.js';
import { button, icon, make } from './elements.js';
import type { DialogAnswer } from './wire.js';

const FOCUSABLE = 'button:not([disabled]), [href], input, select, textarea, [tabindex="0"]';

/** A modal dialog; Escape closes it, Tab stays inside, and the focus returns to where it was. */
export function openModal(title: string, closeLabel: string) {
  const before = document.activeElement;
  const heading = make('h2', { id: 'dialog-title' }, title);
  const body = make('div', { class: 'dialog-body' });
  const close = () => element.close();
  const top = make(
    'div',
    { class: 'dialog-top' },
    heading,
    button({ class: 'round', 'aria-label': closeLabel }, close, icon('close')),
  );
  const element = make('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, top, body);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const all = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => each.offsetParent);
    const edge = event.shiftKey ? all[0] : all.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all.at(-1) : all[0])?.focus();
  });
  element.addEventListener('close', () => {
    element.remove();
    // The browser gives the focus back itself, unless what had it was drawn anew.
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  });
  document.body.append(element);
  element.showModal();
  return {
    close,
    /** Replaces what the dialog shows and moves the focus there. */
    show(content: readonly (Node | string)[], newTitle = title): void {
      heading.textContent = newTitle;
      body.replaceChildren(...content);
      const first =
        body.querySelector<HTMLElement>('input, textarea, select') ?? body.querySelector('button');
      (first ?? top.querySelector('button'))?.focus();
      // What stands above the first field, such as what is wrong, is read first.
      for (const part of [element, body]) part.scrollTop = 0;
    },
  };
}

/** Shows a bot's dialog until it ends; `submit` hands in what was filled in. */
export function openDialog(
  desk: Desk,
  first: DialogAnswer,
  presses: CardPresses & {
    hand: (value: Values) => Promise<DialogAnswer>;
    /** In the app's dialogs about a message there is no message of the bot to press on: buttons are handed in too. */
    handsPresses?: boolean;
  },
): void {
  const modal = openModal(first.title ?? desk.state.bot, desk.words.close);

  function show(answer: DialogAnswer): string | undefined {
    if (answer.failure) return answer.failure.text ?? desk.words[answer.failure.reason];
    if (answer.card) modal.show([drawCard(answer.card, desk, { ...presses, submit, execute })], answer.title);
    else if (answer.message !== undefined) {
      const done = button({ class: 'primary' }, modal.close, desk.words.close);
      modal.show([make('p', { role: 'status' }, answer.message), done]);
    } else modal.close();
    return undefined;
  }
  const execute = presses.handsPresses
    ? ({ verb, data }: Values) => submit({ ...(data as Values | undefined), verb })
    : presses.execute;
  const submit = async (value: Values) => show(await presses.hand(value));
  show(first);
}

const CHAT_LINK = 'https://teams.microsoft.com/l/chat/';

/** Opens a link in a new tab. A chat with a fictional colleague is told instead: Teams doesn't know them. */
export function openLink(desk: Desk, url: string): void {
  const isOwn = url.startsWith(`${location.origin}/`);
  if (!isOwn && !/^(https|mailto):/i.test(url)) return;
  const query = url.startsWith(CHAT_LINK) ? new URL(url).searchParams : undefined;
  const account = query?.get('users')?.toLowerCase();
  const colleague = account && desk.state.people.find(({ upn }) => upn?.toLowerCase() === account);
  if (!colleague) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  const { words } = desk;
  const modal = openModal(words.draftTitle(colleague.name), words.close);
  const become = () => {
    modal.close();
    desk.become(colleague.id);
  };
  modal.show([
    make('p', {}, words.draftLine(colleague.name)),
    make('blockquote', { class: 'draft' }, query?.get('message') ?? ''),
    make(
      'div',
      { class: 'dialog-buttons' },
      button({ class: 'primary' }, become, words.beThem(colleague.name)),
      make('a', { class: 'secondary', href: url, target: '_blank', rel: 'noopener' }, words.openTeams),
    ),
  ]);
}
