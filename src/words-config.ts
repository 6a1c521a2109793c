import { text } from './setting';

/** Words of others that the house adds to ours, as they stand in the environment. */
export const wordSettings = { VOCABULARY: text, DICTIONARY: text };

/** Where words of others are read from. */
export interface WordFiles {
  /** Path of a file as `npm run import` writes it. */
  readonly vocabulary?: string | undefined;
  /** Path of a German–English dictionary in the format of Ding. */
  readonly dictionary?: string | undefined;
}

export function toWordFiles(value: {
  readonly VOCABULARY?: string | undefined;
  readonly DICTIONARY?: string | undefined;
}): WordFiles {
  return { vocabulary: value.VOCABULARY, dictionary: value.DICTIONARY };
}
