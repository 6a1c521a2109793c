import { countHelpers } from './count-helpers';
import type { SkillResolver } from './resolve';
import type { Skill } from './skill';
import type { SkillIndex } from './skill-index';

/** A skill to choose while somebody types. */
export interface Suggestion {
  readonly skill: Skill;
  /** How many colleagues can help with it; as many as are counted, see `countHelpers`. */
  readonly helpers: number;
  /** The other name that was typed. */
  readonly alias?: string | undefined;
}

/** What somebody who types may mean, best first. */
export type SuggestSkills = (typed: string, limit: number) => Promise<Suggestion[]>;

/** Of so many more the helpers are counted, because words nobody can be found by fall away. */
const SPARE = 8;

/**
 * Skills by the beginnings of their names. Words that people here brought along show only while somebody can be found
 * by them, so that a hidden person's own word stays theirs.
 */
export function createSuggestSkills(deps: {
  readonly resolver: Pick<SkillResolver, 'beginning' | 'skill'>;
  readonly index: Pick<SkillIndex, 'standing' | 'refresh'>;
}): SuggestSkills {
  const { resolver, index } = deps;
  return async (typed, limit) => {
    await index.refresh();
    const found: Suggestion[] = [];
    for (const { skill: id, alias } of resolver.beginning(typed, limit + SPARE)) {
      const skill = resolver.skill(id);
      if (!skill) continue;
      const helpers = await countHelpers(index, id);
      if (helpers > 0 || !id.startsWith('org:')) found.push({ skill, helpers, alias });
      if (found.length >= limit) break;
    }
    return found;
  };
}
