/** What a PDF has to know about a TrueType font; lengths in thousandths of the font's size. */
export interface Font {
  /** The whole file, as it is embedded. */
  readonly file: Buffer;
  /** The number of a sign's picture; undefined where the font has none. */
  glyph(sign: string): number | undefined;
  /** How wide a picture is. */
  width(glyph: number): number;
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
}

/**
 * Reads the tables `cmap`, `head`, `hhea` and `hmtx`.
 *
 * Source: OpenType specification 1.9, chapters of those tables.
 *
 * @throws Error for a file without a table of Unicode signs (`cmap` of format 4 or 12).
 */
export function readFont(file: Buffer): Font {
  const tables = new Map<string, number>();
  for (let n = 0; n < file.readUInt16BE(4); n += 1) {
    const entry = 12 + 16 * n;
    tables.set(file.toString('latin1', entry, entry + 4), file.readUInt32BE(entry + 8));
  }
  const at = (name: string): number => {
    const start = tables.get(name);
    if (start === undefined) throw new Error(`The font has no table ${name}.`);
    return start;
  };
  const [head, hhea, hmtx] = [at('head'), at('hhea'), at('hmtx')];
  const scale = 1000 / file.readUInt16BE(head + 18);
  const thousandths = (where: number): number => Math.round(file.readInt16BE(where) * scale);
  const widths = file.readUInt16BE(hhea + 34);
  const glyphs = readGlyphs(file, at('cmap'));
  return {
    file,
    glyph: (sign) => glyphs.get(sign.codePointAt(0) ?? 0),
    // The last width stands for all that come after it.
    width: (glyph) => Math.round(file.readUInt16BE(hmtx + 4 * Math.min(glyph, widths - 1)) * scale),
    box: [36, 38, 40, 42].map((offset) => thousandths(head + offset)) as [number, number, number, number],
    ascent: thousandths(hhea + 4),
    descent: thousandths(hhea + 6),
  };
}

/** Code points to numbers of pictures. */
function readGlyphs(file: Buffer, cmap: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let n = 0; n < file.readUInt16BE(cmap + 2); n += 1) {
    const table = cmap + file.readUInt32BE(cmap + 4 + 8 * n + 4);
    const format = file.readUInt16BE(table);
    if (format === 4) readSegments(file, table, found);
    if (format === 12) readGroups(file, table, found);
  }
  if (found.size === 0) throw new Error('The font has no table of Unicode signs.');
  return found;
}

function readSegments(file: Buffer, table: number, found: Map<number, number>): void {
  const twice = file.readUInt16BE(table + 6);
  const [ends, starts] = [table + 14, table + 16 + twice];
  const [deltas, offsets] = [starts + twice, starts + 2 * twice];
  for (let n = 0; n < twice; n += 2) {
    const [start, end] = [file.readUInt16BE(starts + n), file.readUInt16BE(ends + n)];
    const [delta, offset] = [file.readUInt16BE(deltas + n), file.readUInt16BE(offsets + n)];
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = offset === 0 ? code : file.readUInt16BE(offsets + n + offset + 2 * (code - start));
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
}

function readGroups(file: Buffer, table: number, found: Map<number, number>): void {
  for (let n = 0; n < file.readUInt32BE(table + 12); n += 1) {
    const group = table + 16 + 12 * n;
    const [start, end] = [file.readUInt32BE(group), file.readUInt32BE(group + 4)];
    for (let code = start; code <= end; code += 1)
      found.set(code, file.readUInt32BE(group + 8) + code - start);
  }
}
