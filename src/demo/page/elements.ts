export type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. Text children stay text: nothing here reads HTML. `true` sets an empty attribute. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAll(element, attributes);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A button that does something when pressed. */
export function button(attributes: Attributes, press: () => void, ...children: Child[]): HTMLButtonElement {
  const element = make('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', press);
  return element;
}

const PATHS = {
  back: 'M12.5 4 6.5 10l6 6',
  send: 'M3 10h8M3 3.5 17 10 3 16.5 5 10z',
  chevron: 'm5 8 5 5 5-5',
  sun: 'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4',
  moon: 'M16.5 12A7 7 0 1 1 8 3.5a5.8 5.8 0 0 0 8.5 8.5z',
  close: 'm5 5 10 10M15 5 5 15',
  people:
    'M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M1.5 16a5.5 5.5 0 0 1 11 0zM13.5 9a2.5 2.5 0 1 0 0-5M14.5 11.5a5 5 0 0 1 4 4.500',
  hash: 'M7.5 3 6 17M14 3l-1.500 14M3.500 7.500h14M2.500 12.500h14',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  file: 'M5 2.500h6l4 4v11H5zM11 2.500v4h4',
} as const;
export type IconName = keyof typeof PATHS;

/** A line drawing of 20 by 20, invisible to screen readers. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  setAll(svg, { viewBox: '0 0 20 20', class: 'icon', 'aria-hidden': 'true', focusable: 'false' });
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const TONES = 8;

/** Initials in a circle whose colour belongs to the name; the bot has its picture. */
export function avatar(name: string, isBot: boolean): HTMLElement {
  if (isBot) return make('img', { class: 'avatar bot', src: '/page/icon.svg', alt: '' });
  const words = name.split(/\s+/).filter(Boolean);
  const initials = `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
  const tone = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TONES;
  return make('span', { class: `avatar tone-${tone}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

/** A count in a small circle, or nothing. */
export function badge(count: number, label: string): HTMLElement | undefined {
  if (count === 0) return undefined;
  return make(
    'span',
    { class: 'badge' },
    make('span', { 'aria-hidden': 'true' }, count > 99 ? '99+' : String(count)),
    make('span', { class: 'unseen' }, label),
  );
}

function setAll(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
}
