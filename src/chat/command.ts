import type { Card } from '../cards/elements';
import type { Messages } from '../i18n/messages';
import type { Log } from '../log';
import type { Locale, Person } from '../people/person';
import type { NoticeContent, Route } from '../notices/notice';
import type { OfferedFile } from '../privacy/export';
import type { FindInserts } from './insert';

/** Where a turn happens. */
export type Scope = 'personal' | 'group' | 'channel';

/** One message or button press, as commands see it: no Bot Framework in sight. */
export interface Turn {
  /** Who wrote or pressed; authenticated by the channel, never taken from card data. */
  readonly sender: Person;
  /** The sender's id in their channel, for what is addressed to them alone; absent where there is none. */
  readonly account?: string | undefined;
  readonly locale: Locale;
  readonly words: Messages;
  readonly scope: Scope;
  /** True when only the sender sees the answer: a 1:1 chat, or a targeted message. */
  readonly private: boolean;
  /** Names of colleagues the message mentions with an @; they stand in its words too. */
  readonly mentioned?: readonly string[] | undefined;
  /** Where notices that this turn causes are sent from. */
  readonly route: Route;
  readonly log: Log;
}

/** What the bot answers. */
export interface Reply {
  readonly card: Card;
  /** For the notification and the screen reader. */
  readonly summary: string;
  /** The same in plain words, for places that know no cards. */
  readonly plain?: string | undefined;
  /** To be offered besides in a 1:1 chat; the card says it all without. */
  readonly files?: readonly OfferedFile[] | undefined;
  /** What the card tells; in a 1:1 chat it is made anew there when that changes. */
  readonly stands?: NoticeContent | undefined;
}

/** A button's answer to a press; `data` is what the card carried, so foreign and unchecked. */
export type ActionHandler = (turn: Turn, data: unknown) => Promise<Reply>;

/** A dialog: what it shows, and what happens with what was typed. */
export interface Dialog {
  open(turn: Turn, data: unknown): Promise<DialogCard>;
  /** Answers with another card (the dialog stays open) or with a reply that closes it. */
  submit(turn: Turn, data: unknown): Promise<DialogAnswer>;
}

export interface DialogCard {
  readonly title: string;
  readonly card: Card;
}

/** One choice for a field that asks while somebody types. */
export interface Choice {
  readonly title: string;
  /** What the field hands in. */
  readonly value: string;
}

/** What a field offers for what was typed so far, best first; it is asked with every few letters. */
export type Search = (turn: Turn, typed: string) => Promise<readonly Choice[]>;

export type DialogAnswer = { readonly stay: DialogCard } | { readonly done: DialogCard };

/** Texts that help, the manifest and the README show. */
export interface CommandText {
  /** The name in this language, without the slash. */
  readonly title: string;
  readonly description: string;
  readonly example: string;
}

/** One chat command with its buttons and dialogs. */
export interface Command {
  readonly name: keyof Messages['commands'];
  readonly aliases: Readonly<Record<Locale, readonly string[]>>;
  /**
   * True when words after the name belong to it, a pattern when only such words do; otherwise `help me` is a sentence,
   * not the command `help`.
   */
  readonly takesWords: boolean | RegExp;
  /** @param args what stands after the name, or the whole text when a sentence was routed here. */
  run(turn: Turn, args: string): Promise<Reply>;
  readonly actions?: Readonly<Record<string, ActionHandler>>;
  readonly dialogs?: Readonly<Record<string, Dialog>>;
  /** By the name of the data set that a field of a card asks for. */
  readonly searches?: Readonly<Record<string, Search>>;
  /** What people can put into their messages; one command has it. */
  readonly inserts?: FindInserts;
}
