import type { Badge } from './champions/badge';
import type { ChampionStore } from './champions/champion';
import { championNotices } from './champions/champion-notices';
import { createQuestionsFor } from './champions/questions-for';
import type { OpenRequests, RoundStore } from './champions/round';
import type { ChangeStore } from './changes/change';
import { createAddCommand } from './chat/commands/add';
import { createAskCommand } from './chat/commands/ask';
import { badgeFiles } from './chat/commands/champion-actions';
import { createChampionsCommand } from './chat/commands/champions';
import { createFeedbackCommand } from './chat/commands/feedback';
import { createHelpCommand } from './chat/commands/help';
import { createMeCommand } from './chat/commands/me';
import { createPrivacyCommand, exportFiles } from './chat/commands/privacy';
import { createPulse } from './chat/commands/pulse';
import { createRituals, type RitualDeps } from './chat/commands/rituals';
import { recordFiles } from './chat/commands/record';
import { createRequestsCommand } from './chat/commands/requests';
import { createSkillCommand } from './chat/commands/skill';
import { createGiveThanks, thankActions } from './chat/commands/thank';
import { createThankCommand } from './chat/commands/thank-command';
import { createTopicsCommand } from './chat/commands/topics';
import { undoActions } from './chat/commands/undo';
import { freshActions } from './chat/commands/fresh-actions';
import type { ChatStore } from './chat/chats';
import type { Command, Turn } from './chat/command';
import { createWithPartners } from './chat/learning-partners';
import { createRouter, type Router } from './chat/router';
import type { Clock } from './clock';
import type { Community, PostStore } from './community/posts';
import { communityWay } from './community/request-post';
import { pickLocale } from './i18n/messages';
import type { FreshnessStore } from './freshness/freshness';
import { freshnessNotices } from './freshness/freshness-notices';
import type { Log } from './log';
import { meteredFind, type Meter } from './meter';
import type { Messenger } from './notices/deliver';
import type { NoticeStore } from './notices/notice';
import { createNoticeKinds } from './notices/render';
import { createSpeaking } from './notices/speaking';
import type { FeedbackStore } from './feedback/feedback';
import { feedbackNotices } from './feedback/feedback-notices';
import type { AvailabilityOf } from './people/availability';
import type { CommunityManagers } from './people/community-managers';
import type { ManagerOf } from './people/manager';
import type { PeopleStore } from './people/people-store';
import type { Locale, Person, PersonId } from './people/person';
import type { PhotosOf } from './people/photo';
import type { OfferedFile } from './privacy/export';
import type { PrivacyStore, Terms } from './privacy/privacy';
import type { NotePulse, NoteWord, PulseStore } from './pulse/pulse';
import { createAskForHelp, createRecognise } from './requests/ask';
import { createKeepGoing } from './requests/keep-going';
import { createLoadOf } from './requests/load-of';
import type { ChampionsOf, RequestStore } from './requests/request';
import { requestNotices } from './requests/request-notices';
import { createSeek } from './requests/seek';
import { createRequestViews } from './requests/views';
import type { RequestRules } from './requests-config';
import { createFindHelpers } from './skills/find-helpers';
import { createOfferSkills } from './skills/offer-skills';
import type { OwnSkills } from './skills/own-skills';
import { createIdeas } from './skills/related-skills';
import type { SkillResolver } from './skills/resolve';
import type { TopicMerges } from './skills/merge-topics';
import type { SkillIndex } from './skills/skill-index';
import { createSuggestSkills } from './skills/suggest-skills';
import { gratitudeNotices, type Gratitude } from './thanks/gratitude';
import { createPraiseOf } from './thanks/praise';

/** What the app stands on. Stores share one database, so that a change and its notice are one transaction. */
export interface AppDeps extends RitualDeps, Gratitude {
  readonly resolver: SkillResolver;
  readonly index: SkillIndex;
  readonly ownSkills: OwnSkills;
  readonly people: PeopleStore;
  readonly freshness: FreshnessStore;
  readonly chats: ChatStore;
  readonly notices: NoticeStore;
  readonly messenger: Messenger;
  readonly posts: PostStore;
  /** Where the community is asked; absent where there is no such place. */
  readonly community?: Community | undefined;
  /** False: nobody is to be asked for help. */
  readonly pings: boolean;
  /** Told who is shown as a helper. */
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
  readonly pulse: PulseStore;
  /** Counts what is searched for. */
  readonly notePulse?: NotePulse | undefined;
  readonly noteWord?: NoteWord | undefined;
  readonly availabilityOf?: AvailabilityOf | undefined;
  readonly photosOf?: PhotosOf | undefined;
  readonly managerOf?: ManagerOf | undefined;
  readonly changes: ChangeStore;
  readonly requests: RequestStore;
  /** How the house asks for help. */
  readonly rules: RequestRules;
  readonly champions: ChampionStore;
  readonly rounds: RoundStore;
  readonly openRequests: OpenRequests;
  readonly badge: Badge;
  readonly merges: TopicMerges;
  /** A link to the channel in which champions are among themselves. */
  readonly championsChannel?: string | undefined;
  /** Whether somebody may be found now, whatever for. */
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly feedback: FeedbackStore;
  readonly communityManagers: CommunityManagers;
  readonly privacy: PrivacyStore;
  readonly terms: Terms;
  /** True where a Microsoft 365 profile counts only after the person's yes. */
  readonly optIn: boolean;
  /** Help requests that reach one helper in seven days, unless that helper chose otherwise. */
  readonly weeklyPings: number;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  readonly clock: Clock;
  readonly meter?: Meter | undefined;
  readonly log: Log;
}

/** The product without its technologies: commands behind a router, and notices on their way. */
export interface App {
  readonly router: Router;
  readonly commands: readonly Command[];
  /** Files that were offered, made for whoever wants theirs. */
  readonly files: Readonly<Record<OfferedFile['kind'], (turn: Turn) => Promise<OfferedFile>>>;
  /** Told who was forgotten, for what is kept outside the stores. */
  onForgotten(listener: (person: PersonId) => void): void;
  /** Sends notices that are due, once through. */
  readonly deliver: () => Promise<number | undefined>;
  /** Delivers what a former process left over. Until then notices wait. */
  start(): void;
  stop(): Promise<void>;
}

export function createApp(deps: AppDeps): App {
  const { resolver, index, ownSkills, people, thanks, requests, rules, clock, log, defaultLocale } = deps;

  const localeOf = async ({ id, language }: Person): Promise<Locale> =>
    pickLocale([(await people.choices(id)).locale, language], defaultLocale);
  const championsOf: ChampionsOf = (skills) => deps.champions.championsOf(skills);
  const communityManagers = () => deps.communityManagers.all();
  const views = createRequestViews({ ...deps, championsOf, localeOf });
  const questionsFor = createQuestionsFor(deps);
  const rituals = createRituals({ ...deps, localeOf });
  const kinds = createNoticeKinds({
    renderers: [
      gratitudeNotices({ ...deps, localeOf }),
      freshnessNotices(deps),
      rituals.renderers,
      championNotices({ ...deps, questionsFor, localeOf }),
      feedbackNotices(deps),
      requestNotices({ ...deps, views, communityManagers, skipped: () => going.poke() }),
    ],
    people,
    localeOf,
  });
  const loop = createSpeaking({
    ways: [{ store: deps.notices, messenger: deps.messenger, kinds }, communityWay({ ...deps, views })],
    quiet: !deps.pings,
    // The next helper may be due.
    onUndelivered: () => going.poke(),
    clock,
    log,
  });

  const finding = createFindHelpers({ resolver, index, clock, load: createLoadOf({ requests, clock }) });
  // Who is there just now is looked up only of those who are about to be asked.
  const askable = createFindHelpers({ resolver, index, clock, load: createLoadOf(deps) });
  const findHelpers = meteredFind(finding, deps.meter);
  const noticesWritten = loop.poke;
  const seek = createSeek({ ...deps, championsOf, findHelpers: askable, rules });
  const going = createKeepGoing({ requests, seek, noticesWritten, clock, log });
  const written = (): void => {
    loop.poke();
    going.poke();
  };
  const recognise = createRecognise({ resolver });
  const askForHelp = createAskForHelp({ ...deps, recognise, seek, perDay: rules.perDay, written });
  const gone: ((person: PersonId) => void)[] = [rituals.giveFirst.forget];
  const { undo } = undoActions({ ...deps, views, seek, noticesWritten: written });
  const giveThanks = createGiveThanks({ thanks, people, resolver, index, clock, noticesWritten });
  const find = createSkillCommand({
    findHelpers,
    people,
    thanks,
    praiseOf: createPraiseOf(deps),
    championsOf,
    localeOf,
    clock,
    topics: (limit) => index.topics(limit),
    actions: { undo },
    noteShown: deps.noteShown,
    giveFirst: rituals.giveFirst,
    notePulse: deps.notePulse,
    noteWord: deps.noteWord,
    availabilityOf: deps.availabilityOf,
    photosOf: deps.photosOf,
    managerOf: deps.managerOf,
  });
  const pulse = createPulse(deps);
  const commands: readonly Command[] = [
    find,
    createAddCommand({
      offerSkills: createOfferSkills({ resolver, index, ownSkills }),
      ideasFor: createIdeas({ resolver, index, ownSkills }),
      suggest: createSuggestSkills({ resolver, index }),
      ...{ resolver, index },
      withPartners: createWithPartners({ people, localeOf }),
      undo,
    }),
    createAskCommand({ askForHelp, requests, recognise, views, resolver, index, written, clock }),
    createRequestsCommand({ ...deps, communityManagers, views, seek, written }),
    createThankCommand({
      ...deps,
      giveThanks,
      recognise,
      undo,
      actions: thankActions({ ...deps, giveThanks, noticesWritten }),
    }),
    createChampionsCommand({ ...deps, questionsFor, findHelpers: finding, localeOf, noticesWritten }),
    createMeCommand({ ...deps, ...rituals, actions: { ...freshActions(deps), ...rituals.actions } }),
    createTopicsCommand(deps),
    pulse.command,
    createPrivacyCommand({
      ...deps,
      noticesWritten: written,
      forgotten: (person) => gone.forEach((listener) => listener(person)),
    }),
    createFeedbackCommand({ ...deps, noticesWritten }),
    createHelpCommand({ commands: () => commands }),
  ];
  const router = createRouter(commands, find);
  return {
    router,
    commands,
    files: { ...exportFiles(deps), ...badgeFiles(deps), ...recordFiles(deps), ...pulse.files },
    onForgotten: (listener) => void gone.push(listener),
    deliver: loop.deliver,
    start: written,
    stop: async () => {
      await going.stop();
      await loop.stop();
    },
  };
}
