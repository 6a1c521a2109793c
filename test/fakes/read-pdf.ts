import { inflateSync } from 'node:zlib';

/** What a reader makes of a PDF of ours, page by page. */
export interface ReadPdf {
  /** Words of each marked piece, in order; of what is no content, nothing. */
  readonly pieces: readonly { readonly tag: string; readonly text: string }[];
  readonly pages: number;
  /** Objects, by their numbers. */
  readonly objects: ReadonlyMap<number, string>;
}

const utf16 = (hex: string): string =>
  Buffer.from(hex, 'hex').swap16().toString('utf16le').replace('\ufeff', '');

/** @throws Error where the table of objects leads elsewhere than to them. */
export function readPdf(file: Buffer): ReadPdf {
  const raw = file.toString('latin1');
  const xref = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(raw)?.[1]);
  const objects = new Map<number, string>();
  const streams = new Map<number, string>();
  for (const [n, row] of raw.slice(xref).split('\n').slice(3).entries()) {
    const start = /^(\d{10}) 00000 n $/.exec(row)?.[1];
    if (start === undefined) break;
    const from = Number(start);
    const head = `${n + 1} 0 obj\n`;
    if (!raw.startsWith(head, from)) throw new Error(`No object ${n + 1} at ${from}.`);
    const body = raw.slice(from + head.length, raw.indexOf('\nendobj\n', from));
    objects.set(n + 1, body.split('\nstream\n')[0] ?? '');
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    const at = body.indexOf('\nstream\n') + 8;
    if (at > 7) {
      const packed = Buffer.from(
        raw.slice(from + head.length + at, from + head.length + at + length),
        'latin1',
      );
      streams.set(n + 1, inflateSync(packed).toString('latin1'));
    }
  }
  const signs = new Map<string, string>();
  for (const stream of streams.values())
    if (stream.includes('beginbfchar'))
      for (const [, glyph = '', sign = ''] of stream.matchAll(/^<(\w{4})> <(\w+)>$/gm))
        signs.set(glyph, utf16(sign));
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page '));
  const pieces = pages.flatMap((page) => {
    const content = streams.get(Number(/\/Contents (\d+)/.exec(page)?.[1])) ?? '';
    return [...content.matchAll(/^\/(\w+) << \/MCID \d+ >> BDC (.*) EMC$/gm)].map(
      ([, tag = '', drawn = '']) => {
        const spoken = drawn.replace(
          /\/Span << \/ActualText <(\w+)> >> BDC <\w+> Tj EMC/g,
          (_, sign: string) => `{${sign}}`,
        );
        const text = [...spoken.matchAll(/<(\w+)> Tj|\{(\w+)\}/g)].map(([, glyphs, actual]) =>
          glyphs
            ? (glyphs.match(/.{4}/g) ?? []).map((glyph) => signs.get(glyph) ?? '?').join('')
            : utf16(actual ?? ''),
        );
        return { tag, text: text.join('') };
      },
    );
  });
  return { pieces, pages: pages.length, objects };
}
