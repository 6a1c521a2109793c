import type { Locale } from '../people/person';
import { embedFont, showLine } from './embed';
import type { Font } from './font';
import { toDrawn, toLines, type Drawn } from './lines';
import { createObjects, dateString, textString, type Reference } from './objects';

/** A4 upright, in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 56 };
const INNER = PAGE.width - 2 * PAGE.margin;
/** From one line to the next, as a multiple of the size of letters. */
const LEADING = 1.4;
const BODY = 10;
const SMALL = 8.5;
const HEADING = 18;
/** Between columns, and above and below a row. */
const GAP = { column: 12, row: 5 };

/** An element of the document's structure, for whoever has it read aloud. */
interface Tag {
  readonly name: 'Document' | 'H1' | 'P' | 'Table' | 'TR' | 'TH' | 'TD';
  readonly kids: (Tag | { readonly page: number; readonly mark: number })[];
}

/**
 * A document that is read from top to bottom: tagged, with its language and its title, the font embedded. What the font
 * cannot draw is a box that stands for the sign itself.
 */
export function createPdf(about: {
  readonly title: string;
  readonly locale: Locale;
  readonly font: Font;
  /** ms since 1970. */
  readonly at: number;
}) {
  const { font } = about;
  const used: Drawn[] = [];
  const pages: { drawn: string; marks: Tag[] }[] = [];
  const root: Tag = { name: 'Document', kids: [] };
  let y = 0;

  function turn(): void {
    pages.push({ drawn: '', marks: [] });
    y = PAGE.height - PAGE.margin;
  }
  turn();
  const draw = (operators: string): void => {
    const page = pages.at(-1);
    if (page) page.drawn += `${operators}\n`;
  };

  const linesOf = (text: string, size: number, width: number): Drawn[][] => {
    const drawn = toDrawn(font, text);
    used.push(...drawn);
    return toLines(drawn, (width * 1000) / size);
  };
  const heightOf = (lines: number, size: number) => lines * size * LEADING;
  /** Text from `top` down, without saying what it is. */
  const operators = (lines: readonly Drawn[][], x: number, top: number, size: number, grey: number): string =>
    `BT /F ${size} Tf ${grey} g ${(size * LEADING).toFixed(2)} TL ${x.toFixed(2)} ${(top - size).toFixed(2)} Td ` +
    `${lines.map(showLine).join('T* ')}ET`;
  function write(tag: Tag, lines: readonly Drawn[][], x: number, top: number, size: number, grey = 0): void {
    const page = pages.at(-1);
    if (!page) return;
    const mark = page.marks.push(tag) - 1;
    tag.kids.push({ page: pages.length - 1, mark });
    draw(`/${tag.name} << /MCID ${mark} >> BDC ${operators(lines, x, top, size, grey)} EMC`);
  }
  function block(name: 'H1' | 'P', text: string, size: number, grey: number): void {
    const tag: Tag = { name, kids: [] };
    root.kids.push(tag);
    const lines = linesOf(text, size, INNER);
    if (y - heightOf(lines.length, size) < PAGE.margin) turn();
    write(tag, lines, PAGE.margin, y, size, grey);
    y -= heightOf(lines.length, size) + size * 0.5;
  }

  /** @param shares of the width that each column takes; together 1. */
  function table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]) {
    const widths = shares.map((share) => share * INNER);
    const places = widths.map((_, n) => PAGE.margin + widths.slice(0, n).reduce((sum, one) => sum + one, 0));
    const tag: Tag = { name: 'Table', kids: [] };
    root.kids.push(tag);
    const cut = (cells: readonly string[]) =>
      cells.map((cell, n) => linesOf(cell, BODY, (widths[n] ?? INNER) - GAP.column));
    const tall = (cells: readonly Drawn[][][]) =>
      heightOf(Math.max(1, ...cells.map((lines) => lines.length)), BODY) + 2 * GAP.row;
    const rule = () =>
      draw(
        `/Artifact BMC 0.6 G 0.5 w ${PAGE.margin} ${y.toFixed(2)} m ${PAGE.width - PAGE.margin} ${y.toFixed(2)} l S EMC`,
      );
    const headings = cut(head);
    function row(cells: readonly Drawn[][][], name: 'TH' | 'TD', grey: number): void {
      const line: Tag = { name: 'TR', kids: [] };
      tag.kids.push(line);
      for (const [n, lines] of cells.entries()) {
        const cell: Tag = { name, kids: [] };
        line.kids.push(cell);
        write(cell, lines, places[n] ?? PAGE.margin, y - GAP.row, BODY, grey);
      }
      y -= tall(cells);
      rule();
    }
    row(headings, 'TH', 0.3);
    for (const one of rows) {
      const cells = cut(one);
      if (y - tall(cells) < PAGE.margin) {
        turn();
        // Seen again on each page, read aloud once.
        for (const [n, lines] of headings.entries())
          draw(`/Artifact BMC ${operators(lines, places[n] ?? PAGE.margin, y - GAP.row, BODY, 0.3)} EMC`);
        y -= tall(headings);
        rule();
      }
      row(cells, 'TD', 0);
    }
    y -= BODY;
  }

  /** The structure as objects; a page finds its elements by the number of their marks. */
  function tags(objects: ReturnType<typeof createObjects>, sheets: readonly Reference[]): Reference {
    const tree = objects.reserve();
    const references = new Map<Tag, Reference>();
    const put = (tag: Tag, parent: Reference): Reference => {
      const reference = objects.reserve();
      references.set(tag, reference);
      const kids = tag.kids.map((kid) =>
        'name' in kid ? put(kid, reference) : `<< /Type /MCR /Pg ${sheets[kid.page]} /MCID ${kid.mark} >>`,
      );
      const scope = tag.name === 'TH' ? ' /A << /O /Table /Scope /Column >>' : '';
      objects.put(
        reference,
        `<< /Type /StructElem /S /${tag.name} /P ${parent} /K [${kids.join(' ')}]${scope} >>`,
      );
      return reference;
    };
    const top = put(root, tree);
    const parents = pages.map(
      ({ marks }, n) => `${n} [${marks.map((tag) => references.get(tag)).join(' ')}]`,
    );
    const found = objects.add(`<< /Nums [${parents.join(' ')}] >>`);
    objects.put(
      tree,
      `<< /Type /StructTreeRoot /K ${top} /ParentTree ${found} /ParentTreeNextKey ${pages.length} >>`,
    );
    return tree;
  }

  return {
    heading: (text: string) => block('H1', text, HEADING, 0),
    text: (text: string) => block('P', text, BODY, 0),
    small: (text: string) => block('P', text, SMALL, 0.3),
    table,
    /** True once something had to be drawn as a box. */
    hasBoxes: () => used.some(({ missing }) => missing),
    toFile(): Buffer {
      const objects = createObjects();
      const [parent, sheets] = [objects.reserve(), pages.map(() => objects.reserve())];
      for (const [n, page] of pages.entries()) {
        if (pages.length === 1) break;
        const lines = linesOf(`${n + 1} / ${pages.length}`, SMALL, INNER);
        page.drawn += `/Artifact BMC ${operators(lines, PAGE.margin, PAGE.margin - 2 * SMALL, SMALL, 0.3)} EMC\n`;
      }
      const letters = embedFont(objects, font, used);
      for (const [n, { drawn }] of pages.entries()) {
        const content = objects.addStream(drawn);
        objects.put(
          sheets[n]!,
          `<< /Type /Page /Parent ${parent} /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Contents ${content} ` +
            `/Resources << /Font << /F ${letters} >> >> /StructParents ${n} /Tabs /S >>`,
        );
      }
      objects.put(parent, `<< /Type /Pages /Kids [${sheets.join(' ')}] /Count ${sheets.length} >>`);
      const catalog = objects.add(
        `<< /Type /Catalog /Pages ${parent} /Lang (${about.locale}) /MarkInfo << /Marked true >> ` +
          `/StructTreeRoot ${tags(objects, sheets)} /ViewerPreferences << /DisplayDocTitle true >> >>`,
      );
      const info = objects.add(
        `<< /Title ${textString(about.title)} /Creator (KnowWho) /CreationDate ${dateString(about.at)} >>`,
      );
      return objects.toFile(catalog, info);
    },
  };
}
