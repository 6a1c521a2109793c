import type { Locale, PersonId } from '../people/person';
import { countHelpers } from './count-helpers';
import { isNamesake } from './entries';
import { knownSkill } from './known-skill';
import type { OwnSkills } from './own-skills';
import type { SkillResolver } from './resolve';
import type { Level, Skill, SkillId } from './skill';
import type { Learner, SkillIndex } from './skill-index';

/** An entry that looks like a skill others have already. */
export interface Namesake {
  readonly entry: string;
  readonly skill: Skill;
  /** How many colleagues can help with it. */
  readonly helpers: number;
}

/** A skill that somebody said they have or want to learn, as it stands now. */
export interface Offered {
  readonly skill: Skill;
  readonly level: Level;
  /** How many colleagues can help with it, the person themselves aside. */
  readonly helpers: number;
  /** Who else wants to learn it, latest wish first; only for those who want to. */
  readonly learners: readonly Learner[];
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

/** Offers skills in a person's own words, and says how they stand. */
export interface OfferSkills {
  /** Adds skills: known ones under their known name, unknown ones as new tags. */
  add(person: PersonId, entries: readonly Entry[], level: Level, locale: Locale): Promise<Offer>;
  /** Says how far the person can take others, skill by skill; those they don't have are left out. */
  setLevels(person: PersonId, levels: ReadonlyMap<SkillId, Level>, locale: Locale): Promise<void>;
  /** Those of these skills that the person has said something about, in the order asked for. */
  offered(person: PersonId, skills: readonly SkillId[]): Promise<Offered[]>;
}

/** From this confidence on an entry is another spelling of a known skill, not a likely mistake. */
const SURE = 0.93;
/** Learning partners are counted up to here. */
const MOST_LEARNERS = 20;

export function createOfferSkills(deps: {
  readonly resolver: SkillResolver;
  readonly index: Pick<SkillIndex, 'addSkills' | 'known' | 'learners' | 'skillsOf' | 'standing'>;
  readonly ownSkills: Pick<OwnSkills, 'setLevels'>;
}): OfferSkills {
  const { resolver, index, ownSkills } = deps;

  async function namesakeOf(entry: string, person: PersonId, locale: Locale): Promise<Namesake | undefined> {
    const named = resolver.name(entry);
    if (named && named.confidence >= SURE) return undefined;
    const { skills, ambiguous, nearest } = resolver.resolve(entry, locale);
    const alike = [...skills.map(({ skill }) => skill), ...ambiguous, ...nearest];
    for (const skill of named ? [named.skill] : alike.filter((one) => isNamesake(entry, one))) {
      const helpers = await countHelpers(index, skill.id, person);
      // A word that is only their own is no reason to ask.
      const others = helpers > 0 || (await index.learners(skill.id, 1)).length > 0;
      if (others || !skill.id.startsWith('org:')) return { entry, skill, helpers };
    }
    return undefined;
  }

  async function offered(person: PersonId, skills: readonly SkillId[]): Promise<Offered[]> {
    const levels = new Map(
      (await index.skillsOf(person)).flatMap(({ skill, source, level = 'solve' }) =>
        source === 'added' ? [[skill, level] as const] : [],
      ),
    );
    const found: Offered[] = [];
    for (const id of new Set(skills)) {
      const [skill, level] = [resolver.skill(id), levels.get(id)];
      if (!skill || !level) continue;
      const learners = level === 'learn' ? await index.learners(id, MOST_LEARNERS) : [];
      found.push({
        skill,
        level,
        helpers: await countHelpers(index, id, person),
        learners: learners.filter((one) => one.person !== person),
      });
    }
    return found;
  }

  return {
    offered,
    async add(person, entries, level, locale) {
      const namesakes: Namesake[] = [];
      const sure: Parameters<typeof index.addSkills>[1][number][] = [];
      for (const { words, as } of entries) {
        const namesake = as === undefined ? await namesakeOf(words, person, locale) : undefined;
        const known = as === 'new' ? undefined : await knownSkill(deps, as, person);
        if (namesake) namesakes.push(namesake);
        else if (known) sure.push({ words: known.labels[locale], level, skill: known.id });
        else sure.push({ words, level, own: true });
      }
      const ids = sure.length > 0 ? await index.addSkills(person, sure) : [];
      return { offered: await offered(person, ids), namesakes };
    },
    async setLevels(person, levels, locale) {
      const said = [...levels].flatMap(([skill, level]) => {
        const known = resolver.skill(skill);
        return known ? [{ skill, level, words: known.labels[locale] }] : [];
      });
      if (said.length > 0) await ownSkills.setLevels(person, said);
    },
  };
}
