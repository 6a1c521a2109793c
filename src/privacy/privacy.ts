import type { PersonId } from '../people/person';

/** A value as it is stored; moments are ISO 8601 texts. */
export type StoredValue = string | number | boolean | null | readonly StoredValue[] | StoredFields;
export interface StoredFields {
  readonly [name: string]: StoredValue;
}

/** Everything stored about a person, by the sections of the export. A section without rows is empty, never absent. */
export type Stored = Readonly<Record<StoredSection, readonly StoredFields[]>>;

/** The sections of an export. */
export const STORED_SECTIONS = [
  'person',
  'nameWords',
  'directory',
  'skills',
  'standings',
  'statements',
  'droppedSkills',
  'hiddenSkills',
  'hiddenSources',
  'movedTopics',
  'mergedTopics',
  'taughtWords',
  'choices',
  'freshness',
  'digest',
  'firstWeek',
  'newcomer',
  'thanksReceived',
  'thanksGiven',
  'openSentences',
  'requests',
  'pings',
  'requestChanges',
  'blockedAskers',
  'champion',
  'ambassador',
  'nominations',
  'championRound',
  'feedback',
  'feedbackAnswered',
  'notices',
  'chat',
  'unreached',
  'lastChange',
  'shown',
  'left',
] as const;
export type StoredSection = (typeof STORED_SECTIONS)[number];

/** How long things are kept. */
export interface Terms {
  /** Notices that were delivered or dropped: 1 to 365 days. */
  readonly noticeDays: number;
  /** Thanks: 1 to 120 months of 30 days. */
  readonly thanksMonths: number;
  /** Help requests that have ended: 1 to 3650 days. */
  readonly requestDays: number;
  /** Words to the community managers, since they were last spoken of: 1 to 365 days. */
  readonly feedbackDays: number;
  /** Numbers of the pulse: 1 to 520 weeks. */
  readonly pulseWeeks: number;
  /** How long the operator keeps backups, in days; told to whoever is forgotten. */
  readonly backupDays: number;
}

export const TERMS: Terms = {
  noticeDays: 30,
  thanksMonths: 24,
  requestDays: 180,
  feedbackDays: 90,
  pulseWeeks: 52,
  backupDays: 30,
};

/** So many days after somebody left, everything about them goes; Entra keeps deleted accounts as long. */
export const LEAVER_DAYS = 30;

/** How much a night's tidying deleted. */
export interface Tidied {
  readonly notices: number;
  readonly thanks: number;
  readonly requests: number;
  readonly feedback: number;
  readonly leavers: number;
  /** Numbers of the pulse. */
  readonly pulse: number;
  /** False when what deleted rows left in the files waits for the next night, because others were at work. */
  readonly wiped: boolean;
}

/** What is stored about people, as a whole. */
export interface PrivacyStore {
  /** @throws AppError `not_found` when nothing is stored about this person. */
  stored(person: PersonId): Promise<Stored>;
  /**
   * Deletes everything about a person in one transaction and wipes it from the files. Thanks they gave stay with
   * the helper without a name or sentence; messages of ours that name them are to be taken back at once.
   *
   * @returns false when the files could not be wiped at once, for they are large or in use; the next night does.
   * @throws AppError `not_found` when nothing is stored about this person.
   */
  forget(person: PersonId, now: number): Promise<boolean>;
  /**
   * Deletes what is older than the terms allow, and people who left {@link LEAVER_DAYS} ago; wipes the files.
   *
   * @param isStopped asked between pieces of the wiping, which the next night does then.
   */
  tidy(now: number, terms: Terms, isStopped?: () => boolean): Promise<Tidied>;
}
