import type { PersonId, Profile } from './person';

/** Where a reading of the directory stands. Opaque: only the directory that gave it understands it. */
export type SyncToken = string;

/** What the directory tells about an account. Absent: not told; null: has none. */
export interface DirectoryFacts {
  readonly name?: string | null | undefined;
  readonly mail?: string | null | undefined;
  readonly upn?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly office?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly country?: string | null | undefined;
  /** Object id of whom this person reports to; never told unless it was asked for. */
  readonly manager?: PersonId | null | undefined;
  /** Their first day, in ms since 1970, 0:00 UTC; never told unless it was asked for. */
  readonly startedAt?: number | null | undefined;
  readonly enabled?: boolean | undefined;
  readonly guest?: boolean | undefined;
}

/** One line of the directory. A person can come several times; what comes later counts. */
export type DirectoryChange =
  | { readonly kind: 'listed'; readonly id: PersonId; readonly facts: DirectoryFacts }
  /** Left. Restorable for 30 days, then deleted for good. */
  | { readonly kind: 'removed'; readonly id: PersonId; readonly restorable: boolean };

/** Some changes, in order, and where to go on after them. */
export interface DirectoryPage {
  /** True on the first page of a listing from the beginning, whoever asked for it: all older marks are void. */
  readonly restarted: boolean;
  readonly changes: readonly DirectoryChange[];
  readonly token: SyncToken;
  /** True when there is nothing more for now. */
  readonly last: boolean;
}

/** What came of reading one profile. Without a profile it is *unknown*, which never means empty. */
export interface ProfileReading {
  readonly id: PersonId;
  readonly profile?: Profile | undefined;
  /** The directory does not let us read it; the permission may be missing. */
  readonly refused?: boolean | undefined;
}

/** How much was asked of the directory since the start of the process. */
export interface Traffic {
  /** HTTP requests, repeated ones included. */
  readonly requests: number;
  /** Those among them that repeat something that failed. */
  readonly retries: number;
}

/** The list of everybody who works here, kept by somebody else. */
export interface Directory {
  /**
   * Everybody, or what changed since `since`. A token that has become too old leads to a listing from the
   * beginning (`restarted`).
   *
   * @throws AppError `unavailable` when a page cannot be read, at most 120 s after the first failure.
   */
  changes(since?: SyncToken): AsyncIterable<DirectoryPage>;
  /**
   * What these people wrote about themselves, in any order, some readings at a time. Each is tried a bounded
   * number of times. Ends early, without a reading for everybody, when the directory stops answering.
   *
   * @throws AppError `unavailable` when the sign-in is refused.
   */
  profiles(people: AsyncIterable<PersonId>): AsyncIterable<readonly ProfileReading[]>;
  traffic(): Traffic;
}
