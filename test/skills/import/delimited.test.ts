import * as fc from 'fast-check';
import { rowsOf, separatorOf } from '../../../src/skills/import/delimited';
import { readTable } from '../../../src/skills/import/table';
import { sampleFolder } from './samples';

const { file } = sampleFolder();
const cells = (text: string, separator: ',' | ';' | '\t' = ','): (readonly string[])[] =>
  [...rowsOf(text, separator)].map((row) => row.cells);

test('quoted cells keep commas, quotes and line breaks', () => {
  expect(cells('a,"b, ""c""\r\nd",\n"",x,y')).toEqual([
    ['a', 'b, "c"\r\nd', ''],
    ['', 'x', 'y'],
  ]);
});

test('every kind of line end, a byte order mark, and blank lines', () => {
  expect(cells('\uFEFFa,b\r\nc,d\n\n \re,f\r')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f'],
  ]);
});

test('a row knows the line where it begins', () => {
  expect([...rowsOf('a\n"b\nb"\nc', ',')].map(({ line }) => line)).toEqual([1, 2, 4]);
});

test('an open quote is named with its line rather than swallowing the file', () => {
  expect(() => cells('a,b\nc,"d\ne,f\n')).toThrow('line 2: a quote opens here and never closes');
});

test('between tabs a lone quote is a letter, and enclosing quotes fall away', () => {
  expect(cells('3" pipe\t"said ""so"""\n"open\tx', '\t')).toEqual([
    ['3" pipe', 'said "so"'],
    ['"open', 'x'],
  ]);
});

test('the first line tells the separator', () => {
  expect(['a,b;c,d', 'a;b', 'a, b\tc', 'alone'].map(separatorOf)).toEqual([',', ';', '\t', ',']);
});

test('whatever is written by the rules comes back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '"', ',', ';', '\n', '\r') });
  const row = fc.array(cell, { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row), fc.constantFrom(',' as const, ';' as const), (rows, separator) => {
      const visible = rows.filter((each) => each.some((text) => text.trim() !== ''));
      const written = rows.map((each) =>
        each.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator),
      );
      expect(cells(written.join('\r\n'), separator)).toEqual(visible);
    }),
  );
});

describe('a table', () => {
  test('takes the columns asked for, in whatever order, and counts rows that do not fit', () => {
    const path = file('t.csv', 'B,extra,a\n1,x,2\n3,4\n5,6,7,8\n9,x,\n');
    const { name, rows, malformed } = readTable(path, ['a', 'B']);
    expect([name, rows, malformed]).toEqual([
      't.csv',
      [
        { a: '2', B: '1' },
        { a: '', B: '9' },
      ],
      [3, 4],
    ]);
  });

  test('says which column is missing, in which file', () => {
    expect(() => readTable(file('t.csv', 'a;b\n1;2\n'), ['a', 'c'])).toThrow(
      't.csv, header: expected the column c, found a, b.',
    );
    expect(() => readTable(file('e.csv', '\n'), ['a'])).toThrow('e.csv is empty.');
  });

  test('refuses text in another encoding instead of breaking its umlauts', () => {
    expect(() => readTable(file('l.csv', Buffer.from('a\nTür\n', 'latin1')), ['a'])).toThrow('not UTF-8');
  });
});
