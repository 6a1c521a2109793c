import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import { connectGraph, type GraphSettings } from './client';
import { membersOf } from './group';

/** How often the members are read, in ms. */
const EVERY = 60 * 60_000;

/** The members of an Entra group, as they were last read. */
export interface KeptGroup {
  /** In lower case; empty until they were read for the first time. */
  readonly members: () => ReadonlySet<PersonId>;
  readonly stop: () => Promise<void>;
}

/** Reads a group at once and again every hour; while it cannot be read, whoever was in it last still is. */
export function keepGroup(deps: {
  readonly graph: GraphSettings;
  readonly group: string;
  /** What it is, for the log. */
  readonly what: string;
  readonly clock: Clock;
  readonly log: Log;
}): KeptGroup {
  const { graph, group, what, clock, log } = deps;
  const stopping = new AbortController();
  const send = connectGraph(graph, stopping.signal);
  let known: ReadonlySet<PersonId> = new Set();

  const wait = async (ms: number) => setTimeout(ms, undefined, { signal: stopping.signal, ref: false });
  async function read(): Promise<void> {
    try {
      known = await membersOf(group, { ask: (path, patience) => send(path, patience), clock, wait }, what);
    } catch (err) {
      if (!stopping.signal.aborted) log.error({ err }, `${what} could not be read.`);
    }
  }
  let reading = read();
  const again = (): void => void (reading = reading.then(read));
  const timer = setInterval(again, EVERY).unref();
  return {
    members: () => known,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await reading;
    },
  };
}
