/** What a message asks for, before anybody looks whether the command exists. */
export interface Asked {
  /** The first word in lower case, without the slash. */
  readonly name: string;
  /** What follows the first word. */
  readonly args: string;
  /** The whole text without mentions, trimmed. */
  readonly text: string;
  /** True for `/skill x`; without the slash the first word may be part of a sentence. */
  readonly slash: boolean;
}

/** No command's name is longer; of a first word so much is looked at. */
const LONGEST_NAME = 60;

/**
 * Takes a message apart. Mentions of the bot are removed by then.
 *
 * Characters that Teams' composer and phones put between words (no-break and zero-width ones) count as blanks.
 */
export function parse(message: string): Asked {
  const text = message
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  const [, slash, first = '', args = ''] = /^([/／])?\s?(\S*)\s*(.*)$/s.exec(text) ?? [];
  return {
    name: first
      .slice(0, LONGEST_NAME)
      .toLowerCase()
      .replace(args.trim() ? /[:,]$/ : /[:,!?.]+$/, ''),
    args: args.trim(),
    text,
    slash: slash !== undefined,
  };
}
