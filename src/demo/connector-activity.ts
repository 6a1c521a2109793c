import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { CHANNEL_ID, TEAM, type Conversation } from './connector-conversations';
import type { Json } from './connector-http';
import { BOT, type ChatPerson, accountId, clientLocale } from './connector-people';
import type { Language } from './page/wire';

/** Who does something, where, and in which language their client is set. */
export interface Act {
  readonly person: ChatPerson;
  readonly conversation: Conversation;
  readonly thread?: string | undefined;
  readonly language?: Language | undefined;
}

const MENTION = new RegExp(`@${BOT.name}\\b`, 'i');
export const mentionsBot = (text: string): boolean => MENTION.test(text);

/** Builds the activities that Teams would send to the bot. */
export function createActivities(place: { serviceUrl: () => string; tenantId: string; clock: Clock }) {
  /** What every activity carries. */
  function base({ person, conversation, thread, language }: Act): Json {
    const now = new Date(place.clock()).toISOString();
    const locale = clientLocale(person, language);
    const { kind } = conversation;
    const tenant = { id: place.tenantId };
    return {
      channelId: 'msteams',
      serviceUrl: place.serviceUrl(),
      timestamp: now,
      localTimestamp: now,
      from: { id: accountId(person.id), name: person.name, aadObjectId: person.id },
      recipient: BOT,
      conversation: {
        id: thread ? `${conversation.id};messageid=${thread}` : conversation.id,
        conversationType: kind,
        tenantId: place.tenantId,
        ...(kind === 'personal' ? {} : { isGroup: true }),
        ...(conversation.title ? { name: conversation.title.en } : {}),
      },
      channelData: {
        tenant,
        ...(kind === 'channel'
          ? {
              team: { id: TEAM.id, name: TEAM.name },
              channel: { id: CHANNEL_ID, name: TEAM.channelName },
              teamsTeamId: TEAM.id,
              teamsChannelId: CHANNEL_ID,
            }
          : {}),
      },
      locale,
      entities: [clientEntity(person, locale)],
    };
  }

  return {
    /** A written message. The bot is mentioned where its name stands behind an @. */
    message(act: Act, id: string, text: string, { targeted = false, replyTo = act.thread } = {}): Json {
      const activity = base(act);
      const mention = { type: 'mention', text: `<at>${BOT.name}</at>`, mentioned: BOT };
      const mentioned = act.conversation.kind !== 'personal' && mentionsBot(text);
      return {
        ...activity,
        type: 'message',
        id,
        text: mentioned ? text.replace(MENTION, mention.text) : text,
        textFormat: 'plain',
        ...(replyTo ? { replyToId: replyTo } : {}),
        ...(targeted ? { recipient: { ...BOT, isTargeted: true } } : {}),
        entities: [...(activity['entities'] as Json[]), ...(mentioned ? [mention] : [])],
      };
    },
    /** A pressed Action.Submit: a message without text. */
    submit(act: Act, id: string, replyToId: string, value: Json): Json {
      return { ...base(act), type: 'message', id, replyToId, value };
    },
    /** Something that the bot must answer at once. */
    invoke(act: Act, name: string, value: Json, replyToId?: string): Json {
      const from = replyToId === undefined ? {} : { replyToId };
      return { ...base(act), type: 'invoke', id: `f:${randomUUID()}`, name, value, ...from };
    },
    /** The person opens the chat for the first time, which installs the app for them. */
    installation(act: Act): Json[] {
      const activity = base(act);
      return [
        {
          ...activity,
          type: 'conversationUpdate',
          id: `f:${randomUUID()}`,
          membersAdded: [activity['from'], { id: BOT.id }],
        },
        { ...activity, type: 'installationUpdate', id: `f:${randomUUID()}`, action: 'add' },
      ];
    },
  };
}
export type Activities = ReturnType<typeof createActivities>;

function clientEntity(person: ChatPerson, locale: string): Json {
  return {
    type: 'clientInfo',
    locale,
    country: person.country ?? locale.split('-')[1] ?? 'US',
    platform: 'Web',
    timezone: person.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
