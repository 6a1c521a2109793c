import type { ChatStore, OwnChat } from '../chat/chats';
import type { Database } from './database';

interface Row {
  readonly conversation: string;
  readonly service_url: string;
  readonly tenant: string | null;
  readonly bot: string;
}

/** The bot's chats in SQLite. */
export function createChatStore(db: Database): ChatStore {
  const remember = db.prepare(`
    INSERT INTO chat (person, conversation, service_url, tenant, bot)
    SELECT key, @conversation, @serviceUrl, @tenant, @bot FROM person WHERE id = @person
    ON CONFLICT (person) DO UPDATE SET conversation = excluded.conversation,
      service_url = excluded.service_url, tenant = excluded.tenant, bot = excluded.bot
    WHERE conversation <> excluded.conversation OR service_url <> excluded.service_url OR bot <> excluded.bot
      OR tenant IS NOT excluded.tenant`);
  const unreached = db.prepare<[string], unknown>(
    'SELECT 1 FROM unreached WHERE person = (SELECT key FROM person WHERE id = ?)',
  );
  const reached = db.prepare('DELETE FROM unreached WHERE person = (SELECT key FROM person WHERE id = ?)');
  const find = db.prepare<[string], Row>(
    'SELECT conversation, service_url, tenant, bot FROM chat JOIN person ON key = person WHERE id = ?',
  );
  const forget = db.prepare('DELETE FROM chat WHERE person = (SELECT key FROM person WHERE id = ?)');
  const welcome = db.prepare('INSERT OR IGNORE INTO welcome (conversation) VALUES (?)');
  const left = db.transaction((conversation: string) => {
    db.prepare('DELETE FROM welcome WHERE conversation = ?').run(conversation);
    db.prepare('DELETE FROM chat WHERE conversation = ?').run(conversation);
  });
  return {
    remember: async (person, { conversation, route }) => {
      if (unreached.get(person)) reached.run(person);
      const known = find.get(person);
      // Even a write that changes nothing would wait for a sync that writes.
      if (known && isSame(known, conversation, route)) return;
      remember.run({
        person,
        conversation,
        serviceUrl: route.serviceUrl,
        tenant: route.tenantId ?? null,
        bot: route.botId,
      });
    },
    find: async (person) => {
      const row = find.get(person);
      return row && toChat(row);
    },
    forget: async (person) => {
      forget.run(person);
    },
    welcome: async (conversation) => welcome.run(conversation).changes === 1,
    left: async (conversation) => left.immediate(conversation),
  };
}

function isSame(row: Row, conversation: string, route: OwnChat['route']): boolean {
  return (
    row.conversation === conversation &&
    row.service_url === route.serviceUrl &&
    row.tenant === (route.tenantId ?? null) &&
    row.bot === route.botId
  );
}

function toChat(row: Row): OwnChat {
  return {
    conversation: row.conversation,
    route: { serviceUrl: row.service_url, tenantId: row.tenant ?? undefined, botId: row.bot },
  };
}
