/** Control and format characters (bidirectional overrides among them) have no place in a name or a skill. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;
const LONE_SURROGATE = /\p{Cs}/gu;

/** One line of text: unprintable characters out, blanks collapsed, cut to `longest` characters. */
export function clean(text: string, longest: number): string {
  // Nobody's words are so long that what lies behind would survive the cut.
  const line = text
    .slice(0, longest * 4)
    .replace(LONE_SURROGATE, '')
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return shorten(line, longest);
}

/** Cuts at a blank if there is one near the end, never inside a character. */
function shorten(line: string, longest: number): string {
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  const blank = cut.lastIndexOf(' ');
  return (blank > longest * 0.6 ? cut.slice(0, blank) : cut).trimEnd();
}
