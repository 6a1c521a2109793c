import { randomUUID } from 'node:crypto';
import { TeamsActivityHandler, type Activity, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { failedCard } from '../cards/error-card';
import { welcomeCard } from '../cards/welcome-card';
import type { ChatStore } from '../chat/chats';
import type { Reply, Turn } from '../chat/command';
import type { Router } from '../chat/router';
import type { Clock } from '../clock';
import { messages, pickLocale } from '../i18n/messages';
import type { Log } from '../log';
import type { NoticeStore } from '../notices/notice';
import type { Locale } from '../people/person';
import type { OfferedFile } from '../privacy/export';
import { ConnectorError, withRetries, type ConnectorClient } from './connector';
import { consentAttachment, createUpload, mayUpload, placedAttachment, readConsent } from './file-consent';
import { createRepeats } from './repeats';
import {
  actionResponse,
  answerTo,
  badInvoke,
  dialogResponse,
  replyMessage,
  searchResponse,
  submitResponse,
} from './reply';
import { scopeOf, textOf, type ReadTurn } from './turn';

const executeValue = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200).optional(), data: z.unknown().optional() }),
});
const submitValue = z.looseObject({ verb: z.string().min(1).max(200) });
const searchValue = z.looseObject({ dataset: z.string().min(1).max(200), queryText: z.string() });
const taskValue = z.looseObject({ data: z.looseObject({ dialog: z.string().max(200) }) });

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
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly log: Log;
}

/** From Bot Framework's activities to turns, and from replies back; the only place that knows both. */
export class Bot extends TeamsActivityHandler {
  private readonly once: ReturnType<typeof createRepeats>;
  private readonly upload = createUpload();

  constructor(private readonly deps: BotDeps) {
    super();
    this.once = createRepeats(deps.clock);
    this.onMessage(async (context) =>
      this.undelivered(() => this.once(context.activity, () => this.answer(context))),
    );
    this.onInstallationUpdateAdd(async (context) => this.undelivered(() => this.welcome(context)));
    this.onInstallationUpdateRemove(async ({ activity }) => deps.chats.left(activity.conversation.id));
    this.onMembersAdded(async (context, next) => {
      const { membersAdded = [], recipient } = context.activity;
      if (membersAdded.some(({ id }) => id === recipient.id))
        await this.undelivered(() => this.welcome(context));
      await next();
    });
  }

  /** A message: words, or the press of a button on a client without Universal Actions. */
  private async answer(context: TurnContext): Promise<void> {
    const { activity } = context;
    const pressed = submitValue.safeParse(activity.value);
    let turned: Turn | undefined;
    const reply = await this.guarded(activity, (turn) => {
      turned = turn;
      return pressed.success && !activity.text?.trim()
        ? this.deps.router.action(turn, pressed.data.verb, pressed.data)
        : this.deps.router.message(turn, textOf(activity));
    });
    const id = await this.send(context, reply);
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
    if (!(await chats.welcome(activity.conversation.id))) return;
    const reply = await this.guarded(activity, async ({ words, scope }) => welcomeCard(words, scope));
    try {
      await this.send(context, reply);
    } catch (error) {
      // The next sign of the installation tries again.
      await chats.left(activity.conversation.id);
      throw error;
    }
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context;
    return this.once(activity, async () => {
      switch (activity.name) {
        case 'adaptiveCard/action':
          return this.pressed(activity);
        case 'task/fetch':
        case 'task/submit':
          return this.dialog(activity, activity.name);
        case 'application/search':
          return this.search(activity);
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
    const reply = await this.guarded(activity, async (turn) => {
      const answer = await this.deps.router.action(turn, verb, data);
      // The card takes the place of the one that the button stood on.
      if (activity.replyToId) await this.stands(turn, activity, activity.replyToId, answer);
      return answer;
    });
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
    const failed: Reply | undefined = await this.guarded(activity, async (turn) => {
      await this.upload(uploadInfo.uploadUrl, await make(turn));
      return undefined;
    });
    const message = failed
      ? replyMessage(activity, failed)
      : answerTo(activity, placedAttachment(uploadInfo));
    await this.undelivered(async () => void (await this.deps.connector.send(activity.serviceUrl, message)));
    return { status: 200 };
  }

  private async dialog(activity: Activity, name: 'task/fetch' | 'task/submit'): Promise<InvokeResponse> {
    const value = taskValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs data that name a dialog.');
    const { data } = value.data;
    let response: InvokeResponse | undefined;
    const failed = await this.guarded(activity, async (turn) => {
      response =
        name === 'task/fetch'
          ? dialogResponse(await this.deps.router.openDialog(turn, data.dialog, data))
          : submitResponse(await this.deps.router.submitDialog(turn, data.dialog, data));
      return undefined;
    });
    return response ?? dialogResponse({ title: 'KnowWho', card: failed.card });
  }

  /** Somebody types into a field that asks us for choices; when something breaks there are none. */
  private async search(activity: Activity): Promise<InvokeResponse> {
    const value = searchValue.safeParse(activity.value);
    if (!value.success) return badInvoke('The value needs a dataset and a queryText.');
    const { dataset, queryText } = value.data;
    let response = searchResponse([]);
    await this.guarded(activity, async (turn) => {
      const choices = await this.deps.router.search(turn, dataset, queryText);
      response = choices ? searchResponse(choices) : badInvoke('No such dataset.');
      return undefined;
    });
    return response;
  }

  /** Runs a turn. Whatever breaks, the person gets a short text with a number, and the log has the rest. */
  private async guarded(activity: Activity, work: (turn: Turn) => Promise<Reply>): Promise<Reply>;
  private async guarded(activity: Activity, work: (turn: Turn) => Promise<undefined>): Promise<Reply>;
  private async guarded(
    activity: Activity,
    work: (turn: Turn) => Promise<Reply | undefined>,
  ): Promise<Reply | undefined> {
    const id = randomUUID().slice(0, 8);
    const log = this.deps.log.child({ turn: id, type: activity.name ?? activity.type });
    const started = performance.now();
    try {
      const turn = await this.deps.readTurn(activity, log);
      const reply = await work(turn);
      log.info({ scope: turn.scope, ms: Math.round(performance.now() - started) }, 'turn');
      return reply;
    } catch (error) {
      log.error({ err: error }, 'turn failed');
      return failedCard(messages(pickLocale([activity.locale], this.deps.defaultLocale)), id);
    }
  }

  /** Remembers what a message of ours shows now, so that it can be kept true. */
  private async stands(turn: Turn, activity: Activity, id: string, { stands }: Reply): Promise<void> {
    if (turn.scope !== 'personal') return;
    const message = { conversation: activity.conversation.id, activity: id };
    await this.deps.notices.stands(turn.sender.id, message, stands, turn.route);
  }

  /** @returns the id of the message, where Teams tells it. */
  private async send(context: TurnContext, reply: Reply): Promise<string | undefined> {
    const { activity } = context;
    const message = replyMessage(activity, reply);
    // Then the answer travels in the response of this very request.
    if (activity.deliveryMode === 'expectReplies') {
      await context.sendActivity(message as Partial<Activity>);
      return undefined;
    }
    return withRetries(() => this.deps.connector.send(activity.serviceUrl, message, activity.id));
  }
}
