import { gzipSync } from 'node:zlib';
import { parseDingLine, readDing } from '../../../src/skills/import/ding';
import { sampleFolder } from './samples';

const { file, path } = sampleFolder();
const pairs = (line: string): string[] =>
  parseDingLine(line).map(({ german, english }) => `${german} = ${english.join(', ')}`);

test('a word with its remarks taken off', () => {
  expect(pairs('Drachen {m} [sport] (am Seil) :: kite [Br.]; flying kite (toy)')).toEqual([
    'Drachen = kite, flying kite',
  ]);
  expect(pairs('etw. basteln {vt}; sich etw. bauen :: to tinker sth.; to make a thing')).toEqual([
    'basteln = tinker, make a thing',
    'bauen = tinker, make a thing',
  ]);
});

test('parts stand in parallel: compounds count, plurals and participles do not', () => {
  expect(
    pairs(
      'Drachen {m} | Drachen {pl} | Lenkdrachen {m} | ein Drachen {m} steigt | fliegend :: kite | kites | stunt kite | a kite rises | flying',
    ),
  ).toEqual(['Drachen = kite', 'Lenkdrachen = stunt kite']);
});

test('parts that do not pair up are not guessed at', () => {
  expect(pairs('Drachen {m} | Lenkdrachen {m} :: kite')).toEqual(['Drachen = kite']);
  expect(pairs('Drachen {m} | Lenkdrachen {m} | Riesendrachen {m} :: kite | stunt kite')).toEqual([
    'Drachen = kite',
  ]);
});

test('short forms between slashes are words too', () => {
  expect(pairs('Drachenflugverband {m} /DFV/ :: kite association /KA/')).toEqual([
    'Drachenflugverband = kite association, KA',
    'DFV = kite association, KA',
  ]);
  expect(pairs('Wind {m} | amtliche Windmessung /AWM/ :: wind | official wind measurement')).toEqual([
    'Wind = wind',
    'AWM = official wind measurement',
  ]);
});

test.each([
  '# Drachen {m} :: kite',
  'Drachen {m} : kite',
  'Drachen :: kite :: toy',
  'wenn der Wind weht :: when the wind blows',
  'Drachen {m} :: something that flies very high',
  'Wie gehts? :: How are you?',
  '-drachen {m} :: -kite',
  'Drachen (offen :: kite',
  ':: kite',
  'Drachen {m} :: ',
  '',
])('nothing is made of %j', (line) => expect(pairs(line)).toEqual([]));

test('lines add up, whatever their ends; what most lines name comes first', async () => {
  const dictionary = file(
    'de-en',
    '\uFEFF# made up\r\nBau {m} :: den; construction\r\nBau {m} [arch.] :: construction\nbau :: edifice\nHöhe {f} :: height',
  );
  expect(await readDing(dictionary)).toEqual([
    { german: 'Bau', english: ['construction', 'den', 'edifice'] },
    { german: 'Höhe', english: ['height'] },
  ]);
});

test('only what is asked for is kept', async () => {
  const dictionary = file('de-en', 'Bau {m} :: den; construction\nHöhe {f} :: height\n');
  expect(await readDing(dictionary, (english) => english === 'den')).toEqual([
    { german: 'Bau', english: ['den'] },
  ]);
  expect(await readDing(dictionary, () => false)).toEqual([]);
});

test('letters that fall between two reads stay whole', async () => {
  const many = Array.from({ length: 9000 }, (_, at) => `Öl${at} {n} :: oil ${at}`);
  const glossary = await readDing(file('de-en', many.join('\n')));
  expect(glossary.map(({ german }) => german)).toEqual(many.map((line) => line.split(' ')[0]));
});

test('a line without end is passed over', async () => {
  const glossary = await readDing(
    file('de-en', `Haus {n} :: house\n${'x'.repeat(300_000)} :: y\nDach {n} :: roof\n`),
  );
  expect(glossary.map(({ german }) => german)).toEqual(['Haus', 'Dach']);
});

test('a word has at most 8 translations', async () => {
  const [word] = await readDing(
    file(
      'de-en',
      `Ding {n} :: ${'abcdefghijkl'
        .split('')
        .map((x) => `thing${x}`)
        .join('; ')}`,
    ),
  );
  expect(word?.english).toHaveLength(8);
});

test('problems name the file and what to do', async () => {
  await expect(readDing(`${path()}/nowhere`)).rejects.toThrow(/no dictionary .*nowhere\n.*trans-de-en/);
  await expect(readDing(path())).rejects.toThrow('cannot be read');
  await expect(readDing(file('de-en.gz', gzipSync('Haus {n} :: house')))).rejects.toThrow('not UTF-8');
  await expect(readDing(file('other.txt', 'a = b\n'))).rejects.toThrow('Haus {n} :: house');
});
