import { wallClock } from '../people/time-zone';
import type { Clock } from '../clock';
import type { PeopleStore } from '../people/people-store';
import type { PersonId } from '../people/person';
import type { Skill, SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import type { GuessesFor } from './guesses';

/** So many searches of a month go by before the question. */
export const SEARCHES_BEFORE = 3;
/** After so many noes it is never asked again. */
export const MOST_NOES = 2;
/** Who offers so many skills gives already. */
const GIVES_ALREADY = 3;
/** So many people are remembered at most. */
const MOST_KEPT = 200_000;

/**
 * "What could others ask you?", below a result: after some searches, once a month, never after two noes. How often
 * somebody searches is kept in memory for that month alone and never written down; a new process starts anew.
 */
export interface GiveFirst {
  /** Somebody found helpers; answers what they could be asked when it is time to ask, else undefined. */
  found(person: PersonId, searched: readonly SkillId[]): Promise<readonly Skill[] | undefined>;
  /** A no. @returns true when it was the last one that is needed. */
  declined(person: PersonId): Promise<boolean>;
  /** Nothing is remembered of this person any more. */
  readonly forget: (person: PersonId) => void;
}

export function createGiveFirst(deps: {
  readonly people: Pick<PeopleStore, 'choices' | 'choose'>;
  readonly index: Pick<SkillIndex, 'skillsOf'>;
  readonly guessesFor: GuessesFor;
  readonly clock: Clock;
}): GiveFirst {
  const { people, index } = deps;
  const searches = new Map<PersonId, number>();
  let current = '';

  function count(person: PersonId): number {
    const { year, month } = wallClock(deps.clock(), 'UTC');
    if (current !== `${year}-${month}` || searches.size > MOST_KEPT) searches.clear();
    current = `${year}-${month}`;
    const found = (searches.get(person) ?? 0) + 1;
    searches.set(person, found);
    return found;
  }

  return {
    found: async (person, searched) => {
      if (count(person) !== SEARCHES_BEFORE) return undefined;
      const [{ ideaNoes = 0 }, held] = await Promise.all([people.choices(person), index.skillsOf(person)]);
      const given = held.filter(({ source, level }) => source === 'added' && level !== 'learn');
      if (ideaNoes >= MOST_NOES || given.length >= GIVES_ALREADY) return undefined;
      return deps.guessesFor(person, searched);
    },
    declined: async (person) => {
      const { ideaNoes = 0 } = await people.choices(person);
      const noes = Math.min(ideaNoes + 1, MOST_NOES);
      await people.choose(person, { ideaNoes: noes });
      return noes >= MOST_NOES;
    },
    forget: (person) => void searches.delete(person),
  };
}
