import type { SkillId } from './skill';
import type { Ambiguity, Concept, Vocabulary } from './vocabulary';

type Draft = { -readonly [Key in Exclude<keyof Concept, 'id'>]: Concept[Key] };

/**
 * Reads concepts as we write them: `excel = Excel | Excel`, and indented below `en:` and `de:` with aliases,
 * `broader:` and `related:` with ids, all separated by commas. `#` at the start of a line is a remark.
 *
 * @throws Error naming the file and line when a line is not of that form or an id comes twice.
 */
export function parseVocabularyText(files: readonly { name: string; text: string }[]): Vocabulary {
  const concepts = new Map<SkillId, Concept>();
  for (const { name, text } of files) {
    let draft: Draft | undefined;
    text.split(/\r?\n/).forEach((line, index) => {
      const wrong = (why: string): Error => new Error(`${name}:${index + 1}: ${why}`);
      if (line.trim() === '' || line.startsWith('#')) return;
      if (/^\s/.test(line)) {
        if (!draft) throw wrong('words without a concept.');
        const [, key, rest = ''] = /^\s+(en|de|broader|related):(.*)$/.exec(line) ?? [];
        const items = itemsOf(rest);
        if (key === 'en' || key === 'de')
          draft.aliases = { ...draft.aliases, [key]: [...draft.aliases[key], ...items] };
        else if (key === 'broader' || key === 'related') draft[key] = [...draft[key], ...items];
        else throw wrong('expected en:, de:, broader: or related:.');
        return;
      }
      const [, id, en, de] = /^(\S+)\s+=\s+([^|]+?)\s*\|\s*(.+?)\s*$/.exec(line) ?? [];
      if (id === undefined || en === undefined || de === undefined) {
        throw wrong('expected "id = English label | German label".');
      }
      if (concepts.has(id)) throw wrong(`the id ${id} comes twice.`);
      draft = { labels: { en, de }, aliases: { en: [], de: [] }, broader: [], related: [] };
      concepts.set(id, Object.assign(draft, { id }));
    });
  }
  return { concepts, ambiguities: [] };
}

/** Reads `PM: project-management, product-management`, one alias a line. */
export function parseAmbiguities(text: string): Ambiguity[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const colon = line.indexOf(':');
      return { alias: line.slice(0, colon).trim(), concepts: itemsOf(line.slice(colon + 1)) };
    });
}

function itemsOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
