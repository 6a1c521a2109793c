import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importVocabulary } from '../../../src/cli/import';
import { parseVocabularyCsv } from '../../../src/skills/vocabulary-csv';
import { escoSkills, sampleFolder } from './samples';

const { file, path } = sampleFolder();

async function run(...argv: string[]) {
  const written = { stdout: '', stderr: '' };
  const code = await importVocabulary(argv, {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { code, ...written };
}

const skills = escoSkills([
  { key: 'k1', label: 'repair kites', alt: 'mend kites, "all" sorts' },
  { key: 'k2', label: 'project management', alt: 'shepherding kites' },
]);

test('the vocabulary goes to stdout, the counts and the source to stderr', async () => {
  file('esco/skills_en.csv', skills);
  const { code, stdout, stderr } = await run('esco', join(path(), 'esco'));
  expect(code).toBe(0);
  const { concepts } = parseVocabularyCsv(stdout);
  expect(concepts.get('esco:k1')?.aliases.en).toEqual(['mend kites, "all" sorts']);
  expect(stderr).toContain('2 skills, 1 of them known before, 4 English and 1 German names');
  expect(stderr).toContain('ESCO classification of the European Commission');
});

test('a skill that we ship under the same name keeps our id', async () => {
  file('skills_en.csv', skills);
  const { concepts } = parseVocabularyCsv((await run('esco', path())).stdout);
  expect(concepts.get('project-management')?.aliases.en).toContain('shepherding kites');
  expect(concepts.has('esco:k2')).toBe(false);
});

test('--to writes the file instead', async () => {
  file('Knowledge.txt', 'Element ID\tElement Name\n1.A\tKites\n');
  const target = join(path(), 'vocabulary.csv');
  const { code, stdout } = await run('onet', path(), '--to', target);
  expect([code, stdout]).toEqual([0, '']);
  expect(readFileSync(target, 'utf8')).toBe('concept,kind,lang,text\nonet:1.A,label,en,Kites\n');
});

test('where a file is missing or broken, nothing is written', async () => {
  const target = join(path(), 'vocabulary.csv');
  expect(await run('onet', path(), '--to', target)).toMatchObject({ code: 1, stdout: '' });
  file('skills_en.csv', `${skills}"open`);
  const { code, stdout, stderr } = await run('esco', path(), '--to', target);
  expect([code, stdout, existsSync(target)]).toEqual([1, '', false]);
  expect(stderr).toMatch(
    /^skills_en\.csv, line \d+: a quote opens here and never closes\.\nNothing was written\.\n$/,
  );
  file('skills_en.csv', escoSkills([{ key: 'k', label: 'x', status: 'obsolete' }]));
  expect((await run('esco', path())).stderr).toContain('No skill was found');
});

test('a target that cannot be written leaves nothing behind', async () => {
  file('in/Knowledge.txt', 'Element ID\tElement Name\n1.A\tKites\n');
  const { code, stderr } = await run('onet', join(path(), 'in'), '--to', join(path(), 'in'));
  expect(code).toBe(1);
  expect(stderr).toContain('Cannot write');
  expect(readdirSync(path())).toEqual(['in']);
});

test.each([
  [[], 'Which vocabulary?'],
  [['linkedin', 'x'], 'no importer for "linkedin"'],
  [['constructor', 'x'], 'no importer for "constructor"'],
  [['esco'], 'In which folder'],
  [['esco', 'my', 'folder'], 'Only one folder'],
  [['esco', 'x', '--out', 'y'], '--out'],
])('%j is answered with the usage', async (argv, problem) => {
  const { code, stdout, stderr } = await run(...argv);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(problem);
  expect(stderr).toContain('npm run --silent import -- esco FOLDER');
});
