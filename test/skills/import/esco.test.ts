import { importEsco } from '../../../src/skills/import/esco';
import { csvOf } from '../../../src/skills/import/write-csv';
import { parseVocabularyCsv } from '../../../src/skills/vocabulary-csv';
import { escoSkills, sampleFolder, skillUri } from './samples';

const { file, path } = sampleFolder();

const ENGLISH = escoSkills([
  {
    key: 'k1',
    label: 'repair kites',
    alt: 'mend kites\nrepair "stunt" kites, large\nRepair Kites',
    hidden: 'kyte repair',
  },
  { key: 'k2', label: 'Heron (kite design)' },
  { key: 'k3', label: 'sew sails', alt: 'sail sewing\r\n\r\n sew  sails ' },
  { key: 'k4', label: 'fly upside down', status: 'obsolete' },
]);
const GERMAN = escoSkills(
  [
    { key: 'k3', label: 'Segel nähen', alt: 'Segelnäherei' },
    { key: 'k1', label: 'Drachen reparieren' },
    { key: 'k4', label: 'kopfüber fliegen' },
  ],
  ['status', 'altLabels', 'preferredLabel', 'hiddenLabels', 'conceptUri'],
);
const BROADER = [
  'conceptType,conceptUri,broaderType,broaderUri',
  `KnowledgeSkillCompetence,${skillUri('k1')},KnowledgeSkillCompetence,${skillUri('k3')}`,
  `KnowledgeSkillCompetence,${skillUri('k1')},SkillGroup,${skillUri('S1.2')}`,
  `KnowledgeSkillCompetence,${skillUri('k3')},KnowledgeSkillCompetence,${skillUri('k3')}`,
].join('\n');
const RELATED = [
  'originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri',
  `${skillUri('k2')},knowledge,optional,skill/competence,${skillUri('k1')}`,
  `${skillUri('k2')},knowledge,essential,skill/competence,${skillUri('k1')}`,
  `${skillUri('k2')},knowledge,optional,skill/competence,${skillUri('k4')}`,
].join('\n');

test('skills in both languages with their relations', () => {
  file('skills_en.csv', `\uFEFF${ENGLISH}`);
  file('skills_de.csv', GERMAN);
  file('broaderRelationsSkillPillar_en.csv', BROADER);
  file('skillSkillRelations_en.csv', RELATED);
  const { concepts, remarks } = importEsco(path());
  expect(concepts).toEqual([
    {
      id: 'esco:k1',
      labels: { en: 'repair kites', de: 'Drachen reparieren' },
      aliases: { en: ['mend kites', 'repair "stunt" kites, large', 'kyte repair'], de: [] },
      broader: ['esco:k3'],
      related: [],
    },
    {
      id: 'esco:k2',
      labels: { en: 'Heron (kite design)' },
      aliases: { en: ['Heron'], de: [] },
      broader: [],
      related: ['esco:k1'],
    },
    {
      id: 'esco:k3',
      labels: { en: 'sew sails', de: 'Segel nähen' },
      aliases: { en: ['sail sewing'], de: ['Segelnäherei'] },
      broader: [],
      related: [],
    },
  ]);
  expect(remarks).toEqual([
    'skills_en.csv: left out 1 skills that are not released.',
    'skills_de.csv: left out 1 skills that skills_en.csv does not have.',
    'broaderRelationsSkillPillar_en.csv: left out 1 relations with groups or unreleased skills.',
    'skillSkillRelations_en.csv: left out 1 relations with groups or unreleased skills.',
  ]);
});

test('what it writes is a vocabulary that the matcher reads back, word for word', () => {
  file('skills_en.csv', ENGLISH);
  file('skills_de.csv', GERMAN);
  file('broaderRelationsSkillPillar.csv', BROADER);
  file('skillSkillRelations_de.csv', RELATED);
  const { concepts } = importEsco(path());
  const csv = [...csvOf(concepts)].join('');
  expect(csv.startsWith('concept,kind,lang,text\n')).toBe(true);
  expect([...parseVocabularyCsv(csv).concepts.values()]).toEqual(concepts);
});

test('a short name is given only to the one skill that bears it', () => {
  file(
    'skills_en.csv',
    escoSkills([
      { key: 'a', label: 'Heron (kites)' },
      { key: 'b', label: 'Heron (boats)' },
      { key: 'c', label: 'Crane (boats)' },
      { key: 'd', label: 'lifting', alt: 'crane' },
    ]),
  );
  expect(importEsco(path()).concepts.flatMap(({ aliases }) => aliases.en)).toEqual(['crane']);
});

test('English alone is enough, and it says what is missing', () => {
  file('skills_en.csv', ENGLISH);
  const { concepts, remarks } = importEsco(path());
  expect(concepts).toHaveLength(3);
  expect(remarks.slice(1)).toEqual([
    'No skills_de.csv: the skills have English words only.',
    'No broaderRelationsSkillPillar_en.csv: no broader skills.',
    'No skillSkillRelations_en.csv: no related skills.',
  ]);
});

test('malformed rows are left out and counted, the rest is read', () => {
  const broken = `${ENGLISH}only,three,cells\r\n${',"",'.repeat(6)},,"released",\r\n`;
  file('skills_en.csv', broken);
  const { concepts, remarks } = importEsco(path());
  expect(concepts).toHaveLength(3);
  expect(remarks).toContainEqual(
    expect.stringMatching(/^skills_en\.csv: left out 2 rows .* \(line \d+, \d+\)\.$/),
  );
});

test('a missing file is named, with where to get it', () => {
  expect(() => importEsco(path())).toThrow(/no skills_en\.csv in .*\n.*esco\.ec\.europa\.eu/);
  expect(() => importEsco(`${path()}/nowhere`)).toThrow('There is no folder');
  expect(() => importEsco(file('skills_en.csv', ENGLISH))).toThrow('no folder that can be read');
});
