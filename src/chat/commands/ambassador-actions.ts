import { z } from 'zod';
import { AMBASSADOR, type AmbassadorQuestion, type AmbassadorStore } from '../../ambassadors/ambassador';
import { AMBASSADOR_NO, AMBASSADOR_YES, ambassadorCard } from '../../cards/ambassador-cards';
import { championSaidCard } from '../../cards/champion-said-card';
import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import { MOST_TOPICS, type ChampionStore } from '../../champions/champion';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { Resolver, Skill } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { readData } from '../read-data';
import { kitReply } from './champion-actions';

const answerData = z.object({ ambassador: z.number().int().positive() });

export interface AmbassadorDeps {
  readonly ambassadors: AmbassadorStore;
  readonly champions: Pick<ChampionStore, 'signUp'>;
  readonly index: Pick<SkillIndex, 'addSkills' | 'skillsOf'>;
  readonly people: Pick<PeopleStore, 'choices'>;
  readonly resolver: Pick<Resolver, 'skill'>;
  /** A link to the channel in which champions are among themselves. */
  readonly championsChannel?: string | undefined;
  readonly clock: Clock;
}

/** The answers to "could you help now?". What follows from a yes comes first, so that a second press mends a crash. */
export function ambassadorActions(deps: AmbassadorDeps): NonNullable<Command['actions']> {
  const { ambassadors, index, clock } = deps;

  const answering =
    (word: 'yes' | 'no'): ActionHandler =>
    async (turn, data) => {
      const { words, sender } = turn;
      if (!turn.private) return errorCard(turn, words.me.private, words.me.privateHint);
      const { ambassador: id } = readData(answerData, data);
      const question = await ambassadors.find(id);
      const skill = question?.skill === undefined ? undefined : deps.resolver.skill(question.skill);
      if (!question || !skill || question.person !== sender.id)
        return saidCard(words, words.ambassador.over, words.ambassador.overHint, { profile: true });
      turn.log.info({ kind: question.kind, word }, 'ambassador');
      // A no is final, whatever an older card offers; a yes is taken back where it led to.
      if (question.answer !== undefined) return ambassadorCard(words, question, skill);
      if (word === 'no') return said(turn, question, skill, 'no');
      return question.kind === 'start' ? start(turn, question, skill) : champion(turn, question, skill);
    };

  async function said({ words, sender }: Turn, { id }: AmbassadorQuestion, skill: Skill, word: 'yes' | 'no') {
    const after = await ambassadors.answer(id, sender.id, word);
    return after
      ? ambassadorCard(words, after, skill)
      : saidCard(words, words.ambassador.over, words.ambassador.overHint, { profile: true });
  }

  async function start(turn: Turn, question: AmbassadorQuestion, skill: Skill): Promise<Reply> {
    const own = await index.skillsOf(turn.sender.id);
    // Somebody who has said meanwhile that they can do more keeps that.
    const offers = own.some(
      ({ skill: id, source, level = 'solve' }) => id === skill.id && source === 'added' && level !== 'learn',
    );
    const words = skill.labels[turn.locale];
    if (!offers) await index.addSkills(turn.sender.id, [{ words, level: 'start', skill: skill.id }]);
    return said(turn, question, skill, 'yes');
  }

  async function champion(turn: Turn, question: AmbassadorQuestion, skill: Skill): Promise<Reply> {
    const { champions: say } = turn.words;
    const came = await deps.champions.signUp(turn.sender.id, skill.id, clock());
    if (came === 'full') return championSaidCard(turn.words, say.full(MOST_TOPICS), say.fullHint);
    await ambassadors.answer(question.id, turn.sender.id, 'yes');
    const reply = await kitReply(deps, turn, skill, came === 'done');
    return { ...reply, stands: { kind: AMBASSADOR, subject: question.id } };
  }

  return { [AMBASSADOR_YES]: answering('yes'), [AMBASSADOR_NO]: answering('no') };
}
