import { breathing } from '../breathe';
import type { PersonId } from '../people/person';
import { INTERESTED, supportScore, type Support } from './rank';
import { MOST_FOUND, type RecognisedSkill, type SkillId } from './skill';
import type { Companion, SkillIndex } from './skill-index';

/** One part of a question: a skill, or readings of the same words. */
export type Part = readonly RecognisedSkill[];

/** What speaks for somebody in one part of a question. */
export interface PartSupport extends Support {
  /** The skill of the part that it is about. */
  readonly skill: SkillId;
  /** The neighbouring skill they have, where it is not the one asked for. */
  via?: SkillId | undefined;
}

/** Somebody who may help, by the parts of the question. */
export interface Candidate {
  readonly parts: (PartSupport | undefined)[];
}

/** With fewer direct helpers than this, people with neighbouring skills are shown too. */
export const FEW = 5;
/** One more than are shown: the asker may be among them. */
const READ_AHEAD = MOST_FOUND + 1;
/** Of each neighbouring skill so many people are looked at. */
const READ_RELATED = 20;
const MOST_RELATED = 15;
const MOST_RELATED_OF_SEVERAL = 6;
/** Neighbouring skills that are weaker than this, all together and for a doubtful reading, say nothing of somebody. */
const LEAST_RELATED = 0.28;

/** Finds everybody who may help with the parts of a question, with what speaks for them. */
export function createGather(deps: {
  index: SkillIndex;
  /** What is near a skill, nearest first. */
  neighbours: (skill: SkillId, limit: number) => Promise<readonly Companion[]>;
}): (parts: readonly Part[]) => Promise<Map<PersonId, Candidate>> {
  const { index, neighbours } = deps;

  const candidateOf = (found: Map<PersonId, Candidate>, person: PersonId): Candidate => {
    let candidate = found.get(person);
    if (!candidate) found.set(person, (candidate = { parts: [] }));
    return candidate;
  };

  /** People who say so themselves. Answers how many there are. */
  const direct = async (part: Part, at: number, found: Map<PersonId, Candidate>): Promise<number> => {
    const able = new Set<PersonId>();
    for (const { skill, confidence } of part) {
      for (const { person, score } of await index.standing([skill.id], READ_AHEAD)) {
        const only = score <= INTERESTED;
        if (!only) able.add(person);
        const one: PartSupport = {
          skill: skill.id,
          direct: only ? 0 : confidence * score,
          related: 0,
          interest: only ? confidence * score : 0,
          thanks: 0,
        };
        const candidate = candidateOf(found, person);
        const had = candidate.parts[at];
        if (!had || supportScore(had) < supportScore(one)) candidate.parts[at] = one;
      }
    }
    return able.size;
  };

  /** People with neighbouring skills; several of them together say more than one. */
  const related = async (
    part: Part,
    at: number,
    limit: number,
    found: Map<PersonId, Candidate>,
  ): Promise<void> => {
    for (const { skill, confidence } of part) {
      const doubts = new Map<PersonId, { doubt: number; best: number; via: SkillId }>();
      const breathe = breathing();
      for (const { skill: via, weight } of await neighbours(skill.id, limit)) {
        await breathe();
        for (const { person, score } of await index.standing([via], READ_RELATED)) {
          if (score <= INTERESTED) continue;
          const clue = weight * score;
          const had = doubts.get(person);
          if (!had) doubts.set(person, { doubt: 1 - clue, best: clue, via });
          else {
            had.doubt *= 1 - clue;
            if (clue > had.best) Object.assign(had, { best: clue, via });
          }
        }
      }
      for (const [person, { doubt, via }] of doubts) {
        const strength = confidence * (1 - doubt);
        if (strength < LEAST_RELATED) continue;
        const candidate = candidateOf(found, person);
        const had = candidate.parts[at];
        if (had && (had.direct > 0 || had.related >= strength)) {
          had.related = Math.max(had.related, strength);
        } else {
          candidate.parts[at] = {
            skill: skill.id,
            direct: 0,
            related: strength,
            interest: had?.interest ?? 0,
            thanks: 0,
            via,
          };
        }
      }
    }
  };

  /** People who have the skills of two parts, however far down they stand in each. */
  const together = async (parts: readonly Part[], found: Map<PersonId, Candidate>): Promise<void> => {
    for (let one = 0; one < parts.length; one++) {
      for (let other = one + 1; other < parts.length; other++) {
        const pair = [parts[one]![0]!, parts[other]![0]!] as const;
        const both = await index.standingOfBoth(pair[0].skill.id, pair[1].skill.id, READ_AHEAD);
        for (const { person, scores } of both) {
          const candidate = candidateOf(found, person);
          [one, other].forEach((at, i) => {
            const { skill, confidence } = pair[i]!;
            if ((candidate.parts[at]?.direct ?? 0) > 0 || scores[i]! <= INTERESTED) return;
            const strength = confidence * scores[i]!;
            candidate.parts[at] = { skill: skill.id, direct: strength, related: 0, interest: 0, thanks: 0 };
          });
        }
      }
    }
  };

  return async (parts) => {
    const found = new Map<PersonId, Candidate>();
    for (const [at, part] of parts.entries()) {
      const able = await direct(part, at, found);
      const limit = parts.length > 1 ? MOST_RELATED_OF_SEVERAL : MOST_RELATED;
      if (able < FEW) await related(part, at, limit, found);
      else if (parts.length > 1) await related(part.slice(0, 1), at, limit, found);
    }
    await together(parts, found);
    return found;
  };
}

/** Why somebody is among the answers: for the skill itself, for neighbouring ones, or out of interest only. */
export function standingOf({ parts }: Candidate): 'direct' | 'related' | 'interested' {
  if (parts.some((part) => part && part.direct > 0)) return 'direct';
  return parts.some((part) => part && part.related > 0) ? 'related' : 'interested';
}
