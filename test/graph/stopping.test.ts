import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectGraph } from '../../src/graph/client';
import { createGraphDirectory } from '../../src/graph/directory';
import { createSyncPeople } from '../../src/people/sync-people';
import { openDatabase } from '../../src/sqlite/database';
import { createPeopleStore } from '../../src/sqlite/people-store';
import { knownProfiles } from '../fakes/profile-writer';
import { silent } from '../fakes/directory-house';

test.each([
  ['never answers', false],
  ['is busy for a minute', true],
])(
  'a sync that is stopped ends at once when Graph %s, and leaves the database alone then',
  async (_, answers) => {
    const asked = createServer((__, response) => {
      if (!answers) return;
      response.writeHead(503, { 'Retry-After': '60' });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(asked, 'listening');
    const stopping = new AbortController();
    const baseUrl = `http://127.0.0.1:${(asked.address() as AddressInfo).port}`;
    const db = openDatabase('file::memory:');
    const sync = createSyncPeople({
      directory: createGraphDirectory({
        send: connectGraph({ baseUrl }, stopping.signal),
        stopped: stopping.signal,
      }),
      store: createPeopleStore(db, { clock: Date.now, profiles: knownProfiles() }),
      clock: Date.now,
      log: silent,
    });
    const running = sync();
    const ended = expect(running).rejects.toThrow();
    await once(asked, 'request');
    await new Promise(setImmediate);
    const began = performance.now();
    stopping.abort();
    await ended;
    db.close();
    expect(performance.now() - began).toBeLessThan(1000);
    asked.closeAllConnections();
    asked.close();
  },
);
