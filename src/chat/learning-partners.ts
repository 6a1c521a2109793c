import { SHOWN_PARTNERS, type ShownOffer } from '../cards/offered-cards';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person } from '../people/person';
import type { Offered } from '../skills/offer-skills';

/** Looks up the people somebody could learn with. */
export type WithPartners = (offered: readonly Offered[]) => Promise<ShownOffer[]>;

/** @param localeOf the language that a person is written to. */
export function createWithPartners(deps: {
  readonly people: Pick<PeopleStore, 'find'>;
  readonly localeOf: (person: Person) => Promise<Locale>;
}): WithPartners {
  const { people, localeOf } = deps;
  const partner = async (id: string) => {
    const person = await people.find(id);
    return person ? [{ person, locale: await localeOf(person) }] : [];
  };
  return (offered) =>
    Promise.all(
      offered.map(async (one) => {
        const first = one.learners.slice(0, SHOWN_PARTNERS);
        return { ...one, partners: (await Promise.all(first.map((it) => partner(it.person)))).flat() };
      }),
    );
}
