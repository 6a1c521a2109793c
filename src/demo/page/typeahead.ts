import { button, icon, make } from './elements.js';
import { createListbox } from './listbox.js';
import type { SearchAnswer } from './wire.js';
import type { Words } from './words.js';

/** A field that asks the bot for choices while somebody types. */
export interface Typeahead {
  readonly id: string;
  readonly dataset: string;
  readonly placeholder: string;
  readonly several: boolean;
  /** Offered before anything is typed. */
  readonly choices: SearchAnswer['choices'];
  readonly value: string;
}

/** Teams waits about as long before it asks, in milliseconds. */
const PAUSE = 120;
const SHOWN = 15;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * The card with its typeahead fields as text fields, which `drawTypeahead` turns into comboboxes: the library's own
 * list takes no keys and says nothing to screen readers.
 */
export function withoutTypeaheads(json: unknown, found: Typeahead[]): unknown {
  if (Array.isArray(json)) return json.map((each) => withoutTypeaheads(each, found));
  if (!isObject(json)) return json;
  const query = json['choices.data'];
  if (json['type'] === 'Input.ChoiceSet' && isObject(query) && typeof query['dataset'] === 'string') {
    const { id, label, value, isVisible, spacing } = json;
    const choices = Array.isArray(json['choices']) ? json['choices'].filter(isObject) : [];
    found.push({
      id: textOf(id),
      dataset: query['dataset'],
      placeholder: textOf(json['placeholder']),
      several: json['isMultiSelect'] === true,
      choices: choices.map((choice) => ({ title: textOf(choice['title']), value: textOf(choice['value']) })),
      value: textOf(value),
    });
    return { type: 'Input.Text', id, label, value, isVisible, spacing };
  }
  return Object.fromEntries(Object.entries(json).map(([key, part]) => [key, withoutTypeaheads(part, found)]));
}

/** Puts a combobox in the place of the text field that holds the value. */
export function drawTypeahead(
  holder: HTMLInputElement,
  { id, dataset, placeholder, several, choices, value }: Typeahead,
  words: Words,
  search: (dataset: string, text: string) => Promise<SearchAnswer>,
): void {
  const titles = new Map(choices.map((choice) => [choice.value, choice.title]));
  let picked = value.split(',').filter(Boolean);
  let asked = 0;
  let timer: number | undefined;

  const listId = `choices-${id}-${Math.random().toString(36).slice(2)}`;
  const labelled = holder.getAttribute('aria-labelledby') ?? '';
  const field = make('input', {
    type: 'text',
    class: 'ac-input',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    'aria-expanded': 'false',
    'aria-labelledby': labelled,
    placeholder,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = createListbox(field, listId);
  list.element.hidden = true;
  const said = make('p', { class: 'said', role: 'status' });
  const chips = make('ul', { class: 'picked', 'aria-labelledby': labelled });
  const element = make('div', { class: 'typeahead' }, chips, field, list.element, said);

  function setOpen(open: boolean): void {
    list.element.hidden = !open;
    field.setAttribute('aria-expanded', String(open));
    if (!open) field.removeAttribute('aria-activedescendant');
  }
  function keep(): void {
    holder.value = picked.join(',');
    holder.dispatchEvent(new Event('input'));
    chips.hidden = picked.length === 0;
    chips.replaceChildren(
      ...picked.map((one) => {
        const title = titles.get(one) ?? one;
        const away = () => {
          picked = picked.filter((other) => other !== one);
          keep();
          said.textContent = words.unpicked(title);
          field.focus();
        };
        const remove = button(
          { class: 'round small', 'aria-label': words.unpick(title) },
          away,
          icon('close'),
        );
        return make('li', { class: 'chip picked-one' }, title, remove);
      }),
    );
  }
  function pick(choice: SearchAnswer['choices'][number]): void {
    titles.set(choice.value, choice.title);
    picked = several ? [...new Set([...picked, choice.value])] : [choice.value];
    field.value = '';
    setOpen(false);
    keep();
    said.textContent = words.picked(choice.title);
  }
  function offer(found: SearchAnswer['choices']): void {
    const open = found.filter((choice) => !picked.includes(choice.value)).slice(0, SHOWN);
    list.show(
      placeholder,
      open.map((choice) => ({ content: [make('span', {}, choice.title)], pick: () => pick(choice) })),
    );
    setOpen(open.length > 0);
    said.textContent = words.choices(open.length);
  }
  async function ask(): Promise<void> {
    const text = field.value.trim();
    const turn = ++asked;
    if (text === '') return offer(choices);
    const found = await search(dataset, text).catch((): SearchAnswer => ({ choices: [] }));
    // Only the newest question counts, and only while somebody is still here.
    if (turn === asked && document.activeElement === field) offer(found.choices);
  }
  function later(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE);
  }

  field.addEventListener('input', later);
  field.addEventListener('focus', () => field.value === '' && offer(choices));
  field.addEventListener('blur', () => setOpen(false));
  field.addEventListener('keydown', (event) => {
    const isOpen = !list.element.hidden;
    if (event.key === 'Escape' && isOpen) {
      // Escape closes the list before it closes the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Backspace' && field.value === '' && picked.length > 0) {
      const last = picked.at(-1) ?? '';
      picked = picked.slice(0, -1);
      keep();
      said.textContent = words.unpicked(titles.get(last) ?? last);
    } else if (event.key === 'ArrowDown' && !isOpen) {
      event.preventDefault();
      void ask();
    } else if (isOpen) list.key(event);
  });

  holder.hidden = true;
  holder.tabIndex = -1;
  holder.setAttribute('aria-hidden', 'true');
  holder.after(element);
  keep();
}
