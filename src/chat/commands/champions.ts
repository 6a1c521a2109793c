import { z } from 'zod';
import {
  CHAMPIONS_PAGE,
  championsCard,
  topicChampionsCard,
  TOPICS_PAGE,
  whichTopicCard,
} from '../../cards/champion-cards';
import { COLLEAGUES_DATASET, NOMINATE_DIALOG } from '../../cards/nomination-cards';
import type { ChampionStore } from '../../champions/champion';
import type { CommunityManagers } from '../../people/community-managers';
import type { PeopleStore } from '../../people/people-store';
import type { Locale, Person, PersonId } from '../../people/person';
import type { Resolver, Skill, SkillId } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';
import { readData } from '../read-data';
import { championActions, type ChampionActionDeps } from './champion-actions';
import { nominateDialog, nominationActions, type NominateDeps } from './nominate';
import { readTopic, topicData } from './topic-data';

const pageData = z.object({ offset: z.number().int().min(0).max(100_000).optional() });
/** Topics of one's own that are offered to become champion of. */
const MOST_IDEAS = 5;

export interface ChampionsDeps extends Omit<ChampionActionDeps, 'kit'>, NominateDeps {
  readonly champions: ChampionStore;
  readonly people: Pick<PeopleStore, 'find' | 'choices' | 'named'>;
  readonly index: Pick<SkillIndex, 'skillsOf' | 'known'>;
  readonly resolver: Resolver;
  readonly communityManagers: CommunityManagers;
  readonly localeOf: (person: Person) => Promise<Locale>;
}

/** `/champions`: who stands for which topic; become one, step down, suggest one. */
export function createChampionsCommand(deps: ChampionsDeps): Command {
  const { champions, people, resolver } = deps;
  const known = (ids: readonly SkillId[]): Skill[] => ids.flatMap((id) => resolver.skill(id) ?? []);

  async function overview(turn: Turn, offset: number): Promise<Reply> {
    const { sender } = turn;
    const all = await champions.topics(TOPICS_PAGE + 1, offset);
    const mine = turn.private ? await champions.topicsOf(sender.id) : [];
    const topics = await Promise.all(
      all.slice(0, TOPICS_PAGE).map(async ({ skill, champions: ids }) => ({
        skill: resolver.skill(skill),
        names: (await Promise.all(ids.map((id) => people.find(id)))).flatMap((one) => one?.name ?? []),
      })),
    );
    return championsCard(turn.words, {
      topics: topics.flatMap(({ skill, names }) => (skill ? [{ skill, names }] : [])),
      mine: known(mine),
      ideas: offset === 0 && turn.private ? await ideasFor(sender.id, mine) : [],
      offset,
      more: all.length > TOPICS_PAGE,
    });
  }

  /** What the person said they can do, and is no champion of. */
  async function ideasFor(person: PersonId, mine: readonly SkillId[]): Promise<Skill[]> {
    const own = await deps.index.skillsOf(person);
    const ids = own
      .filter(({ level, source, hidden }) => source !== 'interest' && level !== 'learn' && !hidden)
      .map(({ skill }) => skill)
      .filter((skill) => !mine.includes(skill));
    return known([...new Set(ids)].slice(0, MOST_IDEAS));
  }

  async function ofTopic(turn: Turn, skill: Skill, offset: number): Promise<Reply> {
    const { sender } = turn;
    const ids = (await champions.championsOf([skill.id])).filter((id) => !turn.private || id !== sender.id);
    const here = ids.slice(offset, offset + CHAMPIONS_PAGE);
    const shown = await Promise.all(
      here.map(async (id) => {
        const person = await people.find(id);
        return person && { person, locale: await deps.localeOf(person) };
      }),
    );
    const isMine = turn.private ? (await champions.topicsOf(sender.id)).includes(skill.id) : undefined;
    return topicChampionsCard(turn.words, {
      skill,
      champions: shown.filter((one) => one !== undefined),
      total: ids.length,
      offset,
      isMine,
      mayNominate: turn.private && (isMine || (await deps.communityManagers.isCommunityManager(sender.id))),
    });
  }

  async function named(turn: Turn, words: string): Promise<Reply> {
    const { skills, ambiguous, nearest } = resolver.resolve(words, turn.locale);
    if (ambiguous.length > 0) return whichTopicCard(turn.words, words, ambiguous, true);
    const [first] = skills;
    return first ? ofTopic(turn, first.skill, 0) : whichTopicCard(turn.words, words, nearest, false);
  }

  const page = (turn: Turn, data: unknown) => overview(turn, readData(pageData, data).offset ?? 0);
  const topicPage = async (turn: Turn, data: unknown): Promise<Reply> => {
    const { offset = 0 } = readData(topicData, data);
    return ofTopic(turn, await readTopic(deps, turn, data), offset);
  };
  const { dialog, search } = nominateDialog(deps);

  return {
    name: 'champions',
    aliases: { en: ['champions', 'champion'], de: ['champions', 'champion'] },
    takesWords: true,
    run: async (turn, args) => (args ? named(turn, args) : overview(turn, 0)),
    actions: {
      champions: (turn) => overview(turn, 0),
      'more-champion-topics': page,
      'next-champion-topics': page,
      'champions-of': topicPage,
      'more-champions': topicPage,
      'next-champions': topicPage,
      ...championActions(deps),
      ...nominationActions(deps),
    },
    dialogs: { [NOMINATE_DIALOG]: dialog },
    searches: { [COLLEAGUES_DATASET]: search },
  };
}
