import { type Desk, findPeople } from './desk.js';
import { avatar, badge, button, icon, make } from './elements.js';
import { createListbox } from './listbox.js';
import type { PersonView } from './wire.js';

/** More rows than this help nobody: a name is typed faster. */
const MOST = 60;

/** "You are: …": a button with the person, and a list to become somebody else. */
export function createSwitcher(desk: Desk) {
  const face = button({ class: 'who', 'aria-haspopup': 'listbox', 'aria-expanded': 'false' }, toggle);
  const field = make('input', {
    type: 'search',
    class: 'field',
    role: 'combobox',
    'aria-controls': 'people',
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = createListbox(field, 'people');
  const rest = make('p', { class: 'rest', role: 'status' });
  const panel = make('div', { class: 'panel' }, field, list.element, rest);
  panel.hidden = true;
  const element = make('div', { class: 'switcher' }, face, panel);

  function toggle(): void {
    setOpen(face.getAttribute('aria-expanded') !== 'true');
  }
  function setOpen(open: boolean, focus = true): void {
    panel.hidden = !open;
    face.setAttribute('aria-expanded', String(open));
    if (open) {
      field.value = '';
      showPeople();
      field.focus();
    } else if (focus) face.focus();
  }
  function pick(person: PersonView): void {
    setOpen(false);
    desk.become(person.id);
  }
  function showPeople(): void {
    const { words } = desk;
    const found = findPeople(desk.state.people, field.value);
    // Whoever has unread messages is who somebody wants to look at next.
    const sorted = [...found].sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0));
    const rows = sorted.slice(0, MOST).map((person) => ({
      content: rowOf(person),
      pick: () => pick(person),
    }));
    list.show(words.switchPerson, rows);
    rest.textContent =
      found.length === 0 ? words.nobody : found.length > MOST ? words.more(found.length - MOST) : '';
  }
  function rowOf(person: PersonView): HTMLElement[] {
    const line = [person.department, person.office].filter(Boolean).join(' · ');
    const names = make('span', { class: 'names' }, make('b', {}, person.name), make('small', {}, line));
    const count = badge(person.unread, desk.words.unread(person.unread));
    return [avatar(person.name, false), names, ...(count ? [count] : [])];
  }

  field.addEventListener('input', showPeople);
  field.addEventListener('keydown', (event) => void list.key(event));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) setOpen(false);
  });
  element.addEventListener('focusout', ({ relatedTarget }) => {
    if (!panel.hidden && relatedTarget instanceof Node && !element.contains(relatedTarget))
      setOpen(false, false);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!panel.hidden && target instanceof Node && !element.contains(target)) setOpen(false, false);
  });

  return {
    element,
    /** Draws the button, and the list when it is open. */
    show(): void {
      const { words, me } = desk;
      const elsewhere = desk.state.people.filter(({ id, unread }) => id !== me?.id && unread > 0);
      const count = elsewhere.length;
      const news = badge(count, words.elsewhere(count));
      if (news) news.title = words.elsewhere(count);
      field.placeholder = words.findPerson;
      field.setAttribute('aria-label', words.findPerson);
      const names = make(
        'span',
        { class: 'names' },
        make('small', {}, words.you),
        make('b', {}, me?.name ?? ''),
      );
      const parts = [avatar(me?.name ?? '', false), names, news, icon('chevron')];
      face.replaceChildren(...parts.filter((part) => part !== undefined));
      face.title = words.switchPerson;
      if (!panel.hidden) showPeople();
    },
  };
}
