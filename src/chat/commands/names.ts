import type { Messages } from '../../i18n/messages';

/**
 * The commands that work, in the order in which people see them. A test holds that the app's commands are these, so
 * that the Teams package cannot promise others.
 */
export const COMMANDS: readonly { readonly name: keyof Messages['commands'] }[] = [
  { name: 'skill' },
  { name: 'add' },
  { name: 'ask' },
  { name: 'requests' },
  { name: 'thank' },
  { name: 'champions' },
  { name: 'me' },
  { name: 'topics' },
  { name: 'pulse' },
  { name: 'privacy' },
  { name: 'feedback' },
  { name: 'help' },
];
