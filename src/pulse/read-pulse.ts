import { CAN_HELP } from '../skills/rank';
import { countHelpers, MOST_COUNTED } from '../skills/count-helpers';
import { mergeCompanions } from '../skills/relate';
import type { SkillResolver } from '../skills/resolve';
import type { Skill, SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import {
  EVERYTHING,
  SPAN,
  startOf,
  weekOf,
  type Counted,
  type Level,
  type PulseStore,
  type TopicCounts,
} from './pulse';

/** Topics in each part of the picture. */
const TOPICS = 5;
/** Neighbouring topics that somebody could start from. */
const NEIGHBOURS = 6;

/** What is searched for more than before. */
export interface Rising {
  readonly skill: Skill;
  readonly now: number;
  readonly before: number;
}

/** What people look for and do not find. */
export interface Gap {
  readonly skill: Skill;
  readonly people: number;
  /** So many people, at most 100, can help with what is near, and not with this. */
  readonly start: number;
}

/** How many look for a topic, and how many can help. */
export interface Balance {
  readonly skill: Skill;
  readonly searched: number;
  /** At most 100 are counted. */
  readonly helpers: number;
}

/** What the organisation asks for and lacks, in numbers that may be told; none of them is about fewer than five. */
export interface PulseView {
  /** The last moment that counts, in ms since 1970. */
  readonly until: number;
  readonly rising: readonly Rising[];
  readonly gaps: readonly Gap[];
  readonly balance: readonly Balance[];
  /** Of everybody together; absent for who sees only some topics. */
  readonly house?:
    | {
        readonly course: readonly number[];
        readonly counts: Readonly<Record<Counted, number>>;
        readonly levels: Readonly<Record<Level | 'people', number>> | undefined;
      }
    | undefined;
}

/**
 * The pulse of the last weeks that are over.
 *
 * @param only these topics, and nothing of the house as a whole; all of it when absent.
 * @returns undefined when no week with numbers has ended in the last {@link SPAN} weeks.
 */
export type ReadPulse = (at: number, only?: readonly SkillId[]) => Promise<PulseView | undefined>;

export function createReadPulse(deps: {
  readonly pulse: PulseStore;
  readonly resolver: Pick<SkillResolver, 'skill' | 'relations'>;
  readonly index: Pick<SkillIndex, 'standing' | 'companions' | 'refresh'>;
}): ReadPulse {
  const { pulse, resolver, index } = deps;

  /** Words that people brought along are told only while somebody openly lists them. */
  async function topics<T extends { readonly skill: SkillId }>(
    rows: readonly T[],
  ): Promise<(Omit<T, 'skill'> & { readonly skill: Skill })[]> {
    const told: (Omit<T, 'skill'> & { readonly skill: Skill })[] = [];
    for (const row of rows) {
      const skill = resolver.skill(row.skill);
      if (!skill || (row.skill.startsWith('org:') && (await countHelpers(index, row.skill)) === 0)) continue;
      told.push({ ...row, skill });
      if (told.length >= TOPICS) break;
    }
    return told;
  }

  async function couldStart(skill: SkillId): Promise<number> {
    const near = mergeCompanions(
      [await index.companions(skill, NEIGHBOURS), resolver.relations(skill)],
      NEIGHBOURS,
    );
    const standing = await index.standing([skill, ...near.map((one) => one.skill)], MOST_COUNTED);
    const able = standing.filter(({ score }) => score >= CAN_HELP);
    const already = new Set(able.filter((one) => one.skill === skill).map(({ person }) => person));
    return Math.min(
      MOST_COUNTED,
      new Set(able.map(({ person }) => person).filter((one) => !already.has(one))).size,
    );
  }

  return async (at, only) => {
    const current = weekOf(at);
    const week = await pulse.newest(current - SPAN);
    if (week === undefined) return undefined;
    await index.refresh();
    const wished = only && new Set(only);
    const all = await pulse.counts(week);
    const rows = all.filter(({ skill }) => skill !== EVERYTHING && (!wished || wished.has(skill)));
    const most = (kinds: readonly Counted[], by: (row: TopicCounts) => number) =>
      rows
        .filter((row) => kinds.includes(row.what) && by(row) > 0)
        .sort((a, b) => by(b) - by(a) || (a.skill < b.skill ? -1 : 1));
    const rising = await topics(most(['searched'], ({ now, before }) => now - before));
    // A topic that was searched in vain and asked in vain counts once, by the larger number.
    const lacking = new Map<SkillId, TopicCounts>();
    for (const row of most(['nothing', 'unsolved'], ({ now }) => now))
      if (!lacking.has(row.skill)) lacking.set(row.skill, row);
    const gaps: Gap[] = [];
    for (const { skill, now } of await topics([...lacking.values()]))
      gaps.push({ skill, people: now, start: await couldStart(skill.id) });
    const balance: Balance[] = [];
    for (const { skill, now } of await topics(most(['searched'], (row) => row.now)))
      balance.push({ skill, searched: now, helpers: await countHelpers(index, skill.id) });
    const of = (what: Counted) => all.find((row) => row.skill === EVERYTHING && row.what === what)?.now ?? 0;
    return {
      until: startOf(week + 1),
      rising,
      gaps,
      balance,
      house: wished
        ? undefined
        : {
            course: await pulse.course(week),
            counts: {
              searched: of('searched'),
              found: of('found'),
              nothing: of('nothing'),
              asked: of('asked'),
              answered: of('answered'),
              declined: of('declined'),
              unsolved: of('unsolved'),
              solved: of('solved'),
            },
            levels: await pulse.levels(week),
          },
    };
  };
}
