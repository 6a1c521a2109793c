import { setTimeout } from 'node:timers/promises';
import { stopwatch, type Clock } from '../clock';
import { AppError } from '../errors';
import type { Log } from '../log';
import { PROFILE_FIELDS } from '../people/person';
import type { Directory, DirectoryPage, SyncToken } from '../people/directory';
import type { SendToGraph } from './client';
import { LIST_FIELDS, MANAGER, START, toChange } from './facts';
import { membersOf } from './group';
import { readPage, type Ask, type ListPage, type Wait } from './page';
import { readProfiles } from './profile-reader';
import { limited, scopeOf, unmarkToken, type ScopeSettings } from './scope';

/** A listing that names nobody for so many pages goes round in circles. */
const MOST_EMPTY_PAGES = 1000;

/** The people of a Microsoft 365 tenant, through Graph. */
export function createGraphDirectory({
  send,
  clock = stopwatch,
  stopped,
  wait = async (ms) => setTimeout(ms, undefined, stopped ? { signal: stopped } : {}),
  log,
  scope: settings = {},
}: {
  send: SendToGraph;
  /** For waiting only; one that can be put back would make waits of days. */
  clock?: Clock;
  /** Ends waiting; the sender has a signal of its own. */
  stopped?: AbortSignal | undefined;
  wait?: Wait;
  /** Told when Graph keeps the list of people waiting. */
  log?: Log;
  /** Whom and what to read; everybody and everything unless told. */
  scope?: ScopeSettings | undefined;
}): Directory {
  const fields = settings.fields?.length ? settings.fields : PROFILE_FIELDS;
  const { manager, newcomerWeeks } = settings;
  const listed = [...LIST_FIELDS, ...(manager ? [MANAGER] : []), ...(newcomerWeeks ? [START] : [])].join(',');
  const start = `/users/delta?$select=${listed}`;
  let requests = 0;
  let retries = 0;
  const ask: Ask = (path, patience, again, body) => {
    requests += 1;
    if (again) retries += 1;
    return send(path, patience, body);
  };

  const patiently: Wait = (ms) => {
    log?.warn(
      { seconds: Math.round(ms / 1000) },
      'Graph does not give the list of people; asking again soon.',
    );
    return wait(ms);
  };

  const tools = { ask, clock, wait: patiently };

  async function* changes(token?: SyncToken): AsyncGenerator<DirectoryPage> {
    const members = settings.group === undefined ? undefined : await membersOf(settings.group, tools);
    const scope = scopeOf(settings, members);
    // Members that may not be seen look like none; that must not empty the house.
    if (members?.size === 0)
      throw new AppError('unavailable', 'PEOPLE_GROUP has no members that can be read.');
    for await (const page of pages(unmarkToken(token, scope))) yield limited(page, scope);
  }

  async function* pages(since?: SyncToken): AsyncGenerator<DirectoryPage> {
    let path = since ?? start;
    let begun = since !== undefined;
    let restarted = !begun;
    let restarts = 0;
    for (let empty = 0; empty < MOST_EMPTY_PAGES;) {
      const answer = await readPage(path, begun, tools);
      if ('expired' in answer) {
        restarts += 1;
        if (restarts > 3) break;
        // Where Graph says, at first; if that leads nowhere, from the very beginning.
        const restart = restarts === 1 ? answer.restart : undefined;
        path = restart === undefined ? start : withFields(restart, listed);
        begun = restart !== undefined;
        restarted = true;
        continue;
      }
      const page = toPage(answer.page, restarted);
      yield page;
      if (page.last) return;
      empty = page.changes.length > 0 ? 0 : empty + 1;
      path = page.token;
      begun = true;
      restarted = false;
    }
    throw new AppError('unavailable', 'The list of people cannot be read: Graph leads in circles.');
  }

  return {
    changes,
    profiles: (people) => readProfiles(people, { ask, clock, wait, fields }),
    traffic: () => ({ requests, retries }),
  };
}

function toPage(page: ListPage, restarted: boolean): DirectoryPage {
  const changes = page.lines.map(toChange).filter((change) => change !== undefined);
  return { restarted, changes, token: page.next, last: page.last };
}

/** A link to begin again with need not repeat which fields are wanted. */
function withFields(path: string, fields: string): string {
  if (/[?&](\$|%24)select=/i.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}$select=${fields}`;
}
