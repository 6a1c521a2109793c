import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import { thankedCard } from '../../cards/thanks-cards';
import type { Clock } from '../../clock';
import { storedId } from '../../people/name';
import type { KnownPerson, PeopleStore } from '../../people/people-store';
import type { Person, PersonId } from '../../people/person';
import { knownSkill, type KnownSkillDeps } from '../../skills/known-skill';
import type { Skill, SkillId } from '../../skills/skill';
import { THANKS_COUNT_ONCE_IN, type Thanks, type ThanksStore } from '../../thanks/thanks';
import type { Command, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';
import { ambassadorActions, type AmbassadorDeps } from './ambassador-actions';
import { badgeActions } from './badge-actions';
import { recordActions, type RecordDeps } from './record';
import { sentenceActions, type SentenceDeps } from './sentence-actions';

const thankData = z.object({
  helper: z.string().min(1).max(200),
  skill: z.string().max(300).optional(),
  question: questionSchema.optional().catch(undefined),
});
/** Whether somebody may be thanked now: not leavers and guests, nor whoever hides. */
export async function mayBeThanked(
  people: Pick<PeopleStore, 'choices'>,
  { id, enabled, guest }: KnownPerson,
): Promise<boolean> {
  return enabled && !guest && !(await people.choices(id)).hidden;
}

/** Thanks somebody at once, if they may still be thanked. */
export type GiveThanks = (
  turn: Turn,
  helper: PersonId,
  skill: SkillId | undefined,
) => Promise<
  | { readonly kind: 'self' | 'gone' }
  | {
      readonly kind: 'given';
      readonly helper: Person;
      readonly skill: Skill | undefined;
      readonly thanks: Thanks;
      /** False when the same thanks were given lately. */
      readonly fresh: boolean;
    }
>;

export function createGiveThanks(
  deps: KnownSkillDeps & {
    readonly thanks: Pick<ThanksStore, 'thank' | 'given'>;
    readonly people: Pick<PeopleStore, 'find' | 'choices'>;
    readonly clock: Clock;
    /** Notices were written: deliver them soon. */
    readonly noticesWritten: () => void;
  },
): GiveThanks {
  /**
   * A topic that the sender does not know any more, if they thanked for it lately: the same thanks count once. Otherwise
   * thanks from an old card go without it, so that they arrive and a guessed topic tells nothing.
   */
  async function thankedFor(asker: PersonId, helper: PersonId, topic: SkillId | undefined, now: number) {
    if (topic === undefined) return undefined;
    const lately = await deps.thanks.given(asker, now - THANKS_COUNT_ONCE_IN);
    return lately.find((thanks) => thanks.helper === helper && thanks.skill === topic)?.skill;
  }

  return async (turn, id, skillId) => {
    if (id === turn.sender.id) return { kind: 'self' };
    const helper = await deps.people.find(id);
    // Between two clicks people leave, or decide not to be found any more.
    if (!helper || !(await mayBeThanked(deps.people, helper))) return { kind: 'gone' };
    const at = deps.clock();
    const skill = await knownSkill(deps, skillId, turn.sender.id);
    const topic = skill?.id ?? (await thankedFor(turn.sender.id, id, skillId, at));
    const { thanks, fresh } = await deps.thanks.thank(
      { asker: turn.sender.id, helper: id, skill: topic, at },
      turn.route,
    );
    if (fresh) deps.noticesWritten();
    turn.log.info({ fresh }, 'thank');
    return { kind: 'given', helper, skill, thanks, fresh };
  };
}

/** The buttons around thanks: thank, and what becomes of a sentence. */
export function thankActions(
  deps: SentenceDeps & AmbassadorDeps & RecordDeps & { readonly giveThanks: GiveThanks },
): NonNullable<Command['actions']> {
  async function thank(turn: Turn, data: unknown): Promise<Reply> {
    const { skill, question, helper } = readData(thankData, data);
    const { words } = turn;
    const given = await deps.giveThanks(turn, storedId(helper), skill);
    if (given.kind !== 'given') {
      return given.kind === 'self'
        ? saidCard(words, words.thank.self, words.thank.selfHint, { question })
        : errorCard(turn, words.find.gone, words.find.goneHint);
    }
    return thankedCard(turn, given.helper, given.skill, given.thanks, given.fresh, question);
  }

  return {
    thank,
    ...sentenceActions(deps),
    ...badgeActions(deps),
    ...ambassadorActions(deps),
    ...recordActions(deps),
  };
}
