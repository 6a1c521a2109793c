import { calls } from './calls.js';
import type { Desk } from './desk.js';
import { openModal } from './dialog.js';
import { make } from './elements.js';
import { createListbox } from './listbox.js';
import type { MessageView } from './wire.js';

/** Teams waits about as long before it asks, in milliseconds. */
const PAUSE = 200;

/** The app in the compose box: search, pick, and the card is a message of the person's own. */
export function openInserts(desk: Desk, thread: MessageView | undefined): void {
  const { words } = desk;
  const where = desk.where(thread?.thread ?? thread?.id);
  const modal = openModal(words.insert, words.close);
  const field = make('input', {
    type: 'text',
    id: 'insert-field',
    class: 'field',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': 'inserts',
    'aria-expanded': 'true',
    'aria-describedby': 'insert-how',
    autocomplete: 'off',
  });
  const list = createListbox(field, 'inserts');
  const said = make('p', { class: 'said', role: 'status' });
  const trouble = make('p', { class: 'trouble', role: 'alert' });
  let asked = 0;
  let timer: number | undefined;

  async function pick(card: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      await calls.insert(where, card);
      modal.close();
    } catch {
      trouble.textContent = words.unreachable;
    }
  }
  async function ask(): Promise<void> {
    const turn = ++asked;
    const found = await calls.inserts(where, field.value.trim()).catch(() => undefined);
    // Only the newest question counts.
    if (turn !== asked) return;
    const failure = found ? found.failure : { reason: 'unreachable' as const, text: undefined };
    trouble.textContent = failure ? (failure.text ?? words[failure.reason]) : '';
    const inserts = found?.inserts ?? [];
    list.show(
      words.insert,
      inserts.map(({ title, under, card }) => ({
        content: [make('span', { class: 'names' }, make('b', {}, title), make('small', {}, under))],
        pick: () => void pick(card),
      })),
    );
    said.textContent = found?.hint ?? words.choices(inserts.length);
  }

  field.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE);
  });
  field.addEventListener('keydown', (event) => void list.key(event));
  modal.show([
    make('label', { for: 'insert-field' }, words.insertLine),
    field,
    make('p', { id: 'insert-how', class: 'said' }, words.insertHow),
    trouble,
    make('div', { class: 'inserts' }, list.element),
    said,
  ]);
  void ask();
}
