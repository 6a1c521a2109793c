import { thanksNoticeCard } from '../cards/thanks-cards';
import type { RenderKind, Renderers } from '../notices/render';
import type { PeopleStore } from '../people/people-store';
import type { Resolver } from '../skills/skill';
import type { ThanksStore } from './thanks';

/** What helpers are told about thanks: that they came, and a sentence that came later. */
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
  return { thanks: about('thanks'), sentence: about('sentence') };
}
