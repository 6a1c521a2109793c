/** Kinds of pages that hold cells, and how long their heads are; https://www.sqlite.org/fileformat2.html#b_tree_pages. */
const HEADS: Readonly<Record<number, number>> = { 2: 12, 5: 12, 10: 8, 13: 8 };

/**
 * Where a page of SQLite is unused: between its last pointer and its first cell. When rows move to other pages, SQLite
 * leaves what they were there, whatever is deleted later.
 *
 * @param usable bytes of a page that SQLite uses itself.
 * @returns offsets in the page, the second one excluded; undefined for pages of another kind, or when anything about the
 *   page is not as the format says.
 */
export function gapOf(page: Buffer, usable: number): readonly [from: number, to: number] | undefined {
  const head = HEADS[page[0] ?? 0];
  if (head === undefined) return undefined;
  const free = page.readUInt16BE(1);
  const cells = page.readUInt16BE(3);
  const from = head + 2 * cells;
  const to = page.readUInt16BE(5) || 65_536;
  if (from > to || to > usable || (free !== 0 && (free < to || free >= usable))) return undefined;
  for (let at = head; at < from; at += 2) {
    const cell = page.readUInt16BE(at);
    if (cell < to || cell >= usable) return undefined;
  }
  return [from, to];
}
