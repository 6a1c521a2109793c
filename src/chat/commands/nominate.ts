import { z } from 'zod';
import { championSaidCard } from '../../cards/champion-said-card';
import { nominatedCard, nominateForm, nominationCard, personLine } from '../../cards/nomination-cards';
import { MOST_TOPICS, type ChampionStore } from '../../champions/champion';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import type { CommunityManagers } from '../../people/community-managers';
import { storedId } from '../../people/name';
import type { PeopleStore } from '../../people/people-store';
import type { Person, PersonId } from '../../people/person';
import type { KnownSkillDeps } from '../../skills/known-skill';
import type { FindHelpers, Resolver, Skill } from '../../skills/skill';
import type { ActionHandler, Command, Dialog, DialogAnswer, Reply, Search, Turn } from '../command';
import { readData } from '../read-data';
import { kitReply, type ChampionActionDeps } from './champion-actions';
import { readTopic } from './topic-data';

const submitData = z.looseObject({ person: z.string().max(200).catch('') });
const answerData = z.object({ nomination: z.number().int().positive() });
const MOST_LIKELY = 5;
const MOST_FOUND = 8;

export interface NominateDeps extends KnownSkillDeps, Pick<ChampionActionDeps, 'championsChannel'> {
  readonly champions: ChampionStore;
  readonly communityManagers: CommunityManagers;
  readonly findHelpers: FindHelpers;
  readonly people: Pick<PeopleStore, 'find' | 'choices' | 'named'>;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly resolver: Resolver;
  /** Notices were written: deliver them soon. */
  readonly noticesWritten: () => void;
  readonly clock: Clock;
}

/**
 * The dialog in which a community manager, or a champion of the same topic, suggests a champion; and the search of its
 * field.
 */
export function nominateDialog(deps: NominateDeps): { readonly dialog: Dialog; readonly search: Search } {
  const { people } = deps;

  async function maySuggest({ sender }: Turn, skill?: Skill): Promise<boolean> {
    if (await deps.communityManagers.isCommunityManager(sender.id)) return true;
    const own = await deps.champions.topicsOf(sender.id);
    return skill ? own.includes(skill.id) : own.length > 0;
  }

  async function mustSuggest(turn: Turn, skill: Skill): Promise<void> {
    if (!(await maySuggest(turn, skill)))
      throw new AppError('forbidden', 'neither community manager nor champion');
  }

  /** Helpers of the topic who are no champions of it. */
  async function likely(turn: Turn, skill: Skill): Promise<Person[]> {
    const [{ helpers }, champions] = await Promise.all([
      deps.findHelpers({
        words: '',
        skills: [skill.id],
        locale: turn.locale,
        asker: turn.sender.id,
        limit: 2 * MOST_LIKELY,
      }),
      deps.champions.championsOf([skill.id]),
    ]);
    const found = await Promise.all(helpers.map(({ person }) => people.find(person)));
    return found.flatMap((one) => (one && !champions.includes(one.id) ? [one] : [])).slice(0, MOST_LIKELY);
  }

  async function stay(turn: Turn, skill: Skill, problem: string): Promise<DialogAnswer> {
    const { title } = turn.words.champions.nominate;
    return { stay: { title, card: nominateForm(turn.words, skill, await likely(turn, skill), problem) } };
  }

  const dialog: Dialog = {
    open: async (turn, data) => {
      const skill = await readTopic(deps, turn, data);
      await mustSuggest(turn, skill);
      const { title } = turn.words.champions.nominate;
      return { title, card: nominateForm(turn.words, skill, await likely(turn, skill)) };
    },
    submit: async (turn, data) => {
      const skill = await readTopic(deps, turn, data);
      await mustSuggest(turn, skill);
      const { nominate: say } = turn.words.champions;
      const id = storedId(readData(submitData, data).person.trim());
      if (!id) return stay(turn, skill, say.missing);
      if (id === turn.sender.id) return stay(turn, skill, say.self);
      const person = await people.find(id);
      const fresh = { by: turn.sender.id, person: id, skill: skill.id, at: deps.clock() };
      const came = person ? await deps.champions.nominate(fresh, turn.route) : 'none';
      turn.log.info({ came }, 'nominate');
      if (!person || came === 'none') return stay(turn, skill, say.gone);
      deps.noticesWritten();
      return { done: { title: say.title, card: nominatedCard(turn.words, person, came) } };
    },
  };

  const search: Search = async (turn, typed) => {
    if (typed.trim().length < 2 || !(await maySuggest(turn))) return [];
    const found = await people.named(typed, MOST_FOUND * 2);
    const shown = await Promise.all(found.map(({ id }) => deps.mayBeShown(id)));
    return found
      .filter(({ id }, n) => shown[n] && id !== turn.sender.id)
      .slice(0, MOST_FOUND)
      .map((person) => ({ title: personLine(person), value: person.id }));
  };
  return { dialog, search };
}

/** The two answers of whoever was suggested. */
export function nominationActions(deps: NominateDeps): NonNullable<Command['actions']> {
  const { champions, resolver } = deps;

  const answer =
    (word: 'yes' | 'no'): ActionHandler =>
    async (turn: Turn, data: unknown): Promise<Reply> => {
      const { words, sender } = turn;
      const { champions: say } = words;
      const { nomination: id } = readData(answerData, data);
      const came = await champions.answer(id, sender.id, word, deps.clock());
      turn.log.info({ came }, 'nomination');
      const nomination = await champions.nomination(id);
      const skill = nomination && resolver.skill(nomination.skill);
      if (came === 'none' || came === 'over' || !nomination || !skill)
        return championSaidCard(words, say.nominate.over, say.nominate.overHint);
      if (came === 'full') return championSaidCard(words, say.full(MOST_TOPICS), say.fullHint);
      deps.noticesWritten();
      if (word === 'no') return nominationCard(words, nomination, skill, undefined);
      const reply = await kitReply(deps, turn, skill, came === 'done');
      // It is made anew when the yes is taken back.
      return { ...reply, stands: { kind: 'nomination', subject: id } };
    };

  return { 'champion-yes': answer('yes'), 'champion-no': answer('no') };
}
