/**
 * Adaptive Cards 1.5 as typed builders; the only file that knows their JSON.
 *
 * Foreign words (names, skills, sentences) go into text runs and never into text blocks: text blocks render
 * Markdown, runs don't, so nothing a person writes can become a link or change the look of a card.
 */

/** https://adaptivecards.io/schemas/adaptive-card.json, version 1.5. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly lang: string;
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly actions?: readonly Action[];
}

export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large' | 'extraLarge' | 'padding';

interface Placed {
  readonly spacing?: Spacing;
  readonly separator?: boolean;
  readonly id?: string;
  readonly isVisible?: boolean;
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder';
  readonly size?: 'small' | 'default' | 'medium' | 'large';
  readonly isSubtle?: boolean;
  readonly italic?: boolean;
  readonly color?: 'default' | 'accent' | 'good' | 'warning';
}

export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
  readonly horizontalAlignment?: 'left' | 'center' | 'right';
}

/** Only for words of our own: it renders Markdown. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly weight: 'bolder';
  readonly size: 'medium';
  readonly wrap: true;
}

export interface Fact {
  readonly title: string;
  readonly value: string;
}

export interface FactSet extends Placed {
  readonly type: 'FactSet';
  readonly facts: readonly Fact[];
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'default' | 'emphasis' | 'good' | 'warning' | 'accent';
  readonly bleed?: boolean;
  readonly selectAction?: Action;
}

export interface Column {
  readonly type: 'Column';
  readonly width: 'auto' | 'stretch' | `${number}px`;
  readonly items: readonly Element[];
  readonly style?: 'default' | 'emphasis' | 'accent';
  readonly minHeight?: `${number}px`;
  readonly verticalContentAlignment?: 'top' | 'center' | 'bottom';
}

export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet';
  readonly columns: readonly Column[];
  readonly selectAction?: Action;
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly Action[];
}

export interface TextInput extends Placed {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isMultiline?: boolean;
  readonly isRequired?: boolean;
  readonly errorMessage?: string;
  readonly maxLength?: number;
}

export interface ChoiceInput extends Placed {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly style?: 'compact' | 'expanded';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export type Element =
  TextBlock | RichTextBlock | FactSet | Container | ColumnSet | ActionSet | TextInput | ChoiceInput;

export interface OpenUrl {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

export interface Submit {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: object;
}

export interface Execute {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: object;
  readonly style?: 'positive' | 'destructive';
  /** For clients without Universal Actions; the edge treats both alike. */
  readonly fallback: Submit;
}

export interface ShowCard {
  readonly type: 'Action.ShowCard';
  readonly title: string;
  readonly card: {
    readonly type: 'AdaptiveCard';
    readonly body: readonly Element[];
    readonly actions: readonly Action[];
  };
}

export type Action = OpenUrl | Submit | Execute | ShowCard;

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

/** The headline of a card; a real heading for screen readers unless its words could be read as Markdown. */
export function heading(text: string): TextBlock | RichTextBlock {
  if (/[[\]*_`~\\<>!|]|^\s*([-+#>]|\d+[.)])\s/.test(text))
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

export function openUrl(title: string, url: string): OpenUrl {
  return { type: 'Action.OpenUrl', title: plain(title), url };
}

/** A button with a verb. Old clients send the same data as a message instead. */
export function execute(
  title: string,
  verb: string,
  data: object,
  look: { style?: 'positive' | 'destructive' } = {},
): Execute {
  return {
    type: 'Action.Execute',
    title: plain(title),
    verb,
    data,
    ...look,
    fallback: { type: 'Action.Submit', title: plain(title), data: { ...data, verb } },
  };
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

/** Control characters, lone surrogates and marks that turn the direction of what follows have no place in a card. */
function plain(text: string): string {
  return text.toWellFormed().replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** `speak` is SSML, so a name with `<` would break it. */
function escapeXml(text: string): string {
  return plain(text).replace(/[<>&]/g, (sign) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;' })[sign] ?? '');
}

/** At most `length` characters, cut at a whole character and marked with an ellipsis. */
export function shorten(text: string, length: number): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length <= length
    ? characters.join('')
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
