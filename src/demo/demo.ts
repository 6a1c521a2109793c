import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App } from '../app';
import { listCommands } from '../cli/app-package';
import { openResolver } from '../cli/open-resolver';
import type { Config } from '../config';
import type { Log } from '../log';
import type { KnownPerson } from '../people/people-store';
import { everybody } from '../sqlite/everybody';
import { openStores, openSync, run, type Running } from '../wire';
import { company } from './company';
import { createConnector, type Connector } from './connector';
import { startGraphEmulator } from './graph-emulator';
import { fillHistory, withManager } from './history';

const TENANT = '10000000-0000-4000-8000-000000000000';

/**
 * `npm run demo`: the bot with a fictional company, a Graph emulator and a chat page, on this machine only.
 * With `GRAPH_BASE_URL`, people come from there instead.
 *
 * @param say tells the person at the terminal.
 */
export async function demo(given: Config, log: Log, say: (line: string) => void): Promise<Running> {
  const config = withManager(given);
  const emulator = config.graph
    ? undefined
    : await startGraphEmulator({ people: company(), units: Infinity });
  let pretended: number | undefined;
  const stores = openStores(config, () => pretended ?? Date.now(), await openResolver(config.words));
  let people: readonly KnownPerson[] = everybody(stores.db);
  let origin = '';
  let connector: Connector | undefined;
  const pages = (app: App) => {
    const page = createConnector({
      people: () => people,
      origin: () => origin,
      clock: Date.now,
      tenantId: TENANT,
      commands: listCommands(app.commands),
    });
    connector = page;
    app.onForgotten((person) => page.purge(person));
    return (request: IncomingMessage, response: ServerResponse) => page.handle(request, response);
  };
  const running = await run(config, stores, log, { pages }).catch(async (error: unknown) => {
    stores.db.close();
    await emulator?.close();
    throw error;
  });
  origin = `http://${config.host.includes(':') ? '[::1]' : '127.0.0.1'}:${running.server.port}`;

  // The directory may be another one than last time, so nothing of an older listing counts.
  const stopping = new AbortController();
  const graph = config.graph ?? { baseUrl: emulator?.url ?? '' };
  const sync = openSync({ ...config, graph }, stores, log, stopping.signal);
  const synced = sync({ full: true, takeOver: true })
    .then((result) => log.info({ ...result }, 'people are up to date'))
    .catch((error: unknown) => {
      if (stopping.signal.aborted) return;
      log.error({ err: error }, 'people could not be read');
      say('The people could not be read; the page shows those known from before.');
    })
    .then(async () => {
      if (!config.history || stopping.signal.aborted) return;
      say('Twelve weeks of history are being told; this takes a while.');
      const told = await fillHistory(config, stores, { pretend: (at) => (pretended = at), log });
      if (!told) say('There is a history already.');
    })
    .catch((error: unknown) => log.error({ err: error }, 'history could not be told'))
    .finally(() => {
      if (stopping.signal.aborted) return;
      people = everybody(stores.db);
      running.ready();
      say(`KnowWho is ready: open ${origin} (Ctrl+C ends it)`);
    });
  return {
    ...running,
    stop: async () => {
      connector?.close();
      stopping.abort();
      await synced;
      await running.stop();
      await emulator?.close();
    },
  };
}
