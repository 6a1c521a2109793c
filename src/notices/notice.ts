import type { PersonId } from '../people/person';

/** The way to somebody who never wrote to the bot: that of the conversation which caused the notice. */
export interface Route {
  readonly serviceUrl: string;
  readonly tenantId?: string | undefined;
  /** The bot's id in that channel. */
  readonly botId: string;
}

/**
 * What a notice is about: a kind, and the key of its subject. Ids only: words are read when it is delivered, so what
 * was deleted is not told.
 */
export interface NoticeContent {
  readonly kind: string;
  readonly subject: number;
}

/**
 * Something the bot says on its own, written in the transaction of the change that causes it. Once sent it stands in
 * Teams, and is made anew there when its subject changes, or removed when there is nothing to tell any more.
 */
export interface Notice {
  readonly id: number;
  readonly recipient: PersonId;
  readonly content: NoticeContent;
  readonly route: Route;
  /** Tries since it last fell due. */
  readonly attempts: number;
  /** Counts the changes of its subject. */
  readonly version: number;
  /** Where it stands in Teams; absent while it was not sent. */
  readonly message?: SentMessage | undefined;
  /** A send was begun and nobody has heard its end: the process died, or no answer came. */
  readonly begun: boolean;
  /** Known from before: the person is not to be written to. */
  readonly unreachable?: 'blocked' | 'not-installed' | undefined;
}

/**
 * Why a notice reached nobody: the person blocked the bot; has not got it; a send ended without an answer and must not
 * be repeated; Teams refused it for another reason, or kept failing; the house has switched such notices off.
 */
export type WhyNot = 'blocked' | 'not-installed' | 'unsure' | 'failed' | 'off';

/** A notice that reached nobody, and never will. */
export interface Undelivered {
  /** The key of what its kind is about. */
  readonly subject: number;
  readonly recipient: PersonId;
  readonly why: WhyNot;
  /** ms since 1970. */
  readonly at: number;
}

/**
 * What a noun does when its notices reach nobody, by their kind. It runs in the transaction that ends the notice, so
 * a crash leaves both done or neither: it writes down what follows (the ping failed, the next helper is due) and
 * returns; whatever takes time is for the noun's own loop. An unsure one may have arrived: its buttons still count.
 */
export type OnUndelivered = Readonly<Record<string, (notice: Undelivered) => void>>;

export interface NoticeStore {
  /** Notices that may be sent at `now`, oldest first, of each person only the one that is to be told first. */
  due(now: number, limit: number): Promise<readonly Notice[]>;
  /** When the next notice falls due, in ms since 1970. */
  nextDue(): Promise<number | undefined>;
  /** Right before it is sent. Should the process die, it falls due again at `retryAt`, marked as begun. */
  begin(id: number, retryAt: number): Promise<void>;
  /**
   * Sent or made anew as of `version`; it falls due at once if its subject changed since. `message` names it in Teams,
   * `route` is the way it took. False when its recipient is gone and nothing may stand.
   */
  delivered(notice: Pick<Notice, 'id' | 'version'>, message: SentMessage, route: Route): Promise<boolean>;
  /** Not sent, that is certain; to be tried again at `at`. */
  postpone(id: number, at: number, attempts: number): Promise<void>;
  /** To be looked at again at `at`, be it that it was begun or not. */
  look(id: number, at: number, attempts: number): Promise<void>;
  /** It reaches nobody: ends it for good, and tells its noun in the same transaction. */
  undelivered(notice: Pick<Notice, 'id'>, why: WhyNot): Promise<void>;
  /** Done without standing anywhere; a change of its subject since then makes it due again. */
  drop(notice: Pick<Notice, 'id' | 'version'>, why: DropReason): Promise<void>;
  /**
   * A message of ours in somebody's own chat shows something else from now on: what it told before is not made anew
   * there any more, and `content`, if there is any, is.
   */
  stands(
    recipient: PersonId,
    message: SentMessage,
    content: NoticeContent | undefined,
    route: Route,
  ): Promise<void>;
}

/** Where a message of ours is in Teams. */
export interface SentMessage {
  readonly conversation: string;
  readonly activity: string;
}

export type DropReason = 'removed' | 'outdated' | 'failed';
