import { thanksNoticeCard } from '../cards/thanks-cards';
import { messages } from '../i18n/messages';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person } from '../people/person';
import type { Resolver } from '../skills/skill';
import type { ThanksStore } from '../thanks/thanks';
import type { Render } from './deliver';

/** Turns notices into cards in the recipient's language, from what is stored at the moment of sending. */
export function createRenderNotice(deps: {
  readonly thanks: Pick<ThanksStore, 'find'>;
  readonly people: PeopleStore;
  readonly resolver: Resolver;
  readonly localeOf: (person: Person) => Promise<Locale>;
}): Render {
  return async ({ recipient, content }) => {
    if (content.kind === 'retract') return undefined;
    const thanks = await deps.thanks.find(content.thanks);
    const asker = thanks?.asker === undefined ? undefined : await deps.people.find(thanks.asker);
    const helper = await deps.people.find(recipient);
    if (!thanks || !asker || !helper?.enabled) return undefined;
    const words = messages(await deps.localeOf(helper));
    const skill = thanks.skill === undefined ? undefined : deps.resolver.skill(thanks.skill);
    return thanksNoticeCard(words, asker, skill, thanks, content.kind);
  };
}
