import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Clock } from '../clock';
import { createActivities } from './connector-activity';
import { createBotClient } from './connector-bot';
import { createChat } from './connector-chat';
import { createConversations } from './connector-conversations';
import { createDrive } from './connector-drive';
import { createEvents } from './connector-events';
import { createFaults } from './connector-faults';
import { createFiles } from './connector-files';
import { Refusal, sendRefusal } from './connector-http';
import { createLimitCounter } from './connector-limits';
import { createPageRoutes } from './connector-page';
import { type ChatPerson, createCompany } from './connector-people';
import { createReading } from './connector-reading';
import { createRest } from './connector-rest';
import type { CommandView, StateView } from './page/wire';

export type { ChatPerson } from './connector-people';
export type { CommandView } from './page/wire';

export interface ConnectorOptions {
  /** Everybody who works here. Asked each time; the same array means that nothing changed. Ids in lower case. */
  readonly people: () => readonly ChatPerson[];
  /** Where this is reachable, such as `http://127.0.0.1:3978`; asked once the port is known. */
  readonly origin: () => string;
  /** Where the bot takes activities; by default `/api/messages` at the origin. */
  readonly botUrl?: () => string;
  readonly clock: Clock;
  readonly tenantId: string;
  /** Offered when somebody types a slash. */
  readonly commands?: readonly CommandView[];
  /** Example questions for an empty chat. */
  readonly prompts?: StateView['prompts'];
  /** Path below which Bot Connector REST is served. */
  readonly prefix?: string;
  /** How long the bot may take for any answer, in milliseconds; as long as in Teams unless told. */
  readonly patience?: number;
}

const PROMPTS: StateView['prompts'] = {
  en: ['Who can help me with pivot tables?', '#power-bi', 'Who speaks French and knows contracts?'],
  de: ['Wer kann mir bei Pivot-Tabellen helfen?', '#power-bi', 'Wer kennt sich mit DSGVO aus?'],
};

/** Plays Teams on this computer: Bot Connector REST for the bot, and a chat page for people. */
export function createConnector(options: ConnectorOptions) {
  const { clock, tenantId, commands = [], prompts = PROMPTS, prefix = '/connector', patience } = options;
  const serviceUrl = () => `${options.origin()}${prefix}/`;
  const botUrl = options.botUrl ?? (() => `${options.origin()}/api/messages`);

  const company = createCompany(options.people);
  const conversations = createConversations({ company, clock });
  const reading = createReading({ conversations, company });
  const events = createEvents({ conversations, company, reading });
  const activities = createActivities({ serviceUrl, tenantId, clock });
  const bot = createBotClient({ botUrl, patience });
  const typing = (person: string, id: string, on: boolean) => events.typing(id, on, [person]);
  const drive = createDrive(options.origin);
  const chat = createChat({ company, conversations, activities, bot, drive, commands, typing });
  const faults = createFaults();
  const limits = createLimitCounter(clock);
  const blocked = new Set<string>();
  const rest = createRest({
    ...{ company, conversations, serviceUrl, tenantId, blocked },
    typing: ({ id, members }) => {
      const people = members().map((person) => person.id);
      events.typing(id, true, people);
    },
  });
  const page = createPageRoutes({ chat, company, conversations, events, reading, commands, prompts });
  const files = createFiles(join(__dirname, 'page'));

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const [pathname = '/', search = ''] = (req.url ?? '/').split('?');
    const query = new URLSearchParams(search);
    const [first = '', second = ''] = pathname.slice(1).split('/');
    if (pathname.startsWith(`${prefix}/v3/`)) {
      const parts = pathname.slice(`${prefix}/v3/`.length).split('/').filter(Boolean).map(decoded);
      limits.note(parts[1]);
      if (faults.strike(req.method ?? '', pathname, res)) return true;
      await rest(req, res, query, parts);
      return true;
    }
    if (first === 'chat' && second !== '') {
      await page(req, res, query, second);
      return true;
    }
    if (first === 'drive') {
      await drive.handle(req, res, pathname.slice('/drive/'.length).split('/').map(decoded));
      return true;
    }
    if (req.method !== 'GET') return false;
    if (pathname === '/') files(res, 'index.html');
    else if (first === 'page') files(res, second);
    else return false;
    return true;
  }

  return {
    /** What a bot finds as `serviceUrl`; ends with a slash. */
    serviceUrl,
    /** What people do, without a page. */
    chat,
    /** All conversations and messages, in order. */
    conversations,
    /** Lets the next REST calls of the bot go wrong. */
    fault: faults.add,
    /** Lets calls go wrong by chance, until told otherwise. */
    faultPlan: faults.plan,
    /** How often the bot said more than Teams takes. */
    violations: limits.violations,
    /** From now on the bot may not write to this person; or again may. */
    block: (person: string, on = true): void => void (on ? blocked.add(person) : blocked.delete(person)),
    /** Empties what a person wrote, could read or took, everywhere. */
    purge(person: string): void {
      conversations.purge(person);
      drive.purge(person);
    },
    /** Answers a request of the bot or of the page; false (and nothing touched) for everybody else's. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      try {
        return await answer(req, res);
      } catch (error) {
        const refusal =
          error instanceof Refusal ? error : new Refusal(500, 'ServiceError', 'Something broke in the demo');
        if (res.headersSent) res.destroy();
        else sendRefusal(res, refusal);
        return true;
      }
    },
    /** Ends open pages and requests to the bot, so that a server can close. */
    close(): void {
      events.close();
      bot.close();
    },
  };
}
export type Connector = ReturnType<typeof createConnector>;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'BadSyntax', 'The path is malformed');
  }
}
