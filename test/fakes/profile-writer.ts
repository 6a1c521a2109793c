import type { Profile } from '../../src/people/person';
import type { ProfileWriter } from '../../src/people/people-store';

/** What the search would know of each person, by the key of their row. */
export interface KnownProfiles extends ProfileWriter {
  readonly known: ReadonlyMap<number, { profile: Profile; title?: string | undefined }>;
}

/** A profile writer that keeps everything in memory, outside of any transaction. */
export function knownProfiles(): KnownProfiles {
  const known = new Map<number, { profile: Profile; title?: string | undefined }>();
  return {
    known,
    write: (key, profile, title) => void known.set(key, { profile, title }),
    prepare: (profile, title) => (key) => void known.set(key, { profile, title }),
    remove: (key) => void known.delete(key),
  };
}
