import type { PersonId } from './person';

/** Whether somebody can be reached just now, as Teams shows it. */
export type Availability = 'available' | 'away';

/** Who can be reached just now; nobody is named of whom that is not known. Never throws, answers within 300 ms. */
export type AvailabilityOf = (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Availability>>;
