import type { Route } from '../notices/notice';
import type { PersonId } from '../people/person';

/** A person's own chat with the bot. */
export interface OwnChat {
  readonly conversation: string;
  readonly route: Route;
}

/** Which chats the bot has, and which of them it greeted. */
export interface ChatStore {
  /** The person wrote here, so this is where they are reached from now on; they have not blocked the bot. */
  remember(person: PersonId, chat: OwnChat): Promise<void>;
  find(person: PersonId): Promise<OwnChat | undefined>;
  /** Teams no longer knows this chat. */
  forget(person: PersonId): Promise<void>;
  /** True exactly once for a conversation, until the app is removed there. */
  welcome(conversation: string): Promise<boolean>;
  /** The greeting did not arrive: the next sign of the installation tries again. */
  unwelcome(conversation: string): Promise<void>;
  /**
   * The app was removed there. Whose own chat it was is not written to any more, until they write or install it again.
   *
   * @param person whose own chat it is, where that is told.
   */
  left(conversation: string, person?: PersonId): Promise<void>;
  /** They removed the app and have not had it since. */
  removedIt(person: PersonId): Promise<boolean>;
}
