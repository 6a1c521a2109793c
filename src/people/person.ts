/** Entra object id, always in lower case. A person unknown to the directory keeps the id of their channel. */
export type PersonId = string;

/** The languages KnowWho speaks. */
export type Locale = 'en' | 'de';

/** Somebody who works here, as the directory (or, for strangers to it, the activity) describes them. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly mail?: string | undefined;
  /** User principal name; the only form that a Teams chat link takes. */
  readonly upn?: string | undefined;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly office?: string | undefined;
  /** BCP 47 tag from Microsoft 365, such as `de-AT`. */
  readonly language?: string | undefined;
  /** ISO 3166 country, such as `AT`. */
  readonly country?: string | undefined;
  /** Of the client they last wrote from, IANA, such as `Europe/Vienna`. */
  readonly timeZone?: string | undefined;
  /** Whom they report to, where that is read at all. */
  readonly manager?: PersonId | undefined;
}

/** What a person wrote about themselves in Microsoft 365. Every field may be empty. */
export interface Profile {
  readonly skills: readonly string[];
  readonly interests: readonly string[];
  readonly pastProjects: readonly string[];
  readonly responsibilities: readonly string[];
  readonly schools: readonly string[];
  readonly aboutMe: string;
}

/** The fields of a profile, by Graph's names for them. */
export const PROFILE_FIELDS = [
  'skills',
  'interests',
  'pastProjects',
  'responsibilities',
  'schools',
  'aboutMe',
] as const satisfies readonly (keyof Profile)[];

export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** Of somebody who wrote nothing. */
export const NO_PROFILE: Profile = {
  skills: [],
  interests: [],
  pastProjects: [],
  responsibilities: [],
  schools: [],
  aboutMe: '',
};

/** A person as the directory lists them; accounts that cannot be found are still listed. */
export interface DirectoryPerson extends Person {
  /** False for accounts that cannot sign in, such as those of leavers. */
  readonly enabled: boolean;
  /** True for guests of another organisation. */
  readonly guest: boolean;
}
