import { sentenceGivenCard } from '../cards/sentence-cards';
import { thanksNoticeCard } from '../cards/thanks-cards';
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
    return sentenceGivenCard(words, helper, thanks);
  };
  return { thanks: about('thanks'), sentence: about('sentence'), 'sentence-given': given };
}
