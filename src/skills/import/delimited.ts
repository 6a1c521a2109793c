/** What stands between two cells. Quotes are RFC 4180 with `,` and `;`; with tabs they are mostly just letters. */
export type Separator = ',' | ';' | '\t';

/** One row of a file. */
export interface Row {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads rows of cells; rows without a single letter are passed over. LF, CRLF and CR end a row; a byte order mark
 * is no part of the first cell. Quoted cells may hold separators, doubled quotes and line breaks (RFC 4180).
 * Tab-separated files have no such rule: there a cell loses its quotes only when they enclose all of it.
 *
 * @throws Error naming the line of a quote that never closes.
 */
export function* rowsOf(text: string, separator: Separator): Generator<Row> {
  const end = separator === '\t' ? /[\t\r\n]/g : separator === ';' ? /[;\r\n]/g : /[,\r\n]/g;
  const plain = separator === '\t';
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  let row: { line: number; cells: string[] } = { line, cells: [] };
  while (at < text.length) {
    let cell = '';
    if (!plain && text[at] === '"') {
      const close = closingQuote(text, at);
      if (close < 0) throw new Error(`line ${line}: a quote opens here and never closes`);
      const quoted = text.slice(at + 1, close);
      line += quoted.match(/\r\n|\r|\n/g)?.length ?? 0;
      cell = quoted.replaceAll('""', '"');
      at = close + 1;
    }
    end.lastIndex = at;
    const stop = end.exec(text)?.index ?? text.length;
    cell += text.slice(at, stop);
    row.cells.push(plain ? unwrapped(cell) : cell);
    at = stop;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.cells.push('');
    }
    if (row.cells.some((each) => each.trim() !== '')) yield row;
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
    row = { line, cells: [] };
  }
}

/** Index of the quote that ends the cell opened at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function unwrapped(cell: string): string {
  const enclosed = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
  return enclosed ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** The separator of a file, judged by its first line. */
export function separatorOf(text: string): Separator {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  if (first.includes('\t')) return '\t';
  return first.split(';').length > first.split(',').length ? ';' : ',';
}
