import { z } from 'zod';
import { errorCard } from '../../cards/error-card';
import {
  FIND_MENTORS,
  mentorForm,
  MENTORS,
  mentorsCard,
  MENTOR_TOPICS_DATASET,
  type MentorForm,
} from '../../cards/mentor-cards';
import { peopleText } from '../../cards/offer-cards';
import { hashtag } from '../../cards/reason-line';
import { welcomeCard } from '../../cards/welcome-card';
import type { Locale, Person, PersonId } from '../../people/person';
import { createFindMentors } from '../../rituals/find-mentors';
import type { TopicsAround } from '../../rituals/guesses';
import { MOST_TOPICS } from '../../rituals/mentors';
import { countHelpers } from '../../skills/count-helpers';
import type { Resolver, Skill } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { SuggestSkills } from '../../skills/suggest-skills';
import type { ActionHandler, Command, Reply, Search, Turn } from '../command';
import { readData } from '../read-data';

const formData = z.object({
  /** Ids of skills, with commas between them. */
  picks: z.string().max(5000).catch(''),
  start: z.boolean().optional().catch(undefined),
});

/** Teams shows so many choices. */
const MOST_CHOICES = 15;
/** So many topics stand there before anything is typed. */
const SHOWN_FIRST = 10;

/** What the search for somebody who shows one around stands on. */
export type MentorDeps = Parameters<typeof createFindMentors>[0] & {
  readonly index: SkillIndex;
  readonly resolver: Resolver;
  readonly topicsAround: TopicsAround;
  readonly suggest: SuggestSkills;
  /** The language that a person is written to. */
  readonly localeOf: (person: Person) => Promise<Locale>;
  /** Told who is shown as a helper; must not take time. */
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
};

/** "Who could show me the ropes?": topics, then colleagues with time. In private; nothing is kept, nobody is told. */
export function mentorActions(deps: MentorDeps): Required<Pick<Command, 'actions' | 'searches'>> {
  const { index, resolver } = deps;
  const findMentors = createFindMentors(deps);
  const alone =
    (work: ActionHandler): ActionHandler =>
    async (turn, data) =>
      turn.private ? work(turn, data) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  const known = (ids: readonly string[]): Skill[] => ids.flatMap((id) => resolver.skill(id) ?? []);
  /** A word of the house that nobody else offers may be somebody's who hides, so it is not repeated. */
  async function chosen({ sender }: Turn, picks: string): Promise<Skill[]> {
    const skills = known([...new Set(picks.split(',').map((id) => id.trim()))].slice(0, MOST_CHOICES));
    const may = await Promise.all(
      skills.map(async ({ id }) => !id.startsWith('org:') || (await countHelpers(index, id, sender.id)) > 0),
    );
    return skills.filter((_, n) => may[n]);
  }

  /** What people nearby can help with, then what most people can. */
  async function topics({ sender }: Turn): Promise<Skill[]> {
    const near = await deps.topicsAround(sender.id, 'department', SHOWN_FIRST);
    // Counting who can help with what everybody asks for takes a while in a large house.
    const all = near.length < SHOWN_FIRST ? await index.topics(SHOWN_FIRST) : [];
    const ids = new Set([...near, ...all.map(({ skill }) => skill.id)]);
    return known([...ids]).slice(0, SHOWN_FIRST);
  }

  async function form(turn: Turn, shown: Omit<MentorForm, 'known'>): Promise<Reply> {
    return mentorForm(turn.words, { ...shown, known: await topics(turn) });
  }

  const look =
    (next: 0 | 1): ActionHandler =>
    async (turn, data) => {
      const { words, sender } = turn;
      const { picks: typed, start } = readData(formData, data);
      const picks = await chosen(turn, typed);
      const { missing, tooMany } = words.rituals.mentors;
      if (picks.length === 0) return form(turn, { picks, start, problem: missing, turn: next });
      if (picks.length > MOST_TOPICS)
        return form(turn, { picks, start, problem: tooMany(MOST_TOPICS), turn: next });
      const found = await findMentors(
        sender.id,
        picks.map(({ id }) => id),
      );
      deps.noteShown?.(found.mentors.map(({ person }) => person.id));
      const mentors = await Promise.all(
        found.mentors.map(async (one) => ({ ...one, locale: await deps.localeOf(one.person) })),
      );
      turn.log.info({ topics: picks.length, mentors: mentors.length }, 'mentors');
      return mentorsCard(words, sender, { mentors, missing: found.missing, picks, start });
    };

  /** Topics that somebody else can help with. */
  const search: Search = async ({ words, sender }, typed) => {
    const found = await deps.suggest(typed, MOST_CHOICES * 2);
    const able = await Promise.all(found.map(({ skill }) => countHelpers(index, skill.id, sender.id)));
    return found
      .flatMap(({ skill, alias }, n) => {
        const helpers = able[n] ?? 0;
        if (helpers === 0) return [];
        const title = [hashtag(skill, words), alias, peopleText(words, helpers)].filter(Boolean).join(' · ');
        return [{ title, value: skill.id }];
      })
      .slice(0, MOST_CHOICES);
  };

  return {
    actions: {
      [MENTORS]: alone(async (turn, data) => {
        const { picks, start } = readData(formData, data);
        return form(turn, { picks: await chosen(turn, picks), start });
      }),
      [FIND_MENTORS[0]]: alone(look(1)),
      [FIND_MENTORS[1]]: alone(look(0)),
      welcome: alone(async ({ words, scope }) => welcomeCard(words, scope)),
    },
    searches: { [MENTOR_TOPICS_DATASET]: search },
  };
}
