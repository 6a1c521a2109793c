import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import {
  askMergeCard,
  askTeachCard,
  askWhat,
  forgetWord,
  HOUSE_TOPICS_DATASET,
  mergeSaidCard,
  mergesCard,
  oldTag,
  takeBack,
  TOPICS_DATASET,
  topicTag,
  whatIsCard,
  type CountedTopic,
} from '../../cards/merge-cards';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import type { CommunityManagers } from '../../people/community-managers';
import type { PersonId } from '../../people/person';
import { countHelpers } from '../../skills/count-helpers';
import { knownSkill, knownSkills } from '../../skills/known-skill';
import type { Merged, TopicMerges } from '../../skills/merge-topics';
import type { SkillResolver } from '../../skills/resolve';
import type { Skill, SkillId } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { ActionHandler, Command, Reply, Search, Turn } from '../command';
import { readData } from '../read-data';

const id = z.string().max(300).optional().catch(undefined);
const confirm = z.literal(true).optional().catch(undefined);
const mergeData = z.looseObject({ topic: id, target: id, confirm });
const partData = z.looseObject({ merge: z.number().int().positive() });
const word = z.string().min(1).max(80);
const teachData = z.looseObject({ words: word, skill: id, target: id, confirm });
const wordData = z.looseObject({ words: word });

/** Topics offered before somebody types, and while they do. */
const OFFERED = 12;
const LATEST = 6;
const GUESSES = 3;

export interface MergeDeps {
  readonly merges: TopicMerges;
  readonly communityManagers: Pick<CommunityManagers, 'isCommunityManager'>;
  readonly champions: {
    topicsOf(person: PersonId): Promise<readonly SkillId[]>;
    championsOf(skills: readonly SkillId[]): Promise<readonly PersonId[]>;
  };
  readonly resolver: SkillResolver;
  readonly index: SkillIndex;
  readonly clock: Clock;
}

/** Who may merge and teach, and where: `only` are a champion's topics; undefined: nowhere. */
export async function tidies(
  deps: Pick<MergeDeps, 'communityManagers' | 'champions'>,
  person: PersonId,
): Promise<{ readonly only?: readonly SkillId[] } | undefined> {
  if (await deps.communityManagers.isCommunityManager(person)) return {};
  const only = await deps.champions.topicsOf(person);
  return only.length > 0 ? { only } : undefined;
}

/** Topics that become one, and words that are taught: by champions for theirs, by community managers for all. */
export function mergeActions(deps: MergeDeps): {
  readonly actions: NonNullable<Command['actions']>;
  readonly searches: NonNullable<Command['searches']>;
} {
  const { merges, resolver, index, clock } = deps;

  /** Only for those who may, and nobody else reads along. */
  const alone =
    (work: (turn: Turn, data: unknown, only?: readonly SkillId[]) => Promise<Reply>): ActionHandler =>
    async (turn, data) => {
      const may = await tidies(deps, turn.sender.id);
      if (!may) throw new AppError('forbidden', 'neither community manager nor champion');
      if (!turn.private) return errorCard(turn, turn.words.me.private, turn.words.pulse.alone);
      return work(turn, data, may.only);
    };

  /** A topic that openly has helpers, or one of our vocabulary. */
  async function topic(wished: SkillId | undefined): Promise<CountedTopic | undefined> {
    const skill = wished === undefined ? undefined : resolver.skill(wished);
    if (!skill) return undefined;
    const helpers = await countHelpers(index, skill.id);
    // The word of somebody who hides is known to nobody.
    return helpers > 0 || !skill.id.startsWith('org:') ? { skill, helpers } : undefined;
  }
  const skillsOf = (ids: readonly SkillId[]): Skill[] =>
    ids.map((one) => resolver.skill(one)).filter((skill) => skill !== undefined);

  const show = alone(async ({ words, sender }, _, only) => {
    const [topics, latest, taught] = await Promise.all([
      index.topics(100),
      merges.latest(LATEST, only),
      merges.taught(LATEST, only),
    ]);
    const found = [...latest.map(({ target }) => target), ...taught.map(({ skill }) => skill)];
    const known = await knownSkills(deps, found, sender.id);
    const named = (id: SkillId) => known.filter((one) => one.id === id).slice(0, 1);
    const house = topics.map(({ skill }) => skill).filter(({ id: one }) => one.startsWith('org:'));
    return mergesCard(
      words,
      {
        house: house.slice(0, OFFERED),
        targets: only ? skillsOf(only) : topics.map(({ skill }) => skill).slice(0, OFFERED),
        latest: latest.flatMap((one) => named(one.target).map((into) => ({ ...one, into }))),
        taught: taught.flatMap((one) => named(one.skill).map((means) => ({ ...one, means }))),
      },
      clock(),
    );
  });

  function refused({ words }: Turn, came: Exclude<Merged, { came: 'done' }>, label: string): Reply {
    const { merges: say } = words;
    if (came.came !== 'means') return mergeSaidCard(words, say[came.came], say[`${came.came}Hint`]);
    const other = resolver.skill(came.skill);
    return mergeSaidCard(words, say.means(label, other ? topicTag(other, words) : ''), say.meansHint);
  }

  const merge = alone(async (turn, data, only) => {
    const { words, sender } = turn;
    const { merges: say } = words;
    const wish = readData(mergeData, data);
    if (!wish.topic || !wish.target) return mergeSaidCard(words, say.missing, say.missingHint);
    await index.refresh();
    const [from, to] = await Promise.all([topic(wish.topic), topic(wish.target)]);
    if (!from || !to || from.skill.id !== wish.topic) return refused(turn, { came: 'gone' }, '');
    const tag = topicTag(from.skill, words);
    if (only && !only.includes(to.skill.id))
      return mergeSaidCard(words, say.notMine(topicTag(to.skill, words)), say.notMineHint);
    const champions = only ? await deps.champions.championsOf([from.skill.id]) : [];
    if (champions.length > 0 && !champions.includes(sender.id))
      return mergeSaidCard(words, say.theirs(tag), say.theirsHint);
    const label = from.skill.labels[words.locale];
    if (!wish.confirm) {
      const problem = await merges.check(from.skill.id, to.skill.id);
      return problem ? refused(turn, problem, label) : askMergeCard(words, from, to);
    }
    const came = await merges.merge(from.skill.id, to.skill.id, sender.id, clock());
    turn.log.info({ came: came.came }, 'merge');
    if (came.came !== 'done') return refused(turn, came, label);
    const back = [takeBack(words, came.merge)];
    return mergeSaidCard(words, say.done(tag, topicTag(to.skill, words)), say.doneHint, back);
  });

  const part = alone(async (turn, data, only) => {
    const { words } = turn;
    const { merges: say } = words;
    const { merge: wished } = readData(partData, data);
    const one = await merges.find(wished);
    const target = await knownSkill(deps, one?.target, turn.sender.id);
    // What became a part of somebody's hidden topic is as if it had never been merged.
    if (!one || !target) return mergeSaidCard(words, say.none, say.sameHint);
    if (only && !only.includes(target.id))
      return mergeSaidCard(words, say.notMine(topicTag(target, words)), say.notMineHint);
    const came = await merges.part(wished, clock());
    turn.log.info({ came: came.came }, 'part');
    switch (came.came) {
      case 'done':
        return mergeSaidCard(words, say.parted(oldTag(came.merge.label)), say.partedHint);
      case 'first':
        return mergeSaidCard(words, say.first(oldTag(came.merge.label)), say.firstHint, [
          takeBack(words, came.merge.id),
        ]);
      case 'none':
        return mergeSaidCard(words, say.none, say.sameHint);
      default:
        return mergeSaidCard(words, say[came.came], say[`${came.came}Hint`]);
    }
  });

  const whatIs = alone(async ({ words, locale }, data, only) => {
    const { words: unknown } = readData(wordData, data);
    const { skills, ambiguous, nearest } = resolver.resolve(unknown, locale);
    const near = [...skills.map(({ skill }) => skill), ...ambiguous, ...nearest];
    const open: Skill[] = [];
    for (const skill of near) {
      if (open.length < GUESSES && (!only || only.includes(skill.id)) && (await topic(skill.id)))
        open.push(skill);
    }
    // A champion most likely means one of theirs.
    const mine = only ? skillsOf(only).filter(({ id: one }) => !open.some((had) => had.id === one)) : [];
    const others = only ? skillsOf(only) : (await index.topics(OFFERED)).map(({ skill }) => skill);
    return whatIsCard(words, unknown, [...open, ...mine].slice(0, GUESSES), others);
  });

  const teach = alone(async (turn, data, only) => {
    const { words, sender } = turn;
    const { merges: say } = words;
    const wish = readData(teachData, data);
    const to = await topic(wish.skill ?? wish.target);
    if (!to) return mergeSaidCard(words, say.teachMissing, say.sameHint, [askWhat(words, wish.words)]);
    const tag = topicTag(to.skill, words);
    if (only && !only.includes(to.skill.id)) return mergeSaidCard(words, say.notMine(tag), say.notMineHint);
    if (!wish.confirm) return askTeachCard(words, wish.words, to);
    const came = await merges.teach(wish.words, to.skill.id, sender.id, clock());
    turn.log.info({ came: came.came }, 'teach');
    if (came.came === 'same') return mergeSaidCard(words, say.taughtSame(wish.words, tag), say.sameHint);
    if (came.came !== 'done') return refused(turn, came, wish.words);
    return mergeSaidCard(words, say.taught(wish.words, tag), say.taughtHint, [forgetWord(words, wish.words)]);
  });

  const unteach = alone(async (turn, data, only) => {
    const { words } = turn;
    const { merges: say } = words;
    const { words: known } = readData(wordData, data);
    const had = (await merges.taught(1000, only)).some((one) => one.words === known);
    const done = had && (await merges.unteach(known));
    turn.log.info({ done }, 'unteach');
    return done
      ? mergeSaidCard(words, say.forgot(known), say.forgotHint)
      : mergeSaidCard(words, say.forgotNone, say.sameHint);
  });

  const search =
    (isHouse: boolean): Search =>
    async ({ sender, words }, typed) => {
      const may = await tidies(deps, sender.id);
      if (!may || typed.trim() === '') return [];
      const found: { title: string; value: string }[] = [];
      for (const { skill: one } of resolver.beginning(typed, 4 * OFFERED)) {
        if (found.length >= OFFERED) break;
        if (isHouse ? !one.startsWith('org:') : may.only && !may.only.includes(one)) continue;
        const open = await topic(one);
        if (open) found.push({ title: topicTag(open.skill, words), value: one });
      }
      return found;
    };

  return {
    actions: { merges: show, merge, part, 'what-is': whatIs, teach, unteach },
    searches: { [HOUSE_TOPICS_DATASET]: search(true), [TOPICS_DATASET]: search(false) },
  };
}
