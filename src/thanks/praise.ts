import { shownBadges, type ShownBadge } from '../cards/badge-text';
import type { PeopleStore } from '../people/people-store';
import type { Person, PersonId } from '../people/person';
import type { Resolver, SkillId } from '../skills/skill';
import type { BadgeStore } from './badges';
import type { TestimonialStore } from './testimonial';

/** What others let be read about a helper, and what the helper lets be seen. */
export interface Praise {
  readonly testimonial?: { readonly sentence: string; readonly by: Person } | undefined;
  readonly badges: readonly ShownBadge[];
}

/** The praise of helpers, a testimonial about these topics first; nobody is named who has none. */
export type PraiseOf = (
  helpers: readonly PersonId[],
  topics: readonly SkillId[],
) => Promise<ReadonlyMap<PersonId, Praise>>;

export function createPraiseOf(deps: {
  readonly testimonials: Pick<TestimonialStore, 'about'>;
  readonly badges: Pick<BadgeStore, 'shownOf'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly resolver: Pick<Resolver, 'skill'>;
}): PraiseOf {
  return async (helpers, topics) => {
    const [testimonials, badges] = await Promise.all([
      deps.testimonials.about(helpers, topics),
      deps.badges.shownOf(helpers),
    ]);
    const praised = new Set([...testimonials.keys(), ...badges.keys()]);
    const entries = [...praised].map(async (id): Promise<[PersonId, Praise]> => {
      const said = testimonials.get(id);
      const by = said && (await deps.people.find(said.asker));
      return [
        id,
        {
          testimonial: by && { sentence: said.sentence, by },
          badges: shownBadges(badges.get(id) ?? [], deps.resolver),
        },
      ];
    });
    return new Map(await Promise.all(entries));
  };
}
