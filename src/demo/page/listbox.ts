import { make } from './elements.js';

interface Option {
  readonly element: HTMLElement;
  readonly pick: () => void;
}

/** A list steered from a text field: arrows move, Enter picks, the field keeps the focus. */
export function createListbox(field: HTMLElement, id: string) {
  const element = make('ul', { class: 'options', role: 'listbox', id });
  let options: readonly Option[] = [];
  let current = 0;

  function mark(index: number): void {
    current = index;
    options.forEach((option, at) => option.element.setAttribute('aria-selected', String(at === index)));
    const marked = options[index]?.element;
    if (!marked) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', marked.id);
    marked.scrollIntoView({ block: 'nearest' });
  }

  return {
    element,
    get size() {
      return options.length;
    },
    show(label: string, items: readonly { content: HTMLElement[]; pick: () => void }[]): void {
      element.setAttribute('aria-label', label);
      options = items.map(({ content, pick }, at) => {
        const row = make('li', { class: 'option', role: 'option', id: `${id}-${at}` }, ...content);
        // The field must not lose the focus before the click arrives.
        row.addEventListener('mousedown', (event) => event.preventDefault());
        row.addEventListener('click', pick);
        return { element: row, pick };
      });
      element.replaceChildren(...options.map((option) => option.element));
      mark(0);
    },
    /** Takes a key of the field; answers whether it was meant for the list. */
    key(event: KeyboardEvent): boolean {
      if (options.length === 0 || event.isComposing) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) mark((current + step + options.length) % options.length);
      else if (event.key === 'Enter') options[current]?.pick();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
