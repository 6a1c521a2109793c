import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { shorten } from '../../cards/elements';
import { saidCard } from '../../cards/said-card';
import { thankedCard } from '../../cards/thanks-cards';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import { storedId } from '../../people/name';
import type { PeopleStore } from '../../people/people-store';
import type { Resolver } from '../../skills/skill';
import { MAX_SENTENCE, type ThanksStore } from '../../thanks/thanks';
import type { Command, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';

const thankData = z.object({
  helper: z.string().min(1).max(200),
  skill: z.string().max(300).optional(),
  question: questionSchema.optional().catch(undefined),
});
const sentenceData = z.object({
  thanks: z.number().int().positive(),
  sentence: z.string().max(MAX_SENTENCE * 4),
  question: questionSchema.optional().catch(undefined),
});
/** The buttons around thanks: thank, and add a sentence. */
export function thankActions(deps: {
  readonly thanks: ThanksStore;
  readonly people: PeopleStore;
  readonly resolver: Resolver;
  readonly clock: Clock;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
}): NonNullable<Command['actions']> {
  async function thank(turn: Turn, data: unknown): Promise<Reply> {
    const { skill: skillId, question, ...asked } = readData(thankData, data);
    const id = storedId(asked.helper);
    const { words } = turn;
    if (id === turn.sender.id) return saidCard(words, words.thank.self, words.thank.selfHint, { question });
    const helper = await deps.people.find(id);
    // Between two clicks people leave, or decide not to be found any more.
    if (!helper?.enabled || helper.guest || (await deps.people.choices(id)).hidden)
      return errorCard(turn, words.find.gone, words.find.goneHint);
    const skill = skillId === undefined ? undefined : deps.resolver.skill(skillId);
    if (skillId && !skill) throw new AppError('invalid', 'no such skill');
    const { thanks, fresh } = await deps.thanks.thank(
      { asker: turn.sender.id, helper: id, skill: skill?.id, at: deps.clock() },
      turn.route,
    );
    if (fresh) deps.noticesWritten();
    turn.log.info({ fresh }, 'thank');
    return thankedCard(turn, helper, skill, thanks, fresh, question);
  }

  async function addSentence(turn: Turn, data: unknown): Promise<Reply> {
    const { thanks: id, sentence, question } = readData(sentenceData, data);
    const { thank: say } = turn.words;
    const text = sentence.trim();
    const given = await deps.thanks.find(id);
    const helper = given && (await deps.people.find(given.helper));
    if (!given) return saidCard(turn.words, say.sentenceGone, say.nothingToUndoHint, { question });
    if (!helper || given.asker !== turn.sender.id) throw new AppError('forbidden', 'not their thanks');
    if (!text || [...text].length > MAX_SENTENCE) throw new AppError('invalid', 'sentence empty or too long');
    if (given.sentence !== undefined && given.sentence !== text) {
      return saidCard(turn.words, say.sentenceTwice, undefined, { question });
    }
    await deps.thanks.addSentence(id, turn.sender.id, text, deps.clock(), turn.route);
    deps.noticesWritten();
    return saidCard(turn.words, say.sentenceSent(shorten(helper.name, 80)), undefined, { question });
  }

  return { thank, 'add-sentence': addSentence };
}
