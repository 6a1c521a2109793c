import type { Concept } from '../vocabulary';

/** Concepts as lines of `concept,kind,lang,text` with the header in front, as `parseVocabularyCsv` reads them. */
export function* csvOf(concepts: Iterable<Concept>): Generator<string> {
  yield row('concept', 'kind', 'lang', 'text');
  for (const { id, labels, aliases, broader, related } of concepts) {
    for (const lang of ['en', 'de'] as const) {
      const label = labels[lang];
      if (label !== undefined) yield row(id, 'label', lang, label);
      for (const alias of aliases[lang]) yield row(id, 'alias', lang, alias);
    }
    for (const other of broader) yield row(id, 'broader', '', other);
    for (const other of related) yield row(id, 'related', '', other);
  }
}

function row(...cells: string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
