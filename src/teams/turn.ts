import type { Activity } from 'botbuilder';
import type { ChatStore } from '../chat/chats';
import type { Scope, Turn } from '../chat/command';
import { messages, pickLocale } from '../i18n/messages';
import type { Log } from '../log';
import type { Route } from '../notices/notice';
import { storedId } from '../people/name';
import type { PeopleStore } from '../people/people-store';
import { timeZone } from '../people/time-zone';
import type { Locale, Person, PersonId } from '../people/person';

/** From an activity to a turn: who, where, in which language. */
export type ReadTurn = (activity: Activity, log: Log) => Promise<Turn>;

export function createReadTurn(deps: {
  readonly people: PeopleStore;
  readonly chats: ChatStore;
  readonly defaultLocale: Locale;
}): ReadTurn {
  return async (activity, log) => {
    const id = senderId(activity);
    const scope = scopeOf(activity);
    const route = routeOf(activity);
    const known = await deps.people.find(id);
    const { locale: chosen } = known ? await deps.people.choices(id) : {};
    const locale = pickLocale([chosen, known?.language, activity.locale], deps.defaultLocale);
    const words = messages(locale);
    const sender: Person =
      known ?? (await deps.people.meet({ id, name: activity.from.name?.trim() || words.someone }));
    // Whatever a client sends there.
    const told: unknown = activity.localTimezone;
    const zone = typeof told === 'string' ? timeZone(told) : undefined;
    // A write would wait for a sync that writes, and people seldom travel.
    if (zone && zone !== sender.timeZone) await deps.people.wroteFrom(id, zone);
    // The compose box may be that of any chat, and those are not the bot's.
    if (scope === 'personal' && !activity.name?.startsWith('composeExtension/'))
      await deps.chats.remember(id, { conversation: activity.conversation.id, route });
    return {
      sender,
      account: activity.from.id,
      locale,
      words,
      scope,
      private: scope === 'personal' || isTargeted(activity),
      mentioned: mentionedIn(activity),
      route,
      log,
    };
  };
}

/** The Entra object id; people of other channels keep the channel's id. */
export function senderId({ from }: Activity): PersonId {
  return storedId(from.aadObjectId ?? from.id);
}

/** Teams calls a chat of two people personal too; there the bot is no member, and the other one reads along. */
const BETWEEN_PEOPLE = /@unq\.gbl\.spaces$/i;

export function scopeOf({ conversation }: Activity): Scope {
  if (BETWEEN_PEOPLE.test(conversation.id)) return 'group';
  switch (conversation.conversationType) {
    case 'channel':
      return 'channel';
    case 'groupChat':
      return 'group';
    default:
      return conversation.isGroup ? 'group' : 'personal';
  }
}

export function routeOf(activity: Activity): Route {
  const { tenant } = (activity.channelData ?? {}) as { tenant?: { id?: unknown } };
  const tenantId = activity.conversation.tenantId ?? tenant?.id;
  return {
    serviceUrl: activity.serviceUrl,
    tenantId: typeof tenantId === 'string' ? tenantId : undefined,
    botId: activity.recipient.id,
  };
}

/** A message that only the sender and the bot see, in the midst of a group; the answer must be one as well. */
export function isTargeted({ recipient }: Activity): boolean {
  return (recipient as { isTargeted?: unknown }).isTargeted === true;
}

/**
 * The words of a message without the mention of the bot. Other people's mentions become their names.
 *
 * Teams escapes `<`, `>` and `&` of what people type.
 */
export function textOf(activity: Activity): string {
  const isBot = botTags(activity);
  return plain(
    (activity.text ?? '').replace(MENTION, (tag: string, name: string) => (isBot(tag, name) ? ' ' : name)),
  );
}

/** The names of everybody else who is mentioned. */
function mentionedIn(activity: Activity): string[] {
  const isBot = botTags(activity);
  return [...(activity.text ?? '').matchAll(MENTION)].flatMap(([tag, name = '']) =>
    isBot(tag, name) || name.trim() === '' ? [] : [plain(name.trim())],
  );
}

const MENTION = /<at(?:\s[^<>]{0,200})?>([^<>]{0,200})<\/at>/g;

/** Tells the bot's own mentions from those of people. */
function botTags(activity: Activity): (tag: string, name: string) => boolean {
  const bot = activity.recipient.name?.trim().toLowerCase();
  const own = new Set(
    (activity.entities ?? []).flatMap((entity) => {
      const { type, mentioned, text } = entity as {
        type: string;
        mentioned?: { id?: unknown };
        text?: unknown;
      };
      return type === 'mention' && mentioned?.id === activity.recipient.id && typeof text === 'string'
        ? [text]
        : [];
    }),
  );
  return (tag, name) => own.has(tag) || [bot, 'knowwho'].includes(name.trim().toLowerCase());
}

function plain(text: string): string {
  return text.replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  amp: '&',
};
