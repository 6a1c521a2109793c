import type { Locale } from '../people/person';
import type { SkillId } from './skill';
import type { Concept, Vocabulary } from './vocabulary';

interface Draft {
  labels: Partial<Record<Locale, string>>;
  aliases: Record<Locale, string[]>;
  broader: SkillId[];
  related: SkillId[];
}

/**
 * Reads a vocabulary of the form `concept,kind,lang,text` (RFC 4180 quoting). Further formats (ESCO, O*NET) get
 * a file like this one each.
 *
 * @param base what it is added to: a concept of it keeps its labels, and rows may add to it without one.
 * @throws Error naming the row when a kind or language is unknown, or a concept has no label.
 */
export function parseVocabularyCsv(text: string, base?: Vocabulary): Vocabulary {
  const drafts = new Map<SkillId, Draft>();
  let row = 0;
  for (const [id = '', kind, lang, words = ''] of rowsOf(text)) {
    row++;
    if (row === 1 && id === 'concept' && kind === 'kind') continue;
    if (id === '' && kind === undefined) continue;
    const draft = drafts.get(id) ?? { labels: {}, aliases: { en: [], de: [] }, broader: [], related: [] };
    drafts.set(id, draft);
    if (kind === 'broader' || kind === 'related') draft[kind].push(words);
    else if ((kind === 'label' || kind === 'alias') && (lang === 'en' || lang === 'de')) {
      if (kind === 'label') draft.labels[lang] ??= words;
      else draft.aliases[lang].push(words);
    } else {
      throw new Error(`Vocabulary, row ${row}: expected label, alias, broader or related and en or de.`);
    }
  }
  const concepts = new Map<SkillId, Concept>();
  for (const [id, draft] of drafts) {
    const named = draft.labels.en ?? draft.labels.de;
    if (named === undefined && base?.concepts.has(id)) {
      concepts.set(id, { id, ...draft });
      continue;
    }
    const label = named ?? draft.aliases.en[0] ?? draft.aliases.de[0];
    if (label === undefined) throw new Error(`Vocabulary: the concept ${id} has no label.`);
    concepts.set(id, { id, ...draft, labels: named === undefined ? { en: label } : draft.labels });
  }
  return { concepts, ambiguities: [] };
}

/** The cells of each row; quoted cells may hold commas, quotes and line breaks. */
function* rowsOf(text: string): Generator<string[]> {
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      let end = at + 1;
      while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) {
        end += text[end] === '"' ? 2 : 1;
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === ',') {
      at++;
      if (at < text.length) continue;
      row.push('');
    }
    while (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    if (row.length > 1 || row[0] !== '') yield row;
    row = [];
  }
}
