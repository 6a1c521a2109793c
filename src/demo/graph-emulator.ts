import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock';
import {
  answerBatch,
  answerDelta,
  answerList,
  answerPerson,
  failure,
  type GraphHouse,
  type GraphReply,
} from './graph-answers';
import { answerInstall, answerMembers, answerPresence } from './graph-more-answers';
import type { GraphCall, GraphFaults } from './graph-faults';
import { graphPeople, type GraphUser } from './graph-people';
import { answerPhoto, type GraphPhoto } from './graph-photos';
import { unitCounter } from './graph-throttle';

/** How often what was asked for. */
export type GraphCounts = Readonly<Record<GraphCall['kind'], number>>;

/** A running emulator of the part of Microsoft Graph that tells about people. */
export interface GraphEmulator {
  /** Root for `GRAPH_BASE_URL`, without a version. */
  readonly url: string;
  /** Adds somebody, or replaces everything about them; the next delta tells. */
  set(user: GraphUser): void;
  /** Somebody leaves: restorable (`changed`) or for good (`deleted`). */
  remove(id: string, reason?: 'changed' | 'deleted'): void;
  /** Who belongs to an Entra group, by object ids; those of other groups put everybody in them into it. */
  group(id: string, members: readonly string[]): void;
  /** What Teams shows of somebody, such as `Available`, or `Busy` and `InACall`; `PresenceUnknown` unless told. */
  presence(id: string, availability: string, activity?: string): void;
  /** Somebody's photo; nobody has one unless told. */
  photo(id: string, photo: GraphPhoto | undefined): void;
  /** An app in the organisation's catalog; `installed` is told whenever somebody gets it. */
  app(id: string, installed?: (person: string) => void): void;
  /** What goes wrong from now on; nothing without an argument. */
  faults(plan?: GraphFaults): void;
  /** All tokens given until now become too old. */
  expireTokens(): void;
  counts(): GraphCounts;
  close(): Promise<void>;
}

/** How the emulator behaves. */
export interface GraphEmulatorOptions {
  readonly people: readonly GraphUser[];
  /** 0, the default, takes a free one. Always on 127.0.0.1. */
  readonly port?: number | undefined;
  readonly faults?: GraphFaults | undefined;
  readonly clock?: Clock | undefined;
  /** Lines on a page of the list. */
  readonly pageSize?: number | undefined;
  /** Resource units in 10 s; more are answered with 429. */
  readonly units?: number | undefined;
  /** Links name this root instead of the address it listens on. */
  readonly linkRoot?: string | undefined;
}

const LARGEST_BODY = 4_000_000;

/** Starts an emulator with these people. Any bearer token opens it, none is 401. */
export async function startGraphEmulator(options: GraphEmulatorOptions): Promise<GraphEmulator> {
  const { pageSize = 200, units = 8000, clock = Date.now } = options;
  const people = graphPeople(options.people);
  const counts = {
    delta: 0,
    list: 0,
    person: 0,
    batch: 0,
    item: 0,
    members: 0,
    presence: 0,
    photo: 0,
    install: 0,
  };
  const groups = new Map<string, readonly string[]>();
  const presences = new Map<string, { availability: string; activity: string }>();
  const photos = new Map<string, GraphPhoto>();
  const catalog = new Map<string, (person: string) => void>();
  const installations = new Set<string>();
  let faults = options.faults;
  let generation = 1;
  let url = '';
  const house: GraphHouse = {
    people,
    groups,
    presences,
    photos,
    apps: {
      inCatalog: (app) => catalog.has(app),
      has: (person, app) => installations.has(`${person} ${app}`),
      install: (person, app) => {
        installations.add(`${person} ${app}`);
        catalog.get(app)?.(person);
      },
    },
    pageSize,
    linkRoot: () => `${options.linkRoot ?? url}/v1.0`,
    generation: () => generation,
    fault: (kind, id) => {
      const count = counts[kind]++;
      return faults?.({ kind, id, count });
    },
    throttle: unitCounter(units, clock),
  };
  const server = createServer((request, response) => {
    answer(house, request)
      .catch(() => failure(400))
      .then((reply) => write(response, reply))
      .catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    set: (user) => people.set(user),
    remove: (id, reason) => void people.remove(id, reason),
    group: (id, members) => void groups.set(id.toLowerCase(), members),
    presence: (id, availability, activity = availability) =>
      void presences.set(id.toLowerCase(), { availability, activity }),
    photo: (id, photo) => {
      if (photo) photos.set(id.toLowerCase(), photo);
      else photos.delete(id.toLowerCase());
    },
    app: (id, installed = () => undefined) => void catalog.set(id.toLowerCase(), installed),
    faults: (plan) => {
      faults = plan;
    },
    expireTokens: () => {
      generation += 1;
    },
    counts: () => ({ ...counts }),
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

async function answer(house: GraphHouse, request: IncomingMessage): Promise<GraphReply> {
  const body = await readBody(request);
  if (!/^Bearer \S/.test(request.headers.authorization ?? '')) return failure(401);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = /^\/(?:v1\.0|beta)(\/.*)$/.exec(pathname)?.[1];
  if (path === undefined) return failure(404, 'ResourceNotFound');
  if (path === '/$batch') {
    return request.method === 'POST'
      ? answerBatch(house, JSON.parse(body))
      : failure(405, 'MethodNotAllowed');
  }
  if (path === '/communications/getPresencesByUserId') {
    return request.method === 'POST'
      ? answerPresence(house, JSON.parse(body))
      : failure(405, 'MethodNotAllowed');
  }
  const owner = /^\/users\/([^/]+)\/teamwork\/installedApps$/.exec(path)?.[1];
  if (owner !== undefined && request.method === 'POST')
    return answerInstall(house, decodeURIComponent(owner), JSON.parse(body));
  if (request.method !== 'GET') return failure(403);
  const group = /^\/groups\/([^/]+)\/transitiveMembers$/.exec(path)?.[1];
  if (group !== undefined) return answerMembers(house, decodeURIComponent(group), searchParams);
  if (path === '/users') return answerList(house, searchParams);
  if (/^\/users\/(microsoft\.graph\.)?delta(\(\))?$/.test(path)) return answerDelta(house, searchParams);
  const pictured = /^\/users\/([^/]+)\/photos\/48x48\/\$value$/.exec(path)?.[1];
  if (pictured !== undefined) {
    return answerPhoto(house, decodeURIComponent(pictured), request.headers['if-none-match']);
  }
  const id = /^\/users\/([^/]+)$/.exec(path)?.[1];
  if (id !== undefined) return answerPerson(house, 'person', decodeURIComponent(id), searchParams);
  return failure(400, 'BadRequest');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function write(response: ServerResponse, reply: GraphReply): void {
  if (reply.spoilt === 'reset') {
    response.destroy();
    return;
  }
  if (reply.spoilt === 'html') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html><body>Sign in</body></html>');
    return;
  }
  if (reply.bytes || reply.status === 304) {
    response.writeHead(reply.status, { ...reply.headers });
    if (reply.slow === undefined) response.end(reply.bytes);
    else setTimeout(() => response.end(reply.bytes), reply.slow).unref();
    return;
  }
  const json = JSON.stringify(reply.body ?? {});
  const type = reply.spoilt === 'text' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(reply.status, { 'Content-Type': type, ...reply.headers });
  if (reply.slow !== undefined) {
    response.write(json.slice(0, 1));
    setTimeout(() => response.end(json.slice(1)), reply.slow).unref();
    return;
  }
  response.end(reply.spoilt === 'truncated' ? json.slice(0, json.length / 2) : json);
}
