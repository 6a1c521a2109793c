import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Somebody of Lindgrün Werke, the invented maker of pumps and rainwater tanks that the demo plays with.
 * The fields are those of a Microsoft Graph `user`, so that the demo's Graph can answer with them as they are.
 */
export interface CompanyPerson {
  /** Entra object id, in lower case; never changes, so that what was said in a demo stays with the person. */
  readonly id: string;
  readonly displayName: string;
  readonly givenName?: string;
  /** Null for the few without a mailbox. */
  readonly mail: string | null;
  /** Contains `#EXT#` for guests. */
  readonly userPrincipalName: string;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly officeLocation: string | null;
  /** BCP 47 tag, such as `de-AT`. */
  readonly preferredLanguage: string | null;
  /** ISO 3166 country, such as `AT`. */
  readonly usageLocation: string | null;
  /** False for leavers. */
  readonly accountEnabled: boolean;
  readonly userType: 'Member' | 'Guest';
  readonly skills: readonly string[];
  readonly interests: readonly string[];
  readonly pastProjects: readonly string[];
  readonly responsibilities: readonly string[];
  readonly schools: readonly string[];
  /** Empty when nothing was written. */
  readonly aboutMe: string;
}

const file = join(__dirname, 'company', 'people.jsonl');

/**
 * Everybody of the fictional company, always the same people in the same order: Anna Berger, who asks, and
 * Ben Fischer, who can help, come first. Reads the file at each call; throws when it is missing.
 */
export function company(): readonly CompanyPerson[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as CompanyPerson);
}
