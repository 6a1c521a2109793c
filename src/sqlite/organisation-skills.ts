import type { Locale } from '../people/person';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Concept } from '../skills/vocabulary';
import type { Database } from './database';

/** The skills people here brought along, in the database and in the resolver. */
export interface OrganisationSkills {
  /** Brings the resolver up to what this or another process wrote since. Cheap when nothing was. */
  refresh(): void;
  /** The row of a skill, made if there is none; the label only counts for skills of the organisation. */
  keyOf(id: SkillId, label?: string): number;
  /** Forgets those of these skills that nobody holds any more: their words were somebody's own. */
  prune(keys: Iterable<number>): void;
  /** From now on these words mean this skill too. */
  teach(words: string, skill: SkillId, locale: Locale): void;
}

/** What another process wrote is known after so many ms at the latest. */
const LONGEST_REST = 2000;

/** Keeps resolver and database in step. Rows are written inside the caller's transaction. */
export function createOrganisationSkills(db: Database, resolver: SkillResolver): OrganisationSkills {
  const find = db.prepare<[string], { key: number }>('SELECT key FROM skill WHERE id = ?');
  const insert = db.prepare<[string, string | null]>('INSERT INTO skill (id, label) VALUES (?, ?)');
  const all = db.prepare<[], { id: string; label: string }>(
    'SELECT id, label FROM skill WHERE label IS NOT NULL',
  );
  const taught = db.prepare<[], { words: string; skill: string; locale: Locale }>(
    'SELECT * FROM skill_alias',
  );
  const unheld = db.prepare<[number], { id: string }>(
    `SELECT id FROM skill k WHERE key = ? AND label IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM evidence WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM dropped_skill WHERE skill = k.key)
       AND NOT EXISTS (SELECT 1 FROM hidden_skill WHERE skill = k.key)`,
  );
  const forget = db.prepare<[number]>('DELETE FROM skill WHERE key = ?');
  const remember = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO skill_alias VALUES (?, ?, ?)',
  );
  const changes = db.prepare<[], { data_version: number }>('PRAGMA data_version');
  const mine = new Set<SkillId>();
  const originals = new Map<SkillId, Concept>();
  /** Aliases the resolver has already, by skill. */
  const known = new Map<SkillId, string>();
  let version = -1;
  let restUntil = 0;

  const load = (): void => {
    const labels = new Map(all.all().map(({ id, label }) => [id, label]));
    for (const id of mine) {
      if (labels.has(id)) continue;
      mine.delete(id);
      resolver.remove(id);
    }
    for (const [id, label] of labels) if (!mine.has(id)) enter(id, label);
    const words = new Map<SkillId, { words: string; locale: Locale }[]>();
    for (const { skill, ...alias } of taught.all()) words.set(skill, [...(words.get(skill) ?? []), alias]);
    for (const [id, aliases] of words) {
      const concept = originals.get(id) ?? resolver.concept(id);
      const signature = JSON.stringify(aliases);
      if (!concept || known.get(id) === signature) continue;
      known.set(id, signature);
      originals.set(id, concept);
      const more = (locale: Locale): string[] =>
        aliases.filter((a) => a.locale === locale).map((a) => a.words);
      resolver.add({
        ...concept,
        aliases: { en: [...concept.aliases.en, ...more('en')], de: [...concept.aliases.de, ...more('de')] },
      });
    }
  };
  const enter = (id: SkillId, label: string): void => {
    mine.add(id);
    resolver.add({
      id,
      labels: { en: label, de: label },
      aliases: { en: [], de: [] },
      broader: [],
      related: [],
    });
  };

  return {
    refresh() {
      // Changes only when another connection has written.
      const now = changes.get()!.data_version;
      if (now === version || performance.now() < restUntil) return;
      version = now;
      const began = performance.now();
      load();
      const took = performance.now() - began;
      // While a sync writes, every question would load a large organisation's words again.
      restUntil = took > 5 ? performance.now() + Math.min(LONGEST_REST, 20 * took) : 0;
    },
    keyOf(id, label) {
      const row = find.get(id);
      if (row) return row.key;
      const own = id.startsWith('org:') ? (label ?? id.slice('org:'.length)) : null;
      const key = Number(insert.run(id, own).lastInsertRowid);
      if (own !== null) enter(id, own);
      return key;
    },
    prune(keys) {
      for (const key of keys) {
        const skill = unheld.get(key);
        if (!skill) continue;
        forget.run(key);
        mine.delete(skill.id);
        resolver.remove(skill.id);
      }
    },
    teach(words, skill, locale) {
      remember.run(words, skill, locale);
      load();
    },
  };
}
