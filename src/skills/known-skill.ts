import type { PersonId } from '../people/person';
import type { Resolver, Skill, SkillId } from './skill';
import type { SkillIndex } from './skill-index';

/** What looking up a topic for somebody stands on. */
export interface KnownSkillDeps {
  readonly resolver: Pick<Resolver, 'skill'>;
  readonly index: Pick<SkillIndex, 'known'>;
}

/** Whoever reads what is told to everybody: they know no topic that only somebody may know of. */
export const NOBODY: PersonId = '';

/**
 * The skills with these ids as far as this person may know of them, in their order. Whatever came in from outside (a
 * button, a field) goes through here: an id that was guessed looks like one that never existed.
 */
export async function knownSkills(
  { resolver, index }: KnownSkillDeps,
  ids: readonly SkillId[],
  person: PersonId,
): Promise<Skill[]> {
  const skills = ids.flatMap((id) => resolver.skill(id) ?? []);
  const known = await index.known(
    skills.map(({ id }) => id),
    person,
  );
  return skills.filter(({ id }) => known.has(id));
}

/** The same for one; undefined where there is none that this person may know of. */
export async function knownSkill(
  deps: KnownSkillDeps,
  id: SkillId | undefined,
  person: PersonId,
): Promise<Skill | undefined> {
  return id === undefined ? undefined : (await knownSkills(deps, [id], person))[0];
}
