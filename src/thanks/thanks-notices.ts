import { sentenceGivenCard } from '../cards/sentence-cards';
import { thanksNoticeCard } from '../cards/thanks-cards';
import type { Community } from '../community/posts';
import type { RenderKind, Renderers } from '../notices/render';
import type { PeopleStore } from '../people/people-store';
import type { Resolver } from '../skills/skill';
import type { ThanksStore } from './thanks';

/**
 * What helpers are told about thanks: that they came, and a sentence that came later. The asker's card of a sentence is
 * none that is sent, but it is kept true.
 */
export function thanksNotices(deps: {
  readonly thanks: Pick<ThanksStore, 'find'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly resolver: Resolver;
  /** Where the community reads; absent where there is no such place. */
  readonly community?: Community | undefined;
}): Renderers {
  const about =
    (kind: 'thanks' | 'sentence'): RenderKind =>
    async (id, recipient, words) => {
      const thanks = await deps.thanks.find(id);
      const asker = thanks?.asker === undefined ? undefined : await deps.people.find(thanks.asker);
      if (!thanks || !asker || thanks.helper !== recipient.id) return undefined;
      const skill = thanks.skill === undefined ? undefined : deps.resolver.skill(thanks.skill);
      return thanksNoticeCard(words, asker, skill, thanks, kind);
    };
  const given: RenderKind = async (id, recipient, words) => {
    const thanks = await deps.thanks.find(id);
    const helper = thanks && (await deps.people.find(thanks.helper));
    if (!helper || thanks.asker !== recipient.id || thanks.sentence === undefined) return undefined;
    return sentenceGivenCard(words, helper, thanks, { hasCommunity: deps.community !== undefined });
  };
  return { thanks: about('thanks'), sentence: about('sentence'), 'sentence-given': given };
}
