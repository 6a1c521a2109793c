import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock';
import { AppError } from '../errors';
import type { Log } from '../log';
import type { Directory, DirectoryPage, SyncToken } from '../people/directory';
import type { SendToGraph } from './client';
import { LIST_FIELDS, toChange } from './facts';
import { readPage, type Ask, type ListPage, type Wait } from './page';
import { readProfiles } from './profile-reader';

const START = `/users/delta?$select=${LIST_FIELDS.join(',')}`;
/** A listing that names nobody for so many pages goes round in circles. */
const MOST_EMPTY_PAGES = 1000;

/** The people of a Microsoft 365 tenant, through Graph. */
export function createGraphDirectory({
  send,
  clock = Date.now,
  wait = async (ms) => setTimeout(ms),
  log,
}: {
  send: SendToGraph;
  clock?: Clock;
  wait?: Wait;
  /** Told when Graph keeps the list of people waiting. */
  log?: Log;
}): Directory {
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

  async function* changes(since?: SyncToken): AsyncGenerator<DirectoryPage> {
    let path = since ?? START;
    let begun = since !== undefined;
    let restarted = !begun;
    let restarts = 0;
    for (let empty = 0; empty < MOST_EMPTY_PAGES;) {
      const answer = await readPage(path, begun, { ask, clock, wait: patiently });
      if ('expired' in answer) {
        restarts += 1;
        if (restarts > 3) break;
        // Where Graph says, at first; if that leads nowhere, from the very beginning.
        const restart = restarts === 1 ? answer.restart : undefined;
        path = restart === undefined ? START : withFields(restart);
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
    profiles: (people) => readProfiles(people, { ask, clock, wait }),
    traffic: () => ({ requests, retries }),
  };
}

function toPage(page: ListPage, restarted: boolean): DirectoryPage {
  const changes = page.lines.map(toChange).filter((change) => change !== undefined);
  return { restarted, changes, token: page.next, last: page.last };
}

/** A link to begin again with need not repeat which fields are wanted. */
function withFields(path: string): string {
  if (/[?&](\$|%24)select=/i.test(path)) return path;
  return `${path}${path.includes('?') ? '&' : '?'}$select=${LIST_FIELDS.join(',')}`;
}
