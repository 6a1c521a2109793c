import type { Act, Activities } from './connector-activity';
import { mentionsBot } from './connector-activity';
import { type BotClient, wordsOf } from './connector-bot';
import { cardOnly, dialogOf, plain, viewOf } from './connector-content';
import type { Conversations, Message } from './connector-conversations';
import { isVisible } from './connector-conversations';
import { type Json, Refusal, isJson, listOf, partOf, textOf } from './connector-http';
import type { Drive } from './connector-drive';
import { createExtension } from './connector-extension';
import type { Company } from './connector-people';
import type { CommandView, ConsentAnswer, DialogAnswer, ExecuteAnswer, SearchAnswer } from './page/wire';

/** The parts that acting in a chat needs. */
export interface ChatParts {
  readonly company: Company;
  readonly conversations: Conversations;
  readonly activities: Activities;
  readonly bot: BotClient;
  /** Where files go that somebody takes. */
  readonly drive: Drive;
  readonly commands: readonly CommandView[];
  /** Tells the pages of a person that the bot is at work. */
  readonly typing: (person: string, chat: string, on: boolean) => void;
}

/** What a person can do in Teams: open, write, press, fill in. The page and tests both act through this. */
export function createChat(parts: ChatParts) {
  const { company, conversations, activities, bot, drive, commands, typing } = parts;
  const opened = new Set<string>();
  const extension = createExtension(parts);

  function messageIn(act: Act, id: string): Message {
    const message = conversations.message(act.conversation, id);
    if (message && isVisible(message, act.person.id)) return message;
    throw new Refusal(404, 'ActivityNotFound', 'No such message here');
  }
  const inThread = (act: Act, message: Message): Act =>
    act.conversation.kind === 'channel' ? { ...act, thread: message.thread ?? message.id } : act;

  async function deliver(act: Act, activity: Json): Promise<boolean> {
    typing(act.person.id, act.conversation.id, true);
    const taken = await bot.deliver(activity);
    typing(act.person.id, act.conversation.id, false);
    return taken;
  }

  /** In a group a slash command is a private matter between the person and the bot. */
  const isPrivate = (act: Act, text: string) =>
    act.conversation.kind !== 'personal' && commands.some((command) => isCommand(text, command));
  const concernsBot = (act: Act, text: string) =>
    act.conversation.kind === 'personal' || mentionsBot(text) || isPrivate(act, text);

  async function hand(act: Act, message: Message, text: string): Promise<boolean> {
    if (!concernsBot(act, text)) return true;
    const targeted = isPrivate(act, text);
    const where = inThread(act, message);
    const activity = activities.message(where, message.id, text, { targeted, replyTo: message.thread });
    const taken = await deliver(act, activity);
    if (message.undelivered === taken) {
      conversations.change(message, (changed) => (changed.undelivered = !taken));
    }
    return taken;
  }

  const chat = {
    /**
     * Who acts where, from ids.
     * @throws Refusal when the person is unknown or not in that chat.
     */
    act(person: string, conversationId: string, rest: Pick<Act, 'language' | 'thread'> = {}): Act {
      const somebody = company.find(person);
      const place = conversations.find(conversationId);
      if (!somebody || !place?.conversation.has(person)) {
        throw new Refusal(404, 'ConversationNotFound', 'No such person or chat');
      }
      return { ...rest, person: somebody, conversation: place.conversation };
    },
    /** Installs the app when the person opens their chat with the bot for the first time in this process. */
    async open(act: Act): Promise<void> {
      if (act.conversation.kind !== 'personal' || opened.has(act.person.id)) return;
      opened.add(act.person.id);
      for (const activity of activities.installation(act)) {
        if (!(await deliver(act, activity))) opened.delete(act.person.id);
      }
    },
    /** Writes a message; `delivered` is settled once the bot took it (or need not). */
    send(act: Act, text: string): { message: Message; delivered: Promise<boolean> } {
      if (act.thread !== undefined) messageIn(act, act.thread);
      const onlyFor = isPrivate(act, text) ? act.person.id : undefined;
      const thread = act.conversation.kind === 'channel' ? act.thread : undefined;
      const draft = { author: act.person.id, content: plain(text), thread, onlyFor };
      const message = conversations.post(act.conversation, draft);
      return { message, delivered: hand(act, message, text) };
    },
    /** Hands a message over that the bot did not take, with its old id. */
    async again(act: Act, id: string): Promise<boolean> {
      const message = messageIn(act, id);
      if (message.author !== act.person.id) throw new Refusal(403, 'Forbidden', 'Not your message');
      return hand(act, message, message.content.text);
    },
    /** Presses an Action.Submit that opens no dialog. */
    async submit(act: Act, id: string, value: Json): Promise<boolean> {
      const where = inThread(act, messageIn(act, id));
      return deliver(act, activities.submit(where, `${id}-${act.person.id}`, id, value));
    },
    /** Presses an Action.Execute. The card in the answer replaces the old one, for this person. */
    async execute(act: Act, id: string, action: Json): Promise<ExecuteAnswer> {
      const message = messageIn(act, id);
      const { trigger = 'manual', ...pressed } = action;
      const value = { action: { type: 'Action.Execute', ...pressed }, trigger };
      const answer = await bot.invoke(
        activities.invoke(inThread(act, message), 'adaptiveCard/action', value, id),
      );
      if ('failure' in answer) return { failure: answer.failure };
      const body = isJson(answer.body) ? answer.body : {};
      const status = typeof body['statusCode'] === 'number' ? body['statusCode'] : answer.status;
      const type = textOf(body, 'type') ?? '';
      if (answer.status >= 300 || status >= 300) {
        return { failure: { reason: 'refused', text: wordsOf(answer.body) } };
      }
      if (type.endsWith('activity.message')) return { notice: textOf(body, 'value') };
      const card = body['value'];
      if (isJson(card) && type.endsWith('card.adaptive')) {
        conversations.change(message, ({ seenBy }) => void seenBy.set(act.person.id, cardOnly(card)));
      }
      return { message: viewOf(message, act.person.id, company) };
    },
    /** Opens a dialog (`fetch`) or sends what was filled in (`submit`). */
    async dialog(act: Act, step: 'fetch' | 'submit', value: Json, id?: string): Promise<DialogAnswer> {
      const where = id === undefined ? act : inThread(act, messageIn(act, id));
      const context = { theme: 'default' };
      const answer = await bot.invoke(activities.invoke(where, `task/${step}`, { data: value, context }, id));
      if ('failure' in answer) return { failure: answer.failure };
      if (answer.status >= 300) return { failure: { reason: 'refused', text: wordsOf(answer.body) } };
      return dialogOf(isJson(answer.body) ? partOf(answer.body, 'task') : {});
    },
    inserts: extension.inserts,
    insert: extension.insert,
    /** The app's dialog about a message, from the message's menu. */
    about: (act: Act, step: 'fetch' | 'submit', id: string, data: Json): Promise<DialogAnswer> => {
      const message = messageIn(act, id);
      return extension.about(inThread(act, message), step, message, data);
    },
    /** Answers an offered file: a yes comes with a place to put it, and holds once the file is there. */
    async consent(act: Act, id: string, action: 'accept' | 'decline'): Promise<ConsentAnswer> {
      const message = messageIn(act, id);
      const { offer } = message.content;
      if (!offer || offer.answered) throw new Refusal(404, 'ActivityNotFound', 'No file waits for an answer');
      const place = action === 'accept' ? drive.reserve(act.person.id, offer.name) : undefined;
      const value = {
        type: 'fileUpload',
        action,
        context: place ? offer.acceptContext : offer.declineContext,
        ...(place ? { uploadInfo: place } : {}),
      };
      const answer = await bot.invoke(activities.invoke(act, 'fileConsent/invoke', value, id));
      if ('failure' in answer) return { failure: answer.failure };
      if (answer.status >= 300) return { failure: { reason: 'refused', text: wordsOf(answer.body) } };
      // The bot says itself why a file did not arrive; then it can be asked for again.
      if (place && !drive.has(place.uniqueId)) return {};
      conversations.change(message, (changed) => {
        changed.content = { ...changed.content, offer: { ...offer, answered: action } };
      });
      return {};
    },
    /** Asks the bot for the choices of a typeahead input. */
    async search(act: Act, id: string, dataset: string, words: string): Promise<SearchAnswer> {
      const options = { skip: 0, top: 15 };
      const value = { kind: 'search', queryText: words, queryOptions: options, dataset };
      const where = inThread(act, messageIn(act, id));
      const answer = await bot.invoke(activities.invoke(where, 'application/search', value, id));
      if ('failure' in answer) return { failure: answer.failure, choices: [] };
      if (answer.status >= 300) return { failure: { reason: 'refused' }, choices: [] };
      const found = listOf(partOf(isJson(answer.body) ? answer.body : {}, 'value'), 'results');
      const choices = found.map((choice) => ({
        title: textOf(choice, 'title') ?? '',
        value: textOf(choice, 'value') ?? '',
      }));
      return { choices };
    },
  };
  return chat;
}
export type Chat = ReturnType<typeof createChat>;

function isCommand(text: string, { name, aliases }: CommandView): boolean {
  const [first = ''] = text.trim().toLowerCase().split(/\s+/);
  return [name, ...(aliases?.de ?? []), ...(aliases?.en ?? [])].some((each) => first === `/${each}`);
}
