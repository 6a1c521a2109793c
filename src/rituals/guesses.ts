import type { PersonId } from '../people/person';
import type { OwnSkills } from '../skills/own-skills';
import type { IdeasFor } from '../skills/related-skills';
import type { Resolver, Skill, SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';

/** What others of the same office or department can help with, what most of them can first. */
export type TopicsAround = (
  person: PersonId,
  place: 'office' | 'department',
  limit: number,
) => Promise<readonly SkillId[]>;

/** What somebody could be asked, as far as it can be guessed, some skills aside; for their eyes only. */
export type GuessesFor = (person: PersonId, aside?: readonly SkillId[]) => Promise<readonly Skill[]>;

/** So many are guessed at once. */
export const MOST_GUESSES = 3;
/** So many topics of the department are looked at, some of which the person has. */
const AROUND = 12;

/**
 * First what stands in their profile and was never confirmed, then what goes with what they have, then what people in
 * their department can. Nothing that they have said, hidden or taken back.
 */
export function createGuesses(deps: {
  readonly ideasFor: IdeasFor;
  readonly topicsAround: TopicsAround;
  readonly index: Pick<SkillIndex, 'skillsOf'>;
  readonly ownSkills: Pick<OwnSkills, 'decisions'>;
  readonly resolver: Resolver;
}): GuessesFor {
  return async (person, aside = []) => {
    const { listed, related } = await deps.ideasFor(person);
    const guessed = [...listed, ...related].filter(({ id }) => !aside.includes(id));
    if (guessed.length >= MOST_GUESSES) return guessed.slice(0, MOST_GUESSES);
    const [held, { hidden, removed }, around] = await Promise.all([
      deps.index.skillsOf(person),
      deps.ownSkills.decisions(person),
      deps.topicsAround(person, 'department', AROUND),
    ]);
    const known = new Set([
      ...aside,
      ...held.map(({ skill }) => skill),
      ...hidden,
      ...removed,
      ...guessed.map(({ id }) => id),
    ]);
    const near = around.filter((id) => !known.has(id)).flatMap((id) => deps.resolver.skill(id) ?? []);
    return [...guessed, ...near].slice(0, MOST_GUESSES);
  };
}
