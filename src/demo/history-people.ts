import { createApp, type App } from '../app';
import { readBadge } from '../champions/badge';
import type { Reply, Turn } from '../chat/command';
import type { Config } from '../config';
import { messages, pickLocale } from '../i18n/messages';
import type { Log } from '../log';
import type { Messenger } from '../notices/deliver';
import type { Route } from '../notices/notice';
import { createCommunityManagers } from '../people/community-managers';
import type { Person, PersonId } from '../people/person';
import { TERMS } from '../privacy/privacy';
import { requestRules } from '../requests-config';
import { createMayBeShown } from '../sqlite/may-be-shown';
import type { Stores } from '../wire';

/** A button that somebody could press. */
interface Button {
  readonly verb: string;
  readonly data: Record<string, unknown>;
}

/** Colleagues of the fictional company who write, press buttons and fill in dialogs as people do, only not in Teams. */
export interface Colleagues {
  /** Writes to the bot. */
  say(person: Person, text: string): Promise<Reply>;
  /** Presses a button of a card that this person has: of the reply, or the newest of those that came on their own. */
  press(person: Person, verb: string, at?: Reply, input?: object): Promise<Reply | undefined>;
  /** Hands in a dialog. */
  fillIn(person: Person, dialog: string, data: object): Promise<void>;
  /** Who has a card that came on its own with this button, longest waiting first; each is told once. */
  asked(verb: string): readonly PersonId[];
  /** Waits until all is delivered and every request waits for a person. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Every button of a card, wherever it stands. */
function buttonsOf(node: unknown): Button[] {
  if (Array.isArray(node)) return node.flatMap(buttonsOf);
  if (!node || typeof node !== 'object') return [];
  const { type, verb, data } = node as { type?: unknown; verb?: unknown; data?: unknown };
  const own =
    type === 'Action.Execute' && typeof verb === 'string' ? [{ verb, data: { ...(data as object) } }] : [];
  return [...own, ...Object.values(node).flatMap(buttonsOf)];
}

/** A second app on the same database, whose messages end in the hands of these colleagues. */
export function createColleagues(
  config: Config,
  stores: Stores,
  { manager, log }: { readonly manager: PersonId; readonly log: Log },
): Colleagues {
  const inbox = new Map<string, { readonly to: PersonId; reply: Reply }>();
  let sent = 0;
  const messenger: Messenger = {
    send: async (to, route, reply, begin) => {
      await begin();
      const activity = `history-${(sent += 1)}`;
      inbox.set(activity, { to, reply });
      return { kind: 'sent', message: { conversation: 'history', activity }, route };
    },
    update: async (route, message, reply) => {
      const had = inbox.get(message.activity);
      if (!had) return { kind: 'removed' };
      had.reply = reply;
      return { kind: 'sent', message, route };
    },
    remove: async (_route, { activity }) => {
      inbox.delete(activity);
      return { kind: 'removed' };
    },
  };
  const app: App = createApp({
    ...stores,
    communityManagers: createCommunityManagers({ named: [manager], people: stores.people }),
    badge: readBadge(),
    mayBeShown: createMayBeShown(stores.db, stores.clock),
    messenger,
    pings: true,
    optIn: config.visibility === 'opt-in',
    weeklyPings: config.weeklyPings,
    timeZone: config.timeZone,
    rules: requestRules(config),
    terms: config.terms ?? TERMS,
    defaultLocale: config.defaultLocale,
    log,
  });
  const route: Route = { serviceUrl: 'http://127.0.0.1/history', tenantId: 'demo', botId: '28:demo' };
  const turn = (sender: Person): Turn => {
    const locale = pickLocale([sender.language], config.defaultLocale);
    return { sender, locale, words: messages(locale), scope: 'personal', private: true, route, log };
  };
  const newest = (person: PersonId, verb: string): Button | undefined =>
    [...inbox.values()]
      .filter(({ to }) => to === person)
      .flatMap(({ reply }) => buttonsOf(reply.card))
      .filter((button) => button.verb === verb)
      .at(-1);
  const asked = (verb: string): PersonId[] => {
    const people = [...inbox.values()].flatMap(({ to, reply }) =>
      buttonsOf(reply.card).some((button) => button.verb === verb) ? [to] : [],
    );
    return [...new Set(people)];
  };
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3;) {
      await new Promise<void>((done) => setImmediate(done));
      const next = await app.deliver();
      const [due] = await stores.requests.due(stores.clock(), 1);
      quiet = due || (next !== undefined && next <= stores.clock()) ? 0 : quiet + 1;
      if (due) app.start();
    }
  };
  return {
    say: (person, text) => app.router.message(turn(person), text),
    press: async (person, verb, at, input = {}) => {
      const button = at ? buttonsOf(at.card).find((one) => one.verb === verb) : newest(person.id, verb);
      if (!button) return undefined;
      return app.router.action(turn(person), verb, { ...button.data, ...input });
    },
    fillIn: async (person, dialog, data) => {
      await app.router.submitDialog(turn(person), dialog, { ...data, dialog });
    },
    asked,
    settle,
    stop: () => app.stop(),
  };
}
