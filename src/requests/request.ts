import type { NoticeContent, Route } from '../notices/notice';
import type { PersonId } from '../people/person';
import type { Choices } from '../people/people-store';
import type { SkillId } from '../skills/skill';
import type { RequestState } from './states';

export type RequestId = number;

/** A question on its way to somebody who says yes. */
export interface HelpRequest {
  readonly id: RequestId;
  readonly asker: PersonId;
  /** Whoever asked has left the company. */
  readonly askerGone?: boolean | undefined;
  /** In the asker's words; empty where only the topic was named. Never to be shown as markup. */
  readonly question: string;
  /** Absent where no topic was recognised. */
  readonly skill: SkillId | undefined;
  /** The asker's name is for nobody before somebody says yes. */
  readonly anonymous: boolean;
  /** Champions of the topic are asked first. */
  readonly champions: boolean;
  /** The helper whom the asker picked. */
  readonly chosen: PersonId | undefined;
  readonly state: RequestState;
  /** Who said yes, is still there, and has not been of no help since. */
  readonly helper: PersonId | undefined;
  /** Counts the changes. */
  readonly version: number;
  /** Moments in ms since 1970. */
  readonly madeAt: number;
  readonly acceptedAt: number | undefined;
  readonly remindAt: number | undefined;
  readonly postedAt: number | undefined;
  readonly doneAt: number | undefined;
  /** When the asker said that it did not help; absent once somebody said yes since, or it was taken back. */
  readonly unsolvedAt: number | undefined;
  /** When something last happened to it. */
  readonly movedAt: number;
  /** How many were asked. */
  readonly asked: number;
  /** How many of those can still answer in time. */
  readonly waiting: number;
  /** When the first of those is waited for no longer. */
  readonly waitingUntil: number | undefined;
  /** Said no since somebody was last asked: so many more are asked, however many can still answer. */
  readonly owed: number;
  readonly dueAt: number | undefined;
  readonly route: Route;
}

/** What somebody asks. */
export interface FreshRequest {
  readonly asker: PersonId;
  readonly question: string;
  readonly skill?: SkillId | undefined;
  readonly anonymous: boolean;
  readonly champions?: boolean | undefined;
  readonly chosen?: PersonId | undefined;
  /** The asker gets a card of it in their own chat: where they asked, none stays. */
  readonly told?: boolean | undefined;
  readonly at: number;
}

/** A helper's word on a request: yes; not today; not my topic any more. */
export type Answer = 'accept' | 'later' | 'decline';

/** A request reaching one helper. */
export interface Ping {
  readonly id: number;
  readonly request: RequestId;
  readonly helper: PersonId;
  readonly at: number;
  /** Then the next one is asked; an answer is welcome all the same. */
  readonly until: number;
  readonly passedAt: number | undefined;
  /** `tried`: said yes, and it did not help. Absent: no answer yet. */
  readonly answer: Answer | 'tried' | 'unreachable' | undefined;
  readonly answeredAt: number | undefined;
  readonly reportedAt: number | undefined;
  /** When this helper wanted no more questions of whoever asked it. */
  readonly unwantedAt?: number | undefined;
}

/** What came of an answer, a verdict or a wish; `same` when it was so before, so that a second press does no harm. */
export type Done =
  | { readonly kind: 'done' | 'same'; readonly request: HelpRequest; readonly ping?: Ping | undefined }
  /** Somebody else was faster. */
  | { readonly kind: 'taken'; readonly request: HelpRequest; readonly ping?: Ping | undefined }
  /** It has ended, or this can no longer be said of it. */
  | { readonly kind: 'over'; readonly request: HelpRequest; readonly ping?: Ping | undefined }
  /** There is no such request, or it is somebody else's. */
  | { readonly kind: 'none' };

/** What routing has to know of somebody before a request may reach them. */
export interface HelperFacts {
  readonly person: PersonId;
  /** Neither hidden, paused nor gone. */
  readonly findable: boolean;
  /** Does not want to hear from this asker. */
  readonly blocks: boolean;
  /** Has this request already. */
  readonly asked: boolean;
  /** Requests that reached them in the last seven days. */
  readonly pingsOfWeek: number;
  /** When they last said "not today"; absent: never. */
  readonly laterAt: number | undefined;
  readonly choices: Pick<Choices, 'weeklyPings' | 'timeZone' | 'quietHours'>;
  readonly timeZone: string | undefined;
  readonly country: string | undefined;
}

/** A step of routing. */
export interface Step {
  readonly request: RequestId;
  /** The version it was decided on; nothing happens when something came in between. */
  readonly version: number;
  readonly at: number;
  /** Nobody who has not answered is waited for any longer. */
  readonly pass?: 'overdue' | undefined;
  readonly pings: readonly {
    readonly helper: PersonId;
    readonly until: number;
    /** At most so many requests reach them in seven days. */
    readonly weekly: number;
  }[];
  /** Puts it before the community; nothing of the step happens where there is none, or it was tried before. */
  readonly post?: boolean | undefined;
  /** Ends it. */
  readonly end?: 'exhaust' | 'expire' | undefined;
  /** Asks the asker whether it helped. */
  readonly remind?: boolean | undefined;
  /** Whoever said yes is gone: the asker is told, and somebody else is looked for. */
  readonly leave?: boolean | undefined;
  /** When to look again. */
  readonly dueAt: number;
}

/**
 * Help requests. Each method is one transaction: the change, who made it, the notices that it causes, and what has
 * been told already is made anew.
 */
export interface RequestStore {
  /**
   * Stores a request. While somebody is looked for who can answer the same words of the same asker, equally with or
   * without a name, and within {@link ASKED_TWICE} ms after they were asked also once somebody said yes, that one is
   * returned with `fresh: false`.
   *
   * @param perDay so many requests of one person within 24 hours; `limited` when there were as many.
   * @throws AppError `not_found` when the asker is not known.
   */
  ask(
    request: FreshRequest,
    route: Route,
    perDay: number,
  ): Promise<{ readonly request: HelpRequest; readonly fresh: boolean } | 'limited'>;
  find(id: RequestId): Promise<HelpRequest | undefined>;
  ping(id: number): Promise<Ping | undefined>;
  pingOf(request: RequestId, helper: PersonId): Promise<Ping | undefined>;
  /** Requests of this person that go on, those with a yes first; then those that ended after `since`; newest first. */
  mine(asker: PersonId, since: number, limit: number): Promise<readonly HelpRequest[]>;
  /** Pings of this person that were answered with yes and go on, then those that can be answered; newest first. */
  waitingFor(helper: PersonId, limit: number): Promise<readonly Ping[]>;
  /**
   * A helper answers. `decline` takes the topic from their skills. A yes counts of champions of the topic and of
   * whoever reads the post to the community, too.
   *
   * @param how `remindAt`: when to ask the asker whether it helped; `inPublic`: they answer where others read along, so
   *   who asks is told in their own chat.
   */
  answer(
    request: RequestId,
    helper: PersonId,
    answer: Answer,
    at: number,
    how: { readonly remindAt: number; readonly expireAt: number; readonly inPublic?: boolean },
  ): Promise<Done>;
  /** The asker says whether it helped; `solved` renews the helper's skill. */
  verdict(request: RequestId, asker: PersonId, verdict: 'solved' | 'unsolved', at: number): Promise<Done>;
  withdraw(request: RequestId, asker: PersonId, at: number): Promise<Done>;
  /**
   * Waits for nobody any longer: the next ones are asked.
   *
   * @param asked how many were asked, as the button's card said; others within seconds make it a second press.
   */
  forward(request: RequestId, asker: PersonId, at: number, asked?: number): Promise<Done>;
  /** Another question or topic, while nobody has said yes; those who were asked read it anew. */
  reword(
    request: RequestId,
    asker: PersonId,
    change: { readonly question?: string | undefined; readonly skill?: SkillId | undefined },
    at: number,
  ): Promise<Done>;
  /**
   * This helper gets no more questions of whoever asked this one, and is not waited for in it; nor, unless it was asked
   * anonymously, in any other that bears the same name.
   */
  block(request: RequestId, helper: PersonId, at: number): Promise<boolean>;
  /** This helper gets no questions of somebody; of how many would tell whose a question without a name is. */
  hasBlocked(helper: PersonId): Promise<boolean>;
  /** This helper gets questions of everybody again. */
  unblock(helper: PersonId): Promise<void>;
  /** The helper shows the text to the community managers, but not to whoever wrote it. */
  report(request: RequestId, helper: PersonId, managers: readonly PersonId[], at: number): Promise<boolean>;
  /** A ping could not be delivered: the next one is asked. */
  unreachable(ping: number, at: number): Promise<void>;
  /** Requests to look at now, longest due first. */
  due(now: number, limit: number): Promise<readonly HelpRequest[]>;
  nextDue(): Promise<number | undefined>;
  /** What speaks for and against asking these people now; who is unknown is left out. */
  factsOf(request: RequestId, people: readonly PersonId[], now: number): Promise<readonly HelperFacts[]>;
  /** Takes a step; false when the request changed since it was read, or nothing of it could be done. */
  step(step: Step): Promise<boolean>;
  /** Looks again at `at` without changing anything. */
  lookAgain(request: RequestId, version: number, at: number): Promise<void>;
  /** Requests that reached each of these people after `since`. */
  pingsSince(people: readonly PersonId[], since: number): Promise<ReadonlyMap<PersonId, number>>;
  /** How many people who can be found work in this department. */
  findableIn(department: string, now: number): Promise<number>;
}

/** The same question twice within this time is a second press, in ms, whoever said yes meanwhile. */
export const ASKED_TWICE = 10 * 60_000;

/** The longest question, in characters. */
export const MAX_REQUEST = 1000;

/** Requests of one week count against a helper's limit, in ms. */
export const WEEK = 7 * 24 * 60 * 60_000;

/** What an asker is told about a request; it is made anew when the request changes. */
export const TO_ASKER = ['request', 'helped', 'unhelped', 'posted', 'left'] as const;
/** What is told about a ping: to its helper, that it came and that their yes to the community counts; to the asker, a yes. */
export const OF_PING = ['ping', 'helps', 'yes'] as const;
/** What a notice is about: the subject of those of a ping and of `report` is a ping, of all others a request. */
export const about = (
  kind: (typeof TO_ASKER)[number] | (typeof OF_PING)[number] | 'report',
  subject: number,
) => ({ kind, subject }) satisfies NoticeContent;

/** What a post to the community is about. */
export const openly = (request: RequestId) =>
  ({ kind: 'community', subject: request }) satisfies NoticeContent;

/** Who is champion of any of these topics; findable people only. */
export type ChampionsOf = (skills: readonly SkillId[]) => Promise<readonly PersonId[]>;

/** Who gets what a helper reports. */
export type CommunityManagers = () => Promise<readonly PersonId[]>;
