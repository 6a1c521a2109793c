import type { AvailabilityOf } from '../people/availability';
import type { PeopleStore } from '../people/people-store';
import type { PersonId } from '../people/person';
import { CAN_HELP } from '../skills/rank';
import type { Resolver, Skill, SkillId } from '../skills/skill';
import type { SkillIndex } from '../skills/skill-index';
import {
  chooseMentors,
  MOST_MENTORS,
  MOST_TOPICS,
  type FindMentors,
  type Mentor,
  type MentorTopic,
  type WithTime,
} from './mentors';

/** So many of the best are looked at for each topic. */
const LOOKED_AT = 100;
/** Of so many it is asked whether they are out of office, so that three are left. */
const ASKED_AFTER = 4 * MOST_MENTORS;

export function createFindMentors(deps: {
  readonly index: Pick<SkillIndex, 'refresh' | 'standing' | 'evidence'>;
  readonly resolver: Pick<Resolver, 'skill'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly withTime: WithTime;
  readonly weeklyPings: number;
  readonly availabilityOf?: AvailabilityOf | undefined;
}): FindMentors {
  const { index, resolver, people } = deps;

  /** What these people say about these topics: one word for each, their own before that of the profile. */
  async function wordsOf(ids: readonly PersonId[], skills: readonly Skill[]) {
    const evidence = await index.evidence(
      ids,
      skills.map(({ id }) => id),
    );
    const said = new Map<PersonId, Map<SkillId, MentorTopic>>();
    for (const { person, skill: id, source, text, level } of evidence) {
      const skill = skills.find((one) => one.id === id);
      if (!skill) continue;
      const topics = said.get(person) ?? new Map<SkillId, MentorTopic>();
      said.set(person, topics);
      const known = topics.get(id);
      if (known && (known.source === 'added' || source !== 'added')) continue;
      topics.set(id, { kind: 'evidence', source, skill, text, level });
    }
    return said;
  }

  return async (newcomer, topics) => {
    await index.refresh();
    const skills = [...new Set(topics)].slice(0, MOST_TOPICS).flatMap((id) => resolver.skill(id) ?? []);
    const able = new Map<PersonId, Set<SkillId>>();
    // One topic after the other, or the best of one would leave no room for those of another.
    for (const { id } of skills) {
      for (const { person, score } of await index.standing([id], LOOKED_AT))
        if (score >= CAN_HELP) able.set(person, (able.get(person) ?? new Set()).add(id));
    }
    const free = await deps.withTime([...able.keys()], newcomer, deps.weeklyPings);
    const said = await wordsOf([...free.keys()], skills);
    const candidates = [...free].flatMap(([person, pings]) => {
      const theirs = skills.flatMap(({ id }) =>
        able.get(person)?.has(id) ? (said.get(person)?.get(id) ?? []) : [],
      );
      return theirs.length > 0 ? [{ person, topics: theirs, pings }] : [];
    });
    const best = chooseMentors(candidates, newcomer, ASKED_AFTER);
    const there = await deps.availabilityOf?.(best.map(({ person }) => person));
    const inOffice = best.filter(({ person }) => there?.get(person) !== 'out');
    const mentors: Mentor[] = [];
    for (const { person: id, topics: theirs } of chooseMentors(inOffice, newcomer)) {
      const person = await people.find(id);
      if (person) mentors.push({ person, topics: theirs, availability: there?.get(id) });
    }
    const covered = new Set(mentors.flatMap((one) => one.topics.map(({ skill }) => skill.id)));
    return { mentors, missing: skills.filter(({ id }) => !covered.has(id)) };
  };
}
