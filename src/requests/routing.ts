import { DAY } from '../clock';
import type { Availability } from '../people/availability';
import type { PersonId } from '../people/person';
import { wallClock, timeZoneOf } from '../people/time-zone';
import { afterOwnHours, nextMoment, type OwnHours, type WorkingHours } from '../people/working-hours';
import type { HelperFacts, HelpRequest, Step } from './request';
import { GOING, isSeeking } from './states';

/** How the house asks. */
export interface RoutingRules {
  /** So many helpers are asked at the same time. */
  readonly atOnce: number;
  /** Requests that reach one helper in seven days, unless that helper chose otherwise. */
  readonly weeklyPings: number;
  /** How long a helper is waited for, in ms of their own working hours. */
  readonly patience: number;
  readonly hours: WorkingHours;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  /** The house has switched requests off: nobody is asked, and those that go on wait. */
  readonly off?: boolean | undefined;
}

/** A request ends after so long, in ms: what was not solved in a month is solved elsewhere. */
export const EXPIRES_AFTER = 30 * DAY;
/** The community is waited for so long, in ms, before the asker is told that nobody answered. */
export const COMMUNITY_PATIENCE = 3 * DAY;
/** A question misses a helper once it has been open for so long, in ms; then whoever offers its topic may read it. */
export const MISSED_AFTER = DAY;

/** Who cannot be disturbed just now is looked at again after so long, in ms. */
const LOOK_AGAIN: Partial<Readonly<Record<Availability, number>>> = {
  engaged: 10 * 60_000,
  out: 60 * 60_000,
};

/** While requests are switched off, they are looked at so often, in ms. */
const HELD = 60 * 60_000;

/** What a decision stands on. */
export interface Candidates {
  /** Facts about everybody who could help, best first. */
  readonly facts: readonly HelperFacts[];
  readonly champions: ReadonlySet<PersonId>;
  /** Those who are as good as the best, for all we know. */
  readonly nearBest: ReadonlySet<PersonId>;
  /** As Teams shows it just now; of whom nothing is known may be asked. */
  readonly availability: ReadonlyMap<PersonId, Availability>;
}

/** True when nothing about helpers has to be known to decide: it has ended, was accepted, or is asked no longer. */
export function isDecided(request: HelpRequest, now: number): boolean {
  return !isSeeking(request.state) || request.askerGone === true || now >= request.madeAt + EXPIRES_AFTER;
}

/**
 * What happens next to a request. Pure: the same facts give the same step.
 *
 * Whoever the asker picked is asked alone first; then always as many as the house asks at the same time, champions
 * before others from the second round on. Where all champions were wanted, each is asked as soon as their hours allow,
 * however many they are, and others only while no champion is free. People outside their hours wait for their turn as
 * long as somebody else is free; nobody is asked twice, beyond their weekly limit, or on a day on which they said "not
 * today". Whoever cannot be disturbed just now comes later, and the request waits for them no longer than for an answer.
 *
 * @returns undefined when there is nothing to do for good.
 */
export function decide(
  request: HelpRequest,
  candidates: Candidates,
  rules: RoutingRules,
  now: number,
): Step | undefined {
  const step = { request: request.id, version: request.version, at: now, pings: [] };
  if (!GOING.includes(request.state)) return undefined;
  if (request.askerGone) return { ...step, end: 'expire', dueAt: now };
  const expireAt = (request.acceptedAt ?? request.madeAt) + EXPIRES_AFTER;
  if (request.state === 'accepted') {
    if (request.helper === undefined) return { ...step, leave: true, dueAt: now };
    if (now >= expireAt) return { ...step, end: 'expire', dueAt: now };
    if (request.remindAt !== undefined && now >= request.remindAt)
      return { ...step, remind: true, dueAt: expireAt };
    return { ...step, dueAt: Math.min(request.remindAt ?? expireAt, expireAt) };
  }
  if (now >= expireAt) return { ...step, end: 'expire', dueAt: now };
  if (rules.off) return { ...step, dueAt: Math.min(now + HELD, expireAt) };

  const overdue = request.waitingUntil !== undefined && request.waitingUntil <= now;
  // First those who are waited for no longer; then it is looked at again.
  if (overdue) return { ...step, pass: 'overdue', dueAt: now };
  const { availability, champions } = candidates;
  const ready = candidates.facts.filter((one) => isFree(one, rules));
  /** Until when the request waits for somebody who cannot be disturbed. */
  const held = (own: OwnHours) => afterOwnHours(request.movedAt, rules.patience, own) ?? now;
  const chosen = ready.filter(
    (one) =>
      one.person === request.chosen &&
      availability.get(one.person) !== 'out' &&
      !(
        availability.get(one.person) === 'engaged' &&
        (request.asked > 0 || now >= held(hoursOf(one, rules)))
      ),
  );
  const alone = request.chosen !== undefined && (chosen.length > 0 || isChosenOpen(request, candidates));
  const ordered = alone ? chosen : inTurn(ready, request, candidates);
  const free = Math.max((alone ? 1 : rules.atOnce) - request.waiting, request.owed);

  const pings: { helper: PersonId; until: number; weekly: number }[] = [];
  // When the first of those can be asked who are outside their hours.
  const opening = { champions: Infinity, others: Infinity };
  let championAsked = false;
  for (const one of ordered) {
    const anyhow = !alone && request.champions && champions.has(one.person);
    if (!anyhow && (pings.length >= free || championAsked)) break;
    const own = hoursOf(one, rules);
    const from = nextMoment(Math.max(now, notBefore(one, own.zone, now)), own);
    if (from === undefined) continue;
    const later = LOOK_AGAIN[availability.get(one.person) ?? 'available'];
    const group = anyhow ? 'champions' : 'others';
    const opens = (at: number) => (opening[group] = Math.min(opening[group], at));
    if (from > now) opens(from);
    else if (later !== undefined) {
      const until = held(own);
      if (now < until) opens(Math.min(now + later, until));
    } else {
      const until = afterOwnHours(now, rules.patience, own) ?? now + rules.patience;
      pings.push({ helper: one.person, until, weekly: one.choices.weeklyPings ?? rules.weeklyPings });
      championAsked ||= anyhow;
    }
  }
  const waitUntil = Math.min(request.waitingUntil ?? Infinity, ...pings.map(({ until }) => until));
  const looksAgain = Math.min(waitUntil, opening.champions, pings.length < free ? opening.others : Infinity);
  if (Number.isFinite(looksAgain)) return { ...step, pings, dueAt: Math.min(looksAgain, expireAt) };
  // Nobody is left who could still answer.
  if (request.postedAt === undefined) return { ...step, post: true, dueAt: now + COMMUNITY_PATIENCE };
  return now < request.postedAt + COMMUNITY_PATIENCE
    ? { ...step, dueAt: request.postedAt + COMMUNITY_PATIENCE }
    : { ...step, end: 'exhaust', dueAt: now };
}

/** Whoever the asker picked was asked and can still answer. */
function isChosenOpen({ chosen, asked, waiting }: HelpRequest, { facts }: Candidates): boolean {
  return asked === 1 && waiting === 1 && facts.some((one) => one.person === chosen && one.asked);
}

/** Nothing but the hour speaks against asking them. */
export function isFree(one: HelperFacts, { weeklyPings }: Pick<RoutingRules, 'weeklyPings'>): boolean {
  return (
    one.findable && !one.blocks && !one.asked && one.pingsOfWeek < (one.choices.weeklyPings ?? weeklyPings)
  );
}

/** In which order people are asked: champions first where they are wanted; of equals, those who are away last. */
function inTurn(
  ready: readonly HelperFacts[],
  request: HelpRequest,
  { champions, nearBest, availability }: Candidates,
): HelperFacts[] {
  const championsFirst = request.champions || request.asked > 0;
  const rank = ({ person }: HelperFacts) => {
    const away = Number(availability.get(person) === 'away');
    if (championsFirst && champions.has(person)) return away;
    return nearBest.has(person) ? 2 + away : 4;
  };
  return [...ready].sort((a, b) => rank(a) - rank(b));
}

/** The hours in which somebody may be asked. */
export function hoursOf(
  one: Pick<HelperFacts, 'timeZone' | 'country' | 'choices'>,
  rules: Pick<RoutingRules, 'hours' | 'timeZone'>,
): OwnHours {
  return {
    hours: rules.hours,
    zone: timeZoneOf(one, one.choices.timeZone, rules.timeZone),
    quiet: one.choices.quietHours,
  };
}

/** "Not today" counts until the day is over where the helper lives. */
function notBefore({ laterAt }: HelperFacts, zone: string, now: number): number {
  if (laterAt === undefined || now - laterAt > DAY) return now;
  const [said, today] = [wallClock(laterAt, zone), wallClock(now, zone)];
  return said.day === today.day ? now + (1440 - today.minutes) * 60_000 : now;
}
