import type { PersonId } from '../people/person';
import { countHelpers } from './count-helpers';
import type { OwnSkills } from './own-skills';
import { mergeCompanions } from './relate';
import type { SkillResolver } from './resolve';
import type { Skill, SkillId } from './skill';
import type { Companion, SkillIndex } from './skill-index';

/** What somebody might offer too. */
export interface Ideas {
  /** Listed in their Microsoft 365 profile, and not yet said in the chat. */
  readonly listed: readonly Skill[];
  /** What goes together with what they have, here or by its nature. */
  readonly related: readonly Skill[];
}

/** Ideas for one person, for their eyes only. */
export type IdeasFor = (person: PersonId) => Promise<Ideas>;

const MOST_LISTED = 5;
const MOST_RELATED = 4;
/** So many of somebody's skills are looked around, and so far. */
const SEEDS = 6;
const NEIGHBOURS = 8;

/** Nothing is suggested that the person has, hides or took back, nor a word by which nobody can be found. */
export function createIdeas(deps: {
  readonly index: Pick<SkillIndex, 'skillsOf' | 'companions' | 'standing'>;
  readonly ownSkills: Pick<OwnSkills, 'decisions'>;
  readonly resolver: Pick<SkillResolver, 'skill' | 'relations'>;
}): IdeasFor {
  const { index, ownSkills, resolver } = deps;

  async function related(seeds: readonly SkillId[], known: ReadonlySet<SkillId>): Promise<Skill[]> {
    const weights = new Map<SkillId, number>();
    for (const seed of seeds) {
      const lists: (readonly Companion[])[] = [
        await index.companions(seed, NEIGHBOURS),
        resolver.relations(seed),
      ];
      for (const { skill, weight } of mergeCompanions(lists, NEIGHBOURS)) {
        if (!known.has(skill)) weights.set(skill, (weights.get(skill) ?? 0) + weight);
      }
    }
    const best = [...weights].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1));
    const found: Skill[] = [];
    for (const [id] of best) {
      const skill = resolver.skill(id);
      if (!skill || (id.startsWith('org:') && (await countHelpers(index, id)) === 0)) continue;
      found.push(skill);
      if (found.length >= MOST_RELATED) break;
    }
    return found;
  }

  return async (person) => {
    const [held, { hidden, removed }] = await Promise.all([
      index.skillsOf(person),
      ownSkills.decisions(person),
    ]);
    const said = held.filter(({ source }) => source === 'added').sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
    const confirmed = new Set(said.map(({ skill }) => skill));
    const listed = held.filter(
      ({ skill, source, hidden: kept }) => source === 'profile' && !kept && !confirmed.has(skill),
    );
    const seeds = [...said.filter(({ level }) => level !== 'learn'), ...listed].map(({ skill }) => skill);
    const known = new Set([...held.map(({ skill }) => skill), ...hidden, ...removed]);
    return {
      listed: listed.slice(0, MOST_LISTED).flatMap(({ skill }) => resolver.skill(skill) ?? []),
      related: await related([...new Set(seeds)].slice(0, SEEDS), known),
    };
  };
}
