import type { Messages } from '../i18n/messages';
import type { Resolver, Skill } from '../skills/skill';
import type { BadgeName, EarnedBadge } from '../thanks/badges';
import { hashtag } from './reason-line';

/** A badge as cards show it. */
export interface ShownBadge {
  readonly name: BadgeName;
  /** Of those that are about a topic. */
  readonly skill?: Skill | undefined;
}

/** Badges with their topics; one whose topic is known no longer is left out. */
export function shownBadges(earned: readonly EarnedBadge[], resolver: Pick<Resolver, 'skill'>): ShownBadge[] {
  return earned.flatMap(({ name, skill: id }) => {
    if (id === undefined) return [{ name }];
    const skill = resolver.skill(id);
    return skill ? [{ name, skill }] : [];
  });
}

const SIGN = '✦';

/** A badge in words. */
export function badgeText(words: Messages, { name, skill }: ShownBadge): string {
  const { badge } = words.gratitude;
  return `${SIGN} ${badge.name[name](skill ? hashtag(skill, words) : '')}`;
}
