import { breathing } from '../breathe';
import { CAN_HELP } from '../skills/rank';
import { countHelpers, MOST_COUNTED } from '../skills/count-helpers';
import { mergeCompanions } from '../skills/relate';
import type { SkillResolver } from '../skills/resolve';
import type { Skill, SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import {
  COURSE,
  EVERYTHING,
  SPAN,
  startOf,
  weekOf,
  type Counted,
  type Level,
  type PulseStore,
  type TopicSums,
  type UnknownWord,
} from './pulse';

/** Topics in each part of the picture; more do not fit into one message. */
export const TOPICS = 4;
/** Unknown words besides. */
export const WORDS = 2;
/** Neighbouring topics that somebody could start from. */
const NEIGHBOURS = 6;
/** Shares of fewer people than these, of all weeks together, would say more about chance than about the house. */
const FEWEST_ASKED = 20;

/** What is searched for more than before. Numbers are those of single weeks, oldest first; see {@link PulseView}. */
export interface Rising {
  readonly skill: Skill;
  readonly weeks: readonly number[];
  readonly before: readonly number[];
}

/** What people look for and do not find. */
export interface Gap {
  readonly skill: Skill;
  /** How many found nobody, or stayed without help: whichever are more. */
  readonly weeks: readonly number[];
  readonly why: 'nothing' | 'unsolved';
  /** So many people, at most 100, can help with what is near, and not with this. */
  readonly start: number;
}

/** How many look for a topic, and how many can help. */
export interface Balance {
  readonly skill: Skill;
  readonly weeks: readonly number[];
  /** At most 100 are counted. */
  readonly helpers: number;
}

/** Everybody together. */
export interface HousePulse {
  /** How many searched, over {@link COURSE} weeks. */
  readonly course: readonly number[];
  readonly weeks: Readonly<Record<Counted, readonly number[]>>;
  /** Shares of those who asked, 0 to 1; absent where too few did. */
  readonly answered: number | undefined;
  readonly solved: number | undefined;
  readonly levels: Readonly<Record<Level | 'people', number>> | undefined;
}

/**
 * What the organisation asks for and lacks, in numbers that may be told. Each is about distinct people of one week, is
 * about five at least, and 0 stands for fewer; weeks are never added up, since the same person may have come back.
 */
export interface PulseView {
  /** The last moment that counts, in ms since 1970. */
  readonly until: number;
  readonly rising: readonly Rising[];
  readonly gaps: readonly Gap[];
  readonly balance: readonly Balance[];
  /** Words that nobody could make sense of, most wanted first; for who sees only some topics, those near them. */
  readonly unknown: readonly UnknownWord[];
  /** Absent for who sees only some topics. */
  readonly house?: HousePulse | undefined;
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
  readonly resolver: Pick<SkillResolver, 'skill' | 'relations' | 'resolve'>;
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

  /** Where both numbers of a week are known: a share of one unknown would be made up. */
  function share(part: readonly number[], whole: readonly number[]): number | undefined {
    const both = whole.map((all, n) => [all, part[n] ?? 0] as const).filter(([, some]) => some > 0);
    const all = both.reduce((sum, [one]) => sum + one, 0);
    return all < FEWEST_ASKED ? undefined : Math.min(1, both.reduce((sum, [, one]) => sum + one, 0) / all);
  }

  async function house(week: number): Promise<HousePulse> {
    const rows = await pulse.weeks(week, COURSE, [EVERYTHING]);
    const none = Array.from({ length: COURSE }, () => 0);
    const of = (what: Counted) => rows.find((row) => row.what === what)?.weeks ?? none;
    const last = (what: Counted) => of(what).slice(-SPAN);
    const weeks = {
      searched: last('searched'),
      found: last('found'),
      nothing: last('nothing'),
      without: last('without'),
      asked: last('asked'),
      answered: last('answered'),
      declined: last('declined'),
      unsolved: last('unsolved'),
      solved: last('solved'),
    };
    return {
      course: of('searched'),
      weeks,
      answered: share(weeks.answered, weeks.asked),
      solved: share(weeks.solved, weeks.asked),
      levels: await pulse.levels(week),
    };
  }

  /** What was taught since then is known. */
  async function unknown(week: number, wished?: ReadonlySet<SkillId>): Promise<UnknownWord[]> {
    const most = (weeks: readonly number[]) => weeks.reduce((sum, one) => sum + one, 0);
    return (await pulse.unknown(week, SPAN))
      .filter(({ words }) => {
        const { skills, ambiguous, nearest } = resolver.resolve(words, 'en');
        if (skills.length > 0 || ambiguous.length > 0) return false;
        return !wished || nearest.some(({ id }) => wished.has(id));
      })
      .sort((a, b) => most(b.weeks) - most(a.weeks) || (a.words < b.words ? -1 : 1))
      .slice(0, WORDS);
  }

  return async (at, only) => {
    const current = weekOf(at);
    const week = await pulse.newest(current - SPAN);
    if (week === undefined) return undefined;
    await index.refresh();
    const breathe = breathing();
    const wished = only && new Set(only);
    const rows = (await pulse.sums(week)).filter(
      ({ skill }) => skill !== EVERYTHING && (!wished || wished.has(skill)),
    );
    const most = (by: (row: TopicSums) => number) =>
      rows
        .map((row) => ({ skill: row.skill, rank: by(row), row }))
        .filter(({ rank }) => rank > 0)
        .sort((a, b) => b.rank - a.rank || (a.skill < b.skill ? -1 : 1));
    await breathe();
    const told = await topics(most(({ now, before }) => now.searched - before.searched));
    // A topic that was searched in vain and asked in vain counts once, by the larger number.
    await breathe();
    const missed = await topics(most(({ now }) => Math.max(now.nothing, now.unsolved)));
    await breathe();
    const wanted = await topics(most(({ now }) => now.searched));

    await breathe();
    const shown = [...new Set([...told, ...missed, ...wanted].map(({ skill }) => skill.id))];
    const numbers = new Map(
      (await pulse.weeks(week, 2 * SPAN, shown)).map(({ skill, what, weeks }) => [`${what} ${skill}`, weeks]),
    );
    const of = (skill: Skill, what: Counted) => numbers.get(`${what} ${skill.id}`) ?? [];
    const rising = told.map(({ skill }) => ({
      skill,
      weeks: of(skill, 'searched').slice(SPAN),
      before: of(skill, 'searched').slice(0, SPAN),
    }));
    const gaps: Gap[] = [];
    for (const { skill, row } of missed) {
      const why = row.now.unsolved > row.now.nothing ? 'unsolved' : 'nothing';
      gaps.push({ skill, weeks: of(skill, why).slice(SPAN), why, start: await couldStart(skill.id) });
      await breathe();
    }
    const balance: Balance[] = [];
    for (const { skill } of wanted) {
      balance.push({
        skill,
        weeks: of(skill, 'searched').slice(SPAN),
        helpers: await countHelpers(index, skill.id),
      });
      await breathe();
    }
    return {
      until: startOf(week + 1),
      ...{ rising, gaps, balance },
      unknown: await unknown(week, wished),
      house: wished ? undefined : await house(week),
    };
  };
}
