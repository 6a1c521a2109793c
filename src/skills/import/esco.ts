import type { Locale } from '../../people/person';
import { type ConceptDraft, draftOf, finished, type Imported, remarkOnRows, tidy } from './imported';
import { openFolder, readTable } from './table';

const WORDS = ['conceptUri', 'preferredLabel', 'altLabels', 'hiddenLabels', 'status'] as const;
const WHERE =
  'Get it from esco.ec.europa.eu: Use ESCO, Download, content "classification", file type csv, once in English and once in German.';

/**
 * Reads the skills of ESCO as the European Commission publishes them: a folder with `skills_en.csv` and, if they
 * are there, `skills_de.csv`, `broaderRelationsSkillPillar_en.csv` and `skillSkillRelations_en.csv`. Only released
 * skills. Ids are `esco:` and the last part of ESCO's address, which stays the same from version to version.
 *
 * @throws Error naming the file when English is missing or a file cannot be read.
 */
export function importEsco(folder: string): Imported {
  const find = openFolder(folder);
  const english = find('skills_en.csv');
  if (english === undefined) throw new Error(`There is no skills_en.csv in ${folder}\n${WHERE}`);
  const drafts = new Map<string, ConceptDraft>();
  const remarks = readWords(english, 'en', drafts);
  const german = find('skills_de.csv');
  if (german === undefined) remarks.push('No skills_de.csv: the skills have English words only.');
  else remarks.push(...readWords(german, 'de', drafts));
  for (const locale of ['en', 'de'] as const) nameBriefly([...drafts.values()], locale);

  const broader = find(...languages('broaderRelationsSkillPillar'));
  if (broader === undefined) remarks.push('No broaderRelationsSkillPillar_en.csv: no broader skills.');
  else remarks.push(...readRelations(broader, 'broader', ['conceptUri', 'broaderUri'], drafts));
  const related = find(...languages('skillSkillRelations'));
  if (related === undefined) remarks.push('No skillSkillRelations_en.csv: no related skills.');
  else remarks.push(...readRelations(related, 'related', ['originalSkillUri', 'relatedSkillUri'], drafts));
  return { concepts: [...drafts.values()].map(finished), remarks };
}

/** Relations are the same in every language; each download has them under its own name. */
const languages = (name: string): string[] => [`${name}_en.csv`, `${name}_de.csv`, `${name}.csv`];

const idOf = (uri: string): string | undefined => {
  const last = uri.trim().split('/').at(-1);
  return last ? `esco:${last}` : undefined;
};

/** English decides which skills there are; other languages add their words. */
function readWords(path: string, locale: Locale, drafts: Map<string, ConceptDraft>): string[] {
  const table = readTable(path, WORDS);
  let unreleased = 0;
  let unnamed = 0;
  let unknown = 0;
  for (const row of table.rows) {
    const id = idOf(row.conceptUri);
    const label = tidy(row.preferredLabel);
    if (row.status.trim().toLowerCase() !== 'released') {
      unreleased++;
    } else if (id === undefined || label === '') {
      unnamed++;
    } else if (locale !== 'en' && !drafts.has(id)) {
      unknown++;
    } else {
      const draft = drafts.get(id) ?? draftOf(id);
      drafts.set(id, draft);
      draft.labels[locale] ??= label;
      draft.aliases[locale].push(
        ...[row.altLabels, row.hiddenLabels]
          .join('\n')
          .split(/[\r\n]+/)
          .map(tidy),
      );
    }
  }
  return [
    ...(unreleased > 0 ? [`${table.name}: left out ${unreleased} skills that are not released.`] : []),
    ...(unnamed > 0 ? [`${table.name}: left out ${unnamed} rows without an address or a name.`] : []),
    ...(unknown > 0 ? [`${table.name}: left out ${unknown} skills that skills_en.csv does not have.`] : []),
    ...remarkOnRows(table),
  ];
}

/** ESCO tells namesakes apart in brackets; where there is no namesake, people say it without. */
function nameBriefly(drafts: readonly ConceptDraft[], locale: Locale): void {
  const brief = (label = ''): string => tidy(label.replace(/\s*\([^()]*\)$/, ''));
  const holders = new Map<string, Set<string>>();
  for (const { id, labels, aliases } of drafts) {
    for (const name of [brief(labels[locale]), ...aliases[locale]]) {
      const key = name.toLowerCase();
      holders.set(key, (holders.get(key) ?? new Set()).add(id));
    }
  }
  for (const { labels, aliases } of drafts) {
    const name = brief(labels[locale]);
    if (name !== '' && holders.get(name.toLowerCase())?.size === 1) aliases[locale].push(name);
  }
}

function readRelations<From extends string, To extends string>(
  path: string,
  kind: 'broader' | 'related',
  [from, to]: readonly [From, To],
  drafts: ReadonlyMap<string, ConceptDraft>,
): string[] {
  const table = readTable<From | To>(path, [from, to]);
  let outside = 0;
  for (const row of table.rows) {
    const draft = drafts.get(idOf(row[from]) ?? '');
    const other = drafts.get(idOf(row[to]) ?? '');
    if (draft && other) draft[kind].push(other.id);
    else outside++;
  }
  return [
    ...(outside > 0
      ? [`${table.name}: left out ${outside} relations with groups or unreleased skills.`]
      : []),
    ...remarkOnRows(table),
  ];
}
