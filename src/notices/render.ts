import type { Reply } from '../chat/command';
import { messages, type Messages } from '../i18n/messages';
import type { PeopleStore } from '../people/people-store';
import type { Locale, Person } from '../people/person';
import type { Render } from './deliver';

/**
 * Makes notices of one kind, from what is stored at the moment of sending; undefined when there is nothing to tell
 * any more. Keys can be given anew after a deletion, so it checks that the subject concerns the recipient.
 *
 * @param stands true once it was told: then it is made anew, and removed when there is nothing to tell.
 */
export type RenderKind = (
  subject: number,
  recipient: Person,
  words: Messages,
  stands: boolean,
) => Promise<Reply | undefined>;

/** A kind of notice with manners of its own. */
export interface NoticeKind {
  readonly render: RenderKind;
  /**
   * Rather not told than told twice: marked before it is sent, and never sent again when nobody knows whether it
   * arrived. Its noun hears of it through `OnUndelivered`. Others are sent until Teams has said that they arrived.
   */
  readonly once?: boolean;
  /** Comes to somebody who is asked for something; the house can switch all of these off at once (`PINGS`). */
  readonly unasked?: boolean;
}

/** Renderers by the kind of notice. */
export type Renderers = Readonly<Record<string, RenderKind | NoticeKind>>;

/** Every kind of notice: its card in the recipient's language, and its manners. */
export interface NoticeKinds {
  readonly render: Render;
  is(manner: 'once' | 'unasked', kind: string): boolean;
}

/**
 * Puts the kinds of all nouns together.
 *
 * @throws Error at once when two nouns claim the same kind.
 */
export function createNoticeKinds(deps: {
  readonly renderers: readonly Renderers[];
  readonly people: Pick<PeopleStore, 'find'>;
  readonly localeOf: (person: Person) => Promise<Locale>;
}): NoticeKinds {
  const kinds = new Map<string, NoticeKind>();
  for (const [kind, given] of deps.renderers.flatMap((one) => Object.entries(one))) {
    if (kinds.has(kind)) throw new Error(`Two nouns claim notices of the kind "${kind}".`);
    kinds.set(kind, typeof given === 'function' ? { render: given } : given);
  }
  return {
    render: async ({ recipient, content: { kind, subject }, message }) => {
      const person = await deps.people.find(recipient);
      if (!person?.enabled) return undefined;
      return kinds
        .get(kind)
        ?.render(subject, person, messages(await deps.localeOf(person)), message !== undefined);
    },
    is: (manner, kind) => kinds.get(kind)?.[manner] === true,
  };
}
