import { importOnet } from '../../../src/skills/import/onet';
import { sampleFolder } from './samples';

const { file, path } = sampleFolder();
const tabs = (...rows: string[][]): string => rows.map((cells) => `${cells.join('\t')}\r\n`).join('');

const TECHNOLOGY_COLUMNS = [
  'O*NET-SOC Code',
  'Example',
  'Commodity Code',
  'Commodity Title',
  'Hot Technology',
  'In Demand',
];

test('elements and technologies, each once, with the class that most rows give', () => {
  file(
    'Skills.txt',
    tabs(
      ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Scale ID', 'Data Value'],
      ['11-0000.00', '2.X.1', 'Kite Flying', 'IM', '3.1'],
      ['11-0000.00', '2.X.1', 'Kite Flying', 'LV', '2.0'],
    ),
  );
  file('Knowledge.txt', tabs(['Element Name', 'Element ID'], ['Winds and Weather', '2.Y.9']));
  file(
    'Technology Skills.txt',
    tabs(
      TECHNOLOGY_COLUMNS,
      ['11-0000.00', 'Kitesoft Draw', '900', 'Drawing software', 'Y', 'N'],
      ['12-0000.00', 'KiteSoft Draw', '901', 'Toy software', 'Y', 'N'],
      ['13-0000.00', 'Kitesoft Draw', '900', 'Drawing software', 'N', 'N'],
      ['13-0000.00', '', '900', 'Drawing software', 'N', 'N'],
      ['too', 'short'],
    ),
  );
  const { concepts, remarks } = importOnet(path());
  expect(concepts.map(({ id, labels, broader }) => [id, labels.en, broader])).toEqual([
    ['onet:2.X.1', 'Kite Flying', []],
    ['onet:2.Y.9', 'Winds and Weather', []],
    ['onet:kitesoft-draw', 'Kitesoft Draw', ['onet:900']],
    ['onet:900', 'Drawing software', []],
    ['onet:901', 'Toy software', []],
  ]);
  expect(concepts.flatMap(({ aliases }) => aliases.en)).toEqual([]);
  expect(remarks).toEqual([
    'Technology Skills.txt: left out 1 rows without a name.',
    "Technology Skills.txt: left out 1 rows that don't fit the header (line 6).",
  ]);
});

test('releases since 30.3 name their files and columns anew', () => {
  file('Essential Skills.txt', tabs(['Element ID', 'Element Name'], ['1.E', 'Listening']));
  file('Transferable Skills.txt', tabs(['Element ID', 'Element Name'], ['1.T', 'Judging']));
  file(
    'Software Skills.txt',
    tabs(
      ['O*NET-SOC Code', 'Element ID', 'Element Name', 'Workplace Example', 'Hot Technology', 'In Demand'],
      ['11-0000.00', '2.E.5', 'Drawing software', 'C++', 'Y', 'Y'],
    ),
  );
  expect(importOnet(path()).concepts.map(({ id, broader }) => [id, broader])).toEqual([
    ['onet:1.E', []],
    ['onet:1.T', []],
    ['onet:c++', ['onet:2.E.5']],
    ['onet:2.E.5', []],
  ]);
});

test('the same as CSV, with underscores in the name', () => {
  const row = '11-0000.00,"Kitesoft ""Draw"", Pro",900,Drawing software,Y,N';
  file('technology_skills.csv', `${TECHNOLOGY_COLUMNS.join(',')}\n${row}\n`);
  expect(importOnet(path()).concepts[0]?.labels.en).toBe('Kitesoft "Draw", Pro');
});

test('a folder without such files, and a file without its columns', () => {
  expect(() => importOnet(path())).toThrow(/none of Skills\.txt, .* in .*\n.*onetcenter\.org/);
  file('Knowledge.txt', tabs(['Element', 'Name'], ['1', 'x']));
  expect(() => importOnet(path())).toThrow(
    'Knowledge.txt, header: expected the column Element ID, Element Name',
  );
});
