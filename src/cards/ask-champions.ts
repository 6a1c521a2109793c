import type { Messages } from '../i18n/messages';
import type { SkillId } from '../skills/skill';
import { execute, type Action } from './elements';
import type { Question } from './helpers-card';

/** Below a result: has the bot ask the champions of the topic; nothing where it has none. */
export function askChampionsButton(
  words: Messages,
  topic: SkillId | undefined,
  question: Question,
): Action[] {
  if (topic === undefined) return [];
  return [execute(words.champions.ask, 'ask-champions', { skill: topic, question })];
}
