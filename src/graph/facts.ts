import { z } from 'zod';
import { DAY } from '../clock';
import type { DirectoryChange, DirectoryFacts } from '../people/directory';
import { clean } from './words';

/** What is asked of the list; everything else needs a request for each person. */
export const LIST_FIELDS = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'officeLocation',
  'preferredLanguage',
  'usageLocation',
  'accountEnabled',
  'userType',
] as const;

/** Asked for besides, where managers are read: delta tells a navigation property that is selected. */
export const MANAGER = 'manager';

/** Asked for besides, where it is read who is new; User.Read.All allows it. */
export const START = 'employeeHireDate';

/** Longer facts are cut; Graph's own limits are below that, but not every directory is Graph's. */
const LONGEST = 256;

/** A text, null for none; wrong types count as not told. */
const fact = z
  .union([z.string().transform((text) => clean(text, LONGEST) || null), z.null()])
  .optional()
  .catch(undefined);

/** A moment as its day, at 0:00 UTC; null for none, and broken ones count as not told. */
const day = z
  .union([
    z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / DAY) * DAY),
    z.null(),
  ])
  .optional()
  .catch(undefined);

const id = z.string().trim().min(1).max(128).toLowerCase();

/** Who is or was somebody's manager, as changes: the old one removed, the new one not. Broken ones count as not told. */
const managers = z
  .array(z.looseObject({ id, '@removed': z.unknown().optional() }))
  .optional()
  .catch(undefined);

const line = z.object({
  id,
  '@removed': z.looseObject({ reason: z.string().optional().catch(undefined) }).optional(),
  displayName: fact,
  mail: fact,
  userPrincipalName: fact,
  jobTitle: fact,
  department: fact,
  officeLocation: fact,
  preferredLanguage: fact,
  usageLocation: fact,
  accountEnabled: z.boolean().optional().catch(undefined),
  userType: z.string().optional().catch(undefined),
  'manager@delta': managers,
  [START]: day,
});

/** One line of `/users/delta`; undefined when it names nobody. */
export function toChange(json: unknown): DirectoryChange | undefined {
  const parsed = line.safeParse(json);
  if (!parsed.success) return undefined;
  const { id: person, '@removed': removed, ...told } = parsed.data;
  if (removed)
    return { kind: 'removed', id: person, restorable: removed.reason?.toLowerCase() !== 'deleted' };
  const facts: DirectoryFacts = {
    name: told.displayName,
    mail: told.mail,
    upn: told.userPrincipalName,
    title: told.jobTitle,
    department: told.department,
    office: told.officeLocation,
    language: told.preferredLanguage,
    country: told.usageLocation,
    startedAt: told[START],
    manager: managerOf(told['manager@delta']),
    enabled: told.accountEnabled,
    guest: isGuest(told.userType, told.userPrincipalName),
  };
  return { kind: 'listed', id: person, facts };
}

function managerOf(changes: z.output<typeof managers>): string | null | undefined {
  if (!changes) return undefined;
  return changes.findLast((change) => change['@removed'] === undefined)?.id ?? null;
}

/** Old accounts have no type; guests among them are known by their principal name. */
function isGuest(type: string | undefined, upn: string | null | undefined): boolean | undefined {
  if (type !== undefined) return type.toLowerCase() === 'guest';
  return upn?.toUpperCase().includes('#EXT#') ? true : undefined;
}
