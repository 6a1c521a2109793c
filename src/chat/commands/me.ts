import { refreshing } from '../../cards/elements';
import { errorCard } from '../../cards/error-card';
import { profileCard, SHOWN_SENTENCES } from '../../cards/profile-card';
import { SETTINGS_DIALOG } from '../../cards/settings-cards';
import type { Clock } from '../../clock';
import type { PeopleStore } from '../../people/people-store';
import type { DigestHour } from '../../rituals/digest-moment';
import type { OwnSkills } from '../../skills/own-skills';
import type { Resolver } from '../../skills/skill';
import type { SkillIndex } from '../../skills/skill-index';
import type { ThanksStore } from '../../thanks/thanks';
import type { Command, Reply, Turn } from '../command';
import { mySkillsActions, shownSkills } from './my-skills';
import { profileActions } from './profile-actions';
import { createSettingsDialog, settingsOf } from './settings';

/** `/me`: my skills with their source, and the thanks I got; for my eyes only. */
export function createMeCommand(deps: {
  readonly people: PeopleStore;
  readonly index: Pick<SkillIndex, 'skillsOf' | 'removeSkill' | 'known'>;
  readonly ownSkills: OwnSkills;
  readonly thanks: Pick<ThanksStore, 'received'>;
  readonly resolver: Resolver;
  /** True where a Microsoft 365 profile counts only after the person's yes. */
  readonly optIn: boolean;
  readonly weeklyPings: number;
  readonly digestHour?: DigestHour | undefined;
  /** IANA, of people of whom nothing else tells it. */
  readonly timeZone: string;
  readonly clock: Clock;
  /** Buttons that stand beside the profile's own. */
  readonly actions?: Command['actions'];
  /** What the fields of their cards offer while somebody types. */
  readonly searches?: Command['searches'];
}): Command {
  /** @param next the verb that makes it anew when it is looked at again; only confirmations repeat theirs, so two take turns. */
  async function profile(turn: Turn, next: 'profile' | 'refresh-profile'): Promise<Reply> {
    if (!turn.private) return errorCard(turn, turn.words.me.private, turn.words.me.privateHint);
    const [skills, thanks, choices] = await Promise.all([
      deps.index.skillsOf(turn.sender.id),
      deps.thanks.received(turn.sender.id),
      deps.people.choices(turn.sender.id),
    ]);
    const sentences = await Promise.all(
      thanks
        .flatMap(({ asker, sentence, at }) => (sentence === undefined ? [] : [{ asker, sentence, at }]))
        .slice(0, SHOWN_SENTENCES)
        .map(async ({ asker, ...rest }) => ({
          ...rest,
          from: asker === undefined ? undefined : await deps.people.find(asker),
        })),
    );
    const own = shownSkills(skills, deps.resolver);
    const paused = (choices.pausedUntil ?? 0) > deps.clock();
    const reply = profileCard(turn.words, turn.sender, own, thanks.length, sentences, {
      hidden: choices.hidden,
      pausedUntil: paused ? choices.pausedUntil : undefined,
      profileUsed: !deps.optIn || choices.optedIn,
      settings: settingsOf(deps, turn.sender, choices),
    });
    const { account, words } = turn;
    if (account === undefined) return reply;
    return { ...reply, card: refreshing(reply.card, words.me.heading, next, account) };
  }

  return {
    name: 'me',
    aliases: { en: ['me', 'profile'], de: ['ich', 'profil'] },
    takesWords: false,
    run: (turn) => profile(turn, 'refresh-profile'),
    actions: {
      profile: (turn) => profile(turn, 'refresh-profile'),
      'refresh-profile': (turn) => profile(turn, 'profile'),
      ...profileActions(deps),
      ...mySkillsActions(deps),
      ...deps.actions,
    },
    dialogs: { [SETTINGS_DIALOG]: createSettingsDialog(deps) },
    ...(deps.searches && { searches: deps.searches }),
  };
}
