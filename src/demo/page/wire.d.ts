/** What the connector and the chat page say to each other. Types only: both sides import them. */

export type Language = 'en' | 'de';
/** A text in both languages of the page. */
export type Words = Readonly<Record<Language, string>>;
export type ChatKind = 'personal' | 'groupChat' | 'channel';

/** A colleague as the switcher lists them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly title?: string | undefined;
  readonly department?: string | undefined;
  readonly office?: string | undefined;
  readonly upn?: string | undefined;
  readonly language: Language;
  /** Unread messages in this person's own chat with the bot. */
  readonly unread: number;
}

export interface ChatView {
  readonly id: string;
  readonly kind: ChatKind;
  /** Missing for the chat with the bot, which has the bot's name. */
  readonly title?: Words | undefined;
  readonly members: number;
  readonly unread: number;
  /** First words of the newest message this person can see. */
  readonly preview?: string | undefined;
  /** Milliseconds since 1970 of the newest message. */
  readonly at?: number | undefined;
}

export interface CommandView {
  /** Without the slash. */
  readonly name: string;
  /** Other names; the first one of a language is what the menu writes in that language. */
  readonly aliases?: Readonly<Record<Language, readonly string[]>> | undefined;
  readonly title: Words;
  readonly description: Words;
}

export interface FileView {
  readonly name: string;
  readonly url: string;
}

/** A file that the bot offers. */
export interface OfferView {
  readonly name: string;
  readonly description: string;
  readonly sizeInBytes: number;
  /** What the person answered; absent while they have not. */
  readonly answered?: 'accept' | 'decline' | undefined;
}

/** One message as one person sees it. */
export interface MessageView {
  readonly id: string;
  readonly chat: string;
  /** In a channel: id of the message that began the thread. */
  readonly thread?: string | undefined;
  /** Person who wrote it; missing for the bot. */
  readonly author?: string | undefined;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
  readonly markdown: boolean;
  readonly cards: readonly Readonly<Record<string, unknown>>[];
  readonly files: readonly FileView[];
  readonly suggestions: readonly { readonly title: string; readonly value: string }[];
  readonly offer?: OfferView | undefined;
  readonly summary?: string | undefined;
  /** Nobody else sees it. */
  readonly onlyYou: boolean;
  readonly edited: boolean;
  readonly deleted: boolean;
  /** The bot could not be reached with it; it can be sent again. */
  readonly undelivered: boolean;
  /** Grows with each change of the message. */
  readonly version: number;
}

/** Everything the page needs beside the messages. */
export interface StateView {
  readonly me: string;
  readonly bot: string;
  readonly people: readonly PersonView[];
  readonly chats: readonly ChatView[];
  readonly prompts: Readonly<Record<Language, readonly string[]>>;
}

/** Server-sent events of one person's page. */
export type PageEvent =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'chat'; readonly chat: ChatView }
  | { readonly kind: 'unread'; readonly person: string; readonly unread: number }
  | { readonly kind: 'typing'; readonly chat: string; readonly on: boolean };

/** Why an action on a card came to nothing; `text` is the bot's own explanation, where it gave one. */
export interface Failure {
  readonly reason: 'slow' | 'unreachable' | 'refused';
  readonly text?: string | undefined;
}

/** Answer to a pressed Action.Execute. The card itself arrives with the message. */
export interface ExecuteAnswer {
  readonly failure?: Failure | undefined;
  /** A sentence instead of a card. */
  readonly notice?: string | undefined;
  readonly message?: MessageView | undefined;
}

/** What a dialog shows next; without card and message it closes. */
export interface DialogAnswer {
  readonly failure?: Failure | undefined;
  readonly title?: string | undefined;
  readonly card?: Readonly<Record<string, unknown>> | undefined;
  readonly message?: string | undefined;
}

/** What became of the answer to an offered file; the file itself arrives as a message. */
export interface ConsentAnswer {
  readonly failure?: Failure | undefined;
}

/** What the app offers to put into a message; a hint instead where there is nothing. */
export interface InsertsAnswer {
  readonly failure?: Failure | undefined;
  readonly hint?: string | undefined;
  readonly inserts: readonly {
    readonly title: string;
    readonly under: string;
    readonly card: Readonly<Record<string, unknown>>;
  }[];
}

/** Choices for a typeahead input. */
export interface SearchAnswer {
  readonly failure?: Failure | undefined;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}
