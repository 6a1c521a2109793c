import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Act } from './connector-activity';
import type { Chat } from './connector-chat';
import { viewOf } from './connector-content';
import { isVisible } from './connector-conversations';
import type { Conversations } from './connector-conversations';
import type { Events } from './connector-events';
import { Refusal, isJson, partOf, readJson, sendJson, textOf } from './connector-http';
import { BOT, type Company } from './connector-people';
import type { Reading } from './connector-reading';
import type { CommandView, Language, StateView } from './page/wire';

export interface PageParts {
  readonly chat: Chat;
  readonly company: Company;
  readonly conversations: Conversations;
  readonly events: Events;
  readonly reading: Reading;
  readonly commands: readonly CommandView[];
  readonly prompts: StateView['prompts'];
}

/** What the chat page asks: reading at `GET /chat/…`, acting at `POST /chat/…`. */
export function createPageRoutes(parts: PageParts) {
  const { chat, company, conversations, events, reading } = parts;

  function viewer(query: URLSearchParams): string {
    const person = company.find(query.get('as') ?? '') ?? company.all()[0];
    if (person) return person.id;
    throw new Refusal(503, 'ServiceUnavailable', 'Nobody works here yet');
  }

  function read(res: ServerResponse, query: URLSearchParams, what: string): void {
    if (what === 'commands') return sendJson(res, 200, parts.commands);
    const me = viewer(query);
    if (what === 'events') return events.open(me, res);
    if (what === 'state') {
      const chats = conversations.of(me).map((conversation) => reading.chat(me, conversation));
      const state: StateView = { me, bot: BOT.name, people: reading.people(), chats, prompts: parts.prompts };
      return sendJson(res, 200, state);
    }
    if (what === 'messages') {
      const { conversation } = chat.act(me, query.get('chat') ?? '');
      const visible = conversation.messages.filter((message) => isVisible(message, me));
      return sendJson(res, 200, { messages: visible.map((message) => viewOf(message, me, company)) });
    }
    throw new Refusal(404, 'NotFound', 'No such resource');
  }

  async function act(req: IncomingMessage, res: ServerResponse, what: string): Promise<void> {
    const { origin, host } = req.headers;
    if (origin !== undefined && origin !== `http://${host ?? ''}` && origin !== `https://${host ?? ''}`) {
      throw new Refusal(403, 'Forbidden', 'Only this page may write');
    }
    const body = await readJson(req);
    const need = (key: string): string => {
      const value = textOf(body, key)?.trim();
      if (value) return value;
      throw new Refusal(400, 'BadSyntax', `Missing: ${key}`);
    };
    const language = languageIn(textOf(body, 'language'));
    const thread = textOf(body, 'thread');
    const here: Act = chat.act(need('as'), need('chat'), { language, thread });
    const value = isJson(body['value']) ? body['value'] : {};
    switch (what) {
      case 'open':
        await chat.open(here);
        return sendJson(res, 200, {});
      case 'read':
        events.read(here.person.id, here.conversation);
        return sendJson(res, 200, {});
      case 'send': {
        const { message } = chat.send(here, need('text'));
        return sendJson(res, 200, viewOf(message, here.person.id, company));
      }
      case 'again':
        return sendJson(res, 200, { delivered: await chat.again(here, need('message')) });
      case 'submit':
        return sendJson(res, 200, { delivered: await chat.submit(here, need('message'), value) });
      case 'execute':
        return sendJson(res, 200, await chat.execute(here, need('message'), partOf(body, 'action')));
      case 'dialog': {
        const step = textOf(body, 'step') === 'submit' ? 'submit' : 'fetch';
        return sendJson(res, 200, await chat.dialog(here, step, value, textOf(body, 'message')));
      }
      case 'inserts':
        return sendJson(res, 200, await chat.inserts(here, textOf(body, 'words')?.trim() ?? ''));
      case 'insert': {
        const message = chat.insert(here, partOf(body, 'card'));
        return sendJson(res, 200, viewOf(message, here.person.id, company));
      }
      case 'about': {
        const step = textOf(body, 'step') === 'submit' ? 'submit' : 'fetch';
        return sendJson(res, 200, await chat.about(here, step, need('message'), value));
      }
      case 'consent': {
        const action = textOf(body, 'action') === 'accept' ? 'accept' : 'decline';
        return sendJson(res, 200, await chat.consent(here, need('message'), action));
      }
      case 'search': {
        const words = textOf(body, 'words') ?? '';
        return sendJson(res, 200, await chat.search(here, need('message'), need('dataset'), words));
      }
      default:
        throw new Refusal(404, 'NotFound', 'No such resource');
    }
  }

  /** Answers a request below `/chat/`. */
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    query: URLSearchParams,
    what: string,
  ): Promise<void> => {
    if (req.method === 'GET') return read(res, query, what);
    if (req.method === 'POST') return act(req, res, what);
    throw new Refusal(405, 'MethodNotAllowed', 'Method not allowed');
  };
}

const languageIn = (text: string | undefined): Language | undefined =>
  text === 'de' || text === 'en' ? text : undefined;
