import type { ShownQuestion } from '../cards/open-questions-card';
import { SHOWN_QUESTIONS } from '../cards/open-questions-card';
import type { PeopleStore } from '../people/people-store';
import type { Person } from '../people/person';
import { timeZoneOf } from '../people/time-zone';
import type { Resolver } from '../skills/skill';
import type { ChampionStore } from './champion';
import type { OpenRequests } from './round';

/** The open questions in somebody's topics, as they may read them, and where their clock runs. */
export type QuestionsFor = (
  champion: Person,
) => Promise<{ readonly questions: readonly ShownQuestion[]; readonly zone: string }>;

export function createQuestionsFor(deps: {
  readonly champions: Pick<ChampionStore, 'topicsOf'>;
  readonly openRequests: OpenRequests;
  readonly people: Pick<PeopleStore, 'choices'>;
  readonly resolver: Resolver;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
}): QuestionsFor {
  return async (champion) => {
    const [topics, { timeZone }] = await Promise.all([
      deps.champions.topicsOf(champion.id),
      deps.people.choices(champion.id),
    ]);
    const open = await deps.openRequests.openFor(champion.id, topics, SHOWN_QUESTIONS);
    return {
      questions: open.flatMap((one) => {
        const topic = deps.resolver.skill(one.skill);
        return topic ? [{ ...one, topic }] : [];
      }),
      zone: timeZoneOf(champion, timeZone, deps.timeZone),
    };
  };
}
