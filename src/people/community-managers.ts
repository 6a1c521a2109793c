import type { PersonId } from './person';
import type { PeopleStore } from './people-store';

/** Who looks after the community: asks colleagues whether they want to be champions, and reads feedback and reports. */
export interface CommunityManagers {
  /** Those who work here, in no particular order. */
  all(): Promise<readonly PersonId[]>;
  isCommunityManager(person: PersonId): Promise<boolean>;
}

/**
 * Community managers by the settings.
 *
 * @param named object ids, in any case of letters.
 * @param members of the group besides, as far as they are known; must not take longer than moments.
 */
export function createCommunityManagers(deps: {
  readonly named: readonly PersonId[];
  readonly members?: (() => Promise<ReadonlySet<PersonId>>) | undefined;
  readonly people: Pick<PeopleStore, 'find'>;
}): CommunityManagers {
  const named = new Set(deps.named.map((id) => id.toLowerCase()));
  const isOne = async (id: PersonId) => named.has(id) || (await deps.members?.())?.has(id) === true;

  async function worksHere(id: PersonId): Promise<boolean> {
    const person = await deps.people.find(id);
    return person?.enabled === true && !person.guest;
  }
  return {
    all: async () => {
      const ids = [...new Set([...named, ...((await deps.members?.()) ?? [])])];
      const here = await Promise.all(ids.map(worksHere));
      return ids.filter((_, n) => here[n]);
    },
    isCommunityManager: async (person) => (await isOne(person.toLowerCase())) && worksHere(person),
  };
}
