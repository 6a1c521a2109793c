import type { ChatStore, OwnChat } from '../chat/chats';
import type { Clock } from '../clock';
import type { PersonId } from '../people/person';
import type { Database } from './database';
import { routeOf, type RouteRow } from './written-to';

interface Row extends RouteRow {
  readonly conversation: string;
}

/** The bot's chats in SQLite. */
export function createChatStore(db: Database, clock: Clock = Date.now): ChatStore {
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
  const unwelcome = db.prepare('DELETE FROM welcome WHERE conversation = ?');
  // A new chat would open for somebody who has just removed the app, wherever Teams lets it.
  const notInstalled = db.prepare(`
    INSERT INTO unreached (person, why, since, removed)
    SELECT key, 'not-installed', @now, 1 FROM person
    WHERE id = @person OR key IN (SELECT person FROM chat WHERE conversation = @conversation)
    ON CONFLICT (person) DO UPDATE SET removed = 1, since = iif(why = 'not-installed', excluded.since, since)`);
  const removed = db.prepare<[string], unknown>(
    'SELECT 1 FROM unreached WHERE removed = 1 AND person = (SELECT key FROM person WHERE id = ?)',
  );
  const forgetChat = db.prepare(
    `DELETE FROM chat WHERE conversation = @conversation OR person = (SELECT key FROM person WHERE id = @person)`,
  );
  const left = db.transaction((conversation: string, person: PersonId | undefined) => {
    const whose = { conversation, person: person ?? null };
    unwelcome.run(conversation);
    notInstalled.run({ ...whose, now: clock() });
    forgetChat.run(whose);
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
    unwelcome: async (conversation) => {
      unwelcome.run(conversation);
    },
    left: async (conversation, person) => left.immediate(conversation, person),
    removedIt: async (person) => removed.get(person) !== undefined,
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
    route: routeOf(row),
  };
}
