import type { Font } from './font';
import type { Drawn } from './lines';
import { textString, type Objects, type Reference } from './objects';

/** As many as one piece of a table of signs may hold. */
const PIECE = 100;

const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0');

/** Embeds a font whole, with what its pictures stand for. Source: ISO 32000-1, 9.7 and 9.10. */
export function embedFont(objects: Objects, font: Font, used: Iterable<Drawn>): Reference {
  const glyphs = new Map<number, Drawn>();
  for (const one of used) if (!glyphs.has(one.glyph) || !one.missing) glyphs.set(one.glyph, one);
  const name = '/BaseFont /KNOWHO+DejaVuSans';
  const program = objects.addStream(font.file, `/Length1 ${font.file.length} `);
  const descriptor = objects.add(
    `<< /Type /FontDescriptor /FontName /KNOWHO+DejaVuSans /Flags 32 /FontBBox [${font.box.join(' ')}] /ItalicAngle 0 ` +
      `/Ascent ${font.ascent} /Descent ${font.descent} /CapHeight 729 /StemV 80 /FontFile2 ${program} >>`,
  );
  const widths = [...glyphs.keys()].map((glyph) => `${glyph} [${font.width(glyph)}]`).join(' ');
  const descendant = objects.add(
    `<< /Type /Font /Subtype /CIDFontType2 ${name} /CIDToGIDMap /Identity /FontDescriptor ${descriptor} ` +
      `/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 /W [${widths}] >>`,
  );
  const rows = [...glyphs].map(
    ([glyph, { sign, missing }]) =>
      `<${hex(glyph)}> ${textString(missing ? '\u25a1' : sign).replace('feff', '')}`,
  );
  const pieces = Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, n) =>
    rows.slice(n * PIECE, (n + 1) * PIECE),
  );
  const signs = objects.addStream(
    [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...pieces.map((piece) => `${piece.length} beginbfchar\n${piece.join('\n')}\nendbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n'),
  );
  return objects.add(
    `<< /Type /Font /Subtype /Type0 ${name} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${signs} >>`,
  );
}

/** The operators that draw one line of text. */
export function showLine(line: readonly Drawn[]): string {
  let shown = '';
  let run = '';
  const end = (): void => {
    if (run !== '') shown += `<${run}> Tj `;
    run = '';
  };
  for (const { glyph, sign, missing } of line) {
    if (!missing) {
      run += hex(glyph);
      continue;
    }
    end();
    shown += `/Span << /ActualText ${textString(sign)} >> BDC <${hex(glyph)}> Tj EMC `;
  }
  end();
  return shown;
}
