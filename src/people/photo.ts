import type { PersonId } from './person';

/**
 * Small photos of people as `data:` addresses; whoever has none, or none in time, is not named. Never throws, answers
 * within 300 ms.
 */
export type PhotosOf = (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>;
