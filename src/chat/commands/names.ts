import type { Messages } from '../../i18n/messages';

/**
 * The commands that work, in the order in which people see them. The app checks that its commands are these, so
 * that help, the Teams package and the README cannot promise others.
 */
export const COMMANDS: readonly { readonly name: keyof Messages['commands'] }[] = [
  { name: 'skill' },
  { name: 'add' },
  { name: 'me' },
  { name: 'topics' },
  { name: 'privacy' },
  { name: 'help' },
];
