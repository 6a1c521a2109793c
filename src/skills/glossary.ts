/** A German word (or a few) and what it can be in English, likeliest first. */
export interface Translation {
  readonly german: string;
  readonly english: readonly string[];
}

/** German words of working life in English. A larger dictionary of the same shape may be added. */
export type Glossary = readonly Translation[];

/** Reads `Vertrag = contract, agreement`, one German word a line; lines with `#` in front are remarks. */
export function parseGlossary(text: string): Glossary {
  const pairs: Translation[] = [];
  for (const line of text.split(/\r?\n/)) {
    const equals = line.indexOf('=');
    if (equals < 1 || line.startsWith('#')) continue;
    const english = line
      .slice(equals + 1)
      .split(/[,;|]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const german = line.slice(0, equals).trim();
    if (german !== '' && english.length > 0) pairs.push({ german, english });
  }
  return pairs;
}
