import { type Clock, DAY } from '../clock';
import type { PersonId } from '../people/person';
import { createByWords } from './by-words';
import { explain } from './explain';
import { type Candidate, createGather, FEW, type Part, standingOf } from './gather';
import { inOrder, type Load, supportScore, totalScore } from './rank';
import { knownSkills } from './known-skill';
import { mergeCompanions } from './relate';
import type { SkillResolver } from './resolve';
import {
  type Finding,
  type FindHelpers,
  type Helper,
  MOST_FOUND,
  type RecognisedSkill,
  type Resolution,
  type SkillId,
} from './skill';
import type { SkillIndex } from './skill-index';

/** Who is free just now; people it says nothing about count as away and not asked lately. */
export type LoadOf = (people: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, Load>>;

/** Thanks are looked up for so many of the best. */
const THANKED = 20;
/** A further reading that is less likely than this shows nobody. */
const LIKELY = 0.1;
/** Under this confidence the words themselves are looked for first. */
const LITERAL = 0.52;
type Query = Parameters<FindHelpers>[0];
const NOTHING: Resolution = { skills: [], ambiguous: [], nearest: [] };

/** The use case behind `/skill`: words to skills, skills to people, and why. */
export function createFindHelpers(deps: {
  resolver: SkillResolver;
  index: SkillIndex;
  clock: Clock;
  load?: LoadOf | undefined;
}): FindHelpers {
  const { resolver, index, clock } = deps;
  const byWords = createByWords({ resolver, index });
  const gather = createGather({
    index,
    neighbours: async (skill, limit) =>
      mergeCompanions([await index.companions(skill, limit), resolver.relations(skill)], limit),
  });

  /** Best first: who says so themselves, and others only until there are a few. */
  const rank = async (parts: readonly Part[], found: Map<PersonId, Candidate>): Promise<Ranked[]> => {
    const scoreOf = ({ parts: had }: Candidate): number =>
      totalScore(parts.map((_, at) => (had[at] ? supportScore(had[at]) : 0)));
    const scored: Ranked[] = [];
    for (const [person, candidate] of found) {
      scored.push({ person, candidate, standing: standingOf(candidate), score: scoreOf(candidate) });
    }
    const front = scored.sort((a, b) => b.score - a.score).slice(0, MOST_FOUND);
    const best = front.slice(0, THANKED);
    for (const { person, skill, people } of await index.thanks(...asked(best))) {
      const one = best.find((ranked) => ranked.person === person)!;
      for (const part of one.candidate.parts) if (part?.skill === skill) part.thanks = people;
      one.score = scoreOf(one.candidate);
    }
    const load = (await deps.load?.(front.map(({ person }) => person))) ?? new Map<PersonId, Load>();
    const ordered = inOrder(front, {
      skills: parts.flatMap((part) => part.map(({ skill }) => skill.id)),
      day: Math.floor(clock() / DAY),
      load: (person) => load.get(person),
    });
    const standing = (kind: Ranked['standing'], most = MOST_FOUND): Ranked[] =>
      ordered.filter((one) => one.standing === kind).slice(0, most);
    const direct = standing('direct');
    const room = Math.max(0, FEW - direct.length);
    const near = new Set(standing('related', room));
    const able =
      near.size === 0 ? direct : ordered.filter((one) => one.standing === 'direct' || near.has(one));
    return [...able, ...standing('interested', room - near.size)];
  };

  /** @param meant come first if they can help: the question named them. */
  const find = async (query: Query, meant: readonly PersonId[] = []): Promise<Finding> => {
    const { offset = 0, limit, asker } = query;
    const resolution = query.skills?.length
      ? await chosen(query.skills, asker)
      : resolver.resolve(query.words, query.locale);
    const page = (all: readonly Helper[], understood: Resolution): Finding => {
      const others = all.filter(({ person }) => person !== asker);
      return { resolution: understood, helpers: others.slice(offset, offset + limit), total: others.length };
    };
    if (!query.skills?.length) {
      const people = await byWords.named(query.words, resolution);
      if (people) return page(people, NOTHING);
    }
    if (resolution.ambiguous.length > 0) return { resolution, helpers: [], total: 0 };
    if ((resolution.skills[0]?.confidence ?? 0) < LITERAL) {
      // Colleagues who wrote these very words are a better answer than a guess at a skill.
      const said = await byWords.saying(query.words);
      if (said.length > 0 || resolution.skills.length === 0) {
        // "Can Ben help me with DAX?" asks for DAX; his name is no part of it.
        const isEnough = said.length > 0 || meant.length > 0;
        const beside = isEnough ? undefined : await byWords.besideNames(query.words);
        if (beside) return find({ ...query, words: beside.words }, beside.people);
        return page(said, { ...resolution, skills: [] });
      }
    }

    const parts = partsOf(resolution);
    const found = await gather(parts);
    if (asker !== undefined) found.delete(asker);
    const ranked = await rank(parts, found);
    const isMeant = ({ person, standing }: Ranked): boolean =>
      standing === 'direct' && meant.includes(person);
    ranked.sort((a, b) => Number(isMeant(b)) - Number(isMeant(a)));
    const shown = ranked.slice(offset, offset + limit);
    const evidence = await index.evidence(...asked(shown));
    const helpers = shown.map(({ person, score, candidate }): Helper => {
      const support = candidate.parts.filter((part) => part !== undefined);
      return { person, score, reasons: explain({ person, support, resolver, evidence }) };
    });
    return { resolution, helpers, total: ranked.length };
  };
  return async (query) => {
    await index.refresh();
    return find(query);
  };

  async function chosen(ids: readonly SkillId[], asker = ''): Promise<Resolution> {
    const skills = await knownSkills(deps, ids.slice(0, 3), asker);
    const sure = skills.map((skill, part) => ({ skill, confidence: 1, part }));
    return { skills: sure, ambiguous: [], nearest: [] };
  }
}

interface Ranked {
  readonly person: PersonId;
  /** 0 to 1. */
  score: number;
  readonly candidate: Candidate;
  readonly standing: ReturnType<typeof standingOf>;
}

/** Whom and which skills to read about at once. */
function asked(people: readonly Ranked[]): [persons: PersonId[], skills: SkillId[]] {
  const skills = new Set<SkillId>();
  for (const { candidate } of people) {
    for (const part of candidate.parts) if (part) skills.add(part.skill).add(part.via ?? part.skill);
  }
  return [people.map(({ person }) => person), [...skills]];
}

function partsOf(resolution: Resolution): Part[] {
  const parts: RecognisedSkill[][] = [];
  for (const one of resolution.skills) {
    const part = (parts[one.part ?? 0] ??= []);
    if (part.length === 0 || one.confidence >= LIKELY) part.push(one);
  }
  return parts.filter(Boolean);
}
