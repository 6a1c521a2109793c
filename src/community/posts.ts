import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import type { Messenger } from '../notices/deliver';
import type { NoticeContent, NoticeStore, Route } from '../notices/notice';
import type { NoticeKinds } from '../notices/render';
import type { Locale } from '../people/person';

/** Where the community is spoken to. */
export interface Community {
  readonly messenger: Messenger;
  /** True where posts have buttons; elsewhere they are words, and whoever reads them answers by their number. */
  readonly hasButtons: boolean;
}

/**
 * What the bot says to the community: like a notice, but to nobody in particular. It is written with the change that
 * causes it, said at most once, and kept true where the place allows. Its recipient is {@link COMMUNITY}.
 */
export type PostStore = Omit<NoticeStore, 'stands'>;

/** Stands for everybody, where a notice names a person. */
export const COMMUNITY = '';

/** Writes posts inside the transaction of the change that causes them. */
export interface PostWriter {
  /**
   * @param route that of the conversation which causes it.
   * @returns false when this was posted before, whatever became of that; then nothing is written.
   */
  write(content: NoticeContent, dueAt: number, route: Route): boolean;
  /** The subject changed: what stands is made anew, and what was not sent tells what is true. */
  touch(content: NoticeContent, at: number): void;
  /** The subject is gone: what was not sent never is, and what stands is removed. */
  withdraw(content: NoticeContent, at: number): void;
}

/** A post; `plain` is for places that know no cards. */
export interface Post extends Reply {
  readonly plain: string;
}

/**
 * Makes posts of one kind, from what is stored at the moment of sending; undefined when there is nothing to tell any
 * more. Everybody in the community reads it.
 *
 * @param isNew false once it stands there and is to be made anew.
 */
export type PostKind = (subject: number, words: Messages, isNew: boolean) => Promise<Post | undefined>;

/**
 * Every kind of post, in the language of the house. All are told at most once, since saying it twice is worse than
 * never, and nobody asked for any.
 */
export function createPostKinds(kinds: Readonly<Record<string, PostKind>>, locale: Locale): NoticeKinds {
  const words = messages(locale);
  return {
    render: async ({ content: { kind, subject }, message }) =>
      kinds[kind]?.(subject, words, message === undefined),
    is: () => true,
  };
}
