import { TRUST } from './evidence';
import type { Evidence, EvidenceSource, Level, SkillId } from './skill';

const MONTH = 30.44 * 24 * 60 * 60 * 1000;
/** After this time what somebody wrote counts half; what they said in the chat does not age. */
const HALF_LIFE = 24 * MONTH;

/** Where people say what they do or can do; a title, a remark or an interest only hints at it. */
const STATEMENTS: ReadonlySet<EvidenceSource> = new Set(['added', 'profile', 'project', 'responsibility']);

/** From this strength on somebody can help; hints alone stay below it, however many there are. */
export const CAN_HELP = TRUST.responsibility;
const MOST_BY_HINTS = 0.9 * CAN_HELP;
/** Up to this strength somebody is only interested. */
export const INTERESTED = TRUST.interest;

/**
 * How far somebody says they can take others, against the trust in their word. So little apart that all three are
 * near-equals, among whom the free ones go first.
 */
const BY_LEVEL: Readonly<Record<Exclude<Level, 'learn'>, number>> = { teach: 1.05, solve: 1, start: 0.92 };

/**
 * Votes for one skill as a chance, 0 to 1: 1 − Π(1 − trust · 2^(−age/half-life)). Who says that they want to learn
 * it cannot help with it, whatever else their profile says: it is their own word.
 */
export function strengthOf(evidence: readonly Evidence[], now: number): number {
  let doubt = 1;
  let stated = false;
  for (const { source, level, at } of evidence) {
    if (level === 'learn') return 0;
    const age = source === 'added' || !at ? 0 : Math.max(0, now - at);
    doubt *= 1 - TRUST[source] * (level ? BY_LEVEL[level] : 1) * 2 ** (-age / HALF_LIFE);
    stated ||= STATEMENTS.has(source);
  }
  return stated ? 1 - doubt : Math.min(1 - doubt, MOST_BY_HINTS);
}

/** What speaks for one person and one part of the question. */
export interface Support {
  /** Strength of the evidence for the skill itself, 0 to 1. */
  direct: number;
  /** What neighbouring skills say together: 1 − Π(1 − weight · strength), 0 to 1. */
  related: number;
  /** Strength where somebody is only interested, 0 to 1. */
  interest: number;
  /** Distinct people who gave thanks for it within 12 months. */
  thanks: number;
}

const OF_RELATED = 0.35;
const OF_THANKS = 0.25;
const OF_INTEREST = 0.1;
/** A part with less support than this is not covered. */
const COVERED = 0.05;

/** Thanks from 5 people are as good as from 50. */
export function thanksWeight(people: number): number {
  return Math.min(1, Math.log(1 + people) / Math.log(6));
}

/** One part's share of a person's score. */
export function supportScore({ direct, related, interest, thanks }: Support): number {
  return direct + OF_THANKS * thanksWeight(thanks) + OF_RELATED * related + OF_INTEREST * interest;
}

/** Over all parts of a question, times the share of parts the person can do something for; 0 to 1. */
export function totalScore(parts: readonly number[]): number {
  const most = 1 + OF_THANKS + OF_RELATED;
  const covered = parts.length === 1 ? 1 : parts.filter((part) => part > COVERED).length / parts.length;
  return (parts.reduce((sum, part) => sum + Math.min(1, part / most), 0) / parts.length) * covered;
}

/** How free a helper is just now. */
export interface Load {
  readonly available: boolean;
  /** Help requests that reached them within the last weeks. */
  readonly pings: number;
}

/** From this share of the best score on somebody is as good as the best for all we know. */
export const NEAR = 0.85;
/**
 * What a help request costs among near-equals, against one more than they got on average: a single one tells much in a
 * quiet house and little in a busy one. Who could teach comes behind who can get you started when they were asked
 * seven times as often as the others. `npm run bench -- routing` holds it, few requests a day or many: more spreads the
 * load further, and shows worse helpers first.
 */
const OF_PING = 0.02;
const OF_FREE = 0.05;

/**
 * Best first. Availability and load re-order only those whose score is near the best one's, and ties are broken
 * by a hash of the skills and the day, so that every spelling of a question gives one order and every day another.
 */
export function inOrder<T extends { readonly person: string; readonly score: number }>(
  people: readonly T[],
  {
    skills,
    day,
    load,
  }: { skills: readonly SkillId[]; day: number; load: (person: string) => Load | undefined },
): T[] {
  const best = people.reduce((most, { score }) => Math.max(most, score), 0);
  const seed = hash(`${[...skills].sort().join()} ${day} `);
  const isNear = ({ score }: T) => score >= NEAR * best;
  const usual = 1 + mean(people.filter(isNear).map(({ person }) => load(person)?.pings ?? 0));
  const keyed = people.map((one) => {
    const near = isNear(one);
    const free = near ? load(one.person) : undefined;
    const sooner = free
      ? (one.score * (1 + (free.available ? OF_FREE : 0))) / (1 + (OF_PING * free.pings) / usual)
      : one.score;
    return { one, near, sooner: Math.round(sooner * 1e6), tie: hash(one.person, seed) };
  });
  keyed.sort((a, b) => Number(b.near) - Number(a.near) || b.sooner - a.sooner || a.tie - b.tie);
  return keyed.map(({ one }) => one);
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);

/** FNV-1a, 32 bits; goes on from the hash of what came before. */
export function hash(text: string, before = 0x811c9dc5): number {
  let value = before;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
