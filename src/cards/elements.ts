import type {
  Action,
  ActionSet,
  Card,
  ChoiceInput,
  Column,
  ColumnSet,
  Container,
  DateInput,
  Element,
  Execute,
  Fact,
  FactSet,
  OpenUrl,
  Picture,
  Placed,
  Portrait,
  RichTextBlock,
  ShowCard,
  Submit,
  TextBlock,
  TextInput,
  TextRun,
  TimeInput,
} from './card-json';

export type { Action, Card, Element } from './card-json';

/**
 * Builders for Adaptive Cards; with the types beside it, the only file that knows their JSON.
 *
 * Foreign words (names, skills, sentences) go into text runs and never into text blocks: text blocks render
 * Markdown, runs don't, so nothing a person writes can become a link or change the look of a card.
 */

/** A piece of text, shown as it is. */
export function run(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: plain(text), ...look };
}

/** A paragraph of runs; a bare string is a run of its own. */
export function line(
  inlines: string | readonly (string | TextRun)[],
  place: Placed & Pick<RichTextBlock, 'horizontalAlignment'> = {},
): RichTextBlock {
  const list = typeof inlines === 'string' ? [inlines] : inlines;
  return {
    type: 'RichTextBlock',
    inlines: list.map((inline) => (typeof inline === 'string' ? run(inline) : inline)),
    ...place,
  };
}

/** One line of letters, digits and signs that mean nothing in Markdown, nor in a card's own templates. */
const PLAIN_LINE =
  /^(?!\s|[-+=#]+(\s|$)|\d+[.)])[\p{L}\p{M}\p{N}\p{Extended_Pictographic} .,:;?'’‘“”„«»…·#+/()&%=–—-]*$/u;
const LINK_OR_ENTITY = /:\/\/|www\.|mailto:|&#?\w+;/i;

/** The headline of a card; a real heading for screen readers unless its words could be read as Markdown. */
export function heading(text: string): TextBlock | RichTextBlock {
  if (!PLAIN_LINE.test(text) || LINK_OR_ENTITY.test(text))
    return line([run(text, { weight: 'bolder', size: 'medium' })]);
  return {
    type: 'TextBlock',
    text: plain(text),
    style: 'heading',
    weight: 'bolder',
    size: 'medium',
    wrap: true,
  };
}

/** A quieter line. */
export function note(text: string, place: Placed = {}): RichTextBlock {
  return line([run(text, { isSubtle: true })], { spacing: 'small', ...place });
}

/** A photo of a person; `altText` is read aloud in its place. */
export function image(url: string, altText: string): Portrait {
  return { type: 'Image', url, altText: plain(altText), width: '40px', height: '40px', style: 'person' };
}

/** A picture of something; `altText` is read aloud in its place. */
export function picture(url: string, altText: string): Picture {
  return { type: 'Image', url, altText: plain(altText), width: '128px', height: '128px' };
}

export function facts(list: readonly Fact[], place: Placed = {}): FactSet {
  return { type: 'FactSet', facts: list, ...place };
}

export function container(
  items: readonly Element[],
  look: Omit<Container, 'type' | 'items'> = {},
): Container {
  return { type: 'Container', items, ...look };
}

export function columns(
  list: readonly Omit<Column, 'type'>[],
  look: Omit<ColumnSet, 'type' | 'columns'> = {},
): ColumnSet {
  return { type: 'ColumnSet', columns: list.map((column) => ({ type: 'Column', ...column })), ...look };
}

export function buttons(actions: readonly Action[], place: Placed = {}): ActionSet {
  return { type: 'ActionSet', actions, ...place };
}

export function textInput(input: Omit<TextInput, 'type'>): TextInput {
  return { type: 'Input.Text', ...input };
}

export function choiceInput(input: Omit<ChoiceInput, 'type'>): ChoiceInput {
  return { type: 'Input.ChoiceSet', ...input };
}

export function dateInput(input: Omit<DateInput, 'type'>): DateInput {
  return { type: 'Input.Date', ...input };
}

export function timeInput(input: Omit<TimeInput, 'type'>): TimeInput {
  return { type: 'Input.Time', ...input };
}

export function openUrl(title: string, url: string): OpenUrl {
  return { type: 'Action.OpenUrl', title: plain(title), url };
}

/**
 * A button with a verb. Old clients send the same data as a message instead.
 *
 * @param look `about`: what it is about, for a screen reader, where several buttons are called the same.
 */
export function execute(
  title: string,
  verb: string,
  data: object,
  { about, ...look }: { style?: 'positive' | 'destructive'; about?: string } = {},
): Execute {
  return {
    type: 'Action.Execute',
    title: plain(title),
    verb,
    data,
    ...look,
    ...(about === undefined ? {} : { tooltip: plain(about) }),
    fallback: { type: 'Action.Submit', title: plain(title), data: { ...data, verb } },
  };
}

/** The button of a dialog: sends what was typed, together with `data`. */
export function submit(title: string, data: object): Submit {
  return { type: 'Action.Submit', title: plain(title), data };
}

/** A button that opens a dialog of the bot. */
export function openDialog(title: string, dialog: string, data: object = {}): Submit {
  return {
    type: 'Action.Submit',
    title: plain(title),
    data: { ...data, dialog, msteams: { type: 'task/fetch' } },
  };
}

export function showCard(title: string, body: readonly Element[], actions: readonly Action[]): ShowCard {
  return { type: 'Action.ShowCard', title: plain(title), card: { type: 'AdaptiveCard', body, actions } };
}

/** A whole card; `summary` is what a screen reader and a notification say. */
export function card(
  locale: string,
  summary: string,
  body: readonly Element[],
  actions: readonly Action[] = [],
): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: locale,
    speak: escapeXml(summary),
    fallbackText: plain(summary),
    body,
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/** The card, made anew by a verb whenever this person looks at it. */
export function refreshing(made: Card, title: string, verb: string, account: string): Card {
  return { ...made, refresh: { action: execute(title, verb, {}), userIds: [account] } };
}

/** Control characters, lone surrogates and marks that turn the direction of what follows have no place in a card. */
function plain(text: string): string {
  return text.toWellFormed().replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** `speak` is SSML, so a name with `<` would break it. */
function escapeXml(text: string): string {
  return plain(text).replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? '');
}

/**
 * At most `length` characters and twice as many bytes of UTF-8 (a card has to fit into a message, and wide signs take
 * the place of two), cut at a whole character and marked with an ellipsis.
 */
export function shorten(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  let bytes = 0;
  const fitting = characters.findIndex((character, n) => {
    bytes += Buffer.byteLength(character);
    return n >= length || bytes > length * 2;
  });
  if (fitting < 0) return characters.join('');
  return `${characters
    .slice(0, fitting - 1)
    .join('')
    .trimEnd()}…`;
}
