import type { Reply } from '../chat/command';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import type { Notice, NoticeStore, Route, SentMessage } from './notice';

/** What came of an attempt to reach somebody. */
export type Outcome =
  | { readonly kind: 'sent'; readonly message: SentMessage; readonly route: Route }
  /** Nothing stands there any more. */
  | { readonly kind: 'removed' }
  /** To be tried again; `after` is what Teams asks us to wait, in ms. */
  | { readonly kind: 'later'; readonly after: number | undefined }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'failed' };

/** Reaches people in their own chat with the bot. */
export interface Messenger {
  send(recipient: PersonId, route: Route, reply: Reply): Promise<Outcome>;
  /** Puts another card into a message of ours. */
  update(route: Route, message: SentMessage, reply: Reply): Promise<Outcome>;
  remove(route: Route, message: SentMessage): Promise<Outcome>;
}

/** A notice as a card in the recipient's language; undefined when there is nothing to tell any more. */
export type Render = (notice: Pick<Notice, 'recipient' | 'content'>) => Promise<Reply | undefined>;

/** After a crash in the middle of a send, the notice is sent again after this time, in ms. */
const LEASE = 60_000;
/** First pause after a failure, in ms; each further one is twice as long. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60 * 60 * 1000;
/** About half a day of trying. */
const MOST_ATTEMPTS = 20;
const BATCH = 200;
/** So many people are written to at the same time, so that one who cannot be reached holds up nobody. */
const LANES = 6;

/**
 * Sends the notices that are due, oldest first, each at least once.
 *
 * @returns when to look again, in ms since 1970; undefined when nothing waits.
 */
export function createDeliver(deps: {
  readonly store: NoticeStore;
  readonly messenger: Messenger;
  readonly render: Render;
  readonly clock: Clock;
  readonly log: Log;
}): (stopped?: () => boolean) => Promise<number | undefined> {
  const { store, messenger, render, clock, log } = deps;

  async function attempt(notice: Notice): Promise<Outcome | undefined> {
    const { message, route, recipient } = notice;
    const reply = await render(notice);
    if (message) return reply ? messenger.update(route, message, reply) : remove(route, message);
    return reply && messenger.send(recipient, route, reply);
  }

  /** What is removed stands nowhere; that it was gone before is as good. */
  async function remove(route: Route, message: SentMessage): Promise<Outcome> {
    const outcome = await messenger.remove(route, message);
    return outcome.kind === 'sent' ? { kind: 'removed' } : outcome;
  }

  async function deliver(notice: Notice): Promise<void> {
    await store.begin(notice.id, clock() + LEASE);
    const outcome = await attempt(notice);
    switch (outcome?.kind) {
      case undefined:
        return store.drop(notice, 'outdated');
      case 'removed':
        return store.drop(notice, 'removed');
      case 'sent':
        // The recipient was forgotten while it was on its way.
        if (!(await store.delivered(notice, outcome.message, outcome.route)))
          await messenger.remove(outcome.route, outcome.message);
        return;
      case 'blocked':
      case 'failed':
        log.warn({ notice: notice.id, kind: notice.content.kind, outcome: outcome.kind }, 'notice dropped');
        return store.drop(notice, outcome.kind);
      case 'later': {
        if (notice.attempts + 1 >= MOST_ATTEMPTS) {
          log.warn({ notice: notice.id, kind: notice.content.kind }, 'notice dropped after many tries');
          return store.drop(notice, 'failed');
        }
        const pause = Math.min(FIRST_PAUSE * 2 ** notice.attempts, LONGEST_PAUSE);
        return store.postpone(notice.id, clock() + Math.max(outcome.after ?? 0, pause));
      }
    }
  }

  /** Delivers what nobody delivers yet: notices to one person one after the other, to several at the same time. */
  async function lane(taken: Set<number>, busy: Set<PersonId>, stopped: () => boolean): Promise<void> {
    for (;;) {
      const due = await store.due(clock(), BATCH);
      const notice = due.find(({ id, recipient }) => !taken.has(id) && !busy.has(recipient));
      if (!notice || stopped()) return;
      taken.add(notice.id);
      busy.add(notice.recipient);
      try {
        await deliver(notice);
      } catch (error) {
        // A bug in one notice must not hold up the others; it falls due again after its lease.
        log.error({ err: error, notice: notice.id }, 'notice failed');
        if (notice.attempts + 1 >= MOST_ATTEMPTS) await store.drop(notice, 'failed');
      } finally {
        busy.delete(notice.recipient);
      }
    }
  }

  return async (stopped = () => false) => {
    // What was tried waits for the next time, even if it falls due meanwhile.
    const taken = new Set<number>();
    for (;;) {
      const before = taken.size;
      const busy = new Set<PersonId>();
      await Promise.all(Array.from({ length: LANES }, () => lane(taken, busy, stopped)));
      if (taken.size === before || stopped()) return store.nextDue();
    }
  };
}

/** Keeps delivering: at once when somebody says that notices were written, and whenever one falls due. */
export function createDeliveryLoop(
  deliver: (stopped: () => boolean) => Promise<number | undefined>,
  clock: Clock,
  log: Log,
) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function drain(): Promise<void> {
    do {
      again = false;
      try {
        const next = await deliver(() => stopped);
        if (next !== undefined) arm(next - clock());
      } catch (error) {
        log.error({ err: error }, 'delivery failed');
        arm(LEASE);
      }
    } while (again && !stopped);
    // In the same breath as the look at `again`: whoever pokes from here on starts anew.
    running = undefined;
  }

  function arm(delay: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(poke, Math.min(Math.max(delay, 10), LONGEST_PAUSE));
  }

  function poke(): void {
    if (stopped) return;
    again = true;
    running ??= drain();
  }

  return {
    poke,
    /** Waits for the notice that is being sent. */
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
