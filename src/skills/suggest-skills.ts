import { countHelpers, MOST_COUNTED } from './count-helpers';
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
    }
    const typedWhole = typed.trim().toLowerCase();
    const rank = ({ skill: { labels }, alias, helpers }: Suggestion): number => {
      if ([labels.en, labels.de].some((label) => label.toLowerCase() === typedWhole)) return Infinity;
      return helpers - (alias === undefined ? 0 : MOST_COUNTED);
    };
    // The sort is stable: among those with as many helpers, the order of the names stays.
    return found
      .map((one) => ({ one, rank: rank(one) }))
      .sort(byRank)
      .slice(0, limit)
      .map(({ one }) => one);
  };
}

function byRank(a: { rank: number }, b: { rank: number }): number {
  return a.rank === b.rank ? 0 : b.rank - a.rank;
}
