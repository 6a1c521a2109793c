import * as fc from 'fast-check';
import { createPdf } from '../../src/pdf/document';
import { toDrawn, toLines } from '../../src/pdf/lines';
import { sans } from '../../src/pdf/sans';
import { readPdf } from '../fakes/read-pdf';

const AT = Date.UTC(2026, 10, 25);
const TITLE = 'Dank an Jörg Żółć';
const NAMES = ['Jörg Weiß', 'Łukasz Żółć', 'Σωκράτης', 'Наталья Ким', 'Ağaoğlu', '山田太郎', '👩‍💻 Ada'];

function made(rows: readonly (readonly string[])[]): ReturnType<typeof createPdf> {
  const pdf = createPdf({ title: TITLE, locale: 'de', font: sans(), at: AT });
  pdf.heading(TITLE);
  pdf.table(['Tag', 'Thema', 'Worte'], rows, [0.2, 0.3, 0.5]);
  return pdf;
}

test('a reader gets title, language, headings and cells in order, whatever letters a name has', () => {
  const pdf = made(NAMES.map((name) => ['25. November 2026', '#excel', name]));
  expect(pdf.hasBoxes()).toBe(true);
  const { pieces, objects } = readPdf(pdf.toFile());
  expect(pieces.map(({ tag, text }) => `${tag} ${text}`)).toEqual([
    `H1 ${TITLE}`,
    ...['TH Tag', 'TH Thema', 'TH Worte'],
    ...NAMES.flatMap((name) => ['TD 25. November 2026', 'TD #excel', `TD ${name}`]),
  ]);
  const all = [...objects.values()].join('\n');
  expect(all).toContain('/Lang (de) /MarkInfo << /Marked true >>');
  expect(all).toContain('/ViewerPreferences << /DisplayDocTitle true >>');
  expect(all).toContain(`/Title <feff${Buffer.from(TITLE, 'utf16le').swap16().toString('hex')}>`);
  expect(all.match(/\/S \/TH .*\/Scope \/Column/g)).toHaveLength(3);
  expect(all.match(/\/S \/TR /g)).toHaveLength(1 + NAMES.length);
});

test('letters of Europe are drawn, and only what the font lacks is a box', () => {
  for (const name of NAMES.slice(0, 5))
    expect(toDrawn(sans(), name).some(({ missing }) => missing)).toBe(false);
  // Written as letter and accent, it is one sign all the same.
  expect(toDrawn(sans(), 'ö')).toEqual(toDrawn(sans(), 'ö'));
  expect(toDrawn(sans(), '山 👩‍💻').map(({ sign, missing }) => [sign, missing])).toEqual([
    ['山', true],
    [' ', false],
    ['👩‍💻', true],
  ]);
  expect(made([['a', 'b', 'c']]).hasBoxes()).toBe(false);
});

test('many rows go on on the next page, each whole, and the headings are read aloud once', () => {
  const rows = Array.from({ length: 90 }, (_, n) => [
    `Tag ${n}`,
    '#excel',
    'Danke für alles. '.repeat(n % 7),
  ]);
  const { pieces, pages, objects } = readPdf(made(rows).toFile());
  expect(pages).toBeGreaterThan(2);
  expect(pieces.filter(({ tag }) => tag === 'TH')).toHaveLength(3);
  expect(pieces.filter(({ text }) => text.startsWith('Tag ')).map(({ text }) => text)).toEqual(
    rows.map(([day]) => day),
  );
  // Every mark of a page leads to its element.
  const [found] = [...objects.values()].filter((body) => body.startsWith('<< /Nums'));
  expect(found?.match(/\d+ 0 R/g)).toHaveLength(pieces.length);
  expect(found).not.toContain('undefined');
});

test('no line is wider than its place, and no sign is lost, whatever is written', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.integer({ min: 2000, max: 9000 }),
      (text, most) => {
        const drawn = toDrawn(sans(), text);
        const lines = toLines(drawn, most);
        expect(lines.flat()).toEqual(drawn);
        for (const line of lines) {
          const seen = line.at(-1)?.sign === ' ' ? line.slice(0, -1) : line;
          expect(seen.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(most);
        }
      },
    ),
    { numRuns: 200 },
  );
});
