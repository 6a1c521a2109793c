import { z } from 'zod';
import { topicsCard, TOPICS_PAGE } from '../../cards/topics-card';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';
import { readData } from '../read-data';
import { tidies, type MergeDeps } from './merge-actions';

const pageData = z.object({ offset: z.number().int().min(0).max(100_000).optional() });

/** `/topics`: skills as hashtags, sorted by how many can help. */
export function createTopicsCommand(
  deps: Pick<MergeDeps, 'communityManagers' | 'champions'> & { readonly index: Pick<SkillIndex, 'topics'> },
): Command {
  const { index } = deps;

  async function page(turn: Turn, offset: number): Promise<Reply> {
    const topics = await index.topics(offset + TOPICS_PAGE + 1);
    const here = topics.slice(offset, offset + TOPICS_PAGE);
    const may = turn.private && (await tidies(deps, turn.sender.id)) !== undefined;
    return topicsCard(turn, here, offset, topics.length > offset + TOPICS_PAGE, may);
  }
  const more = (turn: Turn, data: unknown) => page(turn, readData(pageData, data).offset ?? 0);
  return {
    name: 'topics',
    aliases: { en: ['topics', 'tags'], de: ['themen'] },
    takesWords: false,
    run: (turn) => page(turn, 0),
    actions: { topics: (turn) => page(turn, 0), 'more-topics': more, 'next-topics': more },
  };
}
