import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for each test, and words to fill it with. */
export function sampleFolder(): { file(name: string, text: string | Uint8Array): string; path(): string } {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'knowwho-import-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: () => folder,
    file(name, text) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
  };
}

const ESCO_COLUMNS = [
  'conceptType',
  'conceptUri',
  'skillType',
  'reuseLevel',
  'preferredLabel',
  'altLabels',
  'hiddenLabels',
  'status',
  'modifiedDate',
  'scopeNote',
  'definition',
  'inScheme',
  'description',
];

/** Address of a made-up skill. */
export const skillUri = (key: string): string => `http://data.europa.eu/esco/skill/${key}`;

/** A file of skills as ESCO writes them, from what matters here. */
export function escoSkills(
  rows: readonly { key: string; label: string; alt?: string; hidden?: string; status?: string }[],
  columns: readonly string[] = ESCO_COLUMNS,
): string {
  const lines = rows.map(({ key, label, alt = '', hidden = '', status = 'released' }) => {
    const cells: Record<string, string> = {
      conceptType: 'KnowledgeSkillCompetence',
      conceptUri: skillUri(key),
      preferredLabel: label,
      altLabels: alt,
      hiddenLabels: hidden,
      status,
      description: 'Some, "quoted"\nwords.',
    };
    return columns.map((column) => `"${(cells[column] ?? '').replaceAll('"', '""')}"`).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\r\n');
}
