import type { PersonId } from './person';

/**
 * Whether somebody can be reached just now, as Teams shows it. `engaged`: in a call, presenting, or not to be
 * disturbed. `out`: out of office.
 */
export type Availability = 'available' | 'away' | 'engaged' | 'out';

/** What others are told of it. */
export type ShownAvailability = 'available' | 'away';

/** Who can be reached just now; nobody is named of whom that is not known. Never throws, answers within 300 ms. */
export type AvailabilityOf = (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Availability>>;

/** That somebody is in a call is nobody's business, so nothing is told of them. */
export function shownAvailability(known: Availability | undefined): ShownAvailability | undefined {
  return known === 'out' ? 'away' : known === 'engaged' ? undefined : known;
}
