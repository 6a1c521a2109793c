import type { PeopleStore } from './people-store';
import type { Person, PersonId } from './person';

/** Whom somebody reports to; undefined where nobody knows, or the manager is not to be shown. */
export type ManagerOf = (person: Person) => Promise<Person | undefined>;

/** Managers as the directory tells them, as long as they may be found themselves. */
export function createManagerOf({
  people,
  mayBeShown,
}: {
  readonly people: Pick<PeopleStore, 'find'>;
  readonly mayBeShown: (id: PersonId) => Promise<boolean>;
}): ManagerOf {
  return async ({ id, manager }) => {
    if (manager === undefined || manager === id || !(await mayBeShown(manager))) return undefined;
    return people.find(manager);
  };
}
