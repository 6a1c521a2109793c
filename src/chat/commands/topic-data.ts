import { z } from 'zod';
import { AppError } from '../../errors';
import type { Resolver, Skill } from '../../skills/skill';
import { readData } from '../read-data';

/** A button about a topic, and where its list goes on. */
export const topicData = z.looseObject({
  skill: z.string().min(1).max(300),
  offset: z.number().int().min(0).max(100_000).optional(),
});

/** @throws AppError `invalid` when the data names no skill that exists. */
export function readTopic(resolver: Pick<Resolver, 'skill'>, data: unknown): Skill {
  const skill = resolver.skill(readData(topicData, data).skill);
  if (!skill) throw new AppError('invalid', 'no such skill');
  return skill;
}
