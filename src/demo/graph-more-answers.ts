import { z } from 'zod';
import { failure, flawOf, spoil, throttled, type GraphHouse, type GraphReply } from './graph-answers';

/** The largest page of a list (https://learn.microsoft.com/graph/paging). */
const LARGEST_PAGE = 999;
/** What one question for presence may name. */
const MOST_PRESENCES = 650;

/**
 * `GET /groups/{id}/transitiveMembers`: ids with what they are of, groups within it included. A cast to users would be an
 * advanced query (https://learn.microsoft.com/graph/aad-advanced-queries), which nobody here asks for.
 */
export function answerMembers(house: GraphHouse, group: string, query: URLSearchParams): GraphReply {
  const fault = house.fault('members', group);
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const seconds = house.throttle(3);
  if (seconds !== undefined) return throttled(seconds);
  if (!house.groups.has(group.toLowerCase())) return failure(404);
  const members = [...within(house, group.toLowerCase())];
  const top = Number(query.get('$top') ?? 100);
  if (!Number.isInteger(top) || top < 1 || top > LARGEST_PAGE) return failure(400);
  const skip = Number(query.get('$skiptoken') ?? 0);
  const root = `${house.linkRoot()}/groups/${encodeURIComponent(group)}/transitiveMembers`;
  const next = { '@odata.nextLink': `${root}?$select=id&$top=${top}&$skiptoken=${skip + top}` };
  return {
    status: 200,
    body: {
      value: members.slice(skip, skip + top),
      ...(skip + top < members.length ? next : {}),
    },
    ...flawOf(fault),
  };
}

/** Everything in a group, each once, however deep; groups may lead in circles. */
function within(
  house: GraphHouse,
  group: string,
  found = new Map<string, { readonly '@odata.type': string; readonly id: string }>(),
) {
  for (const id of house.groups.get(group) ?? []) {
    const key = id.toLowerCase();
    if (found.has(key)) continue;
    const isGroup = house.groups.has(key);
    found.set(key, { '@odata.type': `#microsoft.graph.${isGroup ? 'group' : 'user'}`, id });
    if (isGroup) within(house, key, found);
  }
  return found.values();
}

const wanted = z.object({ ids: z.array(z.string()).min(1).max(MOST_PRESENCES) });

/** `POST /communications/getPresencesByUserId`. People it does not know are left out. */
export function answerPresence(house: GraphHouse, json: unknown): GraphReply {
  const fault = house.fault('presence');
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const parsed = wanted.safeParse(json);
  if (!parsed.success) return failure(400, 'BadRequest');
  const value = parsed.data.ids.flatMap((id) => {
    if (!house.people.get(id)) return [];
    const unknown = { availability: 'PresenceUnknown', activity: 'PresenceUnknown' };
    return [{ id, ...(house.presences.get(id.toLowerCase()) ?? unknown) }];
  });
  return { status: 200, body: { value }, ...flawOf(fault) };
}

const installation = z.object({ 'teamsApp@odata.bind': z.string() });

/**
 * `POST /users/{id}/teamwork/installedApps`: created without a body. Without consent Graph answers 403, which is left to
 * the faults; 409 when the person has the app.
 */
export function answerInstall(house: GraphHouse, person: string, json: unknown): GraphReply {
  const fault = house.fault('install', person);
  // A lost answer is lost after the work was done.
  const spoilt = fault?.kind === 'reset' ? undefined : spoil(fault);
  if (spoilt) return spoilt;
  const seconds = house.throttle(1);
  if (seconds !== undefined) return throttled(seconds);
  const bind = installation.safeParse(json).data?.['teamsApp@odata.bind'] ?? '';
  const [root, app = ''] = bind.split('/appCatalogs/teamsApps/');
  if (root !== house.linkRoot() || !/^[\w-]+$/.test(app)) return failure(400, 'BadRequest');
  if (!house.people.get(person) || !house.apps.inCatalog(app.toLowerCase())) return failure(404, 'NotFound');
  const [who, what] = [person.toLowerCase(), app.toLowerCase()];
  if (house.apps.has(who, what)) return failure(409, 'Conflict');
  house.apps.install(who, what);
  return fault?.kind === 'reset' ? { status: 201, spoilt: 'reset' } : { status: 201, ...flawOf(fault) };
}
