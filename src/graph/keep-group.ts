import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import { connectGraph, type GraphSettings } from './client';
import { membersOf } from './group';
import type { Wait } from './page';

/** How often the members are read, in ms. */
const EVERY = 60 * 60_000;
/** When they are read again after they could not be; a permission that was missing may have been granted. In ms. */
const AFTER_TROUBLE = 5 * 60_000;
/** Right after the start nobody is taken for a stranger before they were read, or so many ms have passed. */
const FIRST = 2_000;

/** The members of an Entra group, as they were last read. */
export interface KeptGroup {
  /** In lower case; empty while they could not be read yet. */
  readonly members: () => Promise<ReadonlySet<PersonId>>;
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
  /** For tests: makes time pass. */
  readonly wait?: Wait | undefined;
}): KeptGroup {
  const { graph, group, what, clock, log } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause: Wait = (ms) => setTimeout(ms, undefined, { signal, ref: false });
  const wait = deps.wait ?? pause;
  const send = connectGraph(graph, signal);
  let known: ReadonlySet<PersonId> = new Set();

  async function read(): Promise<boolean> {
    try {
      known = await membersOf(group, { ask: (path, patience) => send(path, patience), clock, wait }, what);
      return true;
    } catch (err) {
      if (!signal.aborted) log.error({ err }, `${what} could not be read.`);
      return false;
    }
  }
  async function keepReading(first: Promise<boolean>): Promise<void> {
    for (let wasRead = await first; !signal.aborted; wasRead = await read())
      await wait(wasRead ? EVERY : AFTER_TROUBLE);
  }
  const first = read();
  const begun = Promise.race([first, pause(FIRST)]).catch(() => undefined);
  const reading = keepReading(first).catch(() => undefined);
  return {
    members: async () => {
      await begun;
      return known;
    },
    stop: async () => {
      stopping.abort();
      await reading;
    },
  };
}
