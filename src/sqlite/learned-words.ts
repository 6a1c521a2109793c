import type { Locale } from '../people/person';
import type { SkillResolver } from '../skills/resolve';
import type { SkillId } from '../skills/skill';
import type { Concept } from '../skills/vocabulary';
import type { Database } from './database';

/** Which topics became a part of others, and which words were learned; in the database and in the resolver. */
export interface LearnedWords {
  /** Brings the resolver up to what is written. */
  readonly learn: () => void;
  /** The words of this skill were entered anew, or left: what was learned on top is not known any more. */
  readonly renewed: (skill: SkillId) => void;
  /** The skill that this one became a part of, or itself. */
  readonly nowOf: (id: SkillId) => SkillId;
  /** From now on these words mean this skill too. */
  readonly teach: (
    words: string,
    skill: SkillId,
    locale: Locale,
    by?: { person: number; at: number },
  ) => void;
  /** A topic of the organisation is gone: what was merged into it or taught to it goes with it. */
  readonly gone: (id: SkillId) => void;
  /** Drops merged topics whose word is nobody's any more. */
  readonly prune: () => void;
}

/** @param topics to let the resolver know a topic of the organisation, or no longer. */
export function createLearnedWords(
  db: Database,
  resolver: SkillResolver,
  topics: { readonly enter: (id: SkillId) => void; readonly leave: (id: SkillId) => void },
): LearnedWords {
  const learned = db.prepare<[], { words: string; skill: SkillId; locale: Locale }>(
    'SELECT words, skill, locale FROM learned_word ORDER BY skill, words, locale',
  );
  const merged = db.prepare<[], { topic: SkillId; now: SkillId }>('SELECT topic, now FROM topic_now');
  const leadsTo = db
    .prepare<[SkillId], SkillId>(`SELECT target FROM topic_merge WHERE topic = ? AND phase <> 'returning'`)
    .pluck();
  const dropMergesInto = db.prepare<[SkillId]>('DELETE FROM topic_merge WHERE target = ?');
  const dropWordsOf = db.prepare<[SkillId]>('DELETE FROM skill_alias WHERE skill = ?');
  const nobodys = db
    .prepare<[], SkillId>(
      `DELETE FROM topic_merge WHERE phase = 'merged'
         AND NOT EXISTS (SELECT 1 FROM topic_moved WHERE merge = topic_merge.key) RETURNING topic`,
    )
    .pluck();
  const remember = db.prepare<[string, string, string, number | null, number | null]>(
    'INSERT OR REPLACE INTO skill_alias (words, skill, locale, by, at) VALUES (?, ?, ?, ?, ?)',
  );
  let leads: ReadonlyMap<SkillId, SkillId> = new Map();
  /** Skills as they were before words were learned. */
  const originals = new Map<SkillId, Concept>();
  /** Words the resolver has already, by skill. */
  const known = new Map<SkillId, string>();

  const learnMerges = (): void => {
    const before = leads;
    leads = new Map(merged.all().map(({ topic, now }) => [topic, now]));
    for (const id of leads.keys()) topics.leave(id);
    for (const id of before.keys()) if (!leads.has(id)) topics.enter(id);
    resolver.lead(leads);
  };
  const learn = (): void => {
    learnMerges();
    const words = new Map<SkillId, { words: string; locale: Locale }[]>();
    for (const { skill, ...alias } of learned.all()) words.set(skill, [...(words.get(skill) ?? []), alias]);
    for (const id of [...known.keys()].filter((one) => !words.has(one))) {
      const concept = originals.get(id);
      known.delete(id);
      originals.delete(id);
      if (concept && resolver.concept(id)) resolver.add(concept);
    }
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

  return {
    learn,
    renewed(skill) {
      originals.delete(skill);
      known.delete(skill);
    },
    nowOf(id) {
      let now = id;
      // Merges never go round: what is merged can be no target.
      for (let next = leadsTo.get(now); next !== undefined; next = leadsTo.get(now)) now = next;
      return now;
    },
    teach(words, skill, locale, by) {
      remember.run(words, skill, locale, by?.person ?? null, by?.at ?? null);
      learn();
    },
    gone(id) {
      // It is a part of another one, which has its words.
      if (leadsTo.get(id) !== undefined) return;
      if (dropMergesInto.run(id).changes + dropWordsOf.run(id).changes > 0) learn();
    },
    prune() {
      const gone = nobodys.all();
      for (const id of gone) dropWordsOf.run(id);
      if (gone.length > 0) learn();
    },
  };
}
