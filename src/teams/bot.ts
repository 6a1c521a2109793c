import { TeamsActivityHandler, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { welcomeCard } from '../cards/welcome-card';
import type { ChatStore } from '../chat/chats';
import type { Reply, Turn } from '../chat/command';
import type { Router } from '../chat/router';
import type { Clock } from '../clock';
import type { Log } from '../log';
import type { NoticeStore } from '../notices/notice';
import type { Locale } from '../people/person';
import type { OfferedFile } from '../privacy/export';
import type { Answer } from './answer';
import { ConnectorError, type ConnectorClient } from './connector';
import { consentAttachment, createUpload, mayUpload, placedAttachment, readConsent } from './file-consent';
import { createDialogs } from './dialogs';
import { createGuarded, type Guarded } from './guarded';
import { createInserts } from './inserts';
import { createRepeats } from './repeats';
import { actionResponse, answerTo, badInvoke, replyMessage } from './reply';
import { createSearch } from './search';
import { scopeOf, senderId, textOf, type ReadTurn } from './turn';

const executeValue = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200).optional(), data: z.unknown().optional() }),
});
const submitValue = z.looseObject({ verb: z.string().min(1).max(200) });

interface BotDeps {
  readonly router: Router;
  /** Makes an offered file for whoever wants theirs. */
  readonly files: Readonly<Record<OfferedFile['kind'], (turn: Turn) => Promise<OfferedFile>>>;
  /** False in the demo: then files go to this machine as well. */
  readonly authenticated: boolean;
  /** Where files may go; the names of the hosts end so. */
  readonly fileHosts: readonly string[];
  readonly readTurn: ReadTurn;
  readonly chats: ChatStore;
  readonly notices: Pick<NoticeStore, 'stands'>;
  readonly connector: ConnectorClient;
  readonly answer: Answer;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly log: Log;
}

/** From Bot Framework's activities to turns, and from replies back; the only place that knows both. */
export class Bot extends TeamsActivityHandler {
  private readonly once: ReturnType<typeof createRepeats>;
  private readonly upload = createUpload();
  private readonly guarded: Guarded;
  private readonly dialog: (activity: Activity) => Promise<InvokeResponse>;
  private readonly inserts: (activity: Activity) => Promise<InvokeResponse>;
  private readonly search: (activity: Activity) => Promise<InvokeResponse>;

  constructor(private readonly deps: BotDeps) {
    super();
    this.once = createRepeats(deps.clock);
    this.guarded = createGuarded(deps);
    this.dialog = createDialogs({ ...deps, guarded: this.guarded });
    this.inserts = createInserts({ ...deps, guarded: this.guarded });
    this.search = createSearch({ ...deps, guarded: this.guarded });
    this.onMessage(async (context) =>
      this.undelivered(() => this.once(context.activity, () => this.answer(context))),
    );
    this.onInstallationUpdateAdd(async (context) => this.undelivered(() => this.welcome(context)));
    this.onInstallationUpdateRemove(async ({ activity }) => {
      // An update of the app removes and adds it; whoever had it has it still.
      if (activity.action !== 'remove-upgrade') await this.removed(activity);
    });
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      if (membersAdded.some(({ id }) => id === recipient.id))
        await this.undelivered(() => this.welcome(context));
      await next();
    });
    this.onMembersRemoved(async ({ activity }, next) => {
      const { membersRemoved = [], recipient } = activity;
      if (membersRemoved.some(({ id }) => id === recipient.id)) await this.removed(activity);
      await next();
    });
  }

  /** A message: words, or the press of a button on a client without Universal Actions. */
  private async answer(context: TurnContext): Promise<void> {
    const { activity } = context;
    const pressed = submitValue.safeParse(activity.value);
    let turned: Turn | undefined;
    const reply = await this.guarded(
      activity,
      (turn) => {
        turned = turn;
        return pressed.success && !activity.text?.trim()
          ? this.deps.router.action(turn, pressed.data.verb, pressed.data)
          : this.deps.router.message(turn, textOf(activity));
      },
      (sorry) => sorry,
    );
    const id = await this.deps.answer(context, reply);
    if (turned && id && reply.stands) await this.stands(turned, activity, id, reply);
    await this.offer(activity, reply);
  }

  /** When Teams takes no answer, the request was good all the same; Teams may repeat it. */
  private async undelivered(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      this.deps.log.error({ err: error }, 'answer not delivered');
    }
  }

  private async welcome(context: TurnContext): Promise<void> {
    const { activity } = context;
    const { chats } = this.deps;
    if (!(await chats.welcome(activity.conversation.id))) {
      // Who has it again, without a sign that it was away, can be written to.
      await this.deps.readTurn(activity, this.deps.log);
      return;
    }
    const reply = await this.guarded(
      activity,
      async ({ words, scope }) => welcomeCard(words, scope),
      (sorry) => sorry,
    );
    try {
      await this.deps.answer(context, reply);
    } catch (error) {
      // The next sign of the installation tries again.
      await chats.unwelcome(activity.conversation.id);
      throw error;
    }
  }

  /** From now on the bot is silent there. */
  private async removed(activity: Activity): Promise<void> {
    const { conversation } = activity;
    await this.deps.chats.left(
      conversation.id,
      scopeOf(activity) === 'personal' ? senderId(activity) : undefined,
    );
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context;
    // Come with every few letters, change nothing, and would push out of memory what may not be done twice.
    if (activity.name === 'composeExtension/query') return this.inserts(activity);
    if (activity.name === 'application/search') return this.search(activity);
    return this.once(activity, async () => {
      switch (activity.name) {
        case 'adaptiveCard/action':
          return this.pressed(activity);
        case 'task/fetch':
        case 'task/submit':
        case 'composeExtension/fetchTask':
        case 'composeExtension/submitAction':
          return this.dialog(activity);
        case 'fileConsent/invoke':
          return this.consented(activity);
        default:
          return { status: 501 };
      }
    });
  }

  private async pressed(activity: Activity): Promise<InvokeResponse> {
    const value = executeValue.safeParse(activity.value);
    const verb = value.data?.action.verb;
    if (!value.success || !verb) return badInvoke('The value needs an action with a verb.');
    const { data } = value.data.action;
    const reply = await this.guarded(
      activity,
      async (turn) => {
        const answer = await this.deps.router.action(turn, verb, data);
        // The card takes the place of the one that the button stood on.
        if (activity.replyToId) await this.stands(turn, activity, activity.replyToId, answer);
        return answer;
      },
      (sorry) => sorry,
    );
    void this.offer(activity, reply);
    return actionResponse(reply.card);
  }

  /** Offers the files of a reply. Where files are off, Teams refuses and the card has to do. */
  private async offer(activity: Activity, reply: Reply): Promise<void> {
    const { log } = this.deps;
    if (scopeOf(activity) !== 'personal' || activity.deliveryMode === 'expectReplies') return;
    try {
      for (const file of reply.files ?? [])
        await this.deps.connector.send(activity.serviceUrl, answerTo(activity, consentAttachment(file)));
    } catch (error) {
      log.info({ err: error }, 'file not offered');
    }
  }

  /** The answer to an offered file. */
  private async consented(activity: Activity): Promise<InvokeResponse> {
    const consent = readConsent(activity.value);
    if (!consent)
      return badInvoke('The value needs an action, and on acceptance a context and an uploadInfo.');
    if (consent.action === 'decline') return { status: 200 };
    const { uploadInfo, context } = consent;
    const make = this.deps.files[context.kind];
    if (scopeOf(activity) !== 'personal') return badInvoke('No such file here.');
    if (!mayUpload(uploadInfo.uploadUrl, this.deps.fileHosts, !this.deps.authenticated))
      return badInvoke('Files go to SharePoint only.');
    const failed = await this.guarded<Reply | undefined>(
      activity,
      async (turn) => {
        await this.upload(uploadInfo.uploadUrl, await make(turn));
        return undefined;
      },
      (sorry) => sorry,
    );
    const message = failed
      ? replyMessage(activity, failed)
      : answerTo(activity, placedAttachment(uploadInfo));
    await this.undelivered(async () => void (await this.deps.connector.send(activity.serviceUrl, message)));
    return { status: 200 };
  }

  /** Remembers what a message of ours shows now, so that it can be kept true. */
  private async stands(turn: Turn, activity: Activity, id: string, { stands }: Reply): Promise<void> {
    if (turn.scope !== 'personal') return;
    const message = { conversation: activity.conversation.id, activity: id };
    await this.deps.notices.stands(turn.sender.id, message, stands, turn.route);
  }
}
