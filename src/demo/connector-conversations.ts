import type { Clock } from '../clock';
import type { ChatKind, FileView, OfferView, Words } from './page/wire';
import type { Json } from './connector-http';
import { type ChatPerson, type Company, objectId } from './connector-people';

export interface Conversation {
  readonly id: string;
  readonly kind: ChatKind;
  /** Missing for a 1:1 chat. */
  readonly title?: Words;
  readonly has: (person: string) => boolean;
  readonly members: () => readonly ChatPerson[];
  readonly messages: Message[];
}

/** A file that the bot would like to hand over, and what it wants to hear again when somebody answers. */
export interface FileOffer extends OfferView {
  readonly acceptContext: unknown;
  readonly declineContext: unknown;
}

/** What a message says. */
export interface Content {
  readonly text: string;
  readonly markdown: boolean;
  readonly cards: readonly Json[];
  readonly files: readonly FileView[];
  readonly suggestions: readonly { readonly title: string; readonly value: string }[];
  /** A file that the reader may take. */
  readonly offer?: FileOffer | undefined;
  readonly summary?: string | undefined;
}

export interface Message {
  readonly id: string;
  readonly conversation: Conversation;
  /** In a channel: the id of the message that began the thread. */
  readonly thread?: string | undefined;
  /** The person who wrote it; the bot when missing. */
  readonly author?: string | undefined;
  readonly at: number;
  /** The only person who sees it. */
  readonly onlyFor?: string | undefined;
  content: Content;
  /** What single people see instead, after they pressed a button on it. */
  readonly seenBy: Map<string, Content>;
  edited: boolean;
  deleted: boolean;
  undelivered: boolean;
  version: number;
}

export type Draft = Pick<Message, 'author' | 'content' | 'onlyFor' | 'thread'>;
type Listener = (message: Message, fresh: boolean) => void;

const nothing: Content = { text: '', markdown: false, cards: [], files: [], suggestions: [] };
const GROUP: Words = { en: 'Quarterly report', de: 'Quartalsbericht' };
const CHANNEL: Words = { en: 'General', de: 'Allgemein' };
const GROUP_SIZE = 4;
export const GROUP_ID = '19:quarterly-report@thread.v2';
export const CHANNEL_ID = '19:general@thread.tacv2';
/** The team that the channel belongs to. */
export const TEAM = { id: CHANNEL_ID, name: 'KnowWho', channelName: CHANNEL.en };

export const isVisible = (message: Message, person: string): boolean =>
  message.conversation.has(person) && (message.onlyFor === undefined || message.onlyFor === person);

/**
 * All conversations and messages of the demo, in the memory of this process. Ids of conversations are made
 * from what they belong to, so that a bot that remembers one finds it again after a restart.
 */
export function createConversations({ company, clock }: { company: Company; clock: Clock }) {
  const known = new Map<string, Conversation>();
  const listeners: Listener[] = [];
  let lastId = 0;

  const group = () => company.all().slice(0, GROUP_SIZE);
  known.set(GROUP_ID, {
    id: GROUP_ID,
    kind: 'groupChat',
    title: GROUP,
    has: (person) => group().some(({ id }) => id === person),
    members: group,
    messages: [],
  });
  known.set(CHANNEL_ID, {
    id: CHANNEL_ID,
    kind: 'channel',
    title: CHANNEL,
    has: (person) => company.find(person) !== undefined,
    members: company.all,
    messages: [],
  });

  const tell = (message: Message, fresh: boolean) =>
    listeners.forEach((listener) => listener(message, fresh));

  /** The 1:1 chat of a person with the bot, always the same; nothing for a stranger. */
  const personal = (id: string): Conversation | undefined => {
    const person = company.find(objectId(id));
    if (!person) return undefined;
    const key = `a:${person.id}`;
    const found = known.get(key);
    if (found) return found;
    const members = () => [company.find(person.id) ?? person];
    const made: Conversation = {
      id: key,
      kind: 'personal',
      has: (other) => other === person.id,
      members,
      messages: [],
    };
    known.set(key, made);
    return made;
  };

  return {
    personal,
    /** A conversation by its id; a channel's id may name a thread after `;messageid=`. */
    find(id: string): { conversation: Conversation; thread?: string } | undefined {
      const [root = '', thread] = id.split(';messageid=');
      const conversation = known.get(root) ?? (root.startsWith('a:') ? personal(root.slice(2)) : undefined);
      if (!conversation) return undefined;
      return thread && conversation.kind === 'channel' ? { conversation, thread } : { conversation };
    },
    /** What a person has in their list: the bot first. */
    of(person: string): Conversation[] {
      return [personal(person), known.get(GROUP_ID), known.get(CHANNEL_ID)].filter(
        (conversation) => conversation !== undefined && conversation.has(person),
      ) as Conversation[];
    },
    message: (conversation: Conversation, id: string): Message | undefined =>
      conversation.messages.find((message) => message.id === id && !message.deleted),
    /** Adds a message at the end. Ids are milliseconds as in Teams, and never the same twice. */
    post(conversation: Conversation, draft: Draft): Message {
      const at = clock();
      lastId = Math.max(lastId + 1, at);
      const message: Message = {
        ...draft,
        id: String(lastId),
        conversation,
        at,
        seenBy: new Map(),
        edited: false,
        deleted: false,
        undelivered: false,
        version: 1,
      };
      conversation.messages.push(message);
      tell(message, true);
      return message;
    },
    /** Applies a change and tells everybody who looks. */
    change(message: Message, change: (message: Message) => void): void {
      change(message);
      message.version += 1;
      tell(message, false);
    },
    /** Empties what a person wrote or alone could read; the newest in their own chat stays, as it says that it is done. */
    purge(person: string): void {
      for (const { kind, has, messages } of known.values()) {
        const own = kind === 'personal' && has(person);
        for (const message of own ? messages.slice(0, -1) : messages) {
          if (!own && message.author !== person && message.onlyFor !== person) continue;
          message.content = nothing;
          message.seenBy.clear();
          message.deleted = true;
          message.version += 1;
          tell(message, false);
        }
      }
    },
    onMessage: (listener: Listener): void => void listeners.push(listener),
  };
}
export type Conversations = ReturnType<typeof createConversations>;
