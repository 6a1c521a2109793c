import type { Chart } from './charts';

/**
 * Adaptive Cards 1.5, as much of it as we use.
 *
 * @see https://adaptivecards.io/schemas/1.5.0/adaptive-card.json
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
  readonly refresh?: Refresh;
}

/** Made anew by itself when one of these people (by their ids in the channel, at most 60) looks at it. */
export interface Refresh {
  readonly action: Execute;
  readonly userIds: readonly string[];
}

export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large' | 'extraLarge' | 'padding';

/** Where an element stands. */
export interface Placed {
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

/** A round picture of a person, as large as an avatar. */
export interface Portrait extends Placed {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly width: '40px';
  readonly height: '40px';
  readonly style: 'person';
}

/** A picture of something, as large as an emblem. */
export interface Picture extends Placed {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly width: '128px';
  readonly height: '128px';
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
  readonly placeholder?: string;
  readonly style?: 'compact' | 'expanded' | 'filtered';
  readonly isMultiSelect?: boolean;
  /** Long choices take several lines instead of being cut. */
  readonly wrap?: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  /** More choices, asked for while somebody types; clients that don't know it show only those above. */
  readonly 'choices.data'?: { readonly type: 'Data.Query'; readonly dataset: string };
}

export interface DateInput extends Placed {
  readonly type: 'Input.Date';
  readonly id: string;
  readonly label: string;
  /** Days such as 2026-12-24. */
  readonly min?: string;
  readonly value?: string;
}

export interface TimeInput extends Placed {
  readonly type: 'Input.Time';
  readonly id: string;
  readonly label: string;
  /** Such as 20:00. */
  readonly value?: string;
}

export type Element =
  | Chart
  | DateInput
  | TimeInput
  | TextBlock
  | RichTextBlock
  | Portrait
  | Picture
  | FactSet
  | Container
  | ColumnSet
  | ActionSet
  | TextInput
  | ChoiceInput;

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
  /** What a screen reader says besides the title, where several buttons are called the same. */
  readonly tooltip?: string;
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
