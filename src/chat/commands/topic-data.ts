import { z } from 'zod';
import { AppError } from '../../errors';
import { knownSkill, type KnownSkillDeps } from '../../skills/known-skill';
import type { Skill } from '../../skills/skill';
import type { Turn } from '../command';
import { readData } from '../read-data';

/** A button about a topic, and where its list goes on. */
export const topicData = z.looseObject({
  skill: z.string().min(1).max(300),
  offset: z.number().int().min(0).max(100_000).optional(),
});

/** @throws AppError `invalid` when the data names no skill that exists, as far as the sender may know. */
export async function readTopic(deps: KnownSkillDeps, { sender }: Turn, data: unknown): Promise<Skill> {
  const skill = await knownSkill(deps, readData(topicData, data).skill, sender.id);
  if (!skill) throw new AppError('invalid', 'no such skill');
  return skill;
}
