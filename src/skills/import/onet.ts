import { tagOf } from '../normalize';
import { type ConceptDraft, draftOf, finished, type Imported, remarkOnRows, tidy } from './imported';
import { openFolder, readTable } from './table';

/** Skills and fields of knowledge; the first name is that of releases up to 30.2, which are split since. */
const ELEMENTS = ['Skills', 'Essential Skills', 'Transferable Skills', 'Knowledge'];

/** Programs and tools with the columns that name them and their class: up to release 30.2, and since. */
const TECHNOLOGIES = [
  { file: 'Technology Skills', columns: ['Example', 'Commodity Code', 'Commodity Title'] },
  { file: 'Software Skills', columns: ['Workplace Example', 'Element ID', 'Element Name'] },
] as const;

const WHERE = 'Get the O*NET database as text from onetcenter.org/database.html, and unpack it.';

/**
 * Reads the skills, knowledge and technologies of an O*NET database: a folder with any of `Skills`,
 * `Essential Skills`, `Transferable Skills`, `Knowledge`, `Technology Skills` and `Software Skills`, as `.txt`
 * (tabs) or `.csv`. Ids are `onet:` and O*NET's own number, or the name where it gives none. English only.
 *
 * @throws Error when none of these files is there, or one cannot be read.
 */
export function importOnet(folder: string): Imported {
  const find = openFolder(folder);
  const drafts = new Map<string, ConceptDraft>();
  const remarks: string[] = [];
  let files = 0;
  for (const file of ELEMENTS) {
    const path = find(`${file}.txt`, `${file}.csv`);
    if (path === undefined) continue;
    files++;
    const table = readTable(path, ['Element ID', 'Element Name']);
    for (const row of table.rows) enter(drafts, row['Element ID'].trim(), row['Element Name']);
    remarks.push(...remarkOnRows(table));
  }
  for (const { file, columns } of TECHNOLOGIES) {
    const path = find(`${file}.txt`, `${file}.csv`);
    if (path === undefined) continue;
    files++;
    remarks.push(...readTechnologies(path, columns, drafts));
  }
  if (files === 0) {
    const names = [...ELEMENTS, ...TECHNOLOGIES.map(({ file }) => file)].map((name) => `${name}.txt`);
    throw new Error(`There is none of ${names.join(', ')} in ${folder}\n${WHERE}`);
  }
  return { concepts: [...drafts.values()].map(finished), remarks };
}

/** Each technology stands in a row per occupation; its class is the one that most of these rows name. */
function readTechnologies<Column extends string>(
  path: string,
  columns: readonly [Column, Column, Column],
  drafts: Map<string, ConceptDraft>,
): string[] {
  const [example, code, title] = columns;
  const table = readTable(path, columns);
  const classes = new Map<ConceptDraft, Map<ConceptDraft, number>>();
  let unnamed = 0;
  for (const row of table.rows) {
    const technology = enter(drafts, tagOf(row[example]), row[example]);
    const broader = enter(drafts, row[code].trim(), row[title]);
    if (!technology) unnamed++;
    if (!technology || !broader) continue;
    const counts = classes.get(technology) ?? new Map<ConceptDraft, number>();
    classes.set(technology, counts.set(broader, (counts.get(broader) ?? 0) + 1));
  }
  for (const [technology, counts] of classes) {
    const [most] = [...counts].sort(([a, x], [b, y]) => y - x || (a.id < b.id ? -1 : 1));
    if (most) technology.broader.push(most[0].id);
  }
  return [
    ...(unnamed > 0 ? [`${table.name}: left out ${unnamed} rows without a name.`] : []),
    ...remarkOnRows(table),
  ];
}

function enter(drafts: Map<string, ConceptDraft>, key: string, words: string): ConceptDraft | undefined {
  const label = tidy(words);
  if (key === '' || label === '') return undefined;
  const id = `onet:${key}`;
  const draft = drafts.get(id) ?? draftOf(id);
  drafts.set(id, draft);
  draft.labels.en ??= label;
  draft.aliases.en.push(label);
  return draft;
}
