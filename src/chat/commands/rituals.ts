import { digestCard, noDigestCard } from '../../cards/digest-card';
import { errorCard } from '../../cards/error-card';
import { saidCard } from '../../cards/said-card';
import type { Clock } from '../../clock';
import type { Renderers } from '../../notices/render';
import type { PeopleStore } from '../../people/people-store';
import type { PersonId } from '../../people/person';
import type { DigestStore } from '../../rituals/digest';
import type { DigestHour } from '../../rituals/digest-moment';
import { createDigestFor } from '../../rituals/digest-for';
import { digestNotices } from '../../rituals/digest-notices';
import type { OwnSkills } from '../../skills/own-skills';
import { createIdeas } from '../../skills/related-skills';
import type { SkillResolver } from '../../skills/resolve';
import type { FirstWeekStore } from '../../rituals/first-week';
import { firstWeekNotices } from '../../rituals/first-week-notices';
import { createGuesses, type TopicsAround } from '../../rituals/guesses';
import { createShowStep } from '../../rituals/show-step';
import type { SkillIndex } from '../../skills/skill-index';
import type { ActionHandler, Command } from '../command';
import { firstWeekActions } from './first-week-actions';

/** What the habits of the house stand on. */
export interface RitualDeps {
  readonly digests: DigestStore;
  readonly firstWeeks: FirstWeekStore;
  readonly topicsAround: TopicsAround;
  readonly ownSkills: OwnSkills;
  readonly people: PeopleStore;
  readonly index: SkillIndex;
  readonly resolver: SkillResolver;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly pings: boolean;
  /** When the weekly digest comes; absent: the house sends none. */
  readonly digestHour?: DigestHour | undefined;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** The weekly digest and the first week: their notices, a look at them at any time, and their end with one tap. */
export function createRituals(deps: RitualDeps): {
  readonly renderers: Renderers;
  readonly actions: NonNullable<Command['actions']>;
} {
  const digestFor = createDigestFor(deps);
  const guessesFor = createGuesses({ ...deps, ideasFor: createIdeas(deps) });
  const showStep = createShowStep({ ...deps, guessesFor });
  const alone =
    (work: ActionHandler): ActionHandler =>
    async (turn, data) =>
      turn.private ? work(turn, data) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  return {
    renderers: { ...digestNotices({ ...deps, digestFor }), ...firstWeekNotices({ ...deps, showStep }) },
    actions: {
      ...firstWeekActions({ ...deps, showStep }),
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
