import { BOT, type Company, languageOf } from './connector-people';
import { type Conversation, type Conversations, type Message, isVisible } from './connector-conversations';
import { viewOf } from './connector-content';
import type { ChatView, PersonView } from './page/wire';

const PREVIEW_LENGTH = 80;

/** Who has read how far. Nobody is asked to have read what was there before they came. */
export function createReading({
  conversations,
  company,
}: {
  conversations: Conversations;
  company: Company;
}) {
  const counts = new Map<string, number>();
  const key = (person: string, conversation: Conversation) => `${person} ${conversation.id}`;
  const unread = (person: string, conversation: Conversation) => counts.get(key(person, conversation)) ?? 0;

  return {
    unread,
    /** Counts a new message for everybody else who can see it; answers who that is. */
    arrived(message: Message): readonly string[] {
      const { conversation, author, onlyFor } = message;
      const readers = onlyFor === undefined ? conversation.members().map(({ id }) => id) : [onlyFor];
      const others = readers.filter((person) => person !== author);
      for (const person of others) {
        counts.set(key(person, conversation), unread(person, conversation) + 1);
      }
      return others;
    },
    read: (person: string, conversation: Conversation): boolean => counts.delete(key(person, conversation)),
    /** What waits in a person's own chat. Groups and channels don't count: they concern nobody in particular. */
    own(person: string): number {
      const conversation = conversations.personal(person);
      return conversation ? unread(person, conversation) : 0;
    },
    /** A line of the person's chat list. */
    chat(person: string, conversation: Conversation): ChatView {
      const last = conversation.messages.findLast(
        (message) => !message.deleted && isVisible(message, person),
      );
      return {
        id: conversation.id,
        kind: conversation.kind,
        title: conversation.title,
        members: conversation.members().length,
        unread: unread(person, conversation),
        preview: last && previewOf(last, person, company),
        at: last?.at,
      };
    },
    /** The lines of the switcher. */
    people(): PersonView[] {
      return company.all().map((person) => ({
        id: person.id,
        name: person.name,
        title: person.title,
        department: person.department,
        office: person.office,
        upn: person.upn,
        language: languageOf(person),
        unread: this.own(person.id),
      }));
    },
  };
}
export type Reading = ReturnType<typeof createReading>;

function previewOf(message: Message, viewer: string, company: Company): string {
  const { text, summary, cards, files, offer, name, author } = viewOf(message, viewer, company);
  const fallback = cards[0]?.['fallbackText'] ?? (offer ?? files[0])?.name;
  const words = summary ?? (text || (typeof fallback === 'string' ? fallback : BOT.name));
  const short = words
    .replace(/[*`]|<\/?at>/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, PREVIEW_LENGTH);
  return author === undefined || author === viewer ? short : `${name.split(' ')[0] ?? name}: ${short}`;
}
