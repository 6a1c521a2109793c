import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import {
  editSkillCard,
  moreSkillsCard,
  sourcesCard,
  type ShownSkill,
  type ShownSource,
} from '../../cards/my-skills-cards';
import { hashtag } from '../../cards/reason-line';
import { saidCard } from '../../cards/said-card';
import { PROFILE_SOURCES, type OwnSkills, type ProfileSource } from '../../skills/own-skills';
import type { EvidenceSource, Resolver } from '../../skills/skill';
import type { OwnSkill, SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';
import { readData } from '../read-data';
import { readTopic, topicData } from './topic-data';

const STRENGTH: readonly EvidenceSource[] = ['added', ...PROFILE_SOURCES];
const levelData = topicData.extend({ level: z.enum(['start', 'solve', 'teach', 'learn']) });
const sourceData = z.object({ source: z.enum([...PROFILE_SOURCES, 'all']) });
const pageData = z.object({ offset: z.number().int().min(0).max(10_000) });

interface MySkillsDeps {
  readonly index: Pick<SkillIndex, 'skillsOf' | 'known'>;
  readonly ownSkills: OwnSkills;
  readonly resolver: Resolver;
}

/** One line a skill, by what says most for it and others may see; those only I see come last. */
export function shownSkills(skills: readonly OwnSkill[], resolver: Resolver): ShownSkill[] {
  const byStrength = [...skills].sort(
    (a, b) =>
      Number(a.hidden !== undefined) - Number(b.hidden !== undefined) ||
      STRENGTH.indexOf(a.source) - STRENGTH.indexOf(b.source),
  );
  const shown = new Map<string, ShownSkill>();
  for (const { skill: id, source, level, hidden, once } of byStrength) {
    const skill = resolver.skill(id);
    if (skill && !shown.has(id)) shown.set(id, { skill, source, level, hidden, once });
  }
  return [...shown.values()];
}

/** The buttons on my skills: how far I take others, what others see, and what is used of my profile. */
export function mySkillsActions({
  index,
  ownSkills,
  resolver,
}: MySkillsDeps): NonNullable<Command['actions']> {
  /** Nobody else may read along. */
  const alone =
    (answer: (turn: Turn, data: unknown) => Promise<Reply>) =>
    async (turn: Turn, data: unknown): Promise<Reply> =>
      turn.private ? answer(turn, data) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  const gone = ({ words }: Turn): Reply =>
    saidCard(words, words.me.notThere, words.me.notThereHint, { profile: true });
  const all = async ({ sender }: Turn): Promise<ShownSkill[]> =>
    shownSkills(await index.skillsOf(sender.id), resolver);

  const page = (next: 'more-skills' | 'next-skills') =>
    alone(async (turn, data) => {
      const { offset } = readData(pageData, data);
      return moreSkillsCard(turn.words, await all(turn), offset, next);
    });

  const edit = alone(async (turn, data) => {
    const { id } = await readTopic({ resolver, index }, turn, data);
    const mine = (await all(turn)).find(({ skill }) => skill.id === id);
    return mine ? editSkillCard(turn.words, mine) : gone(turn);
  });

  const level = alone(async (turn, data) => {
    const skill = await readTopic({ resolver, index }, turn, data);
    const { level: chosen } = readData(levelData, data);
    const { words, locale, sender } = turn;
    const said = { skill: skill.id, level: chosen, words: skill.labels[locale] };
    const [had] = await ownSkills.setLevels(sender.id, [said]);
    if (had === undefined) return gone(turn);
    const title = words.me.levelSet(hashtag(skill, words), words.reason.level[chosen]);
    return saidCard(words, title, undefined, { undo: true, profile: true });
  });

  const hiding = (hidden: boolean) =>
    alone(async (turn, data) => {
      const skill = await readTopic({ resolver, index }, turn, data);
      const { words, sender } = turn;
      if (!(await ownSkills.hideSkill(sender.id, skill.id, hidden))) return gone(turn);
      const topic = hashtag(skill, words);
      return hidden
        ? saidCard(words, words.me.skillHidden(topic), words.me.skillHiddenHint, {
            undo: true,
            profile: true,
          })
        : saidCard(words, words.me.skillShown(topic), undefined, { undo: true, profile: true });
    });

  const sources = alone(async ({ sender, words }) => {
    const [skills, { sources: hidden }] = await Promise.all([
      index.skillsOf(sender.id),
      ownSkills.decisions(sender.id),
    ]);
    const shown = PROFILE_SOURCES.map((source): ShownSource => {
      const of = new Set(skills.filter((one) => one.source === source).map(({ skill }) => skill));
      return { source, skills: of.size, hidden: hidden.includes(source) };
    });
    return sourcesCard(words, shown);
  });

  const using = (hidden: boolean) =>
    alone(async ({ sender, words }, data) => {
      const { source } = readData(sourceData, data);
      const which: readonly ProfileSource[] = source === 'all' ? PROFILE_SOURCES : [source];
      await ownSkills.hideSources(sender.id, which, hidden);
      const { me } = words;
      const name = source === 'all' ? me.allSources : me.sourceName[source];
      const title = hidden ? me.sourceHidden(name) : me.sourceShown(name);
      return saidCard(words, title, me.sourcesChangedHint, { undo: true, sources: true, profile: true });
    });

  return {
    edit,
    level,
    'hide-skill': hiding(true),
    'show-skill': hiding(false),
    'more-skills': page('next-skills'),
    'next-skills': page('more-skills'),
    sources,
    'hide-source': using(true),
    'show-source': using(false),
  };
}
