import type { operating as english } from './en-operating';

/** German: what people see of how the bot is operated. */
export const operating: typeof english = {
  tooMuch: {
    title: 'Eins nach dem anderen',
    hint: 'Das war viel für eine Minute, deshalb habe ich das Letzte nicht angesehen. Frag bitte in einer Minute noch einmal.',
  },
};
