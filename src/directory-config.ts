import { z } from 'zod';
import { scheduleProblem } from './people/keep-in-sync';
import { PROFILE_FIELDS, type ProfileField } from './people/person';
import { guid, guids, list, orDefault, text } from './setting';

/** Whom and what is read, and when. */
export interface DirectoryConfig {
  /** Five fields of cron. */
  readonly schedule: string;
  /** A profile is read again after so many days. */
  readonly refreshDays: number;
  /** Object id of an Entra group; absent: everybody. */
  readonly group?: string | undefined;
  /** Object ids of people who are never read. */
  readonly excluded: readonly string[];
  readonly fields: readonly ProfileField[];
  /** Ask who is available now; takes Presence.Read.All. */
  readonly presence: boolean;
  /** Read whom people report to; takes no further permission. */
  readonly manager: boolean;
  /** So many weeks from their first day on people are new; absent: nobody's start is read. Takes no further permission. */
  readonly newcomerWeeks?: number | undefined;
  /** Folder that photos are kept in; absent: none are read. Takes ProfilePhoto.Read.All. */
  readonly photos?: string | undefined;
}

/** The settings of the directory, as they stand in the environment. */
export const directorySettings = {
  SYNC_SCHEDULE: orDefault(
    z
      .string()
      .refine(
        (value) => scheduleProblem(value) === undefined,
        'must be five fields of cron that come, such as 0 * * * *',
      ),
    '0 * * * *',
  ),
  PROFILE_REFRESH_DAYS: orDefault(
    z
      .string()
      .regex(/^([1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])$/, 'must be a number from 1 to 365')
      .transform(Number),
    '7',
  ),
  PROFILE_FIELDS: list
    .refine(
      (fields) => fields.every((field) => PROFILE_FIELDS.some((known) => known === field)),
      `must be some of ${PROFILE_FIELDS.join(', ')}`,
    )
    .transform((fields) => PROFILE_FIELDS.filter((field) => fields.length === 0 || fields.includes(field))),
  PEOPLE_GROUP: guid,
  PEOPLE_EXCLUDED: guids,
  PRESENCE: orDefault(z.enum(['on', 'off'], 'must be on or off'), 'off'),
  MANAGER: orDefault(z.enum(['on', 'off'], 'must be on or off'), 'off'),
  NEWCOMER_WEEKS: orDefault(
    z
      .string()
      .regex(/^(off|[1-9]|1\d|2[0-6])$/, 'must be a number from 1 to 26, or off')
      .transform((value) => (value === 'off' ? undefined : Number(value))),
    'off',
  ),
  PHOTOS: text.refine(
    (value) => value === undefined || /[/\\]/.test(value),
    'must be a folder such as ./data/photos',
  ),
};

export function toDirectoryConfig(value: z.output<z.ZodObject<typeof directorySettings>>): DirectoryConfig {
  return {
    schedule: value.SYNC_SCHEDULE,
    refreshDays: value.PROFILE_REFRESH_DAYS,
    group: value.PEOPLE_GROUP,
    excluded: value.PEOPLE_EXCLUDED,
    fields: value.PROFILE_FIELDS,
    presence: value.PRESENCE === 'on',
    manager: value.MANAGER === 'on',
    newcomerWeeks: value.NEWCOMER_WEEKS,
    photos: value.PHOTOS,
  };
}
