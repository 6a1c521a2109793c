import { z } from 'zod';
import { topicsCard, TOPICS_PAGE } from '../../cards/topics-card';
import type { SkillIndex } from '../../skills/skill-index';
import type { Command, Reply, Turn } from '../command';
import { readData } from '../read-data';

const pageData = z.object({ offset: z.number().int().min(0).max(100_000).optional() });

/** `/topics`: skills as hashtags, sorted by how many can help. */
export function createTopicsCommand({ index }: { readonly index: Pick<SkillIndex, 'topics'> }): Command {
  async function page(turn: Turn, offset: number): Promise<Reply> {
    const topics = await index.topics(offset + TOPICS_PAGE + 1);
    const here = topics.slice(offset, offset + TOPICS_PAGE);
    return topicsCard(turn, here, offset, topics.length > offset + TOPICS_PAGE);
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
