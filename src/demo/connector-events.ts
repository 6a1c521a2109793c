import type { ServerResponse } from 'node:http';
import { viewOf } from './connector-content';
import { type Conversation, type Conversations, type Message, isVisible } from './connector-conversations';
import type { Company } from './connector-people';
import type { Reading } from './connector-reading';
import type { PageEvent } from './page/wire';

/** A comment now and then keeps proxies and browsers from giving up, in milliseconds. */
const HEARTBEAT = 25_000;

/** Keeps the open pages of all people up to date by server-sent events. */
export function createEvents(parts: { conversations: Conversations; company: Company; reading: Reading }) {
  const { conversations, company, reading } = parts;
  const pages = new Map<ServerResponse, string>();
  let heartbeat: NodeJS.Timeout | undefined;

  const write = (page: ServerResponse, event: PageEvent) => page.write(`data: ${JSON.stringify(event)}\n\n`);
  function tell(event: PageEvent, person?: string): void {
    for (const [page, viewer] of pages) if (person === undefined || viewer === person) write(page, event);
  }
  function leave(page: ServerResponse): void {
    pages.delete(page);
    if (pages.size === 0) clearInterval(heartbeat);
  }
  function showChat(person: string, conversation: Conversation): void {
    tell({ kind: 'chat', chat: reading.chat(person, conversation) }, person);
  }
  const showUnread = (person: string) => tell({ kind: 'unread', person, unread: reading.own(person) });

  conversations.onMessage((message: Message, fresh: boolean) => {
    const { conversation } = message;
    const readers = fresh ? reading.arrived(message) : [];
    for (const viewer of new Set(pages.values())) {
      if (!isVisible(message, viewer)) continue;
      tell({ kind: 'message', message: viewOf(message, viewer, company) }, viewer);
      showChat(viewer, conversation);
    }
    if (conversation.kind === 'personal') readers.forEach(showUnread);
  });

  return {
    /** Starts the stream of a person's page. */
    open(person: string, res: ServerResponse): void {
      res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      if (pages.size === 0) {
        heartbeat = setInterval(() => pages.forEach((_, page) => page.write(': still here\n\n')), HEARTBEAT);
        heartbeat.unref();
      }
      pages.set(res, person);
      res.on('close', () => leave(res));
    },
    read(person: string, conversation: Conversation): void {
      if (!reading.read(person, conversation)) return;
      showChat(person, conversation);
      showUnread(person);
    },
    /** Shows one person, or everybody in the conversation, that the bot is writing. */
    typing(chat: string, on: boolean, people: readonly string[]): void {
      people.forEach((person) => tell({ kind: 'typing', chat, on }, person));
    },
    close(): void {
      for (const page of pages.keys()) {
        page.end();
        leave(page);
      }
    },
  };
}
export type Events = ReturnType<typeof createEvents>;
