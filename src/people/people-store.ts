import type { DirectoryPage, ProfileReading, SyncToken } from './directory';
import type { DirectoryPerson, Locale, PersonId, Profile } from './person';

/** Somebody we know of. */
export interface KnownPerson extends DirectoryPerson {
  /** False for people who left, and for those met in a chat whom the directory does not list. */
  readonly listed: boolean;
}

/** What a person chose in the chat. */
export interface Choices {
  /** Absent: not chosen. */
  readonly locale?: Locale | undefined;
  /** Nobody finds this person. */
  readonly hidden: boolean;
  /** Said yes to being found; counts where people have to say yes first. */
  readonly optedIn: boolean;
  /** Not to be found before then, ms since 1970. Absent: not paused. It may lie in the past. */
  readonly pausedUntil?: number | undefined;
  /** How many help requests may reach this person in seven days. Absent: as the house has it. */
  readonly weeklyPings?: number | undefined;
  /** IANA, such as `Europe/Vienna`. Absent: not chosen. */
  readonly timeZone?: string | undefined;
  /** When nobody asks this person, besides the hours outside work. */
  readonly quietHours?: QuietHours | undefined;
  /** Wants the weekly digest. */
  readonly digest: boolean;
  /** Lets others see their badges. */
  readonly badges: boolean;
  /** Wants to be shown around in the first week. */
  readonly firstWeek?: boolean | undefined;
  /** How often they said no to "what could others ask you?". Absent: never. */
  readonly ideaNoes?: number | undefined;
}

/** Hours of each day, in minutes since midnight, 0 to 1439; over midnight when `from` is later than `to`. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What to change of a person's choices; absent stays, null takes back. */
export interface ChoiceChange {
  readonly locale?: Locale | null | undefined;
  readonly hidden?: boolean | undefined;
  readonly optedIn?: boolean | undefined;
  readonly pausedUntil?: number | null | undefined;
  readonly weeklyPings?: number | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly quietHours?: QuietHours | null | undefined;
  readonly digest?: boolean | undefined;
  readonly badges?: boolean | undefined;
  readonly firstWeek?: boolean | undefined;
  readonly ideaNoes?: number | undefined;
}

/** Who wrote to the bot, as the activity tells. */
export interface Stranger {
  readonly id: PersonId;
  readonly name: string;
  readonly upn?: string | undefined;
  readonly language?: string | undefined;
}

/** The people. Each method is one unit of work. */
export interface PeopleStore {
  /** The person with this id, in any case of letters. */
  find(id: PersonId): Promise<KnownPerson | undefined>;
  /**
   * People whose name has all these words, or beginnings of them, in any order; accents and case don't matter,
   * and `ue` is `ü`. A mail address or user principal name finds its owner. Best first. Without leavers,
   * disabled accounts, guests and hidden people.
   *
   * @param limit 1 to 100.
   */
  named(text: string, limit: number): Promise<KnownPerson[]>;
  /** Somebody wrote to the bot: kept if unknown. What the directory says is never overwritten. */
  meet(stranger: Stranger): Promise<KnownPerson>;
  /** The person wrote from a client in this time zone (IANA). */
  wroteFrom(id: PersonId, timeZone: string): Promise<void>;
  /** What this person chose; every default for a person without choices. */
  choices(id: PersonId): Promise<Choices>;
  /** @throws AppError `not_found` when there is no such person. */
  choose(id: PersonId, change: ChoiceChange): Promise<Choices>;
  /** How many people the directory lists, and of how many the profile could not be read. */
  counts(): Promise<PeopleCounts>;
}

/** The size of the directory, for the sync's result and for health. */
export interface PeopleCounts {
  readonly people: number;
  /** Accounts that can be found, whose profile was never read or not at the last attempt. */
  readonly unknown: number;
}

/** Writes down what a profile says, for the search. Called inside the transaction that stores the profile. */
export interface ProfileWriter {
  /** Replaces what was known of this person's profile; an empty profile leaves what the title says. */
  write(personKey: number, profile: Profile, title?: string): void;
  /**
   * The same in two parts: reading takes long and needs no transaction; what it returns writes, and belongs into one.
   * Whoever answers people beside does not wait while somebody's profile is read.
   */
  prepare(profile: Profile, title?: string): (personKey: number) => void;
  /** Forgets the profile, at once and for good. */
  remove(personKey: number): void;
}

/** One sync at work. The newest run wins: an older one that still goes on is refused. */
export interface SyncRun {
  readonly run: number;
  /** Where to go on; absent: from the beginning. */
  readonly token?: SyncToken | undefined;
  /** An earlier run was interrupted between two pages: the pages that follow are as old as that run. */
  readonly midway: boolean;
}

/** How many people a run has touched so far. */
export interface SyncTally {
  readonly added: number;
  readonly updated: number;
}

/**
 * Where the sync keeps what it read and how far it is. Each method is one unit of work, so that a sync that was
 * killed goes on where it was. All but `begin` throw AppError `conflict` when a newer run has begun.
 */
export interface SyncStore {
  /**
   * Begins a run.
   *
   * @param full list everybody again and read every profile again.
   * @param takeOver end another run that is at work; otherwise AppError `conflict` if one wrote within 60 s.
   */
  begin(options: { full: boolean; takeOver: boolean }): Promise<SyncRun>;
  /** Stores changes and the token after them. Who left is not findable any more from then on. */
  applyPage(run: number, page: DirectoryPage): Promise<{ removed: number }>;
  /** After a whole listing: removes up to `limit` people whom it did not name. `done` when none is left. */
  sweep(run: number, limit: number): Promise<{ removed: number; done: boolean }>;
  /** People whose profile was to be read when the run began or since then became so; new ones first. */
  dueProfiles(run: number): AsyncIterable<PersonId>;
  /** How many that are. */
  dueCount(run: number): Promise<number>;
  /** Stores profiles that were read; keeps what was known of those that were not. */
  saveReadings(run: number, readings: readonly ProfileReading[]): Promise<void>;
  tally(run: number): Promise<SyncTally>;
  /** The run is over; what it left unread is for the next. */
  end(run: number): Promise<void>;
}
