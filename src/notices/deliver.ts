import type { Reply } from '../chat/command';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { PersonId } from '../people/person';
import type { Notice, NoticeContent, NoticeStore, Route, SentMessage, WhyNot } from './notice';
import type { NoticeKinds } from './render';

/** What came of an attempt to reach somebody. */
export type Outcome =
  | { readonly kind: 'sent'; readonly message: SentMessage; readonly route: Route }
  /** Nothing stands there any more. */
  | { readonly kind: 'removed' }
  /** Not sent, to be tried again; `after` is what Teams asks us to wait, in ms. */
  | { readonly kind: 'later'; readonly after: number | undefined }
  /** Not even tried: the limits of Teams leave room after so many ms. */
  | { readonly kind: 'wait'; readonly after: number }
  /** No answer: it may have arrived. */
  | { readonly kind: 'unsure'; readonly after: number | undefined }
  | { readonly kind: 'blocked' | 'not-installed' | 'failed' };

/** Reaches people in their own chat with the bot. */
export interface Messenger {
  /** @param begin told right before the message leaves. */
  send(recipient: PersonId, route: Route, reply: Reply, begin: () => Promise<void>): Promise<Outcome>;
  /** Puts another card into a message of ours. */
  update(route: Route, message: SentMessage, reply: Reply): Promise<Outcome>;
  remove(route: Route, message: SentMessage): Promise<Outcome>;
}

/** A notice as a card in the recipient's language; undefined when there is nothing to tell any more. */
export type Render = (
  notice: Pick<Notice, 'recipient' | 'content' | 'message'>,
) => Promise<Reply | undefined>;

/** After a crash in the middle of a send, the notice is looked at again after this time, in ms. */
export const LEASE = 60_000;
/** First pause after a failure, in ms; each further one is twice as long. */
const FIRST_PAUSE = 2_000;
export const LONGEST_PAUSE = 60 * 60 * 1000;
/** About half a day of trying. */
const MOST_ATTEMPTS = 20;
const BATCH = 200;
/** So many people are written to at the same time: at half a second a message, as many as Teams allows. */
const LANES = 25;

/**
 * Sends the notices that are due, oldest first: each at least once, or at most once where its kind says so.
 *
 * @returns when to look again, in ms since 1970; undefined when nothing waits.
 */
export function createDeliver(deps: {
  readonly store: Omit<NoticeStore, 'stands'>;
  readonly messenger: Messenger;
  readonly kinds: NoticeKinds;
  /** True when nobody is to be told what they did not ask for. */
  readonly quiet?: boolean | undefined;
  /** Told after a notice reached nobody, for whoever wants to look at once; what follows from it is stored already. */
  readonly onUndelivered?: ((content: NoticeContent, why: WhyNot) => void) | undefined;
  readonly clock: Clock;
  /** From 0 to 1; spreads what is tried again. */
  readonly random?: () => number;
  readonly log: Log;
}): (signals?: Signals) => Promise<number | undefined> {
  const { store, messenger, kinds, clock, log, random = Math.random } = deps;

  /** The outcome; undefined when there is nothing to tell. */
  async function attempt(notice: Notice): Promise<Outcome | undefined> {
    const { message, route, recipient } = notice;
    const begin = () => store.begin(notice.id, clock() + LEASE);
    const reply = await kinds.render(notice);
    if (message) {
      await begin();
      return reply ? messenger.update(route, message, reply) : remove(route, message);
    }
    if (!reply) return undefined;
    // Nobody knows how the last send ended.
    if (notice.begun && kinds.is('once', notice.content.kind)) return { kind: 'unsure', after: undefined };
    return messenger.send(recipient, route, reply, begin);
  }

  /** What is removed stands nowhere; that it was gone before is as good. */
  async function remove(route: Route, message: SentMessage): Promise<Outcome> {
    const outcome = await messenger.remove(route, message);
    return outcome.kind === 'sent' ? { kind: 'removed' } : outcome;
  }

  async function deliver(notice: Notice): Promise<void> {
    const { content, message } = notice;
    if (!message && notice.unreachable) return giveUp(notice, notice.unreachable);
    if (deps.quiet && !message && kinds.is('unasked', content.kind)) return giveUp(notice, 'off');
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
      case 'unsure':
        if (!message && kinds.is('once', content.kind)) return giveUp(notice, 'unsure');
        return again(notice, outcome.after);
      case 'wait':
        return store.postpone(notice.id, clock() + outcome.after, notice.attempts);
      case 'later':
        return again(notice, outcome.after);
      case 'blocked':
      case 'not-installed':
      case 'failed':
        return giveUp(notice, outcome.kind);
    }
  }

  async function again(notice: Notice, after = 0): Promise<void> {
    if (notice.attempts + 1 >= MOST_ATTEMPTS) return giveUp(notice, 'failed');
    // Up to a quarter less at random, so that what failed together does not come together again.
    const pause = Math.min(FIRST_PAUSE * 2 ** notice.attempts, LONGEST_PAUSE) * (1 - random() / 4);
    // Whatever is said at the other end, a person's line does not stand still for longer.
    const wait = Math.min(Math.max(after, pause), LONGEST_PAUSE);
    await store.postpone(notice.id, clock() + Math.round(wait), notice.attempts + 1);
  }

  /** Told before, a notice is only no longer made anew; else its noun has to know that nobody was reached. */
  async function giveUp(notice: Notice, why: WhyNot): Promise<void> {
    log.warn({ notice: notice.id, kind: notice.content.kind, why }, 'notice dropped');
    if (notice.message) return store.drop(notice, 'failed');
    await store.undelivered(notice, why);
    deps.onUndelivered?.(notice.content, why);
  }

  /** A bug in one notice must not hold up the others; a send whose end nobody knows falls due after its lease. */
  async function broken(notice: Notice, error: unknown): Promise<void> {
    log.error({ err: error, notice: notice.id }, 'notice failed');
    if (notice.attempts + 1 >= MOST_ATTEMPTS) await giveUp(notice, 'failed');
    else await store.look(notice.id, clock() + LEASE, notice.attempts + 1);
  }

  return async ({ stopped = () => false, woken = never } = {}) => {
    const sending = new Map<number, Promise<void>>();
    const failures: unknown[] = [];
    let line: Notice[] = [];

    function start(notice: Notice): void {
      const sent = deliver(notice)
        .catch((error: unknown) => broken(notice, error))
        // The store itself fails.
        .catch((error: unknown) => void failures.push(error))
        .finally(() => sending.delete(notice.id));
      sending.set(notice.id, sent);
    }

    for (;;) {
      if (line.length === 0 && !stopped()) {
        line = (await store.due(clock(), BATCH)).filter(({ id }) => !sending.has(id));
      }
      while (sending.size < LANES && line.length > 0 && !stopped()) start(line.shift() as Notice);
      if (sending.size === 0) return store.nextDue();
      await Promise.race([...sending.values(), woken()]);
      if (failures.length > 0) {
        await Promise.all(sending.values());
        throw failures[0];
      }
    }
  };
}

/** Ends the sending early, or has it look for more while it waits for Teams. */
export interface Signals {
  readonly stopped?: () => boolean;
  /** Resolves when there may be more. */
  readonly woken?: () => Promise<void>;
}

const never = () => new Promise<void>(() => undefined);
