import { createHash } from 'node:crypto';
import type { Person, PersonId } from '../people/person';
import type { Availability } from '../people/availability';
import type { Reason, Skill, SkillId } from '../skills/skill';

/** So many topics can be chosen. */
export const MOST_TOPICS = 3;
/** So many colleagues are shown. */
export const MOST_MENTORS = 3;

/** One topic that somebody could show to somebody new, and why we think so. */
export type MentorTopic = Reason & { readonly kind: 'evidence' };

/** Somebody who has time, with what they know of the topics that were chosen. */
export interface Mentor {
  readonly person: Person;
  /** At least one, in the order in which they were chosen. */
  readonly topics: readonly MentorTopic[];
  /** Absent where that is not known. */
  readonly availability?: Availability | undefined;
}

/** Who could show somebody new these topics. Nothing of it is stored, and nobody is told. */
export type FindMentors = (
  newcomer: PersonId,
  topics: readonly SkillId[],
) => Promise<{ readonly mentors: readonly Mentor[]; readonly missing: readonly Skill[] }>;

/**
 * Who of these people has time for somebody's questions, with how many requests reached each in seven days: who may
 * be found, is below their cap, did not say "not today" within a day, and does not keep this person away; and neither
 * the person, nor their manager, nor anybody who reports to them, because nobody says no freely there.
 */
export type WithTime = (
  people: readonly PersonId[],
  newcomer: PersonId,
  /** The cap of who chose none. */
  weeklyPings: number,
) => Promise<ReadonlyMap<PersonId, number>>;

/** What counts when mentors are chosen. */
export interface MentorCandidate {
  readonly person: PersonId;
  readonly topics: readonly MentorTopic[];
  /** Requests that reached them lately. */
  readonly pings: number;
}

/**
 * Who can teach comes before who can solve, who says so before those whose profile does; then who knows more of the
 * topics, and who was asked less. Among equals each newcomer gets an order of their own, so that not all of them end up
 * with the same people. Each topic gets its turn before one has a second colleague.
 */
export function chooseMentors(
  candidates: readonly MentorCandidate[],
  newcomer: PersonId,
  limit = MOST_MENTORS,
): readonly MentorCandidate[] {
  const order = candidates
    .map((one) => ({ one, best: Math.min(...one.topics.map(rankOf)), lot: lot(newcomer, one.person) }))
    .sort(
      (a, b) =>
        a.best - b.best ||
        b.one.topics.length - a.one.topics.length ||
        a.one.pings - b.one.pings ||
        (a.lot < b.lot ? -1 : 1),
    )
    .map(({ one }) => one);
  const chosen: MentorCandidate[] = [];
  const covered = new Set<SkillId>();
  while (chosen.length < limit && order.length > 0) {
    const at = order.findIndex(({ topics }) => topics.some(({ skill }) => !covered.has(skill.id)));
    const [next] = order.splice(Math.max(at, 0), 1);
    if (!next) break;
    if (at < 0) covered.clear();
    chosen.push(next);
    for (const { skill } of next.topics) covered.add(skill.id);
  }
  return chosen;
}

function rankOf({ level }: MentorTopic): number {
  return level === 'teach' ? 0 : level === 'solve' ? 1 : level === 'start' ? 2 : 3;
}

function lot(newcomer: PersonId, person: PersonId): string {
  return createHash('sha256').update(`${newcomer}\n${person}`).digest('hex');
}
