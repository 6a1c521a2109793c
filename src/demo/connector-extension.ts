import type { Act, Activities } from './connector-activity';
import { type BotClient, wordsOf } from './connector-bot';
import { CARD_TYPE, cardOnly, dialogOf } from './connector-content';
import type { Conversations, Message } from './connector-conversations';
import { type Json, isJson, listOf, partOf, textOf } from './connector-http';
import type { Company } from './connector-people';
import type { DialogAnswer, InsertsAnswer } from './page/wire';

/** Teams asks for so many at once. */
const COUNT = 25;

/** The app as Teams offers it beside the bot: in the compose box, and in the menu of a message. */
export function createExtension(parts: {
  readonly activities: Activities;
  readonly bot: BotClient;
  readonly conversations: Conversations;
  readonly company: Company;
}) {
  const { activities, bot, conversations, company } = parts;
  return {
    /** Searches from the compose box; before the first letter too, as the manifest asks for. */
    inserts: async (act: Act, words: string): Promise<InsertsAnswer> => {
      const parameters =
        words === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'skill', value: words }];
      const value = { commandId: 'findHelpers', parameters, queryOptions: { skip: 0, count: COUNT } };
      const answer = await bot.invoke(activities.invoke(act, 'composeExtension/query', value));
      if ('failure' in answer) return { failure: answer.failure, inserts: [] };
      if (answer.status >= 300)
        return { failure: { reason: 'refused', text: wordsOf(answer.body) }, inserts: [] };
      const found = partOf(isJson(answer.body) ? answer.body : {}, 'composeExtension');
      const inserts = listOf(found, 'attachments').flatMap((attachment) => {
        const card = attachment['content'];
        const { title, subtitle, text } = partOf(partOf(attachment, 'preview'), 'content');
        if (attachment['contentType'] !== CARD_TYPE || !isJson(card) || typeof title !== 'string') return [];
        const under = [subtitle, text].filter((line) => typeof line === 'string' && line !== '');
        return [{ title, under: under.join(' · '), card }];
      });
      return { inserts, hint: textOf(found, 'text') };
    },
    /** Sends what was found; the message is the person's own, and the bot hears nothing of it. */
    insert: (act: Act, card: Json): Message =>
      conversations.post(act.conversation, {
        author: act.person.id,
        content: cardOnly(card),
        thread: act.conversation.kind === 'channel' ? act.thread : undefined,
      }),
    /** Opens the dialog about a message, or hands in what was filled in. */
    async about(act: Act, step: 'fetch' | 'submit', message: Message, data: Json): Promise<DialogAnswer> {
      const { author, content } = message;
      const messagePayload = {
        id: message.id,
        createdDateTime: new Date(message.at).toISOString(),
        from: author ? { user: { id: author, displayName: company.find(author)?.name } } : {},
        body: { contentType: 'text', content: content.text },
      };
      const value = { commandId: 'askAboutMessage', commandContext: 'message', messagePayload };
      const name = `composeExtension/${step === 'fetch' ? 'fetchTask' : 'submitAction'}`;
      const answer = await bot.invoke(
        activities.invoke(act, name, step === 'fetch' ? value : { ...value, data }),
      );
      if ('failure' in answer) return { failure: answer.failure };
      if (answer.status >= 300) return { failure: { reason: 'refused', text: wordsOf(answer.body) } };
      return dialogOf(isJson(answer.body) ? partOf(answer.body, 'task') : {});
    },
  };
}
