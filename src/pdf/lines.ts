import type { Font } from './font';

/** One sign as it is drawn. */
export interface Drawn {
  readonly glyph: number;
  /** In thousandths of the font's size. */
  readonly width: number;
  /** What it stands for: several code points where they make one sign. */
  readonly sign: string;
  /** The font has no picture of it, so a box is drawn; whoever listens or copies gets the sign itself. */
  readonly missing: boolean;
}

/** What stands for a sign that the font cannot draw. */
export const BOX = '□';

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text as signs that the font can draw; control characters and changes of direction become spaces. */
export function toDrawn(font: Font, text: string): Drawn[] {
  const box = font.glyph(BOX) ?? 0;
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...signs.segment(plain)].flatMap(({ segment }): Drawn[] => {
    // How a sign wants to be drawn, coloured or not, is not for this font.
    const points = [...segment].filter((point) => !/[\ufe0e\ufe0f]/.test(point));
    const glyphs = points.map((point) => font.glyph(point));
    if (points.length === 0) return [];
    if (glyphs.some((glyph) => glyph === undefined) || points.includes('\u200d'))
      return [{ glyph: box, width: font.width(box), sign: segment, missing: true }];
    return points.map((sign, n) => {
      const glyph = glyphs[n] ?? box;
      return { glyph, width: font.width(glyph), sign, missing: false };
    });
  });
}

/** Lines of at most so many thousandths; a word that is longer than a line is broken anywhere. */
export function toLines(drawn: readonly Drawn[], most: number): Drawn[][] {
  const lines: Drawn[][] = [];
  let [line, width, space]: [Drawn[], number, number] = [[], 0, -1];
  for (const one of drawn) {
    line.push(one);
    width += one.width;
    if (one.sign === ' ') space = line.length - 1;
    if (width <= most || line.length === 1) continue;
    // The space stays at the end, where nobody sees it, for whoever copies or listens.
    const end = space > 0 ? space + 1 : line.length - 1;
    lines.push(line.slice(0, end));
    line = line.slice(end);
    width = line.reduce((sum, each) => sum + each.width, 0);
    space = line.findLastIndex(({ sign }) => sign === ' ');
  }
  return line.length > 0 || lines.length === 0 ? [...lines, line] : lines;
}
