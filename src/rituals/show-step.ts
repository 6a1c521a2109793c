import type { ShownStep } from '../cards/first-week-card';
import type { PeopleStore } from '../people/people-store';
import type { Resolver } from '../skills/skill';
import type { FirstWeekCard } from './first-week';
import type { GuessesFor, TopicsAround } from './guesses';

/** So many topics of the people around are shown. */
const SHOWN_AROUND = 4;

/** Finds what a card of the first week needs; undefined when there is nothing to do on it. */
export function createShowStep(deps: {
  readonly guessesFor: GuessesFor;
  readonly topicsAround: TopicsAround;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly resolver: Resolver;
}): (card: Pick<FirstWeekCard, 'person' | 'step' | 'last'>) => Promise<ShownStep | undefined> {
  return async ({ person, step, last }) => {
    if (step === 'skill') return { step, last, skills: await deps.guessesFor(person) };
    if (step !== 'around') return { step, last, skills: [] };
    const { office, department } = (await deps.people.find(person)) ?? {};
    for (const [by, place] of [
      ['office', office],
      ['department', department],
    ] as const) {
      if (!place) continue;
      const topics = await deps.topicsAround(person, by, SHOWN_AROUND);
      const skills = topics.flatMap((id) => deps.resolver.skill(id) ?? []);
      if (skills.length > 0) return { step, last, skills, place };
    }
    return undefined;
  };
}
