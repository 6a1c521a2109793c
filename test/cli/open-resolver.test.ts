import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResolver } from '../../src/cli/open-resolver';
import { openAnsweringSkills } from '../../src/cli/open-skills';
import { createFindHelpers } from '../../src/skills/find-helpers';
import { openDatabase, type Database } from '../../src/sqlite/database';
import { createMergeStore } from '../../src/sqlite/merge-store';

const VOCABULARY = `concept,kind,lang,text
esco:z1,label,en,Zebra care
esco:z1,label,de,Streifenpferdpflege
esco:z1,alias,en,striped horse grooming
`;

let folder: string;
let db: Database;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowwho-words-'));
  db = openDatabase('file::memory:');
  for (const id of ['ben', 'chloe', 'dora'])
    db.prepare('INSERT INTO person (id, name, listed) VALUES (?, ?, 1)').run(id, id);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(words: Parameters<typeof openResolver>[0]) {
  const resolver = await openResolver(words);
  const { index } = openAnsweringSkills(db, 'opt-out', Date.now, resolver);
  const findHelpers = createFindHelpers({ resolver, index, clock: Date.now });
  await createMergeStore(db, { ...index, resolver }).settle();
  const ask = async (question: string) =>
    (await findHelpers({ words: question, locale: 'de', limit: 5 })).helpers.map(({ person }) => person);
  return { resolver, index, ask };
}

test('words of others are understood beside ours, in both languages and through a dictionary', async () => {
  const { index, ask } = await open({
    vocabulary: file('vocabulary.csv', VOCABULARY),
    dictionary: file('de-en.txt', 'Gestreiftes Pferd {n} :: zebra\nBetreuung {f} :: care\n'),
  });
  await index.addSkills('ben', [{ words: 'Zebra care' }]);
  await index.addSkills('chloe', [{ words: 'Pivot tables' }]);
  expect(await ask('Wer kennt sich mit Streifenpferdpflege aus?')).toEqual(['ben']);
  expect(await ask('striped horse grooming')).toEqual(['ben']);
  expect(await ask('Pivottabellen')).toEqual(['chloe']);
});

test('what people have is one topic, whether words of others come, go or come back', async () => {
  const vocabulary = file('vocabulary.csv', VOCABULARY);
  const before = await open({});
  await before.index.addSkills('ben', [{ words: 'Zebra care' }]);

  const { index, ask } = await open({ vocabulary });
  await index.addSkills('chloe', [{ words: 'Zebra care' }]);
  expect((await ask('Streifenpferdpflege')).sort()).toEqual(['ben', 'chloe']);

  // Unseen without its words, but kept.
  const without = await open({});
  expect(await without.ask('zebra care')).toEqual([]);
  await without.index.addSkills('dora', [{ words: 'Zebra care' }]);

  const again = await open({ vocabulary });
  expect((await again.ask('Streifenpferdpflege')).sort()).toEqual(['ben', 'chloe', 'dora']);
  expect((await again.ask('striped horse grooming')).sort()).toEqual(['ben', 'chloe', 'dora']);
});

test.each([
  ['vocabulary', 'nowhere.csv', /^VOCABULARY: .*nowhere\.csv/],
  ['dictionary', 'nowhere.txt', /^DICTIONARY: .*no dictionary.*nowhere\.txt/],
  ['vocabulary', 'broken.csv', /^VOCABULARY: .*row 2/i],
])('a file that cannot be used stops the start and says which: %s %s', async (setting, name, problem) => {
  file('broken.csv', 'concept,kind,lang,text\nz1,lable,en,Zebra care\n');
  const opening = openResolver({ [setting]: join(folder, name) });
  await expect(opening).rejects.toMatchObject({ problems: [expect.stringMatching(problem)] });
});

test('files that cannot be used are all named at once', async () => {
  const nowhere = join(folder, 'nowhere');
  await expect(openResolver({ vocabulary: nowhere, dictionary: nowhere })).rejects.toMatchObject({
    problems: [expect.stringMatching(/^VOCABULARY: /), expect.stringMatching(/^DICTIONARY: /)],
  });
});
