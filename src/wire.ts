import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp, type App } from './app';
import { openCommunity } from './cli/open-community';
import { openGratitude } from './cli/open-gratitude';
import { openMessenger } from './cli/open-messenger';
import { openPlace } from './cli/open-place';
import { openAnsweringSkills } from './cli/open-skills';
import { readBadge } from './champions/badge';
import type { Config } from './config';
import { createGraphDirectory } from './graph/directory';
import { connectGraph, type GraphSettings } from './graph/client';
import { keepPhotos } from './graph/keep-photos';
import { createAvailability } from './graph/presence';
import type { ScopeSettings } from './graph/scope';
import type { Log } from './log';
import type { Meter } from './meter';
import { startNightly } from './nightly';
import { TERMS } from './privacy/privacy';
import { createManagerOf } from './people/manager';
import { createSyncPeople, type SyncPeople } from './people/sync-people';
import { RITUALS } from './rituals-config';
import { requestRules } from './requests-config';
import type { SkillResolver } from './skills/resolve';
import { createChangeStore } from './sqlite/change-store';
import { createChampionStore } from './sqlite/champion-store';
import { createChatStore } from './sqlite/chat-store';
import { answers, openDatabase } from './sqlite/database';
import { createDigestStore } from './sqlite/digest-store';
import { createFeedbackStore } from './sqlite/feedback-store';
import { createFirstWeekStore } from './sqlite/first-week-store';
import { createNewcomerStore } from './sqlite/newcomer-store';
import { createFreshnessStore } from './sqlite/freshness-store';
import { createMayBeShown } from './sqlite/may-be-shown';
import { createMergeStore } from './sqlite/merge-store';
import { createNoticeStore } from './sqlite/notice-store';
import { createOpenRequests } from './sqlite/open-requests';
import { createOwnSkills } from './sqlite/own-skills';
import { createPeopleStore } from './sqlite/people-store';
import { createPostStore } from './sqlite/post-store';
import { createPrivacyStore } from './sqlite/privacy-store';
import { createPulseCounter } from './sqlite/pulse-counter';
import { createPulseStore } from './sqlite/pulse-store';
import { createRequestStore } from './sqlite/request-store';
import { createRoundStore } from './sqlite/round-store';
import { createNoteShown } from './sqlite/shown-store';
import { createTopicsAround } from './sqlite/topics-around';
import { createWithTime } from './sqlite/with-time';
import { createTeamsAccess } from './teams/adapter';
import { Bot } from './teams/bot';
import { cloudOf } from './teams/cloud';
import { createGuard } from './teams/guard';
import { createLimits } from './teams/limits';
import { startServer, type RunningServer } from './teams/server';
import { createSpeech } from './teams/speech';
import { createReadTurn } from './teams/turn';
import { withinLimits } from './teams/within-limits';

/** The stores of one database, and the words that people's skills are recognised by. */
export function openStores(
  config: Pick<Config, 'databaseUrl' | 'visibility' | 'directory' | 'reach'>,
  clock = Date.now,
  known?: SkillResolver,
) {
  const db = openDatabase(config.databaseUrl);
  const { resolver, index } = openAnsweringSkills(db, config.visibility, clock, known);
  const gratitude = openGratitude(db, config.visibility, clock);
  const counter = createPulseCounter(db, clock);
  const hasCommunity = config.reach?.community !== undefined;
  const requests = createRequestStore(db, { ...index, hasCommunity, notePulse: counter.note });
  const openRequests = createOpenRequests(db);
  const privacy = createPrivacyStore(db, { profiles: index.profiles });
  const { refreshDays, newcomerWeeks } = config.directory ?? {};
  return {
    db,
    resolver,
    index,
    ownSkills: createOwnSkills(db, { profiles: index.profiles, clock }),
    people: createPeopleStore(db, { clock, profiles: index.profiles, refreshDays, newcomerWeeks }),
    noteShown: createNoteShown(db, clock),
    counter,
    notePulse: counter.note,
    noteWord: counter.noteWord,
    pulse: createPulseStore(db),
    ...gratitude,
    changes: createChangeStore(db, { ...index, ...gratitude }),
    freshness: createFreshnessStore(db, { profiles: index.profiles, clock }),
    champions: createChampionStore(db, clock),
    merges: createMergeStore(db, { ...index, resolver }),
    rounds: createRoundStore(db, clock),
    openRequests,
    firstWeeks: createFirstWeekStore(db, clock),
    newcomers: createNewcomerStore(db, clock, newcomerWeeks),
    topicsAround: createTopicsAround(db, config.visibility, clock),
    withTime: createWithTime(db, clock),
    digests: createDigestStore(db, { index, openRequests, clock }),
    feedback: createFeedbackStore(db),
    chats: createChatStore(db, clock),
    requests,
    notices: createNoticeStore(db, clock, requests.onUndelivered),
    posts: createPostStore(db, clock, { ...requests.onUndelivered, ...gratitude.onUnposted }),
    privacy,
    recalled: privacy.recall(clock()),
    clock,
  };
}

export type Stores = ReturnType<typeof openStores>;

/**
 * The sync of a directory into these stores.
 *
 * @param stopped ends a sync that is under way, within moments.
 */
export function openSync(
  { graph, directory: scope }: { graph: GraphSettings; directory?: ScopeSettings | undefined },
  stores: Stores,
  log: Log,
  stopped?: AbortSignal,
): SyncPeople {
  const send = connectGraph(graph, stopped);
  const directory = createGraphDirectory({ send, log, scope, stopped });
  return createSyncPeople({ directory, store: stores.people, log });
}

/** A running bot. */
export interface Running {
  readonly app: App;
  readonly server: RunningServer;
  /** From now on `/readyz` says so. */
  ready(): void;
  /** Finishes turns and notices that are under way, then closes the database. */
  stop(): Promise<void>;
}

/** What only some need. */
export interface RunOptions {
  /** The demo's pages. */
  readonly pages?: (app: App) => (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** For tests: where the keys are found that callers sign with; on this machine only. */
  readonly keysForTest?: string;
  readonly meter?: Meter | undefined;
  /** What `/readyz` tells besides. */
  readonly details?: () => object;
}

/** Puts the app behind its HTTP edge. */
export async function run(
  config: Config,
  stores: Stores,
  log: Log,
  { pages, keysForTest, meter, details }: RunOptions = {},
): Promise<Running> {
  const { clock } = stores;
  const cloud = cloudOf(config.graph?.baseUrl);
  const { adapter, token } = createTeamsAccess(config.bot, cloud, keysForTest);
  const { connector, answer, ...speech } = createSpeech({ token, chats: stores.chats, log });
  const { defaultLocale, terms = TERMS } = config;
  const mayBeShown = createMayBeShown(stores.db, stores.clock);
  const photos =
    config.graph && config.directory?.photos
      ? keepPhotos({ graph: config.graph, folder: config.directory.photos, mayBeShown, clock, log })
      : undefined;
  const community = openCommunity({ config, people: stores.people, clock, log });
  const app = createApp({
    ...stores,
    communityManagers: community.communityManagers,
    badge: readBadge(),
    championsChannel: config.community?.championsChannel,
    mayBeShown,
    availabilityOf:
      config.graph && config.directory?.presence
        ? createAvailability({ send: connectGraph(config.graph), clock: stores.clock, log })
        : undefined,
    photosOf: photos?.photosOf,
    managerOf: config.directory?.manager ? createManagerOf({ ...stores, mayBeShown }) : undefined,
    messenger: openMessenger(speech.messenger, { ...stores, config, log, meter }),
    community: openPlace(config.reach?.community, speech, meter),
    pings: config.reach?.pings ?? true,
    meter,
    optIn: config.visibility === 'opt-in',
    weeklyPings: config.weeklyPings,
    timeZone: config.timeZone,
    digestHour: (config.rituals ?? RITUALS).digest,
    rules: requestRules(config),
    terms,
    defaultLocale,
    log,
  });
  if (photos) app.onForgotten(photos.forget);
  app.onForgotten(stores.counter.forget);
  const readTurn = createReadTurn({ people: stores.people, chats: stores.chats, defaultLocale });
  const bot = new Bot({
    ...stores,
    router: app.router,
    files: app.files,
    authenticated: config.bot !== undefined,
    fileHosts: cloud.fileHosts,
    readTurn,
    connector,
    answer,
    defaultLocale,
    log,
  });
  let ready = false;
  const server = await startServer(
    {
      adapter,
      serve: withinLimits({
        limits: createLimits(config.limits ?? {}),
        run: (context) => bot.run(context),
        readTurn,
        answer,
        meter,
        log,
      }),
      authenticated: config.bot !== undefined,
      guard: config.bot && createGuard({ bot: config.bot, cloud, clock }),
      isHealthy: () => answers(stores.db),
      isReady: () => ready && answers(stores.db),
      ...(pages ? { pages: pages(app) } : {}),
      ...(details ? { details } : {}),
      meter,
      clock,
      log,
    },
    config.port,
    config.host,
  );
  if (stores.recalled > 0) log.warn({ people: stores.recalled }, 'forgotten again, as they had asked');
  app.start();
  const nightly = startNightly({ config, stores, terms, noticesWritten: () => app.start(), log });
  return {
    app,
    server,
    ready: () => (ready = true),
    stop: async () => {
      ready = false;
      await server.close();
      await app.stop();
      await nightly.stop();
      await stores.merges.stop();
      await photos?.stop();
      await community.stop();
      stores.counter.flush();
      stores.db.close();
    },
  };
}
