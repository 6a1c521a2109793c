import { z } from 'zod';
import { deltaPage, readToken, selected, writeToken, type DeltaState } from './graph-delta';
import { ERROR_CODES, type GraphCall, type GraphFault } from './graph-faults';
import type { GraphPeople } from './graph-people';
import type { GraphPhoto } from './graph-photos';

/** An answer of the emulator before it is written to the wire. */
export interface GraphReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: object | undefined;
  /** Instead of a body: what is not JSON. Its content type stands in the headers. */
  readonly bytes?: Buffer | undefined;
  /** How the answer is spoilt on its way. */
  readonly spoilt?: 'reset' | 'truncated' | 'html' | 'missing' | 'text' | undefined;
  /** The answer takes so many ms after its first byte. */
  readonly slow?: number | undefined;
}

/** What the answers are made of. */
export interface GraphHouse {
  readonly people: GraphPeople;
  /** Members by group, lower case. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly presences: ReadonlyMap<string, { readonly availability: string; readonly activity: string }>;
  /** By person, lower case. */
  readonly photos: ReadonlyMap<string, GraphPhoto>;
  /** Who has which app of Teams, and how they get it; lower case. */
  readonly apps: {
    readonly inCatalog: (app: string) => boolean;
    readonly has: (person: string, app: string) => boolean;
    readonly install: (person: string, app: string) => void;
  };
  readonly pageSize: number;
  /** Links start with this; `http://127.0.0.1:4242/v1.0`. */
  linkRoot(): string;
  /** Tokens of earlier generations have expired. */
  generation(): number;
  fault(kind: GraphCall['kind'], id?: string): GraphFault | undefined;
  /** Seconds to wait when these units are not there. */
  throttle(units: number): number | undefined;
}

const PROFILE_FIELDS = ['skills', 'interests', 'pastProjects', 'responsibilities', 'schools', 'aboutMe'];
const DEFAULT_FIELDS = 'displayName,jobTitle,mail,officeLocation,preferredLanguage,userPrincipalName,id';

/** An error in Graph's shape. */
export function failure(status: number, code?: string, headers: Record<string, string> = {}): GraphReply {
  const name = code ?? ERROR_CODES[status] ?? 'UnknownError';
  return {
    status,
    headers,
    body: { error: { code: name, message: `${name} (emulated)`, innerError: { 'request-id': 'emulated' } } },
  };
}

export function spoil(fault: GraphFault | undefined): GraphReply | undefined {
  switch (fault?.kind) {
    case 'status':
      return failure(fault.status, fault.code, {
        ...(fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) }),
        ...(fault.location === undefined ? {} : { Location: fault.location }),
      });
    case 'reset':
    case 'html':
      return { status: 200, spoilt: fault.kind };
    default:
      return undefined;
  }
}

export const throttled = (seconds: number) => failure(429, undefined, { 'Retry-After': String(seconds) });

/** What spoils an answer that is right as such. */
export function flawOf(fault: GraphFault | undefined): Pick<GraphReply, 'spoilt' | 'slow'> {
  if (fault?.kind === 'truncated' || fault?.kind === 'text') return { spoilt: fault.kind };
  return fault?.kind === 'slow' ? { slow: fault.ms } : {};
}

/** `GET /users/delta`. */
export function answerDelta(house: GraphHouse, query: URLSearchParams): GraphReply {
  const fault = house.fault('delta');
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const seconds = house.throttle(2);
  if (seconds !== undefined) return throttled(seconds);
  if (['$orderby', '$expand', '$top', '$count'].some((option) => query.has(option))) return failure(400);

  const token = query.get('$skiptoken') ?? query.get('$deltatoken');
  // An empty delta token begins anew, as the address that comes with a 410 has it.
  const from: DeltaState | undefined = token
    ? readToken(token)
    : {
        after: 0,
        until: house.people.newest(),
        select: query.get('$select') ?? DEFAULT_FIELDS,
        generation: house.generation(),
      };
  if (!from) return failure(400, 'Directory_InvalidSkipToken');
  if (from.generation !== house.generation()) {
    const select = encodeURIComponent(from.select);
    return failure(410, undefined, {
      Location: `${house.linkRoot()}/users/delta?$deltatoken=&$select=${select}`,
    });
  }
  const listed = from.select.split(',').filter((field) => !PROFILE_FIELDS.includes(field.trim()));
  const state = { ...from, select: listed.join(',') };
  const isEmpty = fault?.kind === 'empty';
  const page = deltaPage(house.people, state, house.pageSize);
  const { param, state: next } = isEmpty ? ({ param: '$skiptoken', state } as const) : page.next;
  const value = isEmpty ? [] : [...page.value];
  if (fault?.kind === 'repeated') {
    const [earlier] = house.people.entries(0, 1);
    const again = earlier && house.people.get(earlier.id);
    if (again) value.push(selected(again, state.select));
    if (value[0]) value.push(value[0]);
  }
  const link = `${house.linkRoot()}/users/delta?${param}=${writeToken(next)}`;
  const name = param === '$skiptoken' ? '@odata.nextLink' : '@odata.deltaLink';
  return {
    status: 200,
    body: { '@odata.context': `${house.linkRoot()}/$metadata#users`, [name]: link, value },
    ...flawOf(fault),
  };
}

/** `GET /users`. */
export function answerList(house: GraphHouse, query: URLSearchParams): GraphReply {
  const fault = house.fault('list');
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const select = query.get('$select') ?? DEFAULT_FIELDS;
  if (select.split(',').some((field) => PROFILE_FIELDS.includes(field.trim()))) return failure(501);
  const top = Number(query.get('$top') ?? 100);
  if (!Number.isInteger(top) || top < 1 || top > 999) return failure(400);
  const skip = Number(query.get('$skiptoken') ?? 0);
  const all = house.people.all();
  const value = all.slice(skip, skip + top).map((user) => selected(user, select));
  const link = `${house.linkRoot()}/users?$select=${encodeURIComponent(select)}&$top=${top}&$skiptoken=${skip + top}`;
  return {
    status: 200,
    body: { value, ...(skip + top < all.length ? { '@odata.nextLink': link } : {}) },
    ...flawOf(fault),
  };
}

/** `GET /users/{id}`, alone or out of a batch. */
export function answerPerson(
  house: GraphHouse,
  kind: 'person' | 'item',
  id: string,
  query: URLSearchParams,
): GraphReply {
  const fault = house.fault(kind, id);
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const seconds = house.throttle(1);
  if (seconds !== undefined) return throttled(seconds);
  const user = house.people.get(id);
  if (!user) return failure(404);
  return {
    status: 200,
    body: selected(user, query.get('$select') ?? DEFAULT_FIELDS),
    ...(fault?.kind === 'missing' ? { spoilt: fault.kind } : flawOf(fault)),
  };
}

const batch = z.object({
  requests: z
    .array(z.object({ id: z.string().min(1), method: z.string(), url: z.string() }))
    .min(1)
    .max(20),
});

/** `POST /$batch`: each request by itself, answers in another order than asked. */
export function answerBatch(house: GraphHouse, json: unknown): GraphReply {
  const fault = house.fault('batch');
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const parsed = batch.safeParse(json);
  if (!parsed.success) return failure(400, 'BadRequest');
  const { requests } = parsed.data;
  if (new Set(requests.map(({ id }) => id)).size < requests.length) return failure(400, 'BadRequest');
  const responses = requests.flatMap(({ id, method, url }) => {
    const { status, headers, body, spoilt: how } = answerItem(house, method, url);
    if (how === 'missing') return [];
    // Inside a batch a garbled answer is a text in base64 instead of JSON.
    return [{ id, status, headers: headers ?? {}, body: how && how !== 'text' ? 'PGh0bWw+' : body }];
  });
  const turned = Math.floor(responses.length / 2);
  return {
    status: 200,
    body: { responses: [...responses.slice(turned).reverse(), ...responses.slice(0, turned)] },
    ...flawOf(fault),
  };
}

function answerItem(house: GraphHouse, method: string, url: string): GraphReply {
  const [path = '', query = ''] = url.split('?', 2);
  const id = /^\/?users\/([^/]+)$/.exec(path)?.[1];
  if (method !== 'GET' || id === undefined || id === 'delta') return failure(400, 'BadRequest');
  return answerPerson(house, 'item', decodeURIComponent(id), new URLSearchParams(query));
}
