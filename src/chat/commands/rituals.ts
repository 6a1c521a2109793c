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
import type { Resolver } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { ActionHandler, Command } from '../command';

/** What the habits of the house stand on. */
export interface RitualDeps {
  readonly digests: DigestStore;
  readonly people: PeopleStore;
  readonly index: SkillIndex;
  readonly resolver: Resolver;
  readonly mayBeShown: (person: PersonId) => Promise<boolean>;
  readonly pings: boolean;
  /** When the weekly digest comes; absent: the house sends none. */
  readonly digestHour?: DigestHour | undefined;
  readonly timeZone: string;
  readonly clock: Clock;
}

/** The weekly digest: its notice, a look at it at any time, and its end with one tap. */
export function createRituals(deps: RitualDeps): {
  readonly renderers: Renderers;
  readonly actions: NonNullable<Command['actions']>;
} {
  const digestFor = createDigestFor(deps);
  const alone =
    (work: ActionHandler): ActionHandler =>
    async (turn, data) =>
      turn.private ? work(turn, data) : errorCard(turn, turn.words.me.private, turn.words.me.privateHint);

  return {
    renderers: digestNotices({ ...deps, digestFor }),
    actions: {
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
