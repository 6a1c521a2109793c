import { ambassadorCard } from '../cards/ambassador-cards';
import type { NoticeKind, Renderers } from '../notices/render';
import type { CommunityManagers } from '../people/community-managers';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person, PersonId } from '../people/person';
import type { Resolver } from '../skills/skill';
import { AMBASSADOR, type AmbassadorStore } from './ambassador';

/** What the cards of questions are made of. */
export interface AmbassadorCardDeps {
  readonly ambassadors: AmbassadorStore;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly resolver: Pick<Resolver, 'skill'>;
  readonly communityManagers: Pick<CommunityManagers, 'all'>;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly localeOf: (person: Person) => Promise<Locale>;
}

/** The first community manager who may be found and is somebody else. */
export async function managerFor(
  deps: Pick<AmbassadorCardDeps, 'people' | 'communityManagers' | 'mayBeShown' | 'localeOf'>,
  reader: PersonId,
): Promise<{ readonly person: Person; readonly locale: Locale } | undefined> {
  for (const id of await deps.communityManagers.all()) {
    if (id === reader || !(await deps.mayBeShown(id))) continue;
    const person = await deps.people.find(id);
    if (person) return { person, locale: await deps.localeOf(person) };
  }
  return undefined;
}

/** The question in the person's own chat. Nobody misses it, so it rather does not come than comes twice. */
export function ambassadorNotices(deps: AmbassadorCardDeps): Renderers {
  const kind: NoticeKind = {
    once: true,
    unasked: true,
    render: async (id, recipient, words) => {
      const question = await deps.ambassadors.find(id);
      if (!question || question.person !== recipient.id || (!question.told && !question.findable))
        return undefined;
      const skill = question.skill === undefined ? undefined : deps.resolver.skill(question.skill);
      if (question.kind !== 'mover' && !skill) return undefined;
      const manager = question.kind === 'mover' ? await managerFor(deps, recipient.id) : undefined;
      return ambassadorCard(words, question, skill, manager);
    },
  };
  return { [AMBASSADOR]: kind };
}
