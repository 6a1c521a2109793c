import { type Clock, DAY } from '../clock';
import type { PersonId } from '../people/person';
import { mannerOf } from './confidence';
import { explain } from './explain';
import { wordsOf } from './normalize';
import { inOrder, type Load, supportScore, type Support, totalScore } from './rank';
import { mergeCompanions } from './relate';
import type { SkillResolver } from './resolve';
import { isPleasantry, isScaffold, isSmallTalk } from './scaffolding';
import type { Finding, FindHelpers, Helper, HelperQuery, RecognisedSkill, Resolution } from './skill';
import type { Companion, SkillIndex } from './skill-index';

/** Who is free just now; people it says nothing about count as away and not asked lately. */
export type LoadOf = (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Load>>;

const MOST_COUNTED = 100;
const READ_AHEAD = 100;
/** Of each neighbouring skill so many people are looked at. */
const READ_RELATED = 40;
/** Thanks are looked up for so many of the best. */
const THANKED = 20;
/** With fewer direct helpers than this, people with neighbouring skills are shown too. */
const FEW = 5;
const MOST_RELATED = 15;
const BY_TEXT = 0.2;

/** One part of the question: a skill, or readings of the same words. */
type Part = readonly RecognisedSkill[];

interface Candidate {
  readonly parts: (Support & { skill: string; via?: string | undefined })[];
}

/** The use case behind `/skill`: words to skills, skills to people, and why. */
export function createFindHelpers(deps: {
  resolver: SkillResolver;
  index: SkillIndex;
  clock: Clock;
  load?: LoadOf | undefined;
}): FindHelpers {
  const { resolver, index, clock } = deps;

  const neighboursOf = async (skill: string): Promise<Companion[]> =>
    mergeCompanions([await index.companions(skill, MOST_RELATED), resolver.relations(skill)], MOST_RELATED);

  /** Adds to the candidates what speaks for them in one part. */
  const support = async (
    part: Part,
    at: number,
    count: number,
    found: Map<PersonId, Candidate>,
  ): Promise<void> => {
    const give = (person: PersonId, one: Support & { skill: string; via?: string }): void => {
      const candidate = found.get(person) ?? { parts: [] };
      found.set(person, candidate);
      const had = candidate.parts[at];
      if (!had || supportScore(had) < supportScore(one)) candidate.parts[at] = one;
    };
    let direct = 0;
    for (const { skill, confidence } of part) {
      for (const { person, score } of await index.standing([skill.id], READ_AHEAD)) {
        direct++;
        give(person, { skill: skill.id, direct: confidence * score, related: 0, thanks: 0 });
      }
    }
    if (direct >= FEW && count === 1) return;
    for (const { skill, confidence } of part.slice(0, direct >= FEW ? 1 : part.length)) {
      const neighbours = await neighboursOf(skill.id);
      for (const { skill: via, weight } of neighbours.slice(0, count > 1 ? 6 : MOST_RELATED)) {
        for (const { person, score } of await index.standing([via], READ_RELATED)) {
          const had = found.get(person)?.parts[at];
          const related = confidence * weight * score;
          if (had && had.direct > 0) had.related = Math.max(had.related, related);
          else give(person, { skill: skill.id, direct: 0, related, thanks: 0, via });
        }
      }
    }
  };

  /** People who have the skills of two parts, however far down they stand in each. */
  const findTogether = async (parts: readonly Part[], found: Map<PersonId, Candidate>): Promise<void> => {
    for (let one = 0; one < parts.length; one++) {
      for (let other = one + 1; other < parts.length; other++) {
        const pair = [parts[one]![0]!, parts[other]![0]!] as const;
        const both = await index.standingOfBoth(pair[0].skill.id, pair[1].skill.id, READ_AHEAD);
        for (const { person, scores } of both) {
          const candidate = found.get(person) ?? { parts: [] };
          found.set(person, candidate);
          [one, other].forEach((at, i) => {
            const { skill, confidence } = pair[i]!;
            if ((candidate.parts[at]?.direct ?? 0) === 0) {
              candidate.parts[at] = {
                skill: skill.id,
                direct: confidence * scores[i]!,
                related: 0,
                thanks: 0,
              };
            }
          });
        }
      }
    }
  };

  const byText = async ({ words, asker }: HelperQuery): Promise<Helper[]> => {
    const all = wordsOf(words);
    const telling = all.filter((word) => !isScaffold(word) && !isSmallTalk(word));
    if (mannerOf(all).talking || isPleasantry(telling)) return [];
    const said = await index.saying(
      [...new Set(resolver.stems(telling.join(' ')))].slice(0, 8),
      MOST_COUNTED,
    );
    const people = new Map<PersonId, Helper>();
    for (const { person, source, text } of said) {
      if (person !== asker && !people.has(person)) {
        people.set(person, { person, score: BY_TEXT, reasons: [{ kind: 'text', source, text }] });
      }
    }
    if (people.size > 0) return [...people.values()];
    const named = await index.named(telling, MOST_COUNTED);
    return named
      .filter((person) => person !== asker)
      .map((person) => ({ person, score: BY_TEXT, reasons: [] }));
  };

  return async (query): Promise<Finding> => {
    await index.refresh();
    const resolution = query.skills?.length
      ? chosen(query.skills)
      : resolver.resolve(query.words, query.locale);
    const { offset = 0, limit, asker } = query;
    if (resolution.ambiguous.length > 0) return { resolution, helpers: [], total: 0 };
    if (resolution.skills.length === 0) {
      const all = await byText(query);
      return { resolution, helpers: all.slice(offset, offset + limit), total: all.length };
    }

    const parts = partsOf(resolution);
    const found = new Map<PersonId, Candidate>();
    for (const [at, part] of parts.entries()) await support(part, at, parts.length, found);
    await findTogether(parts, found);
    if (asker !== undefined) found.delete(asker);
    const scored = (): { person: PersonId; score: number; candidate: Candidate }[] =>
      [...found].map(([person, candidate]) => ({
        person,
        candidate,
        score: totalScore(
          parts.map((_, at) => (candidate.parts[at] ? supportScore(candidate.parts[at]) : 0)),
        ),
      }));
    const front = scored()
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_COUNTED);
    for (const { candidate, person } of front.slice(0, THANKED)) {
      for (const part of candidate.parts) {
        if (!part) continue;
        const [count] = await index.thanks([person], [part.skill]);
        part.thanks = count?.people ?? 0;
      }
    }
    const load = (await deps.load?.(front.map(({ person }) => person))) ?? new Map<PersonId, Load>();
    const ordered = inOrder(
      scored().filter(({ person }) => front.some((one) => one.person === person)),
      {
        skills: resolution.skills.map(({ skill }) => skill.id),
        day: Math.floor(clock() / DAY),
        load: (person) => load.get(person),
      },
    );
    const helpers: Helper[] = [];
    for (const { person, score, candidate } of ordered.slice(offset, offset + limit)) {
      helpers.push({
        person,
        score,
        reasons: await explain({ person, support: candidate.parts.filter(Boolean), resolver, index }),
      });
    }
    return { resolution, helpers, total: ordered.length };
  };

  function chosen(ids: readonly string[]): Resolution {
    const skills = ids.flatMap((id, part) => {
      const skill = resolver.skill(id);
      return skill ? [{ skill, confidence: 1, part }] : [];
    });
    return { skills, ambiguous: [], nearest: [] };
  }
}

function partsOf(resolution: Resolution): Part[] {
  const parts: RecognisedSkill[][] = [];
  for (const one of resolution.skills) (parts[one.part ?? 0] ??= []).push(one);
  return parts.filter(Boolean);
}
