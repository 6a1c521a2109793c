import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentOf } from './connector-content';
import type { Conversation, Conversations, Message } from './connector-conversations';
import { type Json, Refusal, listOf, partOf, readJson, sendJson, textOf } from './connector-http';
import { type Company, memberOf, objectId } from './connector-people';

export interface RestParts {
  readonly company: Company;
  readonly conversations: Conversations;
  readonly serviceUrl: () => string;
  readonly tenantId: string;
  /** People who don't want to hear from the bot. */
  readonly blocked: ReadonlySet<string>;
  /** The bot shows that it writes. */
  readonly typing: (conversation: Conversation) => void;
}

const DEFAULT_PAGE = 50;
const MAX_PAGE = 500;
const methodRefused = () => new Refusal(405, 'MethodNotAllowed', 'Method not allowed');

/** Bot Connector REST, version 3, as far as a bot in Teams calls it. */
export function createRest({ company, conversations, serviceUrl, tenantId, blocked, typing }: RestParts) {
  function placeOf(id: string) {
    const place = conversations.find(id);
    if (!place) throw new Refusal(404, 'ConversationNotFound', 'Conversation not found.');
    return place;
  }

  /** Adds what the bot says; `recipient` counts only for targeted messages. */
  function say(
    conversation: Conversation,
    thread: string | undefined,
    activity: Json,
    targeted = false,
  ): Message {
    const [reader] = conversation.kind === 'personal' ? conversation.members() : [];
    if (reader && blocked.has(reader.id)) {
      throw new Refusal(403, 'MessageWritesBlocked', 'The bot is blocked by the person.');
    }
    let onlyFor: string | undefined;
    if (targeted) {
      onlyFor = objectId(textOf(partOf(activity, 'recipient'), 'id') ?? '');
      if (!conversation.has(onlyFor)) {
        throw new Refusal(400, 'BadSyntax', 'A targeted message needs a recipient in the conversation');
      }
    }
    const content = contentOf(activity);
    if (content.offer && conversation.kind !== 'personal') {
      throw new Refusal(400, 'BadSyntax', 'Files are offered in a 1:1 chat only');
    }
    const draft = { content, onlyFor };
    return conversations.post(conversation, thread === undefined ? draft : { ...draft, thread });
  }

  async function create(req: IncomingMessage) {
    const body = await readJson(req);
    const activity = 'activity' in body ? partOf(body, 'activity') : undefined;
    const channel = textOf(partOf(partOf(body, 'channelData'), 'channel'), 'id');
    if (channel !== undefined) {
      const { conversation } = placeOf(channel);
      if (!activity) throw new Refusal(400, 'BadSyntax', 'A new thread needs an activity');
      const { id } = say(conversation, undefined, activity);
      return { id: `${conversation.id};messageid=${id}`, activityId: id, serviceUrl: serviceUrl() };
    }
    const members = listOf(body, 'members');
    const [member = ''] = members.map((each) => textOf(each, 'id') ?? '');
    if (members.length !== 1 || body['isGroup'] === true) {
      throw new Refusal(400, 'BadSyntax', 'Incorrect conversation creation parameters');
    }
    const conversation = conversations.personal(member);
    if (!conversation) throw new Refusal(403, 'BadSyntax', 'Invalid identity in provided tenant');
    const said = activity && { activityId: say(conversation, undefined, activity).id };
    return { id: conversation.id, serviceUrl: serviceUrl(), ...said };
  }

  async function activities(
    req: IncomingMessage,
    query: URLSearchParams,
    conversationId: string,
    replyTo?: string,
  ) {
    const { conversation, thread } = placeOf(conversationId);
    const activity = await readJson(req);
    const type = textOf(activity, 'type');
    if (type === undefined) throw new Refusal(400, 'BadSyntax', 'An activity needs a type');
    if (type === 'typing') typing(conversation);
    if (type !== 'message') return {};
    const root = replyTo === undefined ? undefined : conversations.message(conversation, replyTo);
    const inThread = thread ?? (conversation.kind === 'channel' ? (root?.thread ?? root?.id) : undefined);
    return { id: say(conversation, inThread, activity, isTargeted(query)).id };
  }

  async function activity(req: IncomingMessage, conversationId: string, id: string) {
    const { conversation } = placeOf(conversationId);
    const message = conversations.message(conversation, id);
    if (!message || message.author !== undefined) {
      throw new Refusal(404, 'ActivityNotFoundInConversation', 'The activity was not found.');
    }
    if (req.method === 'DELETE') {
      conversations.change(message, (changed) => (changed.deleted = true));
      return undefined;
    }
    const content = contentOf(await readJson(req));
    conversations.change(message, (changed) => {
      changed.content = content;
      changed.edited = true;
      changed.seenBy.clear();
    });
    return { id };
  }

  function members(conversation: Conversation, query: URLSearchParams, paged: boolean) {
    const all = conversation.members();
    if (!paged) return all.map((person) => memberOf(person, tenantId));
    const start = Number(query.get('continuationToken') ?? 0) || 0;
    const asked = Number(query.get('pageSize') ?? DEFAULT_PAGE) || DEFAULT_PAGE;
    const end = start + Math.min(Math.max(asked, 1), MAX_PAGE);
    const page = all.slice(start, end).map((person) => memberOf(person, tenantId));
    return { members: page, ...(end < all.length ? { continuationToken: String(end) } : {}) };
  }

  function member(conversation: Conversation, id: string) {
    const person = company.find(objectId(id));
    if (person && conversation.has(person.id)) return memberOf(person, tenantId);
    throw new Refusal(404, 'MemberNotFoundInConversation', 'Member not found in conversation');
  }

  async function route(
    req: IncomingMessage,
    query: URLSearchParams,
    parts: readonly string[],
  ): Promise<[number, unknown?]> {
    const { method } = req;
    const [conversationId, what, id, more] = parts;
    if (conversationId === undefined) {
      if (method !== 'POST') throw methodRefused();
      return [201, await create(req)];
    }
    const { conversation } = placeOf(conversationId);
    if (what === 'activities' && id === undefined && method === 'POST') {
      return [201, await activities(req, query, conversationId)];
    }
    if (what === 'activities' && id !== undefined && more === undefined) {
      if (method === 'POST') return [201, await activities(req, query, conversationId, id)];
      if (method === 'PUT' || method === 'DELETE') return [200, await activity(req, conversationId, id)];
    }
    if (method !== 'GET') throw methodRefused();
    if (what === 'activities' && more === 'members') return [200, members(conversation, query, false)];
    if (what === 'members' && id !== undefined) return [200, member(conversation, id)];
    if (what === 'members' || what === 'pagedmembers') {
      return [200, members(conversation, query, what === 'pagedmembers')];
    }
    throw new Refusal(404, 'NotFound', 'No such resource');
  }

  /** Answers a request below `/v3/`; `parts` is the decoded path after it. */
  return async (
    req: IncomingMessage,
    res: ServerResponse,
    query: URLSearchParams,
    parts: readonly string[],
  ): Promise<void> => {
    if (parts[0] !== 'conversations') throw new Refusal(404, 'NotFound', 'No such resource');
    const [status, body] = await route(req, query, parts.slice(1));
    sendJson(res, status, body);
  };
}

const isTargeted = (query: URLSearchParams): boolean => /^true$/i.test(query.get('isTargetedActivity') ?? '');
