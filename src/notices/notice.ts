import type { PersonId } from '../people/person';

/** The way to somebody who never wrote to the bot: that of the conversation which caused the notice. */
export interface Route {
  readonly serviceUrl: string;
  readonly tenantId?: string | undefined;
  /** The bot's id in that channel. */
  readonly botId: string;
}

/** What a notice is about. Ids only: words are read when it is delivered, so what was deleted is not told. */
export type NoticeContent =
  | { readonly kind: 'thanks'; readonly thanks: number }
  | { readonly kind: 'sentence'; readonly thanks: number }
  /** Takes a message back that was delivered. */
  | { readonly kind: 'retract'; readonly message: SentMessage };

/** Something the bot says on its own, written in the transaction of the change that causes it. */
export interface Notice {
  readonly id: number;
  readonly recipient: PersonId;
  readonly content: NoticeContent;
  readonly route: Route;
  /** Sends that were begun so far. */
  readonly attempts: number;
}

export interface NoticeStore {
  /** Notices that may be sent at `now`, oldest first. */
  due(now: number, limit: number): Promise<readonly Notice[]>;
  /** When the next notice falls due, in ms since 1970. */
  nextDue(): Promise<number | undefined>;
  /** About to be sent. Should the process die, it falls due again at `retryAt`. */
  begin(id: number, retryAt: number): Promise<void>;
  /**
   * Sent; `message` names it in Teams, `route` is the way it took. False when the notice was taken back while it
   * was being sent.
   */
  delivered(id: number, message: SentMessage, route: Route): Promise<boolean>;
  /** Failed for now; to be tried again at `at`. */
  postpone(id: number, at: number): Promise<void>;
  /** Never to be sent: blocked, outdated or failed too often. */
  drop(id: number, why: DropReason): Promise<void>;
}

/** Where a message of ours is in Teams. */
export interface SentMessage {
  readonly conversation: string;
  readonly activity: string;
}

export type DropReason = 'blocked' | 'outdated' | 'failed';
