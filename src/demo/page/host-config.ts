const tones = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle)` });

/** Colours are variables of the style sheet, so that cards change with the theme while somebody fills them in. */
const foregroundColors = {
  default: { default: 'var(--text)', subtle: 'var(--muted)' },
  dark: { default: 'var(--text)', subtle: 'var(--muted)' },
  light: { default: 'var(--muted)', subtle: 'var(--muted)' },
  accent: tones('accent'),
  good: tones('good'),
  warning: tones('warning'),
  attention: tones('attention'),
};
const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

/** How cards look here: sizes and spacing close to Teams. */
export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 25, extraLarge: 30 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--emphasis)'),
    good: style('var(--good-ground)'),
    attention: style('var(--attention-ground)'),
    warning: style('var(--warning-ground)'),
    accent: style('var(--accent-ground)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', spacing: 'small' },
    debounceTimeInMilliSeconds: 250,
    allowDynamicallyFilteredChoiceSet: true,
    allowRevealOnHoverStyle: false,
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
    iconSize: 16,
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  textStyles: { heading: { weight: 'bolder', size: 'medium' }, columnHeader: { weight: 'bolder' } },
  textBlock: { headingLevel: 2 },
};
