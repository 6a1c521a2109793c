import { z } from 'zod';
import { AppError } from '../errors';
import type { PersonId } from '../people/person';
import { behindVersion } from './link';
import { readPatiently, type PageTools } from './page';

/** The largest page that Graph gives of a group's members. */
const TOP = 999;
/** A listing longer than this goes round in circles. */
const MOST_PAGES = 2000;
const USER = '#microsoft.graph.user';

const page = z.looseObject({
  value: z.array(z.looseObject({ id: z.string(), '@odata.type': z.string().optional() })),
  '@odata.nextLink': z.string().optional(),
});

/**
 * The ids of everybody in an Entra group, those of groups within it included, in lower case. Groups and devices among the
 * members are sorted out here: to have Graph do it is an advanced query, which other rules hold for.
 *
 * @param what they are, in words for the admin.
 * @throws AppError `unavailable` when it cannot be read; half a group would make people vanish.
 */
export async function membersOf(
  group: string,
  tools: PageTools,
  what = 'The members of PEOPLE_GROUP',
): Promise<ReadonlySet<PersonId>> {
  const root = `/groups/${encodeURIComponent(group)}/transitiveMembers`;
  const ids = new Set<PersonId>();
  let path = `${root}?$select=id&$top=${TOP}`;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { value, '@odata.nextLink': link } = await readPatiently(
      path,
      (json) => page.safeParse(json).data,
      { what, permission: 'GroupMember.Read.All' },
      tools,
    );
    for (const { id, '@odata.type': type = USER } of value) if (type === USER) ids.add(id.toLowerCase());
    if (link === undefined) return ids;
    path = behindVersion(link);
    if (!path.toLowerCase().startsWith('/groups/')) break;
  }
  throw new AppError('unavailable', `${what} cannot be read: Graph leads in circles.`);
}
