import { z } from 'zod';
import { digestCard, noDigestCard } from '../../cards/digest-card';
import { errorCard } from '../../cards/error-card';
import { hashtag } from '../../cards/reason-line';
import { saidCard } from '../../cards/said-card';
import type { Clock } from '../../clock';
import { AppError } from '../../errors';
import type { Renderers } from '../../notices/render';
import type { AvailabilityOf } from '../../people/availability';
import type { PeopleStore } from '../../people/people-store';
import type { Locale, Person, PersonId } from '../../people/person';
import type { DigestStore } from '../../rituals/digest';
import type { DigestHour } from '../../rituals/digest-moment';
import { createDigestFor } from '../../rituals/digest-for';
import { digestNotices } from '../../rituals/digest-notices';
import { knownSkill } from '../../skills/known-skill';
import { createOfferSkills } from '../../skills/offer-skills';
import type { OwnSkills } from '../../skills/own-skills';
import { createIdeas } from '../../skills/related-skills';
import type { SkillResolver } from '../../skills/resolve';
import type { FirstWeekStore } from '../../rituals/first-week';
import { firstWeekNotices } from '../../rituals/first-week-notices';
import { createGuesses, type TopicsAround } from '../../rituals/guesses';
import { createGiveFirst, type GiveFirst } from '../../rituals/give-first';
import type { WithTime } from '../../rituals/mentors';
import { newcomerNotices } from '../../rituals/newcomer-notices';
import type { NewcomerStore } from '../../rituals/newcomers';
import { createShowStep } from '../../rituals/show-step';
import type { SkillIndex } from '../../skills/skill-index';
import { createSuggestSkills } from '../../skills/suggest-skills';
import type { ActionHandler, Command, Reply, Turn } from '../command';
import { questionSchema } from '../question';
import { readData } from '../read-data';
import { firstWeekActions } from './first-week-actions';
import { mentorActions } from './mentor-actions';

const ideaData = z.object({
  skill: z.string().min(1).max(300),
  question: questionSchema.optional().catch(undefined),
});

/** What the habits of the house stand on. */
export interface RitualDeps {
  readonly digests: DigestStore;
  readonly firstWeeks: FirstWeekStore;
  readonly newcomers: NewcomerStore;
  readonly topicsAround: TopicsAround;
  readonly ownSkills: OwnSkills;
  readonly people: PeopleStore;
  readonly index: SkillIndex;
  readonly resolver: SkillResolver;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly pings: boolean;
  readonly withTime: WithTime;
  readonly weeklyPings: number;
  readonly availabilityOf?: AvailabilityOf | undefined;
  readonly noteShown?: ((people: readonly PersonId[]) => void) | undefined;
  /** When the weekly digest comes; absent: the house sends none. */
  readonly digestHour?: DigestHour | undefined;
  readonly timeZone: string;
  readonly clock: Clock;
}

/**
 * The weekly digest and the first week: their notices, a look at them at any time, and their end with one tap; and who
 * could show somebody new around.
 */
export function createRituals(
  deps: RitualDeps & { readonly localeOf: (person: Person) => Promise<Locale> },
): {
  readonly renderers: Renderers;
  readonly actions: NonNullable<Command['actions']>;
  readonly searches: NonNullable<Command['searches']>;
  readonly giveFirst: GiveFirst;
} {
  const digestFor = createDigestFor(deps);
  const guessesFor = createGuesses({ ...deps, ideasFor: createIdeas(deps) });
  const offerSkills = createOfferSkills(deps);
  const showStep = createShowStep({ ...deps, guessesFor });
  const mentors = mentorActions({ ...deps, suggest: createSuggestSkills(deps) });
  const alone =
    (work: ActionHandler): ActionHandler =>
    async (turn, data) =>
      turn.private ? work(turn, data) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  /** Below a result: yes, others may ask me this. */
  async function ideaTaken({ sender, locale, words }: Turn, data: unknown): Promise<Reply> {
    const { skill: id, question } = readData(ideaData, data);
    const skill = await knownSkill(deps, id, sender.id);
    if (!skill) throw new AppError('invalid', 'no such skill');
    const said = await offerSkills.offered(sender.id, [id]);
    if (said.length === 0)
      await offerSkills.add(sender.id, [{ words: skill.labels[locale], as: id }], 'solve', locale);
    const title = words.rituals.ideas.added(hashtag(skill, words));
    return saidCard(words, title, words.add.thanks, { undo: true, question });
  }

  return {
    giveFirst: createGiveFirst({ ...deps, guessesFor }),
    renderers: {
      ...digestNotices({ ...deps, digestFor }),
      ...firstWeekNotices({ ...deps, showStep }),
      ...newcomerNotices(deps),
    },
    searches: mentors.searches,
    actions: {
      ...firstWeekActions({ ...deps, showStep }),
      ...mentors.actions,
      'idea-yes': alone(ideaTaken),
      digest: alone(async ({ words, sender }) => {
        const digest = await digestFor(sender);
        return digest ? digestCard(words, digest) : noDigestCard(words);
      }),
      'digest-off': alone(async ({ words, sender }) => {
        await deps.people.choose(sender.id, { digest: false });
        const { stopped, stoppedHint } = words.rituals.digest;
        return saidCard(words, stopped, stoppedHint, { undo: true, profile: true });
      }),
    },
  };
}
