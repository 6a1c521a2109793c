import type { Locale, PersonId } from '../people/person';
import { isNamesake } from './entries';
import type { SkillResolver } from './resolve';
import type { Level, Skill, SkillId } from './skill';
import type { SkillIndex } from './skill-index';

/** An entry that looks like a skill others have already. */
export interface Namesake {
  readonly entry: string;
  readonly skill: Skill;
  /** How many colleagues can help with it. */
  readonly helpers: number;
}

/** A skill that was stored, with how many colleagues can help with it now, the person included. */
export interface Offered {
  readonly skill: Skill;
  readonly helpers: number;
}

/** What became of the entries. */
export interface Offer {
  readonly offered: readonly Offered[];
  /** To be asked before a new tag is born; not stored yet. */
  readonly namesakes: readonly Namesake[];
}

/** One entry, with the person's word on whether it is a skill of its own. */
export interface Entry {
  readonly words: string;
  /** The person was asked: it is this known skill (its id), or `new`. */
  readonly as?: SkillId | undefined;
}

/** Counting stops there; nobody needs to know more on a card. */
const MOST_COUNTED = 100;

/** From this confidence on an entry is another spelling of a known skill, not a likely mistake. */
const SURE = 0.93;

/** Adds skills in a person's own words: known ones under their known name, unknown ones as new tags. */
export function createOfferSkills({ resolver, index }: { resolver: SkillResolver; index: SkillIndex }) {
  async function helpersOf(skill: SkillId): Promise<number> {
    return (await index.standing([skill], MOST_COUNTED)).length;
  }

  async function namesakeOf(entry: string, locale: Locale): Promise<Namesake | undefined> {
    const named = resolver.name(entry);
    if (named && named.confidence >= SURE) return undefined;
    const { skills, ambiguous, nearest } = resolver.resolve(entry, locale);
    const alike = [...skills.map(({ skill }) => skill), ...ambiguous, ...nearest];
    const near = named?.skill ?? alike.find((skill) => isNamesake(entry, skill));
    return near && { entry, skill: near, helpers: await helpersOf(near.id) };
  }

  return async (
    person: PersonId,
    entries: readonly Entry[],
    level: Level,
    locale: Locale,
  ): Promise<Offer> => {
    const namesakes: Namesake[] = [];
    const sure: { words: string; level: Level }[] = [];
    for (const { words, as } of entries) {
      const namesake = as === undefined ? await namesakeOf(words, locale) : undefined;
      const known = as && as !== 'new' ? resolver.skill(as) : undefined;
      if (namesake) namesakes.push(namesake);
      else sure.push({ words: known ? known.labels[locale] : words, level });
    }
    const ids = sure.length > 0 ? await index.addSkills(person, sure) : [];
    const offered: Offered[] = [];
    for (const id of new Set(ids)) {
      const skill = resolver.skill(id);
      if (skill) offered.push({ skill, helpers: await helpersOf(id) });
    }
    return { offered, namesakes };
  };
}

export type OfferSkills = ReturnType<typeof createOfferSkills>;
