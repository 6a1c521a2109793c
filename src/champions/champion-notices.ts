import { championYesCard, nominationCard } from '../cards/nomination-cards';
import { openQuestionsCard } from '../cards/open-questions-card';
import type { Clock } from '../clock';
import type { Renderers } from '../notices/render';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person } from '../people/person';
import type { Resolver } from '../skills/skill';
import type { ChampionStore } from './champion';
import type { QuestionsFor } from './questions-for';
import type { RoundStore } from './round';

/** What is told about champions: the question to a nominee, a yes to whoever asked, and the weekly round. */
export function championNotices(deps: {
  readonly champions: Pick<ChampionStore, 'nomination'>;
  readonly rounds: Pick<RoundStore, 'find'>;
  readonly questionsFor: QuestionsFor;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly resolver: Resolver;
  readonly localeOf: (person: Person) => Promise<Locale>;
  readonly clock: Clock;
}): Renderers {
  const { champions, people, resolver } = deps;

  async function read(id: number) {
    const nomination = await champions.nomination(id);
    const skill = nomination && resolver.skill(nomination.skill);
    return nomination && skill ? { nomination, skill } : undefined;
  }

  return {
    nomination: {
      unasked: true,
      render: async (id, recipient, words) => {
        const found = await read(id);
        if (!found || found.nomination.person !== recipient.id) return undefined;
        const { nomination, skill } = found;
        const by = nomination.by === undefined ? undefined : await people.find(nomination.by);
        return nominationCard(words, nomination, skill, by);
      },
    },
    'champion-yes': async (id, recipient, words) => {
      const found = await read(id);
      if (!found || found.nomination.by !== recipient.id || found.nomination.answer !== 'yes')
        return undefined;
      const person = await people.find(found.nomination.person);
      if (!person?.enabled) return undefined;
      return championYesCard(words, found.skill, { person, locale: await deps.localeOf(person) });
    },
    'champion-round': {
      // One that comes twice is a bother, one that is missed comes next week.
      once: true,
      unasked: true,
      render: async (id, recipient, words) => {
        const round = await deps.rounds.find(id);
        if (!round?.wanted || !round.findable || round.person !== recipient.id) return undefined;
        const { questions, zone } = await deps.questionsFor(recipient);
        if (questions.length === 0) return undefined;
        return openQuestionsCard(words, questions, { wanted: true, now: deps.clock(), zone });
      },
    },
  };
}
